/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results: to standard output or a file, whole or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "option.h"

/* Format, language and colour of the report asked for. */
struct tl_report_settings output_settings(const struct options *options);
/* Is the format given, or is it known from the ending of the file's name? Said when it is not. */
bool output_has_format(const struct options *options);
/* Is the file to write another one than @path, which is read? Said when it is not. */
bool output_spares(const struct options *options, const char *path);
/* Writes @text where the options say; false after saying why it could not. A reader who went away
 * (a closed pipe) is no failure. */
bool output_write(const struct options *options, const char *text);
/* The same with a text of the library, which is freed. */
bool output_report(const struct options *options, char *text);

/* A result in pieces: to standard output as they come, to a file whole at the end. */
struct output {
        const struct options *options;
        GString *kept; /* for the file */
        int error;     /* errno of the write that failed, 0: none */
};
void output_begin(struct output *output, const struct options *options);
/* False when there is no use in going on. */
bool output_add(struct output *output, const char *text);
/* Nothing is written of what was kept. */
void output_cancel(struct output *output);
/* False after saying why it could not be written. */
bool output_end(struct output *output);

#endif
