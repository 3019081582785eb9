/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the bundled plans (indicators/) and data (datasets/): in the folder that the environment
 * names; beside the sources for a program run where it was built; beside an installed program,
 * wherever it was moved; or where the build said. */
#include "bundle.h"

#include "message.h"

#include <glib.h>
#include <string.h>

/* The folder of the running program; "" where it cannot be known. */
static char *program_folder(void)
{
        char *program = g_file_read_link("/proc/self/exe", NULL);
        char *folder = program ? g_path_get_dirname(program) : g_strdup("");

        g_free(program);
        return folder;
}

static char *find_root(void)
{
        const char *named = g_getenv("TARGETLINE_DATADIR");
        char *folder = program_folder();
        char *share = g_canonicalize_filename("../share/targetline", *folder ? folder : "/");
        const char *found = TL_DATADIR;
        char *copy;

        if (named && *named)
                found = named;
        else if (g_str_has_prefix(folder, TL_BUILD_ROOT G_DIR_SEPARATOR_S))
                found = TL_SOURCE_ROOT;
        else if (g_file_test(share, G_FILE_TEST_IS_DIR))
                found = share;
        copy = g_strdup(found);
        g_free(folder);
        g_free(share);
        return copy;
}

static const char *root(void)
{
        static char *folder;

        if (!folder)
                folder = find_root();
        return folder;
}

static bool is_plan(const char *folder)
{
        char *file = g_build_filename(folder, "plan.csv", NULL);
        bool exists = g_file_test(file, G_FILE_TEST_EXISTS);

        g_free(file);
        return exists;
}

char *bundle_plan(const char *name)
{
        char *folder = g_build_filename(root(), "indicators", name, NULL);

        if (!strchr(name, G_DIR_SEPARATOR) && is_plan(folder))
                return folder;
        g_free(folder);
        return is_plan(name) ? g_strdup(name) : NULL;
}

static int compare(const void *a, const void *b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **bundle_plan_names(void)
{
        char *plans = g_build_filename(root(), "indicators", NULL);
        GDir *dir = g_dir_open(plans, 0, NULL);
        GPtrArray *names = g_ptr_array_new();
        const char *name;

        while (dir && (name = g_dir_read_name(dir))) {
                char *folder = g_build_filename(plans, name, NULL);

                if (is_plan(folder))
                        g_ptr_array_add(names, g_strdup(name));
                g_free(folder);
        }
        if (dir)
                g_dir_close(dir);
        g_free(plans);
        g_ptr_array_sort(names, compare);
        g_ptr_array_add(names, NULL);
        return (char **)g_ptr_array_free(names, FALSE);
}

void bundle_say_no_plans(void)
{
        char *plans = g_build_filename(root(), "indicators", NULL);

        say(g_file_test(plans, G_FILE_TEST_IS_DIR) ? TEXT_no_plans : TEXT_no_bundle, root(), NULL);
        g_free(plans);
}

/* A file, or observations.csv of a folder. */
static char *data_file(char *path)
{
        char *file;

        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
                return path;
        file = g_build_filename(path, "observations.csv", NULL);
        g_free(path);
        return file;
}

char *bundle_data(const char *folder, const char *data)
{
        char *own, *bundled;

        if (g_path_is_absolute(data))
                return data_file(g_strdup(data));
        own = data_file(g_build_filename(folder, data, NULL));
        if (g_file_test(own, G_FILE_TEST_EXISTS))
                return own;
        bundled = data_file(g_build_filename(root(), "datasets", data, NULL));
        if (!g_file_test(bundled, G_FILE_TEST_EXISTS)) {
                say(TEXT_no_plan_data, data, own, bundled, NULL);
                g_clear_pointer(&bundled, g_free);
        }
        g_free(own);
        return bundled;
}
