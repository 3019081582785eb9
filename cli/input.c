/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading the plan and the data files. */
#include "input.h"

#include "bundle.h"
#include "command.h"
#include "message.h"
#include "output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int say_no_plan(const char *name)
{
        char **names = bundle_plan_names();
        char *all = names_joined((const char *const *)names);
        const char *near = tl_nearest(name, (const char *const *)names);
        bool any = *names;

        if (!any)
                bundle_say_no_plans();
        else if (near)
                say(TEXT_no_plan_near, name, all, near, NULL);
        else
                say(TEXT_no_plan, name, all, NULL);
        g_free(all);
        g_strfreev(names);
        return any ? EXIT_USAGE : EXIT_COULD_NOT;
}

int input_plan(const struct options *options, struct input *input)
{
        const char *name = options->plan ? options->plan : DEFAULT_PLAN;
        char *folder = bundle_plan(name);
        const struct tl_plan_info *info;
        int status;

        *input = (struct input){ .faults = tl_faults_new(), .data = tl_dataset_new() };
        if (!folder)
                return say_no_plan(name);
        status = tl_plan_load(folder, &input->plan, input->faults);
        g_free(folder);
        if (status)
                return EXIT_COULD_NOT;
        info = tl_plan_info(input->plan);
        if (info->n_horizons)
                input->last_horizon = info->horizons[info->n_horizons - 1];
        return EXIT_DONE;
}

/* Standard input as one block; NULL after saying that it cannot be read. */
static const GString *piped(struct input *input)
{
        char block[65536];
        size_t n;

        if (!input->piped) {
                input->piped = g_string_new(NULL);
                while ((n = fread(block, 1, sizeof block, stdin)) > 0)
                        g_string_append_len(input->piped, block, (gssize)n);
                if (ferror(stdin))
                        say(TEXT_stdin_failed, g_strerror(errno), NULL);
        }
        return ferror(stdin) ? NULL : input->piped;
}

static bool read_stdin(struct input *input, struct tl_dataset *data,
                       const struct tl_read_settings *settings)
{
        const GString *bytes = piped(input);

        return bytes && tl_dataset_read_bytes(data, bytes->str, bytes->len, "<stdin>", settings,
                                              input->faults) == TL_OK;
}

/* Is @path the file that FILE=DATE names, by its whole name or its last parts? */
static bool is_named(const char *path, const char *file, size_t n)
{
        size_t length = strlen(path);

        if (length < n || strncmp(path + length - n, file, n) != 0)
                return false;
        return length == n || path[length - n - 1] == '/';
}

/* Of a file's data that state no date; what is said of the file itself counts before what is said
 * of all. 0: nothing is. */
static int published_of(const struct options *options, const char *path)
{
        int of_all = 0, of_file = 0;

        for (char **word = options->published; word && *word; word++) {
                const char *equals = strrchr(*word, '=');

                if (!equals)
                        of_all = tl_date(*word);
                else if (is_named(path, *word, (size_t)(equals - *word)))
                        of_file = tl_date(equals + 1);
        }
        return of_file ? of_file : of_all;
}

/* Into @data, which is the input's or that of --test. */
static bool read_file(const char *path, const struct options *options, struct input *input,
                      struct tl_dataset *data, const struct tl_read_settings *all)
{
        struct tl_read_settings settings = *all;

        settings.published = published_of(options, path);
        input->n_files++;
        if (strcmp(path, "-") == 0)
                return read_stdin(input, data, &settings);
        return tl_dataset_read(data, path, &settings, input->faults) == TL_OK;
}

/* The data that the plan names. */
static int read_bundled(const struct options *options, struct input *input,
                        const struct tl_read_settings *settings)
{
        const struct tl_plan_info *info = input->plan ? tl_plan_info(input->plan) : NULL;
        int status = EXIT_COULD_NOT;
        char *file;

        if (!info)
                return status; /* its faults are said already */
        if (!*info->data) {
                say(TEXT_no_data, NULL);
                return status;
        }
        file = bundle_data(info->folder, info->data);
        if (file && !output_spares(options, file))
                status = EXIT_USAGE;
        else if (file && read_file(file, options, input, input->data, settings))
                status = EXIT_DONE;
        g_free(file);
        return status;
}

static struct tl_read_settings read_settings(const struct options *options,
                                             const struct input *input)
{
        struct tl_read_settings settings = tl_read_settings_defaults();

        if (options->decimal)
                settings.decimal = *options->decimal;
        settings.encoding = options->encoding;
        if (input->plan)
                settings.area = tl_plan_info(input->plan)->area;
        return settings;
}

static int read_maps(const struct options *options, struct input *input, struct tl_dataset *data)
{
        int status = EXIT_DONE;

        for (char **map = options->maps; map && *map; map++)
                if (tl_dataset_read_map(data, *map, input->faults))
                        status = EXIT_COULD_NOT;
        return status;
}

/* All files, or else the plan's own. @status: what came of the plan. */
static int read_all(const struct options *options, struct input *input, int status)
{
        struct tl_read_settings settings = read_settings(options, input);
        int bundled = options->n_files ? EXIT_DONE : read_bundled(options, input, &settings);
        int mapped = read_maps(options, input, input->data);

        for (size_t i = 0; i < options->n_files; i++)
                if (!read_file(options->files[i], options, input, input->data, &settings))
                        status = EXIT_COULD_NOT;
        return MAX(MAX(status, mapped), bundled);
}

/* @status: what came of the plan. Files with faults are bound too, which finds the rest of them. */
static int read_and_bind(const struct options *options, struct input *input, int status)
{
        int read = read_all(options, input, status);

        return tl_dataset_bind(input->data, input->plan, input->faults) ? MAX(read, EXIT_COULD_NOT)
                                                                        : read;
}

int input_load_names(const struct options *options, struct input *input)
{
        int status = EXIT_DONE;

        if (options->plan)
                status = input_plan(options, input);
        else
                *input = (struct input){ .faults = tl_faults_new(), .data = tl_dataset_new() };
        if (status == EXIT_USAGE)
                return status;
        if (!options->plan && options->n_files == 0) {
                say(TEXT_nothing_to_convert, NULL);
                return EXIT_USAGE;
        }
        status = read_all(options, input, status);
        return tl_dataset_name(input->data, input->plan, input->faults)
                       ? MAX(status, EXIT_COULD_NOT)
                       : status;
}

int input_load(const struct options *options, struct input *input)
{
        int status = input_plan(options, input);

        return status == EXIT_USAGE ? status : read_and_bind(options, input, status);
}

/* Asks the observations: data with faults have no series. */
static bool knows_any(const struct input *input)
{
        for (size_t i = 0; i < tl_dataset_count(input->data); i++)
                if (tl_plan_indicator(input->plan, tl_dataset_at(input->data, i)->indicator))
                        return true;
        return false;
}

int input_load_series(const struct options *options, struct input *input)
{
        int status = input_load(options, input);

        if (!input->plan || options->plan || options->n_files == 0 || knows_any(input))
                return status;
        tl_dataset_free(input->data);
        tl_faults_free(input->faults);
        tl_plan_free(input->plan);
        input->data = tl_dataset_new();
        input->faults = tl_faults_new();
        input->plan = NULL;
        input->n_files = 0;
        return read_and_bind(options, input, EXIT_DONE);
}

struct tl_dataset *input_test(const struct options *options, struct input *input)
{
        struct tl_read_settings settings = read_settings(options, input);
        struct tl_dataset *data = tl_dataset_new();
        bool is_read = read_file(options->test, options, input, data, &settings);
        bool is_mapped = read_maps(options, input, data) == EXIT_DONE;

        /* Bound even when it has faults, which finds the rest of them. */
        if (tl_dataset_bind(data, input->plan, input->faults) == TL_OK && is_read && is_mapped)
                return data;
        tl_dataset_free(data);
        return NULL;
}

void input_say_faults(const struct options *options, const struct input *input)
{
        enum tl_severity least = options->quiet ? TL_ERROR : TL_WARNING;

        for (size_t i = 0; i < tl_faults_count(input->faults); i++) {
                const struct tl_fault *fault = tl_faults_at(input->faults, i);

                if (fault->severity >= least)
                        say_fault(fault);
        }
}

/* --------------------------------------------------------------- names not found ---- */

static bool is_one_of(const char *name, const char *const names[])
{
        for (size_t i = 0; names[i]; i++)
                if (strcmp(names[i], name) == 0)
                        return true;
        return false;
}

/* Says each of @given (may be NULL) that is not among @names; true when there was one. */
static bool say_not_found(const char *option, char **given, GPtrArray *names)
{
        const char *const *known;
        bool any = false;

        g_ptr_array_add(names, NULL);
        known = (const char *const *)names->pdata;
        for (; given && *given; given++) {
                const char *near = tl_nearest(*given, known);

                if (is_one_of(*given, known))
                        continue;
                if (near)
                        say(TEXT_not_found_near, option, *given, near, NULL);
                else
                        say(TEXT_not_found, option, *given, NULL);
                any = true;
        }
        g_ptr_array_free(names, TRUE);
        return any;
}

static GPtrArray *area_names(const struct input *input)
{
        GPtrArray *names = g_ptr_array_new();

        if (input->plan)
                g_ptr_array_add(names, (gpointer)tl_plan_info(input->plan)->area);
        for (size_t i = 0; i < tl_dataset_area_count(input->data); i++)
                g_ptr_array_add(names, (gpointer)tl_dataset_area_at(input->data, i));
        return names;
}

static GPtrArray *indicator_names(const struct input *input)
{
        GPtrArray *names = g_ptr_array_new();

        for (size_t i = 0; input->plan && i < tl_plan_indicator_count(input->plan); i++)
                g_ptr_array_add(names, (gpointer)tl_plan_indicator_at(input->plan, i)->id);
        for (size_t i = 0; i < tl_dataset_series_count(input->data); i++)
                g_ptr_array_add(names, (gpointer)tl_dataset_series_at(input->data, i)->indicator);
        return names;
}

int input_say_error(const struct options *options, const struct input *input,
                    const struct tl_error *error)
{
        bool area, indicator;

        if (error->status == TL_ENOTFOUND) {
                area = say_not_found("--area", options->areas, area_names(input));
                indicator =
                        say_not_found("--indicator", options->indicators, indicator_names(input));
                if (area || indicator)
                        return EXIT_COULD_NOT;
        }
        say(TEXT_failed, error->text, NULL);
        return EXIT_COULD_NOT;
}

void input_free(struct input *input)
{
        tl_dataset_free(input->data);
        tl_plan_free(input->plan);
        tl_faults_free(input->faults);
        if (input->piped)
                g_string_free(input->piped, TRUE);
}

struct tl_assess_settings input_settings(const struct options *options)
{
        struct tl_assess_settings settings = tl_assess_settings_defaults();

        settings.forecast.model =
                options->models ? options->models[g_strv_length(options->models) - 1] : NULL;
        settings.forecast.seed = (uint64_t)options->seed;
        settings.forecast.paths = (size_t)options->paths;
        memcpy(settings.levels, options->levels, sizeof settings.levels);
        settings.n_levels = options->n_levels;
        settings.until = (int)options->until;
        settings.areas = (const char *const *)options->areas;
        settings.n_areas = options->areas ? g_strv_length(options->areas) : 0;
        settings.indicators = (const char *const *)options->indicators;
        settings.n_indicators = options->indicators ? g_strv_length(options->indicators) : 0;
        settings.threads = (unsigned)options->threads;
        return settings;
}
