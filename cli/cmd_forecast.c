/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline forecast: projections of every series. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <limits.h>
#include <string.h>

/* Up to which year: as asked, or up to the plan's last horizon. 0 when --horizon says it. */
static int last_year(const struct options *options, const struct input *input)
{
        return options->to || options->horizon ? (int)options->to : input->last_horizon;
}

static bool is_asked(char **names, const char *name)
{
        return !names || g_strv_contains((const char *const *)names, name);
}

/* The first year of all that was asked for; INT_MAX when there are no data of it. */
static int first_year(const struct options *options, const struct input *input)
{
        int first = INT_MAX;

        for (size_t i = 0; i < tl_dataset_series_count(input->data); i++) {
                const struct tl_series *series = tl_dataset_series_at(input->data, i);

                if (is_asked(options->areas, series->area) &&
                    is_asked(options->indicators, series->indicator))
                        first = MIN(first, series->first_year);
        }
        return first;
}

/* Why there is not a single year to forecast. */
static int say_nothing(const struct options *options, const struct input *input)
{
        int first = first_year(options, input);
        bool early = options->until && first > options->until;
        char *year = g_strdup_printf("%d", early ? (int)options->until : last_year(options, input));

        if (first == INT_MAX)
                say(TEXT_nothing_observed, NULL);
        else
                say(early ? TEXT_nothing_until : TEXT_nothing_to_forecast, year, NULL);
        g_free(year);
        return EXIT_COULD_NOT;
}

/* What a block of rows is reported with. */
struct report {
        const struct input *input;
        struct tl_assess_settings settings;
        struct tl_report_settings shown;
        struct output output;
        size_t n_rows;
        struct tl_error error;
};

static int write_rows(struct report *report, const struct tl_projection *projection)
{
        char *text = NULL;
        int status = tl_report_projection(report->input->plan, projection, &report->settings,
                                          &report->shown, &text, &report->error);

        if (status == TL_OK && !output_add(&report->output, text))
                status = TL_EIO;
        tl_string_free(text);
        report->shown.continued = true;
        return status;
}

static int read_block(void *context, const struct tl_projection *block)
{
        struct report *report = context;
        size_t n = tl_projection_count(block);

        report->n_rows += n;
        return n ? write_rows(report, block) : TL_OK;
}

/* Of a csv every block of rows is written as soon as it is there; other formats need all rows. */
static int project(const struct options *options, struct report *report)
{
        const struct input *input = report->input;
        int to = last_year(options, input), horizon = (int)options->horizon, status;
        enum tl_nature nature = (enum tl_nature)options->nature;
        struct tl_projection *all = NULL;

        if (strcmp(report->shown.format, "csv") == 0)
                return tl_project_each(input->plan, input->data, &report->settings, to, horizon,
                                       nature, read_block, report, &report->error);
        status = tl_project(input->plan, input->data, &report->settings, to, horizon, nature, &all,
                            &report->error);
        if (status == TL_OK)
                status = read_block(report, all);
        tl_projection_free(all);
        return status;
}

static int report(const struct options *options, const struct input *input)
{
        struct report report = { .input = input,
                                 .settings = input_settings(options),
                                 .shown = output_settings(options) };
        bool written;
        int status;

        output_begin(&report.output, options);
        status = project(options, &report);
        if (status == TL_OK && report.n_rows == 0) {
                output_cancel(&report.output);
                return say_nothing(options, input);
        }
        if (status != TL_OK && !report.output.error) {
                output_cancel(&report.output);
                return input_say_error(options, input, &report.error);
        }
        written = output_end(&report.output);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

int cmd_forecast(const struct options *options)
{
        struct input input;
        int status = input_load_series(options, &input);

        input_say_faults(options, &input);
        if (status == EXIT_DONE)
                status = report(options, &input);
        input_free(&input);
        return status;
}
