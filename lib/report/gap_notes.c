/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the gap table for people: title and dates above; below it the count by status,
 * the data that is missing, and what signs and columns mean. */
#include "base/text.h"
#include "plan/targets/target.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* Texts joined by @between; the array's strings are freed with it. */
static char *join(GPtrArray *texts, const char *between)
{
        char *out;

        g_ptr_array_add(texts, NULL);
        out = g_strjoinv(between, (char **)texts->pdata);
        g_ptr_array_free(texts, TRUE);
        return out;
}

static void note_with(struct tl__sheet *sheet, enum tl__word word, enum tl_lang lang, char *text)
{
        char *note = tl__word_with(word, lang, text, NULL);

        tl__sheet_note(sheet, note);
        g_free(note);
        g_free(text);
}

/* The word with the texts, which are freed; nothing when there are none. */
static void note_list(struct tl__sheet *sheet, enum tl__word word, enum tl_lang lang,
                      GPtrArray *texts, const char *between)
{
        bool any = texts->len > 0;
        char *joined = join(texts, between);

        if (any)
                note_with(sheet, word, lang, joined);
        else
                g_free(joined);
}

/* ------------------------------------------------------------------------- above ---- */

/* The areas of the rows, each once: "Thanh Hóa". */
static char *areas_of(const struct tl__gap *gap, enum tl_lang lang)
{
        GPtrArray *areas = g_ptr_array_new_with_free_func(g_free);

        for (size_t i = 0; i < gap->n; i++) {
                const char *area = tl__area_name(gap->plan, gap->rows[i]->area, lang);

                if (!g_ptr_array_find_with_equal_func(areas, area, g_str_equal, NULL))
                        g_ptr_array_add(areas, g_strdup(area));
        }
        if (areas->len == 0)
                g_ptr_array_add(areas, g_strdup(gap->plan->area_name[lang]));
        return join(areas, ", ");
}

static int latest_year(const struct tl__gap *gap)
{
        int latest = 0;

        for (size_t i = 0; i < gap->n; i++)
                latest = MAX(latest, gap->rows[i]->latest_year);
        return latest;
}

static void lead_area(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        int latest = latest_year(gap);
        char *areas = areas_of(gap, lang), *year = tl__year(latest);
        char *line =
                tl__word_with(latest ? TL__W_AREA_DATA : TL__W_AREA_NO_DATA, lang, areas, year);

        tl__sheet_lead(sheet, line);
        g_free(areas);
        g_free(year);
        g_free(line);
}

static void lead_method(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        char *name = tl__model_text(gap->assessed->forecast.model, lang);
        char *level = tl__number_text(gap->assessed->levels[0], lang);
        char *line = tl__word_with(gap->assessed->n_levels ? TL__W_METHOD : TL__W_METHOD_PLAIN,
                                   lang, name, level);
        char *capital = tl__capital(line);

        tl__sheet_lead(sheet, capital);
        g_free(name);
        g_free(level);
        g_free(line);
        g_free(capital);
}

/* -------------------------------------------------------------------- the counts ---- */

static size_t count_verdict(const struct tl__gap *gap, enum tl_verdict verdict)
{
        size_t count = 0;

        for (size_t i = 0; i < gap->n; i++)
                count += !gap->rows[i]->projection && gap->rows[i]->verdict == verdict;
        return count;
}

static void note_counts(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        GPtrArray *counts = g_ptr_array_new_with_free_func(g_free);
        size_t total = 0;
        char *whole, *number, *targets, *line;

        for (enum tl_verdict v = TL_MET; v < TL_N_VERDICTS; v++) {
                size_t n = count_verdict(gap, v);

                total += n;
                if (n > 0)
                        g_ptr_array_add(counts, g_strdup_printf("%zu\u00a0%s", n,
                                                                tl__verdict_count(v, lang)));
        }
        whole = join(counts, ", ");
        number = g_strdup_printf("%zu", total);
        targets = tl__word_with(total == 1 ? TL__W_TARGETS_ONE : TL__W_TARGETS_MANY, lang, number,
                                NULL);
        line = g_strconcat(targets, *whole ? ": " : "", whole, ".", NULL);
        tl__sheet_note(sheet, line);
        g_free(whole);
        g_free(number);
        g_free(targets);
        g_free(line);
}

/* ------------------------------------------------------------ what is not judged ---- */

typedef bool (*row_test)(const struct tl_row *row, const void *context);

/* Names of the indicators whose rows pass, each once: "A; B". NULL: none. */
static char *names_of(const struct tl__gap *gap, row_test test, const void *context,
                      enum tl_lang lang)
{
        GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

        for (size_t i = 0; i < gap->n; i++) {
                const char *name = gap->rows[i]->indicator->name[lang];

                if (test(gap->rows[i], context) &&
                    !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                        g_ptr_array_add(names, g_strdup(name));
        }
        if (names->len == 0) {
                g_ptr_array_free(names, TRUE);
                return NULL;
        }
        return join(names, "; ");
}

/* Not judged for the same reason as another row. */
static bool same_want(const struct tl_row *row, const void *context)
{
        const struct tl_row *other = context;

        return !row->projection && row->verdict == TL_INSUFFICIENT_DATA &&
               row->reason == other->reason && row->missing_year == other->missing_year;
}

static bool first_of_its_want(const struct tl__gap *gap, size_t i)
{
        for (size_t before = 0; before < i; before++)
                if (same_want(gap->rows[before], gap->rows[i]))
                        return false;
        return same_want(gap->rows[i], gap->rows[i]);
}

static void note_not_judged(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_row *row = gap->rows[i];
                char *reason, *names, *line;

                if (!first_of_its_want(gap, i))
                        continue;
                reason = tl__row_reason(row, lang);
                names = names_of(gap, same_want, row, lang);
                line = tl__word_with(TL__W_NOT_JUDGED, lang, reason, names);
                tl__sheet_note(sheet, line);
                g_free(reason);
                g_free(names);
                g_free(line);
        }
}

/* Those that are no longer observed have a note of their own. */
static bool not_projected(const struct tl_row *row, int horizon)
{
        return row->projection && row->year == horizon && isnan(row->projected) &&
               row->reason != TL_REASON_ENDED;
}

/* Their number is enough: most are named above. */
static void note_not_projected(struct tl__sheet *sheet, const struct tl__gap *gap, int horizon,
                               enum tl_lang lang)
{
        char *year = tl__year(horizon), *number, *note;
        size_t n = 0;

        for (size_t i = 0; i < gap->n; i++)
                n += not_projected(gap->rows[i], horizon);
        number = g_strdup_printf("%zu", n);
        note = tl__word_with(n == 1 ? TL__W_NOT_PROJECTED_ONE : TL__W_NOT_PROJECTED, lang, year,
                             number);
        if (n > 0)
                tl__sheet_note(sheet, note);
        g_free(year);
        g_free(number);
        g_free(note);
}

static bool is_discontinued(const struct tl_row *row, const void *context)
{
        return !row->projection && row->verdict == TL_DISCONTINUED &&
               (!context || strcmp(row->indicator->discontinued_why[TL_EN], context) == 0);
}

/* Indicators that ended for the same cause share a note. */
static void note_discontinued(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        GHashTable *told = g_hash_table_new(g_str_hash, g_str_equal);

        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_indicator *indicator = gap->rows[i]->indicator;
                const char *cause = indicator->discontinued_why[TL_EN];
                char *names, *line;

                if (!is_discontinued(gap->rows[i], NULL) ||
                    !g_hash_table_add(told, (gpointer)cause))
                        continue;
                names = names_of(gap, is_discontinued, cause, lang);
                line = g_strconcat(names, *cause ? ". " : "", indicator->discontinued_why[lang],
                                   NULL);
                if (g_str_has_suffix(line, "."))
                        line[strlen(line) - 1] = '\0'; /* the note brings its own */
                note_with(sheet, TL__W_NO_LONGER_OBSERVED, lang, line);
                g_free(names);
        }
        g_hash_table_destroy(told);
}

/* ------------------------------------------------------------- qualified targets ---- */

/* "Rural income per capita 3.2: 8%", the ambitious end and its chance. */
static void note_stretch(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        GPtrArray *chances = g_ptr_array_new_with_free_func(g_free);

        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_row *row = gap->rows[i];
                char *end, *chance;

                if (row->projection || isnan(row->probability_stretch))
                        continue;
                end = tl__number_text(tl__target_stretch(row->target), lang);
                chance = tl__chance(row->probability_stretch);
                g_ptr_array_add(chances, g_strdup_printf("%s %s: %s", row->indicator->name[lang],
                                                         end, chance));
                g_free(end);
                g_free(chance);
        }
        note_list(sheet, TL__W_STRETCH, lang, chances, "; ");
}

static void note_breaches(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        GPtrArray *breaches = g_ptr_array_new_with_free_func(g_free);

        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_row *row = gap->rows[i];

                if (!row->projection && row->breach_year)
                        g_ptr_array_add(breaches,
                                        g_strdup_printf("%s (%d)", row->indicator->name[lang],
                                                        row->breach_year));
        }
        note_list(sheet, TL__W_BREACH, lang, breaches, "; ");
}

/* -------------------------------------------------------------------- the legend ---- */

static bool uses_verdict(const struct tl__gap *gap, enum tl_verdict verdict)
{
        for (size_t i = 0; i < gap->n; i++)
                if (gap->rows[i]->verdict == verdict &&
                    !(gap->rows[i]->projection && isnan(gap->rows[i]->projected)))
                        return true;
        return false;
}

static bool shows_equals(const struct tl__gap *gap)
{
        for (size_t i = 0; i < gap->n; i++)
                if (gap->rows[i]->target->op == TL_EQUALS)
                        return true;
        return false;
}

static void note_legend(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        GPtrArray *signs = g_ptr_array_new_with_free_func(g_free);

        for (enum tl_verdict v = TL_MET; v < TL_N_VERDICTS; v++)
                if (uses_verdict(gap, v))
                        g_ptr_array_add(signs,
                                        g_strdup_printf("%s\u00a0%s (%s)", tl__verdict_sign(v),
                                                        tl__verdict_name(v, lang),
                                                        tl__verdict_meaning(v, lang)));
        note_list(sheet, TL__W_LEGEND, lang, signs, ", ");
        if (gap->n == 0)
                return;
        if (shows_equals(gap))
                tl__sheet_note(sheet, tl__word(TL__W_EQUALS_NOTE, lang));
        tl__sheet_note(sheet, tl__word(TL__W_GAP_NOTE, lang));
        tl__sheet_note(sheet, tl__word(TL__W_NEED_NOTE, lang));
        tl__sheet_note(sheet, tl__word(TL__W_CHANCE_NOTE, lang));
}

static bool has_provisional(const struct tl__gap *gap)
{
        for (size_t i = 0; i < gap->n; i++)
                if (gap->rows[i]->latest_year && gap->rows[i]->latest_status != TL_OFFICIAL)
                        return true;
        return false;
}

static bool has_synthetic(const struct tl__gap *gap)
{
        for (size_t i = 0; i < gap->n; i++)
                if (gap->rows[i]->synthetic)
                        return true;
        return false;
}

void tl__gap_notes(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        bool synthetic = has_synthetic(gap);

        tl__sheet_title(sheet, gap->plan->title[lang]);
        if (synthetic)
                tl__sheet_lead(sheet, tl__word(TL__W_SYNTHETIC, lang));
        if (*gap->plan->legal_basis_in[lang])
                tl__sheet_lead(sheet, gap->plan->legal_basis_in[lang]);
        lead_area(sheet, gap, lang);
        lead_method(sheet, gap, lang);
        note_counts(sheet, gap, lang);
        note_not_judged(sheet, gap, lang);
        for (size_t h = 0; h < gap->plan->n_horizons; h++)
                note_not_projected(sheet, gap, gap->plan->horizons[h], lang);
        note_discontinued(sheet, gap, lang);
        note_stretch(sheet, gap, lang);
        note_breaches(sheet, gap, lang);
        note_legend(sheet, gap, lang);
        if (has_provisional(gap))
                tl__sheet_note(sheet, tl__word(TL__W_MARKS_NOTE, lang));
        if (synthetic)
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, lang));
}
