/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline gap: the gap table. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

static const bool off_track[TL_N_VERDICTS] = {
        [TL_BEHIND] = true,
        [TL_AT_RISK] = true,
        [TL_REVERSING] = true,
        [TL_MISSED] = true,
};

static bool any_off_track(const struct tl_assessment *assessment)
{
        for (size_t i = 0; i < tl_assessment_count(assessment); i++)
                if (off_track[tl_assessment_at(assessment, i)->verdict])
                        return true;
        return false;
}

static int report(const struct options *options, const struct input *input)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_assess_settings settings = input_settings(options);
        struct tl_assessment *assessment = NULL;
        struct tl_error error;
        char *text = NULL;
        int status = tl_assess(input->plan, input->data, &settings, &assessment, &error);
        bool off = false;

        if (status == TL_OK)
                status = tl_report_gap(input->plan, assessment, &settings, &shown, &text, &error);
        if (status != TL_OK) {
                tl_assessment_free(assessment);
                return input_say_error(options, input, &error);
        }
        off = options->exit_status && any_off_track(assessment);
        tl_assessment_free(assessment);
        if (!output_report(options, text))
                return EXIT_COULD_NOT;
        return off ? EXIT_OFF_TRACK : EXIT_DONE;
}

int cmd_gap(const struct options *options)
{
        struct input input;
        int status = input_load(options, &input);

        input_say_faults(options, &input);
        if (status == EXIT_DONE)
                status = report(options, &input);
        input_free(&input);
        return status;
}
