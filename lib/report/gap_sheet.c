/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap table for people: one row per target in the plan's groups, then one per indicator and
 * later horizon. A cell's first line is the figure, its second says what the figure is. Figures of
 * a row are in the target's unit, so that they can be compared. */
#include "base/text.h"
#include "plan/targets/target.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* Display widths beyond which the text wraps. */
enum {
        NAME_WIDTH = 30,
        FIGURE_WIDTH = 10,
        INTERVAL_WIDTH = 13,
        NEED_WIDTH = 12,
        STATUS_WIDTH = 20
};

/* What the cells of one row share. */
struct line {
        const struct tl_row *row;
        enum tl_lang lang;
        int decimals;
};

static void add_columns(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        char *level = NULL, *projected;

        if (gap->assessed->n_levels > 0)
                level = tl__number_text(gap->assessed->levels[0], lang);
        projected = level ? tl__word_with(TL__W_PROJECTED_WITH, lang, level, NULL)
                          : g_strdup(tl__word(TL__W_PROJECTED, lang));
        tl__sheet_column(sheet, "number", tl__word(TL__W_NUMBER, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "indicator", tl__word(TL__W_INDICATOR, lang), TL__LEFT, NAME_WIDTH);
        tl__sheet_column(sheet, "target", tl__word(TL__W_TARGET, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "to_date", tl__word(TL__W_TO_DATE, lang), TL__RIGHT, FIGURE_WIDTH);
        tl__sheet_column(sheet, "projected", projected, TL__RIGHT, INTERVAL_WIDTH);
        tl__sheet_column(sheet, "gap", tl__word(TL__W_GAP, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "need", tl__word(TL__W_NEED, lang), TL__RIGHT, NEED_WIDTH);
        tl__sheet_column(sheet, "chance", tl__word(TL__W_CHANCE, lang), TL__RIGHT, 0);
        tl__sheet_column(sheet, "status", tl__word(TL__W_STATUS, lang), TL__LEFT, STATUS_WIDTH);
        g_free(level);
        g_free(projected);
}

/* ------------------------------------------------------------------------- cells ---- */

/* @first over @second, both taken over. */
static char *two_lines(char *first, char *second)
{
        char *out = g_strconcat(first, "\n", second, NULL);

        g_free(first);
        g_free(second);
        return out;
}

static char *name_cell(const struct line *line)
{
        const struct tl_row *row = line->row;
        char *measure = tl__target_measure(row->target, row->base_year, row->year, line->lang);
        char *out = g_strdup_printf("%s\n(%s)", row->indicator->name[line->lang], measure);

        g_free(measure);
        return out;
}

static char *target_cell(const struct line *line)
{
        const struct tl_target *target = line->row->target;
        char *year = tl__year(target->year);
        char *under = line->row->projection ? tl__word_with(TL__W_OF_TARGET, line->lang, year, NULL)
                                            : g_strdup(year);

        g_free(year);
        return two_lines(tl__target_bound_text(target, line->lang), under);
}

/* How a year of this status is marked, @word having named it. */
static enum tl__word mark_of(enum tl_obs_status status, enum tl__word word)
{
        bool alone = word == TL__W_YEAR_ALONE;

        if (status == TL_PRELIMINARY)
                return alone ? TL__W_PRELIMINARY_ASIDE : TL__W_PRELIMINARY_MARK;
        if (status == TL_ESTIMATE)
                return alone ? TL__W_ESTIMATE_ASIDE : TL__W_ESTIMATE_MARK;
        return TL__W_IN_YEAR;
}

/* "to 2024 prel.": the year of what is known, as @word says it. A measure is never of a year after
 * the target's. */
static char *year_known(const struct line *line, enum tl__word word)
{
        const struct tl_row *row = line->row;
        bool past = row->latest_year > row->year && !isnan(row->measured);
        enum tl__word mark = past ? TL__W_IN_YEAR : mark_of(row->latest_status, word);
        char *year = tl__year(past ? row->year : row->latest_year);
        char *said = tl__word_with(word, line->lang, year, NULL);
        char *marked = tl__word_with(mark, line->lang, said, NULL);

        g_free(year);
        g_free(said);
        return marked;
}

/* The measure so far; where there is none, the indicator's latest value, marked as such. */
static char *to_date_cell(const struct line *line)
{
        const struct tl_row *row = line->row;
        bool level = strcmp(row->target->kind, "level") == 0, measured = !isnan(row->measured);
        double value = measured ? row->measured : row->latest_value;
        bool whole = row->indicator->nature == TL_COUNT && value == floor(value);
        enum tl__word word = TL__W_LEVEL_OF;
        int decimals = measured ? line->decimals : tl__decimals(value);

        if (!row->latest_year)
                return g_strdup(TL__NOTHING);
        if (level)
                word = TL__W_IN_YEAR;
        else if (measured)
                word = TL__W_UP_TO;
        else if (row->target->from)
                word = TL__W_YEAR_ALONE;
        return two_lines(tl__figure(value, whole ? 0 : decimals, line->lang),
                         year_known(line, word));
}

static char *projected_cell(const struct line *line)
{
        const struct tl_row *row = line->row;
        char *figure = tl__figure(row->projected, line->decimals, line->lang);

        if (isnan(row->projected) || isnan(row->lower[0]) || isnan(row->upper[0]))
                return figure;
        return two_lines(figure, tl__interval(row->lower[0], row->upper[0],
                                              tl__interval_decimals(row), line->lang));
}

/* Nothing is missing, yet the target is not met: "more than 50" stands at 50. */
static bool not_beyond(const struct tl_row *row, double measure, double gap)
{
        bool strict = row->target->op == TL_MORE_THAN || row->target->op == TL_LESS_THAN;

        return strict && gap <= 0 && !tl__target_met(row->target, measure, row->base_value);
}

static char *gap_cell(const struct line *line)
{
        double gap = line->row->gap;
        double step = pow(10, -line->decimals);
        char *figure, *least;

        if (isnan(gap))
                return g_strdup(TL__NOTHING);
        if (not_beyond(line->row, line->row->projected, gap))
                return g_strconcat("0\n", tl__word(TL__W_NOT_BEYOND, line->lang), NULL);
        if (gap == 0)
                return g_strconcat("0\n", tl__word(TL__W_JUST_MET, line->lang), NULL);
        figure = tl__figure(fabs(gap), line->decimals, line->lang);
        if (fabs(gap) < step / 2) { /* small, but not zero */
                least = tl__figure(step, line->decimals, line->lang);
                g_free(figure);
                figure = g_strconcat("<", least, NULL);
                g_free(least);
        }
        return two_lines(figure,
                         g_strdup(tl__word(gap > 0 ? TL__W_SHORT : TL__W_SPARE, line->lang)));
}

/* The bound is met now; where a period is measured, even if the years left bring nothing. */
static bool must_hold(const struct tl_row *row)
{
        bool met = row->gap_now <= 0 && !not_beyond(row, row->measured, row->gap_now);

        return met && (row->target->from == 0 || row->need_per_year <= 0);
}

/* A change per year carries its sign; a growth or an amount per year, which targets over a period
 * need, does not. On the bound of "more than" any change will do: "> 0". */
static char *need_figure(const struct line *line)
{
        const struct tl_row *row = line->row;
        bool period = row->target->from != 0;
        double need = row->need_per_year;
        int decimals = tl__decimals(need);

        if (!period && not_beyond(row, row->measured, row->gap_now))
                return g_strconcat(tl__operator_sign(row->target->op), "\u00a00", NULL);
        if (fabs(need) >= 0.005) /* two are enough where they show something */
                decimals = MIN(decimals, 2);
        if (row->indicator->nature == TL_COUNT && need == floor(need))
                decimals = 0;
        return period ? tl__figure(need, decimals, line->lang)
                      : tl__change(need, decimals, line->lang);
}

static char *need_cell(const struct line *line)
{
        const struct tl_row *row = line->row;

        if (isnan(row->need_per_year))
                return g_strdup(TL__NOTHING);
        if (must_hold(row))
                return g_strdup(tl__word(TL__W_HOLD, line->lang));
        return two_lines(need_figure(line), tl__need_unit(row, line->lang));
}

static char *status_cell(const struct line *line)
{
        const struct tl_row *row = line->row;
        const char *name = tl__verdict_name(row->verdict, line->lang);
        char *reason = tl__row_reason(row, line->lang);
        bool said = !*reason || row->verdict == TL_DISCONTINUED;
        char *out = g_strconcat(tl__verdict_sign(row->verdict), " ", name, said ? "" : "\n  ",
                                said ? "" : reason, NULL);

        g_free(reason);
        return out;
}

/* -------------------------------------------------------------------------- rows ---- */

/* What is decided has no chance any more. */
static char *chance_cell(const struct line *line)
{
        bool decided = line->row->verdict == TL_MET || line->row->verdict == TL_MISSED;

        return tl__chance(decided ? TL_MISSING : line->row->probability);
}

static void add_target(struct tl__sheet *sheet, const struct line *line, size_t number)
{
        enum tl__tone tone = tl__verdict_tone(line->row->verdict);
        char *status = status_cell(line), *chance = chance_cell(line);

        tl__sheet_row(sheet);
        tl__sheet_take(sheet, g_strdup_printf("%zu", number));
        tl__sheet_take(sheet, name_cell(line));
        tl__sheet_take(sheet, target_cell(line));
        tl__sheet_take(sheet, to_date_cell(line));
        tl__sheet_take(sheet, projected_cell(line));
        tl__sheet_take(sheet, gap_cell(line));
        tl__sheet_take(sheet, need_cell(line));
        tl__sheet_text(sheet, chance, tone);
        tl__sheet_text(sheet, status, tone);
        g_free(status);
        g_free(chance);
}

/* Cells that only a target has stay empty: nothing is missing there. */
static void add_projection(struct tl__sheet *sheet, const struct line *line)
{
        char *status = status_cell(line);

        tl__sheet_row(sheet);
        tl__sheet_text(sheet, NULL, TL__PLAIN);
        tl__sheet_take(sheet, name_cell(line));
        tl__sheet_take(sheet, target_cell(line));
        tl__sheet_text(sheet, NULL, TL__PLAIN);
        tl__sheet_take(sheet, projected_cell(line));
        tl__sheet_text(sheet, NULL, TL__PLAIN);
        tl__sheet_text(sheet, NULL, TL__PLAIN);
        tl__sheet_take(sheet, tl__chance(line->row->probability));
        tl__sheet_text(sheet, status, tl__verdict_tone(line->row->verdict));
        g_free(status);
}

static struct line line_of(const struct tl_row *row, enum tl_lang lang)
{
        return (struct line){ row, lang, tl__row_decimals(row) };
}

static bool several_areas(const struct tl__gap *gap)
{
        for (size_t i = 1; i < gap->n; i++)
                if (strcmp(gap->rows[i]->area, gap->rows[0]->area) != 0)
                        return true;
        return false;
}

/* Begins a group when the heading is another than before; an area is named where there are
 * several. */
static void begin_group(struct tl__sheet *sheet, char **current, const char *area,
                        const char *heading)
{
        char *whole =
                area ? g_strconcat(area, *heading ? ". " : "", heading, NULL) : g_strdup(heading);

        if (strcmp(whole, *current) != 0)
                tl__sheet_group(sheet, whole);
        g_free(*current);
        *current = whole;
}

/* One group where targets that follow each other have the same text; numbers begin anew in each
 * area. */
static void add_targets(struct tl__sheet *sheet, const struct tl__gap *gap, enum tl_lang lang)
{
        bool areas = several_areas(gap);
        const char *area = "";
        char *current = g_strdup("");
        size_t number = 0;

        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_row *row = gap->rows[i];
                struct line line = line_of(row, lang);

                if (row->projection)
                        continue;
                if (strcmp(row->area, area) != 0)
                        number = 0;
                area = row->area;
                begin_group(sheet, &current, areas ? tl__area_name(gap->plan, area, lang) : NULL,
                            row->target->group[lang]);
                add_target(sheet, &line, ++number);
        }
        g_free(current);
}

/* One group per horizon. Indicators that could not be projected are named in the notes. */
static void add_projections(struct tl__sheet *sheet, const struct tl__gap *gap, int horizon,
                            enum tl_lang lang)
{
        char *year = tl__year(horizon), *current = g_strdup("");
        char *heading = tl__word_with(TL__W_PROJECTION_GROUP, lang, year, NULL);
        bool areas = several_areas(gap);

        for (size_t i = 0; i < gap->n; i++) {
                const struct tl_row *row = gap->rows[i];
                struct line line = line_of(row, lang);

                if (!row->projection || row->year != horizon || isnan(row->projected))
                        continue;
                begin_group(sheet, &current,
                            areas ? tl__area_name(gap->plan, row->area, lang) : NULL, heading);
                add_projection(sheet, &line);
        }
        g_free(year);
        g_free(heading);
        g_free(current);
}

struct tl__sheet *tl__gap_sheet(const struct tl__gap *gap, enum tl_lang lang)
{
        struct tl__sheet *sheet = tl__sheet_new();

        add_columns(sheet, gap, lang);
        add_targets(sheet, gap, lang);
        for (size_t h = 0; h < gap->plan->n_horizons; h++)
                add_projections(sheet, gap, gap->plan->horizons[h], lang);
        tl__gap_notes(sheet, gap, lang);
        return sheet;
}
