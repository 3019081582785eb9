/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that statistics offices export have in common. */
#include "data/readers/export.h"

#include "base/text.h"
#include "data/terms.h"

#include <string.h>

/* ------------------------------------------------------------------- recognising ---- */

static bool is_heading(const char *cell, const char *heading)
{
        char *words = tl__words_of(cell), *wanted = tl__words_of(heading);
        bool same = strcmp(words, wanted) == 0;

        g_free(words);
        g_free(wanted);
        return same;
}

bool tl__begins_with(const struct tl__record *record, const char *const headings[])
{
        for (size_t i = 0; headings[i]; i++)
                if (!is_heading(tl__cell(record, i), headings[i]))
                        return false;
        return true;
}

static bool has(const struct tl__record *record, const char *heading)
{
        for (size_t i = 0; i < record->n; i++)
                if (is_heading(record->cells[i], heading))
                        return true;
        return false;
}

bool tl__has_all(const struct tl__record *record, const char *const headings[])
{
        for (size_t i = 0; headings[i]; i++)
                if (!has(record, headings[i]))
                        return false;
        return true;
}

char *tl__record_text(const struct tl__record *record)
{
        GString *text = g_string_new(NULL);

        for (size_t i = 0; i < record->n; i++)
                g_string_append_printf(text, "%s%s", i ? ", " : "", record->cells[i]);
        return g_string_free(text, FALSE);
}

static size_t filled(const struct tl__record *record)
{
        size_t n = 0;

        for (size_t i = 0; i < record->n; i++)
                n += *record->cells[i] != '\0';
        return n;
}

bool tl__is_remark(const struct tl__record *record)
{
        return *tl__cell(record, 0) && filled(record) == 1;
}

/* Digits of a year at the beginning of a text and nothing that makes them another number. */
static int leading_year(const char *text)
{
        char digits[5] = "";

        if (strspn(text, "0123456789") != 4)
                return 0;
        memcpy(digits, text, 4);
        return tl__year_parse(digits);
}

int tl__year_across(const char *heading)
{
        int year = leading_year(heading);
        char databank[16];

        if (!year || !heading[4])
                return year;
        g_snprintf(databank, sizeof databank, "%d [YR%d]", year, year);
        return strcmp(heading, databank) == 0 ? year : 0;
}

bool tl__is_period(const char *text)
{
        return leading_year(text) && text[4] &&
               strspn(text + 4, "0123456789-/ QMSWHTADY:.") == strlen(text + 4);
}

bool tl__says_projection(const char *text)
{
        static const char *const words[] = {
                "projection",  "projected",        "forecast",       "scenario",
                "prediction",  "variant: med",     "variant: low",   "variant: high",
                "variant: c",  "variant: mig",     "medium variant", "high variant",
                "low variant", "medium fertility", "dự báo",
        };
        char *folded = tl__fold(text);
        bool found = false;

        for (size_t i = 0; i < G_N_ELEMENTS(words) && !found; i++)
                found = strstr(folded, words[i]) != NULL;
        g_free(folded);
        return found;
}

char *tl__file_stem(const char *name, const char *nameless)
{
        char *stem, *dot;

        if (*name == '<' || !*name) /* what a program calls a pipe */
                return g_strdup(nameless);
        stem = g_path_get_basename(name);
        dot = strrchr(stem, '.');
        if (dot && dot > stem)
                *dot = '\0';
        return stem;
}

/* ---------------------------------------------------------------- the whole file ---- */

/* The length that all rows have: the first one's. A heading may end in a mark that rows lack, as
 * the IMF's does; any other difference means that a cell is lost. */
static void measure(struct tl__export *export)
{
        size_t n = export->header->n, rows;

        export->width = n;
        if (export->begin == export->end)
                return;
        rows = export->csv->records[export->begin].n;
        if (rows + 1 == n && !*export->header->cells[n - 1])
                export->width = rows;
}

/* Below the rows: remarks, also such as an unquoted comma tears. A row that a cut left without any
 * number looks the same, and is as good as gone. */
static bool is_footer(const struct tl__export *export, const struct tl__record *record)
{
        double value;

        if (tl__is_remark(record))
                return true;
        for (size_t i = 0; i < record->n; i++)
                if (tl__number_parse(&export->grammar, record->cells[i], &value) == TL__NUMBER)
                        return false;
        return record->n + 1 < export->header->n;
}

void tl__export_begin(struct tl__export *export, const struct tl__source *source,
                      const struct tl__sink *sink, struct tl_faults *faults, size_t header)
{
        *export = (struct tl__export){ .source = source,
                                       .csv = source->csv,
                                       .sink = sink,
                                       .faults = faults,
                                       .grammar = { '.', ',' } };
        export->errors_before = tl_faults_count_severe(faults, TL_ERROR);
        export->header = &source->csv->records[header];
        export->begin = header + 1;
        export->end = source->csv->n;
        while (export->end > export->begin &&
               is_footer(export, &source->csv->records[export->end - 1]))
                export->end--;
        measure(export);
        export->years = g_new0(int, export->header->n);
        export->words = g_new0(char *, export->header->n + 1);
        for (size_t i = 0; i < export->header->n; i++)
                export->words[i] = tl__words_of(export->header->cells[i]);
}

/* A last line without its end may be cut inside a number or before its flag, which nobody can see.
 */
static void warn_end(const struct tl__export *export)
{
        const struct tl__source *source = export->source;
        const struct tl__record *last;
        size_t n = source->n;

        while (n > 0 && source->bytes[n - 1] == '\0')
                n--;
        if (n == 0 || export->begin >= export->end || strchr("\r\n\"", source->bytes[n - 1]))
                return;
        last = &export->csv->records[export->csv->n - 1];
        if (export->end == export->csv->n && strchr("0123456789+-., ", source->bytes[n - 1]))
                tl__fault(export->faults, TL__F_end_open,
                          tl__cell_place(export->csv, last, last->n - 1), last->cells[last->n - 1],
                          NULL);
}

static void tell(const struct tl__export *export, size_t kind, enum tl__fault_code code)
{
        const struct tl__tally *tally = &export->tallies[kind];
        char *n = g_strdup_printf("%zu", tally->n);

        if (tally->n > 0)
                tl__fault(export->faults, code, tally->place, tally->first, n, NULL);
        g_free(n);
}

static void tell_all(const struct tl__export *export)
{
        static const enum tl__fault_code codes[TL__N_TALLIES] = {
                [TL__PERIODS] = TL__F_periods_skipped,    [TL__DELETED] = TL__F_deleted_skipped,
                [TL__BOUNDS] = TL__F_bounds_skipped,      [TL__DOUBTFUL] = TL__F_flags_doubtful,
                [TL__UNKNOWN_FLAGS] = TL__F_flag_unknown,
        };
        bool errors = tl_faults_count_severe(export->faults, TL_ERROR) > export->errors_before;

        if (export->n_put == 0 && !errors && export->tallies[TL__PERIODS].n > 0) {
                tell(export, TL__PERIODS, TL__F_not_yearly);
                return;
        }
        for (size_t i = 0; i < TL__N_TALLIES; i++)
                tell(export, i, codes[i]);
}

void tl__export_end(struct tl__export *export)
{
        warn_end(export);
        tell_all(export);
        for (size_t i = 0; i < TL__N_TALLIES; i++) {
                g_free((char *)export->tallies[i].place.file);
                g_free(export->tallies[i].first);
        }
        g_strfreev(export->words);
        g_free(export->years);
}

int tl__export_column(const struct tl__export *export, const char *names)
{
        char **list = g_strsplit(names, "|", -1);
        int found = -1;

        for (size_t i = 0; list[i] && found < 0; i++) {
                char *words = tl__words_of(list[i]);

                for (size_t j = 0; j < export->header->n && found < 0; j++)
                        if (strcmp(export->words[j], words) == 0)
                                found = (int)j;
                g_free(words);
        }
        g_strfreev(list);
        return found;
}

int tl__export_need(struct tl__export *export, const char *names)
{
        int column = tl__export_column(export, names);
        char *found, *wanted;

        if (column >= 0)
                return column;
        export->doubtful = export->blind = true;
        found = tl__record_text(export->header);
        wanted = g_strdelimit(g_strdup(names), "|", '/');
        tl__fault(export->faults, TL__F_column_missing,
                  (struct tl__place){ export->csv->name, export->header->line, 0 }, wanted, found,
                  NULL);
        g_free(wanted);
        g_free(found);
        return -1;
}

void tl__export_refuse_heading(struct tl__export *export, enum tl__fault_code code, size_t column)
{
        export->doubtful = true;
        tl__fault(export->faults, code, tl__cell_place(export->csv, export->header, column),
                  export->header->cells[column], NULL);
}

bool tl__export_any_number(const struct tl__export *export, size_t column)
{
        double value;

        for (size_t i = export->begin; i < export->end; i++)
                if (tl__number_parse(&export->grammar, tl__cell(&export->csv->records[i], column),
                                     &value) == TL__NUMBER)
                        return true;
        return false;
}

void tl__export_check_year(struct tl__export *export, size_t column)
{
        for (size_t j = 0; j < column; j++) {
                char *number;

                if (!export->years[j] || export->years[j] != export->years[column])
                        continue;
                number = g_strdup_printf("%zu", j + 1);
                export->doubtful = true;
                tl__fault(export->faults, TL__F_column_twice,
                          tl__cell_place(export->csv, export->header, column),
                          export->header->cells[column], number, NULL);
                g_free(number);
                return;
        }
}

void tl__export_across(struct tl__export *export, size_t first, size_t last)
{
        for (size_t i = first; i < last; i++) {
                const char *heading = export->header->cells[i];

                export->years[i] = tl__year_across(heading);
                if (export->years[i])
                        tl__export_check_year(export, i);
                else if (tl__is_period(heading))
                        tl__export_tally(export, TL__PERIODS,
                                         tl__cell_place(export->csv, export->header, i), heading);
                else if (*heading)
                        tl__export_refuse_heading(export, TL__F_not_a_year, i);
                else if (tl__export_any_number(export, i))
                        tl__export_refuse_heading(export, TL__F_heading_empty, i);
        }
}

void tl__export_grammar(struct tl__export *export, const bool is_value[])
{
        struct tl__grammar_vote *vote = tl__grammar_vote_new();
        char declared = export->source->settings->decimal;

        for (size_t i = export->begin; i < export->end; i++) {
                const struct tl__record *record = &export->csv->records[i];

                for (size_t j = 0; j < export->header->n; j++)
                        if (is_value ? is_value[j] : export->years[j] > 0)
                                tl__grammar_vote_add(vote, tl__cell(record, j),
                                                     tl__cell_place(export->csv, record, j));
        }
        if (tl__grammar_decide(vote, declared, &export->grammar, NULL) &&
            tl__grammar_decide(vote, export->csv->delimiter == ';' ? '\0' : '.', &export->grammar,
                               export->faults))
                export->doubtful = true;
        tl__grammar_vote_free(vote);
}

void tl__export_grammar_of(struct tl__export *export, int column)
{
        bool *is_value = g_new0(bool, export->header->n);

        if (column >= 0)
                is_value[column] = true;
        tl__export_grammar(export, is_value);
        g_free(is_value);
}
