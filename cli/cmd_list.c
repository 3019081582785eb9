/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline list: what there is to choose from. */
#include "bundle.h"
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <string.h>

static int report(const struct options *options, enum tl_list what,
                  const struct tl_plan *const plans[], size_t n_plans)
{
        struct tl_report_settings shown = output_settings(options);
        struct tl_error error;
        char *text = NULL;

        if (tl_report_list(what, plans, n_plans, &shown, &text, &error) != TL_OK) {
                say(TEXT_failed, error.text, NULL);
                return EXIT_COULD_NOT;
        }
        return output_report(options, text) ? EXIT_DONE : EXIT_COULD_NOT;
}

/* Models, readers, writers, kinds, reasons: tables of the library. */
static int list_members(const struct options *options, enum tl_list what)
{
        return report(options, what, NULL, 0);
}

static int list_of_plan(const struct options *options, enum tl_list what)
{
        struct input input;
        int status = input_plan(options, &input);

        if (status != EXIT_USAGE)
                input_say_faults(options, &input);
        if (status == EXIT_DONE)
                status = report(options, what, (const struct tl_plan *const *)&input.plan, 1);
        input_free(&input);
        return status;
}

static int list_these(const struct options *options, enum tl_list what, char **names)
{
        size_t n = g_strv_length(names), n_loaded = 0;
        struct input *inputs = g_new0(struct input, n + 1);
        const struct tl_plan **plans = g_new0(const struct tl_plan *, n + 1);
        int status;

        for (size_t i = 0; i < n; i++) {
                struct options one = *options;

                one.plan = names[i];
                input_plan(&one, &inputs[i]);
                input_say_faults(&one, &inputs[i]);
                if (inputs[i].plan)
                        plans[n_loaded++] = inputs[i].plan;
        }
        status = report(options, what, plans, n_loaded);
        for (size_t i = 0; i < n; i++)
                input_free(&inputs[i]);
        g_free(inputs);
        g_free(plans);
        return n_loaded < n && status == EXIT_DONE ? EXIT_COULD_NOT : status;
}

static int list_plans(const struct options *options, enum tl_list what)
{
        char **names = bundle_plan_names();
        int status = EXIT_COULD_NOT;

        if (*names)
                status = list_these(options, what, names);
        else
                bundle_say_no_plans();
        g_strfreev(names);
        return status;
}

/* A table to fill in is for a spreadsheet, unless something else is asked for. */
static int list_template(const struct options *options, enum tl_list what)
{
        struct options one = *options;

        if (!one.format && !(one.output && tl_writer_for_file(one.output)))
                one.format = "csv";
        return list_of_plan(&one, what);
}

static const struct {
        const char *name;
        enum tl_list what;
        int (*run)(const struct options *options, enum tl_list what);
} lists[] = {
        { "plans", TL_LIST_PLANS, list_plans },
        { "indicators", TL_LIST_INDICATORS, list_of_plan },
        { "targets", TL_LIST_TARGETS, list_of_plan },
        { "template", TL_LIST_TEMPLATE, list_template },
        { "models", TL_LIST_MODELS, list_members },
        { "readers", TL_LIST_READERS, list_members },
        { "writers", TL_LIST_WRITERS, list_members },
        { "kinds", TL_LIST_KINDS, list_members },
        { "reasons", TL_LIST_REASONS, list_members },
};

const char *const *list_names(void)
{
        static const char *names[G_N_ELEMENTS(lists) + 1];

        for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
                names[i] = lists[i].name;
        return names;
}

int cmd_list(const struct options *options)
{
        for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
                if (options->n_files && strcmp(lists[i].name, options->files[0]) == 0)
                        return lists[i].run(options, lists[i].what);
        return command_say_operand(options, list_names());
}
