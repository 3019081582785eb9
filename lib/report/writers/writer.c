/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of writers. */
#include "report/writers/writer.h"

#include <glib.h>
#include <string.h>

const struct tl__writer *const tl__writers[] = {
#define WRITER(name) &tl__writer_##name,
#include "report/writers/writers.def"
#undef WRITER
        NULL,
};

static const char *const names[] = {
#define WRITER(name) #name,
#include "report/writers/writers.def"
#undef WRITER
        NULL,
};

const char *const *tl_writer_names(void)
{
        return names;
}

const struct tl__writer *tl__writer_find(const char *name)
{
        for (size_t i = 0; tl__writers[i]; i++)
                if (strcmp(tl__writers[i]->name, name) == 0)
                        return tl__writers[i];
        return NULL;
}

const char *tl_writer_extensions(const char *name)
{
        const struct tl__writer *writer = tl__writer_find(name);

        return writer ? writer->extensions : NULL;
}

static bool has_extension(const struct tl__writer *writer, const char *extension)
{
        char **extensions = g_strsplit(writer->extensions, ";", -1);
        bool found = false;

        for (size_t i = 0; extensions[i] && !found; i++)
                found = g_ascii_strcasecmp(extensions[i], extension) == 0;
        g_strfreev(extensions);
        return found;
}

const char *tl_writer_for_file(const char *path)
{
        const char *slash = strrchr(path, '/');
        const char *point = strrchr(slash ? slash : path, '.');

        for (size_t i = 0; point && tl__writers[i]; i++)
                if (has_extension(tl__writers[i], point + 1))
                        return tl__writers[i]->name;
        return NULL;
}
