/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help made from the tables of commands and options; each text for g_free(). */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "command.h"

/* The commands and what they are for. */
char *help_program(enum tl_lang lang);
/* One command's usage and options. */
char *help_command(const struct command *command, enum tl_lang lang);
/* What an option is, the names it takes and its default. */
char *help_option(const struct option *option, enum tl_lang lang);

#endif
