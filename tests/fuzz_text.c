/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text layer from any bytes: the first says which encoding is declared, the rest are the file.
 * Whatever they are, text is UTF-8, records stand in order of line, and reading them one by one
 * gives what reading them together does. */
#include "data/csv.h"
#include "fuzz.h"

#include <glib.h>
#include <string.h>

static const char *encoding_of(uint8_t choice)
{
        const char *const *names = tl_encoding_names();
        size_t n = 0;

        while (names[n])
                n++;
        choice = choice % (uint8_t)(n + 2); /* 0 and 1: found out */
        return choice < 2 ? NULL : names[choice - 2];
}

static void hold_record(const struct tl__record *one, const struct tl__record *other)
{
        fuzz_hold(one->line == other->line && one->n == other->n, "a record is where it is");
        for (size_t i = 0; i < one->n; i++) {
                fuzz_hold(strcmp(one->cells[i], other->cells[i]) == 0, "and has its cells");
                fuzz_hold(g_utf8_validate(one->cells[i], -1, NULL), "cells are UTF-8");
        }
}

static void hold_records(const struct tl__delimited *table)
{
        struct tl__cursor *cursor = tl__cursor_new(table, NULL);
        struct tl__csv *csv = NULL;
        int status = tl__csv_of(table, SIZE_MAX, &csv, NULL);
        const struct tl__record *record;
        long line = 0;
        size_t n = 0;

        while ((record = tl__cursor_next(cursor))) {
                fuzz_hold(record->line > line, "records go down the file");
                line = record->line;
                if (csv)
                        hold_record(record, &csv->records[n]);
                n++;
        }
        fuzz_hold((status == TL_OK) == (n > 0 && !tl__cursor_broken(cursor)),
                  "a table is refused where a record is broken or there is none");
        fuzz_hold(!csv || csv->n == n, "all records are read");
        tl__csv_free(csv);
        tl__cursor_free(cursor);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
        struct tl_faults *faults = tl_faults_new();
        struct tl__delimited table;
        const char *text = n > 1 ? (const char *)bytes + 1 : "";
        int status = tl__delimited_open(text, n > 1 ? n - 1 : 0, "fuzz.csv",
                                        encoding_of(n ? bytes[0] : 0), &table, faults);
        bool errors = tl_faults_count_severe(faults, TL_ERROR) > 0;

        fuzz_hold(errors == (status != TL_OK), "a text is refused with an error");
        fuzz_faults(faults);
        if (status == TL_OK) {
                fuzz_hold(g_utf8_validate(table.text.start, (gssize)table.text.n, NULL),
                          "text is UTF-8");
                hold_records(&table);
                tl__delimited_close(&table);
        }
        tl_faults_free(faults);
        return 0;
}
