/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline check: every fault of plan and data, as a report. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <string.h>

/* One line: what was looked at. */
static char *summary(const struct input *input)
{
        const size_t counts[] = {
                input->plan ? tl_plan_indicator_count(input->plan) : 0,
                input->plan ? tl_plan_target_count(input->plan) : 0,
                tl_dataset_count(input->data),
                input->n_files,
        };
        char numbers[G_N_ELEMENTS(counts)][24];

        for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
                g_snprintf(numbers[i], sizeof numbers[i], "%zu", counts[i]);
        return message_text(TEXT_checked, numbers[0], numbers[1], numbers[2], numbers[3], NULL);
}

/* The faults, if any, and what was looked at, for people. What @failed without a fault was said. */
static char *text_report(const struct input *input, const char *faults, bool failed)
{
        bool any = tl_faults_count(input->faults) > 0;
        char *checked = summary(input);
        char *last =
                any || failed ? g_strdup(checked) : message_text(TEXT_no_faults, checked, NULL);
        char *text = g_strconcat(any ? faults : "", any ? "\n" : "", last, "\n", NULL);

        g_free(checked);
        g_free(last);
        return text;
}

static int report(const struct options *options, const struct input *input, bool failed)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_error error;
        char *faults = NULL, *text = NULL;
        bool written;

        if (tl_report_faults(input->faults, &shown, &faults, &error) != TL_OK)
                return input_say_error(options, input, &error);
        if (strcmp(shown.format, "text") == 0)
                text = text_report(input, faults, failed);
        written = output_write(options, text ? text : faults);
        tl_string_free(faults);
        g_free(text);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

/* The names that the plan does not know, as a map to fill in; csv unless something else is asked
 * for. What is wrong with the data is said on stderr. */
static int print_map(const struct options *options, const struct input *input)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_error error;
        char *text = NULL;

        input_say_faults(options, input);
        if (!input->plan)
                return EXIT_COULD_NOT;
        if (!options->format && strcmp(shown.format, "text") == 0)
                shown.format = "csv";
        if (tl_report_map(input->plan, input->data, &shown, &text, &error) != TL_OK)
                return input_say_error(options, input, &error);
        return output_report(options, text) ? EXIT_DONE : EXIT_COULD_NOT;
}

/* A plan that names no data is checked alone. */
static int load(const struct options *options, struct input *input)
{
        int status = input_plan(options, input);
        bool found = input->plan || tl_faults_count(input->faults) > 0;
        bool alone = input->plan && options->n_files == 0 && !*tl_plan_info(input->plan)->data;

        if (!found || alone)
                return status;
        input_free(input);
        return input_load(options, input);
}

int cmd_check(const struct options *options)
{
        struct input input;
        int status = load(options, &input);
        bool failed = status != EXIT_DONE;

        if (status != EXIT_USAGE && options->map_template)
                status = print_map(options, &input);
        else if (status != EXIT_USAGE && (failed || !options->quiet))
                status = report(options, &input, failed);
        input_free(&input);
        return failed && status == EXIT_DONE ? EXIT_COULD_NOT : status;
}
