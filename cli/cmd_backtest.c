/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline backtest: how well each series would have been forecast. */
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

static struct tl_evaluate_settings settings_of(const struct options *options)
{
        struct tl_evaluate_settings settings = tl_evaluate_settings_defaults();

        settings.assess = input_settings(options);
        settings.horizon = (size_t)options->horizon;
        settings.nature = (enum tl_nature)options->nature;
        settings.progress = options->quiet ? NULL : message_progress;
        if (options->models) {
                settings.models = (const char *const *)options->models;
                settings.n_models = g_strv_length(options->models);
        }
        return settings;
}

/* Is there a series at all beside the rows of all together? */
static bool any_series(const struct tl_evaluation *evaluation)
{
        return tl_evaluation_count(evaluation) > tl_evaluation_model_count(evaluation);
}

static int say_nothing(void)
{
        say(TEXT_nothing_to_test, NULL);
        return EXIT_COULD_NOT;
}

/* @test is NULL where no test file was asked for. */
static int report(const struct options *options, const struct input *input,
                  const struct tl_dataset *test)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_evaluate_settings settings = settings_of(options);
        struct tl_evaluation *evaluation = NULL;
        struct tl_error error;
        char *text = NULL;
        int status = tl_evaluate(input->plan, input->data, test, &settings, &evaluation, &error);

        if (status == TL_OK && !any_series(evaluation)) {
                tl_evaluation_free(evaluation);
                return say_nothing();
        }
        if (status == TL_OK)
                status = tl_report_evaluation(input->plan, evaluation, &shown, &text, &error);
        tl_evaluation_free(evaluation);
        if (status != TL_OK)
                return input_say_error(options, input, &error);
        return output_report(options, text) ? EXIT_DONE : EXIT_COULD_NOT;
}

int cmd_backtest(const struct options *options)
{
        struct input input;
        struct tl_dataset *test = NULL;
        int status = input_load_series(options, &input);

        if (options->test && status != EXIT_USAGE) {
                test = input_test(options, &input);
                status = test ? status : EXIT_COULD_NOT;
        }
        input_say_faults(options, &input);
        if (status == EXIT_DONE)
                status = report(options, &input, test);
        tl_dataset_free(test);
        input_free(&input);
        return status;
}
