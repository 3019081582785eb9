/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations in the tidy form, which loses nothing: what is written here is read again as the
 * same observations. */
#include "base/text.h"
#include "data/dataset.h"
#include "data/number.h"

#include <string.h>

static const char header[] = "indicator,area,year,value,unit,status,published,indicator_name,"
                             "area_name,source_file,source_line,nature,break,provenance,source,"
                             "note\n";

/* Words that tl__status_of() knows. */
static const char *const statuses[TL_N_OBS_STATUSES] = {
        [TL_OFFICIAL] = "official", [TL_PRELIMINARY] = "preliminary",
        [TL_ESTIMATE] = "estimate", [TL_FORECAST] = "forecast",
        [TL_PLANNED] = "plan",      [TL_NOT_AVAILABLE] = "missing",
};

/* ------------------------------------------------------------------------- cells ---- */

/* A spreadsheet would run what begins like a formula: the reader takes the apostrophe away again,
 * and so one of those that stand before such a text already. */
static bool needs_guard(const char *text)
{
        text += strspn(text, "'");
        return *text && strchr("=+-@", *text) && text[1];
}

static void add_text(GString *out, const char *text)
{
        bool quoted = strpbrk(text, ",\"\r\n\t;|") || needs_guard(text);

        if (!quoted) {
                g_string_append(out, text);
        } else {
                g_string_append(out, needs_guard(text) ? "\"'" : "\"");
                for (; *text; text++)
                        g_string_append(out, *text == '"' ? "\"\"" : (const char[]){ *text, '\0' });
                g_string_append_c(out, '"');
        }
}

static void add_cell(GString *out, const char *text)
{
        add_text(out, text);
        g_string_append_c(out, ',');
}

/* The fewest digits, 15 to 17, that are read as the same number. */
static void number_text(double value, char out[static G_ASCII_DTOSTR_BUF_SIZE])
{
        for (int digits = 15; digits <= 17; digits++) {
                char format[8];

                g_snprintf(format, sizeof format, "%%.%dg", digits);
                g_ascii_formatd(out, G_ASCII_DTOSTR_BUF_SIZE, format, value);
                if (g_ascii_strtod(out, NULL) == value)
                        return;
        }
}

/* 2025-06-30, 2025-06 or 2025. */
static void add_date(GString *out, int date)
{
        int year = date / 10000, month = date / 100 % 100, day = date % 100;

        if (date > 0)
                g_string_append_printf(out, "%04d", year);
        if (month > 0)
                g_string_append_printf(out, "-%02d", month);
        if (month > 0 && day > 0)
                g_string_append_printf(out, "-%02d", day);
        g_string_append_c(out, ',');
}

/* ------------------------------------------------------------------ decimal mark ---- */

static const struct tl__place nowhere = { "", 0, 0 };

/* Would the numbers alone leave open whether the point is a decimal mark? Then the first of them
 * gets another zero. Returns its index, or the number of observations. */
static size_t first_in_doubt(const struct tl_dataset *dataset)
{
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        size_t n = dataset->observations->len, first = n;

        for (size_t i = 0; i < n && !tl__grammar_vote_decided(vote); i++) {
                double value = tl__observed_value(tl__dataset_observed(dataset, i));
                char text[G_ASCII_DTOSTR_BUF_SIZE];

                if (isnan(value))
                        continue;
                number_text(value, text);
                tl__grammar_vote_add(vote, text, nowhere);
                if (first == n && tl__grammar_vote_ambiguous(vote))
                        first = i;
        }
        if (tl__grammar_vote_decided(vote))
                first = n;
        tl__grammar_vote_free(vote);
        return first;
}

static void add_value(GString *out, double value, bool in_doubt)
{
        char text[G_ASCII_DTOSTR_BUF_SIZE] = "";

        if (!isnan(value))
                number_text(value, text);
        g_string_append_printf(out, "%s%s,", text, in_doubt ? "0" : "");
}

/* -------------------------------------------------------------------------- rows ---- */

/* The name beside an id: the source's own, or what the id was placed for. */
static const char *name_beside(const char *id, const char *code, const char *name)
{
        return *name || strcmp(id, code) == 0 ? name : code;
}

static void add_row(GString *out, const struct tl__observed *observed, bool in_doubt)
{
        const struct tl__origin *origin = observed->origin;

        add_cell(out, origin->bound_indicator);
        add_cell(out, origin->bound_area);
        g_string_append_printf(out, "%d,", observed->year);
        add_value(out, tl__observed_value(observed), in_doubt);
        add_cell(out, origin->bound_unit);
        add_cell(out, statuses[observed->status]);
        add_date(out, observed->published);
        add_cell(out,
                 name_beside(origin->bound_indicator, origin->indicator, origin->indicator_name));
        add_cell(out, name_beside(origin->bound_area, origin->area, origin->area_name));
        add_cell(out, origin->file);
        g_string_append_printf(out, "%u,", observed->line);
        add_cell(out, origin->bound_nature);
        g_string_append(out, observed->break_before ? "1," : ",");
        g_string_append(out, observed->synthetic ? "synthetic," : ",");
        add_cell(out, origin->source);
        add_text(out, origin->note);
        g_string_append_c(out, '\n');
}

char *tl_report_tidy(const struct tl_dataset *dataset)
{
        size_t n = dataset->observations->len, in_doubt = first_in_doubt(dataset);
        GString *out = g_string_new(header);

        for (size_t i = 0; i < n; i++)
                add_row(out, tl__dataset_observed(dataset, i), i == in_doubt);
        return g_string_free(out, FALSE);
}
