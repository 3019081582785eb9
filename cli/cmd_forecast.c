/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline forecast: projections of every series. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <limits.h>

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

static int report(const struct options *options, const struct input *input)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_assess_settings settings = input_settings(options);
        struct tl_projection *projection = NULL;
        struct tl_error error;
        char *text = NULL;
        int status = tl_project(input->plan, input->data, &settings, last_year(options, input),
                                (int)options->horizon, (enum tl_nature)options->nature, &projection,
                                &error);

        if (status == TL_OK && tl_projection_count(projection) == 0) {
                tl_projection_free(projection);
                return say_nothing(options, input);
        }
        if (status == TL_OK)
                status = tl_report_projection(input->plan, projection, &settings, &shown, &text,
                                              &error);
        tl_projection_free(projection);
        if (status != TL_OK)
                return input_say_error(options, input, &error);
        return output_report(options, text) ? EXIT_DONE : EXIT_COULD_NOT;
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
