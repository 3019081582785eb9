/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the plans and data that come with the program are. */
#ifndef CLI_BUNDLE_H
#define CLI_BUNDLE_H

/* The folder of plan @name, a bundled one or itself a folder with plan.csv; NULL when it is
 * neither. For g_free(). */
char *bundle_plan(const char *name);
/* The names of the bundled plans, sorted, NULL-terminated; for g_strfreev(). */
char **bundle_plan_names(void);
/* Says why there are no bundled plans. */
void bundle_say_no_plans(void);
/* The file that a plan in @folder names as its data: in that folder, else among the bundled data,
 * or wherever an absolute path leads; a folder stands for its observations.csv. NULL after saying
 * where it was looked for. For g_free(). */
char *bundle_data(const char *folder, const char *data);

#endif
