/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline forecast: projections of every series. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

/* Up to which year: as asked, or up to the plan's last horizon. 0 when --horizon says it. */
static int last_year(const struct options *options, const struct input *input)
{
        return options->to || options->horizon ? (int)options->to : input->last_horizon;
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
