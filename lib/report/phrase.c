/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, targets and intervals as a report prints them. */
#include "report/phrase.h"

#include "base/text.h"
#include "forecast/models/model.h"
#include "plan/targets/target.h"

#include <glib.h>
#include <string.h>

/* Between a sign and its figure: they stay on one line. */
#define NO_BREAK "\u00a0"

/* From here on figures are printed as powers of ten. */
#define VERY_LARGE 1e9

/* ----------------------------------------------------------------------- figures ---- */

int tl__decimals(double size)
{
        double magnitude = fabs(size);
        /* Of the rounded figure: 999.97 is printed 1,000 and has none. */
        static const struct {
                double from;
                int decimals;
        } steps[] = { { 999.95, 0 }, { 9.995, 1 }, { 0.9995, 2 }, { 0.09995, 3 } };

        if (isnan(size) || size == 0)
                return 1;
        for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
                if (magnitude >= steps[i].from)
                        return steps[i].decimals;
        return 4;
}

/* Decimals of a bound as the plan gave it. */
static int printed_decimals(double bound)
{
        char *text = tl__number_machine(bound);
        const char *point = strchr(text, '.');
        int decimals = point && !strchr(text, 'e') ? (int)strlen(point + 1) : 0;

        g_free(text);
        return decimals;
}

static int target_decimals(const struct tl_target *target)
{
        return MAX(printed_decimals(target->low), printed_decimals(target->high));
}

/* The measure is a rate or a ratio, whatever the indicator is. */
static bool is_rate(const struct tl_target *target)
{
        return strcmp(target->kind, "multiple") == 0 || strcmp(target->kind, "average_growth") == 0;
}

static double larger(double size, double value)
{
        return isnan(value) ? size : fmax(size, fabs(value));
}

int tl__row_decimals(const struct tl_row *row)
{
        bool of_rate = is_rate(row->target);
        double size = larger(larger(0, row->projected), row->measured);
        int printed = target_decimals(row->target);

        size = larger(larger(size, row->target->low), row->target->high);
        if (row->indicator->nature == TL_COUNT && !of_rate)
                return 0;
        if (row->indicator->nature == TL_SHARE && !of_rate)
                return MAX(printed, MIN(tl__decimals(size), TL__SHARE_DECIMALS));
        return CLAMP(printed, tl__decimals(size), 4);
}

int tl__interval_decimals(const struct tl_row *row)
{
        int decimals = tl__row_decimals(row), printed = target_decimals(row->target);

        if (row->indicator->nature != TL_SHARE || is_rate(row->target))
                return decimals;
        return MIN(decimals, MAX(printed, MIN(printed + 1, TL__SHARE_DECIMALS)));
}

static char *very_large(double value, enum tl_lang lang)
{
        static const char *const superscripts[] = {
                "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"
        };
        int power = (int)floor(log10(fabs(value)) / 3) * 3;
        char *mantissa = tl__number_fixed(value / pow(10, power), 3, lang);
        char *digits = g_strdup_printf("%d", power);
        GString *out = g_string_new(mantissa);

        g_string_append(out, "×10");
        for (const char *c = digits; *c; c++)
                g_string_append(out, superscripts[*c - '0']);
        g_free(mantissa);
        g_free(digits);
        return g_string_free(out, FALSE);
}

char *tl__figure(double value, int decimals, enum tl_lang lang)
{
        if (isnan(value))
                return g_strdup(TL__NOTHING);
        if (fabs(value) >= VERY_LARGE)
                return very_large(value, lang);
        return tl__number_fixed(value, decimals, lang);
}

char *tl__change(double value, int decimals, enum tl_lang lang)
{
        char *figure = tl__figure(value, decimals, lang);
        char *out;

        if (!(value > 0))
                return figure;
        out = g_strconcat("+", figure, NULL);
        g_free(figure);
        return out;
}

char *tl__interval(double lower, double upper, int decimals, enum tl_lang lang)
{
        char *from, *to, *out;

        if (isnan(lower) || isnan(upper))
                return g_strdup(TL__NOTHING);
        from = tl__figure(lower, decimals, lang);
        to = tl__figure(upper, decimals, lang);
        out = g_strconcat(from, lower < 0 || upper < 0 ? " … " : "–", to, NULL);
        g_free(from);
        g_free(to);
        return out;
}

char *tl__chance(double probability)
{
        if (isnan(probability))
                return g_strdup(TL__NOTHING);
        if (probability < 0.01)
                return g_strdup("<1%");
        if (probability > 0.99)
                return g_strdup(">99%");
        return g_strdup_printf("%.0f%%", 100 * probability);
}

char *tl__year(int year)
{
        return g_strdup_printf("%d", year);
}

/* ----------------------------------------------------------------------- targets ---- */

static char *bound_figure(const struct tl_target *target, double bound, enum tl_lang lang)
{
        bool increase = strcmp(target->kind, "increase") == 0;
        int decimals = printed_decimals(bound);

        return increase ? tl__change(bound, decimals, lang) : tl__figure(bound, decimals, lang);
}

char *tl__target_bound_text(const struct tl_target *target, enum tl_lang lang)
{
        const char *sign = target->op == TL_INSIDE ? tl__word(TL__W_WITHIN, lang)
                                                   : tl__operator_sign(target->op);
        bool two = !isnan(target->low) && !isnan(target->high);
        char *low = bound_figure(target, isnan(target->low) ? target->high : target->low, lang);
        char *high = two ? bound_figure(target, target->high, lang) : g_strdup("");
        char *out = g_strconcat(sign, *sign ? NO_BREAK : "", low, two ? "–" : "", high, NULL);

        g_free(low);
        g_free(high);
        return out;
}

/* How each kind's figures read. A kind that is not listed reads as its title says. */
static const struct {
        const char *kind;
        const char *unit; /* NULL: the indicator's */
        enum tl__word clause;
        bool base; /* of the clause: {1} is the base year, else the first of the period */
} measures[] = {
        { "average_growth", "%/yr", TL__W_MEAN_OVER, false },
        { "cumulative", NULL, TL__W_SUM_OVER, false },
        { "increase", NULL, TL__W_INCREASE_OVER, true },
        { "multiple", "times", TL__W_TIMES_OF, true },
};

char *tl__target_unit(const struct tl_target *target, enum tl_lang lang)
{
        for (size_t i = 0; i < G_N_ELEMENTS(measures); i++)
                if (measures[i].unit && strcmp(target->kind, measures[i].kind) == 0)
                        return tl__unit_in(measures[i].unit, lang);
        return tl__unit_of(target->indicator, lang);
}

static char *measure_clause(const struct tl_target *target, int base_year, int year,
                            enum tl_lang lang)
{
        const struct tl__kind *kind = tl__kind_find(target->kind);
        char *first = NULL, *last = tl__year(year), *clause = NULL;

        for (size_t i = 0; i < G_N_ELEMENTS(measures) && !clause; i++) {
                if (strcmp(target->kind, measures[i].kind) != 0)
                        continue;
                first = tl__year(measures[i].base ? base_year : target->from);
                clause = tl__word_with(measures[i].clause, lang, first, last);
        }
        if (!clause)
                clause = tl__word_with(TL__W_KIND_OVER, lang,
                                       kind ? kind->title[lang] : target->kind, last);
        g_free(first);
        g_free(last);
        return clause;
}

char *tl__target_measure(const struct tl_target *target, int base_year, int year, enum tl_lang lang)
{
        char *unit, *clause, *out;

        if (strcmp(target->kind, "level") == 0)
                return tl__target_unit(target, lang);
        clause = measure_clause(target, base_year, year, lang);
        if (strcmp(target->kind, "multiple") == 0) /* its clause is its unit */
                return clause;
        unit = tl__target_unit(target, lang);
        out = g_strconcat(unit, ", ", clause, NULL);
        g_free(unit);
        g_free(clause);
        return out;
}

char *tl__need_unit(const struct tl_row *row, enum tl_lang lang)
{
        char *unit, *out;
        bool rate;

        if (*row->need_unit)
                return tl__unit_in(row->need_unit, lang);
        unit = tl__unit_of(row->indicator, lang);
        rate = strchr(unit, '/') != NULL; /* "million VND/person/yr per yr" */
        out = tl__word_with(rate ? TL__W_EACH_YEAR : TL__W_PER_YEAR, lang, unit, NULL);
        g_free(unit);
        return out;
}

/* ----------------------------------------------------------------------- reasons ---- */

/* From where a target at a natural bound counts as met. */
static char *counts_from(const struct tl_row *row, enum tl_lang lang)
{
        const struct tl_target *target = row->target;
        const char *percent = g_str_has_prefix(row->indicator->unit[TL_EN], "%") ? "%" : "";
        int sense = tl__target_sense(target);
        double eased =
                tl__target_bound(target, 0) - sense * tl__target_slack(target, row->base_value);
        bool share = row->indicator->nature == TL_SHARE;
        double limit = share ? eased : 100 * TL_BOUND_MET;
        char *number = tl__figure(limit, printed_decimals(limit), lang);
        char *figure = g_strconcat(number, share ? percent : "", NULL), *out;
        enum tl__word word = sense > 0 ? TL__W_COUNTS_FROM : TL__W_COUNTS_TO;

        out = tl__word_with(share ? word : TL__W_COUNTS_NEAR, lang, figure, NULL);
        g_free(number);
        g_free(figure);
        return out;
}

char *tl__row_reason(const struct tl_row *row, enum tl_lang lang)
{
        bool late = row->reason == TL_REASON_MET_LATE;
        char *detail = row->reason == TL_REASON_AT_BOUND
                               ? counts_from(row, lang)
                               : tl__year(late ? row->year_reached : row->missing_year);
        char *out = tl__reason_brief(row->reason, detail, lang);

        g_free(detail);
        return out;
}

/* ------------------------------------------------------------------------- names ---- */

const char *tl__area_name(const struct tl_plan_info *plan, const char *area, enum tl_lang lang)
{
        return plan && strcmp(area, plan->area) == 0 ? plan->area_name[lang] : area;
}

const char *tl__series_name(const struct tl_series *series, const struct tl_indicator *indicator,
                            enum tl_lang lang)
{
        return indicator ? indicator->name[lang] : series->indicator;
}

char *tl__series_unit(const struct tl_series *series, const struct tl_indicator *indicator,
                      enum tl_lang lang)
{
        return indicator ? tl__unit_of(indicator, lang) : tl__unit_in(series->unit, lang);
}

char *tl__series_title(const struct tl_plan_info *plan, const struct tl_series *series,
                       const struct tl_indicator *indicator, enum tl_lang lang)
{
        const char *area = tl__area_name(plan, series->area, lang);
        char *unit = tl__series_unit(series, indicator, lang);
        GString *out = g_string_new(tl__series_name(series, indicator, lang));

        if (*unit)
                g_string_append_printf(out, " (%s)", unit);
        if (*area)
                g_string_append_printf(out, ", %s", area);
        g_free(unit);
        return g_string_free(out, FALSE);
}

char *tl__model_text(const char *model, enum tl_lang lang)
{
        if (!model || strcmp(model, TL__ENSEMBLE) == 0)
                return g_strdup(tl__word(TL__W_ENSEMBLE, lang));
        if (strcmp(model, "gamma_poisson") == 0)
                return g_strdup(tl__word(TL__W_POISSON, lang));
        return tl__word_with(TL__W_MODEL, lang, model, NULL);
}

char *tl__capital(const char *text)
{
        char first[7] = { 0 };

        if (!*text)
                return g_strdup("");
        g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), first);
        return g_strconcat(first, g_utf8_next_char(text), NULL);
}
