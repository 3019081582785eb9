/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer lays a sheet out in one output format; it has no arithmetic beyond layout. To add one: a
 * file that ends in one `const struct tl__writer`, and a line in writers.def. */
#ifndef TL_REPORT_WRITERS_WRITER_H
#define TL_REPORT_WRITERS_WRITER_H

#include "report/sheet.h"

struct tl__writer {
        const char *name;
        const char *title[TL_N_LANGS];
        const char *extensions; /* "csv" or "md;markdown": of --output FILE */
        bool machine; /* all columns, English keys, raw numbers; else a table for people */
        /* The whole document, g_malloc'ed, NUL-terminated. */
        char *(*write)(const struct tl__sheet *sheet, const struct tl_report_settings *settings);
};

#define WRITER(name) extern const struct tl__writer tl__writer_##name;
#include "report/writers/writers.def"
#undef WRITER

/* NULL-terminated. */
extern const struct tl__writer *const tl__writers[];
const struct tl__writer *tl__writer_find(const char *name);

#endif
