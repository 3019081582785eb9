/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands. Their table stands in main.c; help, completion and manual page are made from it. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "option.h"

/* The exit statuses, which other programs rely on. */
enum exit_status { EXIT_DONE, EXIT_COULD_NOT, EXIT_USAGE, EXIT_OFF_TRACK };

struct command {
        const char *name;
        unsigned bit; /* of enum command_bit: which rows of the option table it takes */
        int (*run)(const struct options *options);
        const char *operands; /* as help shows them; "" : none */
        size_t n_operands;    /* at most so many */
        const char *help[TL_N_LANGS];
        const char *const *(*words)(void); /* the operands to choose from; NULL: files */
        bool hidden;                       /* serves the build */
};

extern const struct command commands[]; /* up to a row without name */

/* NULL when there is none. */
const struct command *command_named(const char *name);
/* The names shown to people, NULL-terminated. */
const char *const *command_names(void);
/* Says that the operand is missing or none of @names; EXIT_USAGE. */
int command_say_operand(const struct options *options, const char *const names[]);

const char *const *list_names(void);  /* what `targetline list` can list */
const char *const *shell_names(void); /* for which there is completion */

int cmd_gap(const struct options *options);
int cmd_forecast(const struct options *options);
int cmd_backtest(const struct options *options);
int cmd_check(const struct options *options);
int cmd_convert(const struct options *options);
int cmd_list(const struct options *options);
int cmd_completion(const struct options *options);
int cmd_help(const struct options *options);
int cmd_manual(const struct options *options);

#endif
