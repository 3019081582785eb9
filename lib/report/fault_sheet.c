/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of files: a table for machines; for people the lines that editors know,
 * file:line:column. */
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>

static void number_or_empty(struct tl__sheet *sheet, long number)
{
        tl__sheet_number(sheet, number > 0 ? (double)number : TL_MISSING);
}

struct tl__sheet *tl__fault_table(const struct tl_faults *faults)
{
        static const char *const keys[] = {
                "severity", "code", "file", "line", "column", "message"
        };
        struct tl__sheet *sheet = tl__sheet_new();

        for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
                tl__sheet_column(sheet, keys[i], keys[i], TL__LEFT, 0);
        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);

                tl__sheet_row(sheet);
                tl__sheet_text(sheet, tl__severity_name(fault->severity, TL_EN), TL__PLAIN);
                tl__sheet_text(sheet, fault->code, TL__PLAIN);
                tl__sheet_text(sheet, fault->file, TL__PLAIN);
                number_or_empty(sheet, fault->line);
                number_or_empty(sheet, fault->column);
                tl__sheet_take(sheet, tl_fault_text(fault, TL_EN));
        }
        return sheet;
}

/* "province.csv:12:4: error: ..."; parts of the place that are not known are left out. */
static char *fault_line(const struct tl_fault *fault, enum tl_lang lang)
{
        char *message = tl_fault_text(fault, lang);
        GString *out = g_string_new(NULL);

        if (fault->file)
                g_string_append_printf(out, "%s:", fault->file);
        if (fault->file && fault->line > 0)
                g_string_append_printf(out, "%ld:", fault->line);
        if (fault->file && fault->line > 0 && fault->column > 0)
                g_string_append_printf(out, "%ld:", fault->column);
        g_string_append_printf(out, "%s%s: %s", out->len ? " " : "",
                               tl__severity_name(fault->severity, lang), message);
        tl_string_free(message);
        return g_string_free(out, FALSE);
}

static char *summary(const struct tl_faults *faults, enum tl_lang lang)
{
        GString *out = g_string_new(NULL);

        for (int severity = TL_ERROR; severity >= TL_NOTE; severity--) {
                size_t n = tl_faults_count_severe(faults, (enum tl_severity)severity);
                char *count;

                if (severity < TL_ERROR)
                        n -= tl_faults_count_severe(faults, (enum tl_severity)(severity + 1));
                if (n == 0)
                        continue;
                count = tl__severity_count((enum tl_severity)severity, n, lang);
                g_string_append_printf(out, "%s%s", out->len ? ", " : "", count);
                g_free(count);
        }
        if (out->len == 0)
                g_string_append(out, tl__word(TL__W_NO_FAULTS, lang));
        return g_string_free(out, FALSE);
}

struct tl__sheet *tl__fault_sheet(const struct tl_faults *faults, enum tl_lang lang)
{
        static const enum tl__tone tones[] = {
                [TL_NOTE] = TL__FAINT, [TL_WARNING] = TL__WARN, [TL_ERROR] = TL__BAD
        };
        struct tl__sheet *sheet = tl__sheet_new();
        char *counts = summary(faults, lang);

        tl__sheet_column(sheet, "fault", "", TL__LEFT, 0);
        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);
                char *line = fault_line(fault, lang);

                tl__sheet_row(sheet);
                tl__sheet_text(sheet, line, tones[fault->severity]);
                g_free(line);
        }
        tl__sheet_note(sheet, counts);
        g_free(counts);
        return sheet;
}
