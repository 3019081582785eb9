/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the plans and data that come with the program are. */
#ifndef CLI_BUNDLE_H
#define CLI_BUNDLE_H

#include <stdbool.h>

/* The folder of plan @name, a bundled one or itself a folder with plan.csv; NULL when it is
 * neither. For g_free(). */
char *bundle_plan(const char *name);
/* The names of the bundled plans, sorted, NULL-terminated; for g_strfreev(). */
char **bundle_plan_names(void);
/* The file that a plan names as its data: a file, or observations.csv of a folder. For g_free(). */
char *bundle_data(const char *data);

#endif
