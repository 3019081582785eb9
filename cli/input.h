/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command works on: a plan and observations bound to it. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "option.h"

struct input {
        struct tl_plan *plan;
        struct tl_dataset *data;
        struct tl_faults *faults; /* of the plan, the files and their binding, in this order */
        size_t n_files;           /* of data */
        int last_horizon;         /* of the plan, 0 when it has none */
        GString *piped;           /* standard input once it was read */
};

/* Only the plan. EXIT_DONE; EXIT_USAGE when there is no such plan, EXIT_COULD_NOT when it has
 * errors; what was read is in @input in any case, for input_free(). */
int input_plan(const struct options *options, struct input *input);
/* The plan, the files of the command line or else the plan's own data, bound. All faults of all
 * files are gathered before giving up. */
int input_load(const struct options *options, struct input *input);
/* The same for data that need no plan: where none was asked for and the default one knows no
 * indicator of the files, they are taken as they are, under their own names, and @input has no
 * plan. */
int input_load_series(const struct options *options, struct input *input);
/* Of --test, bound to the plan of @input, whose faults get those of it; NULL when it has errors.
 * For tl_dataset_free(). */
struct tl_dataset *input_test(const struct options *options, struct input *input);
/* The files in the plan's names, without series and without a word on values. A plan counts only
 * where it was asked for; without FILE its own data are read. */
int input_load_names(const struct options *options, struct input *input);
/* Says errors and, unless quiet, warnings on stderr. */
void input_say_faults(const struct options *options, const struct input *input);
/* Says why a call of the library failed, each area and indicator that is not there with the nearest
 * that is; EXIT_COULD_NOT. */
int input_say_error(const struct options *options, const struct input *input,
                    const struct tl_error *error);
void input_free(struct input *input);

/* What tl_assess(), tl_project() and tl_evaluate() take from the options. */
struct tl_assess_settings input_settings(const struct options *options);

#endif
