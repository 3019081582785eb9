/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of target on series shaped like the plan's indicators, each figure worked by hand (base
 * 2020, latest 2024, target 2030); then bounds, operators, tolerances; then what every kind must
 * keep. */
#include "check.h"

#include "plan/targets/target.h"

#include <string.h>

#define EPS 1e-8

static const double urban[] = { 34.5, 35.2, 36.1, 37.3, 38.6 };
static const double labour_share[] = { 36.4, 35.3, 33.1, 31.0, 29.2 };
static const double growth[] = { TL_MISSING, 16.30, 14.20, 8.90, 19.25 };
static const double investment[] = { TL_MISSING, 25000, 28500, 30200, 36800 };
static const double income[] = { 36.0, 38.5, 43.1, 48.0, 53.9 };
static const double farmland[] = { 156000, 161000, 168200, 175100, 181500 };
static const double parks[] = { 8, 9, 10, 12, 13 };
static const double balance[] = { -2, -1.6, -1.2, -0.9, -0.5 };

static struct tl_indicator indicator(enum tl_nature nature, int direction)
{
        return (struct tl_indicator){
                .id = "x",
                .unit = { nature == TL_SHARE ? "%" : "ha", "" },
                .nature = nature,
                .direction = direction,
                .lower = nature == TL_SHARE ? 0 : TL_MISSING,
                .upper = nature == TL_SHARE ? 100 : TL_MISSING,
        };
}

static struct tl_target target(const char *kind, enum tl_operator op, double low, double high)
{
        return (struct tl_target){ .kind = kind,
                                   .op = op,
                                   .low = low,
                                   .high = high,
                                   .year = 2030,
                                   .from = tl__kind_find(kind)->has_period ? 2021 : 0,
                                   .base_year = 2020 };
}

struct worked {
        const char *name, *kind;
        const double *y; /* 2020..2024 */
        enum tl_nature nature;
        int direction;
        double bound;
        double measured, planned, attained, need, pace, ratio;
        const char *unit;
};

/* need: per year from 2024 on. ratio: observed over required pace since the base. */
static const struct worked worked[] = {
        { "T1 urbanisation", "level", urban, TL_SHARE, 1, 50, 38.6, 40.7, 4.1 / 15.5, 1.9, 1.025,
          0.661290322580645, "pp/yr" },
        { "T1 agricultural labour", "level", labour_share, TL_SHARE, -1, 20, 29.2, 29.84,
          7.2 / 16.4, -9.2 / 6, -1.8, 1.09756097560976, "pp/yr" },
        { "T3 growth", "average_growth", growth, TL_GROWTH, 1, 16.71, 14.599578826616732, 16.71,
          0.3527624761428891, 18.138495034250333, 14.599578826616732, 0.873703101533018, "%/yr" },
        { "T4 investment", "cumulative", investment, TL_FLOW, 1, 418000, 120500, 167200,
          0.28827751196172247, 49583.333333333336, 30125, 0.7206937799043062, "" },
        { "T5 rural income", "multiple", income, TL_LEVEL, 1, 2.7, 1.4972222222222222,
          1.4878032589238495, 0.29248366013071897, 10.326434575347477, 10.616921077436281,
          1.0166993466254133, "%/yr" },
        { "T6 farmland", "increase", farmland, TL_LEVEL, 1, 82000, 25500, 32800,
          0.31097560975609756, 9416.666666666666, 6375, 0.7774390243902439, "" },
        { "T11 parks", "level", parks, TL_COUNT, 1, 19, 13, 12.4, 5.0 / 11, 1, 1.25, 1.25 / 1.1,
          "" },
        { "T14 sign-changing", "level", balance, TL_BALANCE, 1, 1, -0.5, -0.8, 0.5, 0.25, 0.375,
          1.25, "" },
};

static struct tl__standing standing(const struct tl_target *of, const double y[])
{
        return (struct tl__standing){ .target = of,
                                      .base_year = 2020,
                                      .base = y[0],
                                      .latest_year = 2024,
                                      .known = { 2020, 5, y } };
}

static void test_worked(void)
{
        for (size_t i = 0; i < sizeof worked / sizeof *worked; i++) {
                const struct worked *w = &worked[i];
                const struct tl__kind *kind = tl__kind_find(w->kind);
                struct tl_indicator of = indicator(w->nature, w->direction);
                struct tl_target t = target(w->kind, TL_EQUALS, w->bound, TL_MISSING);
                struct tl__standing at;

                t.indicator = &of;
                at = standing(&t, w->y);
                CHECK_REL(w->name, kind->measure(&at, &at.known, 2024), w->measured, EPS);
                CHECK_REL(w->name,
                          kind->planned(&at, kind->measure(&at, &at.known, 2020), w->bound, 0.4),
                          w->planned, EPS);
                CHECK_REL(w->name, kind->attained(&at, w->bound), w->attained, EPS);
                CHECK_REL(w->name, kind->need(&at, w->bound), w->need, EPS);
                CHECK_REL(w->name, kind->pace(&at), w->pace, EPS);
                CHECK_REL(w->name, kind->pace(&at) / kind->required(&at, w->bound), w->ratio, EPS);
                CHECK_TEXT(w->name, kind->need_unit(&at), w->unit);
                CHECK_INT(w->name, kind->missing_year(&at, 2030), 0);
                CHECK_REL(w->name, tl__elapsed(&at) / tl__total(&at), 0.4, EPS);
        }
}

/* The stretch of rural income, the arithmetic reading of growth, a growing investment profile. */
static void test_readings(void)
{
        struct tl_indicator of = indicator(TL_LEVEL, 1), rate = indicator(TL_GROWTH, 1);
        struct tl_indicator flow = indicator(TL_FLOW, 1);
        struct tl_target t = target("multiple", TL_RANGE, 2.7, 3.2);
        struct tl__standing at = standing(&t, income);

        t.indicator = &of;
        CHECK_REL("T5 need of the stretch", tl__kind_multiple.need(&at, 3.2), 13.495145420279432,
                  EPS);
        CHECK_REL("T5 value at 2.7", tl__kind_multiple.value_at(&at, 2030, 2.7), 97.2, EPS);
        t = target("average_growth", TL_EQUALS, 16.71, TL_MISSING);
        t.indicator = &rate;
        t.mean = TL_ARITHMETIC;
        at = standing(&t, growth);
        CHECK_REL("T3 arithmetic", tl__kind_average_growth.measure(&at, &at.known, 2024), 14.6625,
                  EPS);
        CHECK_REL("T3 arithmetic need", tl__kind_average_growth.need(&at, 16.71), 18.075, EPS);
        t = target("cumulative", TL_ABOUT, 418000, TL_MISSING);
        t.indicator = &flow;
        t.profile = 10;
        at = standing(&t, investment);
        CHECK_REL("T4 profile", tl__kind_cumulative.planned(&at, 0, 418000, 0.4),
                  121722.17585758973, EPS);
        CHECK_REL("T4 pace on it",
                  tl__kind_cumulative.pace(&at) / tl__kind_cumulative.required(&at, 418000),
                  0.9899592999469577, EPS);
        CHECK_REL("T4 on it", 120500 / tl__kind_cumulative.planned(&at, 0, 418000, 0.4),
                  0.9899592999469577, EPS);
}

/* +60 and -20: 20% on average by one reading, 13.1% by the other; -100 ends the level. */
static void test_growth_means(void)
{
        static const double rates[] = { TL_MISSING, 60, -20 };
        static const double destroyed[] = { TL_MISSING, 10, -100 };
        static const double index[] = { 100, 160, 128 };
        const struct tl__kind *kind = &tl__kind_average_growth;
        struct tl_indicator rate = indicator(TL_GROWTH, 1), level = indicator(TL_INDEX, 1);
        struct tl_target t = target("average_growth", TL_AT_LEAST, 15, TL_MISSING);
        struct tl__path path = { 2020, 3, rates };
        struct tl__standing at = standing(&t, rates);

        t.indicator = &rate;
        at.latest_year = 2022;
        at.known = path;
        CHECK_REL("geometric", kind->measure(&at, &path, 2022), 13.137084989847603, EPS);
        path.y = destroyed;
        CHECK_REL("destroyed", kind->measure(&at, &path, 2022), -100, EPS);
        t.mean = TL_ARITHMETIC;
        path.y = rates;
        CHECK_REL("arithmetic", kind->measure(&at, &path, 2022), 20, EPS);
        t.indicator = &level;
        path.y = index;
        CHECK_REL("arithmetic of a level", kind->measure(&at, &path, 2022), 20, EPS);
        t.mean = TL_GEOMETRIC;
        CHECK_REL("geometric of a level", kind->measure(&at, &path, 2022), 13.137084989847603, EPS);
        CHECK_REL("nothing yet", kind->measure(&at, &path, 2020), TL_MISSING, EPS);
}

static void test_missing_years(void)
{
        static const double holes[] = { 1, 2, TL_MISSING, 4, 5 };
        struct tl_indicator of = indicator(TL_FLOW, 1), rate = indicator(TL_GROWTH, 1);
        struct tl_indicator level = indicator(TL_LEVEL, 1);
        struct tl_target t = target("cumulative", TL_AT_LEAST, 10, TL_MISSING);
        struct tl__standing at = standing(&t, holes);

        t.indicator = &of;
        CHECK_INT("cumulative names the year", tl__kind_cumulative.missing_year(&at, 2030), 2022);
        CHECK_REL("no sum", tl__kind_cumulative.measure(&at, &at.known, 2024), TL_MISSING, EPS);
        CHECK_INT("2021 is there", tl__kind_cumulative.missing_year(&at, 2021), 0);
        t = target("average_growth", TL_AT_LEAST, 10, TL_MISSING);
        t.indicator = &rate;
        CHECK_INT("rates", tl__kind_average_growth.missing_year(&at, 2030), 2022);
        CHECK_INT("rates up to the year", tl__kind_average_growth.missing_year(&at, 2021), 0);
        t.indicator = &level;
        CHECK_INT("a level needs its two ends only",
                  tl__kind_average_growth.missing_year(&at, 2030), 0);
        t.mean = TL_ARITHMETIC;
        CHECK_INT("or every year", tl__kind_average_growth.missing_year(&at, 2030), 2022);
        CHECK_INT("up to the year", tl__kind_average_growth.missing_year(&at, 2021), 0);
        t.from = 2020;
        t.mean = TL_GEOMETRIC;
        CHECK_INT("or what it starts from", tl__kind_average_growth.missing_year(&at, 2030), 2019);
        CHECK_INT("level", tl__kind_level.missing_year(&at, 2030), 0);
}

/* ------------------------------------------------------------------------ bounds ---- */

struct judged {
        const char *name;
        enum tl_operator op;
        int direction;
        double low, high, tolerance, measure;
        bool met;
        double gap;
};

static const struct judged judged[] = {
        { "at least, equal", TL_AT_LEAST, 1, 50, TL_MISSING, 0, 50, true, 0 },
        { "at least, a rounding short", TL_AT_LEAST, 1, 50, TL_MISSING, 0, 50 - 1e-11, true, 0 },
        { "at least, more than a rounding", TL_AT_LEAST, 1, 50, TL_MISSING, 0, 50 - 1e-9, false,
          1e-9 },
        { "at least, a rounding of a great bound", TL_AT_LEAST, 1, 4e5, TL_MISSING, 0, 4e5 - 2e-7,
          true, 0 },
        { "at least, a rounding of a small one", TL_AT_LEAST, 1, 0.1, TL_MISSING, 0, 0.1 - 5e-13,
          true, 0 },
        { "more than, a rounding over", TL_MORE_THAN, 1, 40, TL_MISSING, 0, 40 + 1e-11, false, 0 },
        { "at least, short", TL_AT_LEAST, 1, 50, TL_MISSING, 0, 49.9, false, 0.1 },
        { "more than, equal", TL_MORE_THAN, 1, 40, TL_MISSING, 0, 40, false, 0 },
        { "more than, over", TL_MORE_THAN, 1, 40, TL_MISSING, 0, 40.1, true, -0.1 },
        { "at most, equal", TL_AT_MOST, -1, TL_MISSING, 20, 0, 20, true, 0 },
        { "less than, equal", TL_LESS_THAN, -1, TL_MISSING, 20, 0, 20, false, 0 },
        { "less than, under", TL_LESS_THAN, -1, TL_MISSING, 20, 0, 19.9, true, -0.1 },
        { "less than, over", TL_LESS_THAN, -1, TL_MISSING, 20, 0, 29.2, false, 9.2 },
        { "equals reads as at least", TL_EQUALS, 1, 37.2, TL_MISSING, 0, 40, true, -2.8 },
        { "equals reads as at most", TL_EQUALS, -1, 37.2, TL_MISSING, 0, 40, false, 2.8 },
        { "equals within its tolerance", TL_EQUALS, 1, 100, TL_MISSING, 2, 98, true, 0 },
        { "about, within 1%", TL_ABOUT, 1, 418000, TL_MISSING, 1, 414000, true, 0 },
        { "about, below 1%", TL_ABOUT, 1, 418000, TL_MISSING, 1, 413000, false, 5000 },
        { "about, over", TL_ABOUT, 1, 418000, TL_MISSING, 1, 500000, true, -82000 },
        { "range is judged at its minimum", TL_RANGE, 1, 2.7, 3.2, 0, 2.75, true, -0.05 },
        { "range, short", TL_RANGE, 1, 2.7, 3.2, 0, 2.5, false, 0.2 },
        { "range, lower is better", TL_RANGE, -1, 2, 3, 0, 3.5, false, 0.5 },
        { "inside, below", TL_INSIDE, 1, 2.7, 3.2, 0, 2.5, false, 0.2 },
        { "range, between its ends, lower is better", TL_RANGE, -1, 2, 3, 0, 2.5, true, -0.5 },
        { "inside", TL_INSIDE, 1, 2.7, 3.2, 0, 2.9, true, 0 },
        { "inside, on its low end", TL_INSIDE, 1, 2.7, 3.2, 0, 2.7, true, 0 },
        { "inside, on its high end", TL_INSIDE, 1, 2.7, 3.2, 0, 3.2, true, 0 },
        { "inside has no tolerance", TL_INSIDE, 1, 2.7, 3.2, 10, 2.6, false, 0.1 },
        { "inside, above", TL_INSIDE, 1, 2.7, 3.2, 0, 3.4, false, 0.2 },
        { "zero, strictly below", TL_LESS_THAN, -1, TL_MISSING, 0, 0, 0, false, 0 },
        { "missing", TL_AT_LEAST, 1, 50, TL_MISSING, 0, TL_MISSING, false, TL_MISSING },
};

static void test_bounds(void)
{
        for (size_t i = 0; i < sizeof judged / sizeof *judged; i++) {
                const struct judged *j = &judged[i];
                struct tl_indicator of = indicator(TL_BALANCE, j->direction);
                struct tl_target t = target("level", j->op, j->low, j->high);

                t.indicator = &of;
                t.tolerance = j->tolerance;
                CHECK_TRUE(j->name, tl__target_met(&t, j->measure, 1) == j->met);
                CHECK_ABS(j->name, tl__target_gap(&t, j->measure, 1), j->gap, 1e-12);
        }
}

/* Which of two bounds is judged, and which is the ambitious one. */
static void test_two_bounds(void)
{
        struct tl_indicator up = indicator(TL_LEVEL, 1), down = indicator(TL_LEVEL, -1);
        struct tl_target t = target("level", TL_INSIDE, 2, 3);

        t.indicator = &up;
        CHECK_REL("inside, nearer to low", tl__target_bound(&t, 2.4), 2, 0);
        CHECK_REL("inside, nearer to high", tl__target_bound(&t, 2.6), 3, 0);
        CHECK_REL("inside, below", tl__target_bound(&t, -9), 2, 0);
        t.tolerance = 10;
        CHECK_REL("inside, no slack", tl__target_slack(&t, 1), 0, 0);
        CHECK_INT("inside, no way", tl__target_sense(&t), 0);
        CHECK_REL("inside, no stretch", tl__target_stretch(&t), TL_MISSING, 0);
        t.op = TL_RANGE;
        CHECK_REL("range", tl__target_bound(&t, 2.6), 2, 0);
        CHECK_REL("stretch", tl__target_stretch(&t), 3, 0);
        t.indicator = &down;
        CHECK_REL("range, lower is better", tl__target_bound(&t, 2.4), 3, 0);
        CHECK_REL("stretch, lower is better", tl__target_stretch(&t), 2, 0);
        t.op = TL_AT_MOST;
        CHECK_REL("one bound, no stretch", tl__target_stretch(&t), TL_MISSING, 0);
}

/* 100% of the communes: a logit never gets there, 99.5% counts. A zero of a positive quantity
 * counts within 0.5% of where it began; a zero of anything else is zero. */
static void test_natural_bounds(void)
{
        struct tl_indicator share = indicator(TL_SHARE, 1), stock = indicator(TL_LEVEL, -1);
        struct tl_indicator signed_one = indicator(TL_BALANCE, -1);
        struct tl_target t = target("level", TL_EQUALS, 100, TL_MISSING);

        t.indicator = &share;
        CHECK_TRUE("100% is a bound", tl__target_at_natural_bound(&t));
        CHECK_TRUE("99.5% counts", tl__target_met(&t, 99.5, 35));
        CHECK_TRUE("99.4% does not", !tl__target_met(&t, 99.4, 35));
        t.low = 80;
        CHECK_TRUE("80% is none", !tl__target_at_natural_bound(&t));
        CHECK_TRUE("79.9% is short of 80%", !tl__target_met(&t, 79.9, 35));
        t = target("level", TL_AT_MOST, TL_MISSING, 0);
        t.indicator = &stock;
        CHECK_TRUE("T13 within 0.5% of the base", tl__target_met(&t, 0.05, 10));
        CHECK_TRUE("T13 not beyond", !tl__target_met(&t, 0.051, 10));
        t.indicator = &signed_one;
        CHECK_TRUE("a balance of zero is zero", !tl__target_met(&t, 0.05, 10));
        t.indicator = &stock;
        CHECK_REL("without a base no slack", tl__target_slack(&t, TL_MISSING), 0, 0);
        CHECK_TRUE("nothing at all is met then", tl__target_met(&t, 0, TL_MISSING));
        CHECK_TRUE("anything is not", !tl__target_met(&t, 0.001, TL_MISSING));
}

/* Only a level at the end of a share, or at zero of a positive quantity, coming from the other
 * side. */
static void test_natural_bound_table(void)
{
        static const struct {
                const char *name, *kind;
                enum tl_nature nature;
                int direction;
                enum tl_operator op;
                double bound, tolerance, slack; /* base 10 */
                enum tl_scale scale;
        } cases[] = {
                { "whole of a share", "level", TL_SHARE, 1, TL_EQUALS, 100, 0, 0.5, TL_CLOGLOG },
                { "with a greater tolerance", "level", TL_SHARE, 1, TL_EQUALS, 100, 2, 2,
                  TL_CLOGLOG },
                { "none of a share", "level", TL_SHARE, -1, TL_AT_MOST, 0, 0, 0.5, TL_IDENTITY },
                { "at least none", "level", TL_SHARE, -1, TL_AT_LEAST, 0, 0, 0, TL_OWN_SCALE },
                { "at most the whole", "level", TL_SHARE, 1, TL_AT_MOST, 100, 0, 0, TL_OWN_SCALE },
                { "of a flow", "level", TL_FLOW, -1, TL_EQUALS, 0, 0, 0.05, TL_IDENTITY },
                { "of an index", "level", TL_INDEX, -1, TL_EQUALS, 0, 0, 0.05, TL_IDENTITY },
                { "of a count", "level", TL_COUNT, -1, TL_EQUALS, 0, 0, 0, TL_OWN_SCALE },
                { "of a growth rate", "level", TL_GROWTH, -1, TL_EQUALS, 0, 0, 0, TL_OWN_SCALE },
                { "zero as a floor", "level", TL_LEVEL, 1, TL_EQUALS, 0, 0, 0, TL_OWN_SCALE },
                { "rise of a share", "increase", TL_SHARE, 1, TL_EQUALS, 100, 0, 0, TL_OWN_SCALE },
                { "sum of nothing", "cumulative", TL_FLOW, -1, TL_EQUALS, 0, 0, 0, TL_OWN_SCALE },
                { "multiple of nothing", "multiple", TL_LEVEL, -1, TL_EQUALS, 0, 0, 0,
                  TL_OWN_SCALE },
                { "within the share", "level", TL_SHARE, 1, TL_ABOUT, 80, 1, 0.8, TL_OWN_SCALE },
                { "of a negative bound", "level", TL_BALANCE, 1, TL_ABOUT, -80, 1, 0.8,
                  TL_OWN_SCALE },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_indicator of = indicator(cases[i].nature, cases[i].direction);
                struct tl_target t = target(cases[i].kind, cases[i].op, cases[i].bound, TL_MISSING);

                t.indicator = &of;
                t.tolerance = cases[i].tolerance;
                CHECK_ABS(cases[i].name, tl__target_slack(&t, -10), cases[i].slack, 1e-12);
                CHECK_INT(cases[i].name, tl__target_scale(&t), cases[i].scale);
                CHECK_TRUE(cases[i].name,
                           tl__target_at_natural_bound(&t) == (cases[i].scale != TL_OWN_SCALE));
        }
}

/* What can be met before its year: everything but a mean growth, and a sum that may still grow. */
static void test_holds(void)
{
        static const struct {
                const char *kind;
                enum tl_operator op;
                bool holds;
        } cases[] = {
                { "level", TL_AT_MOST, true },       { "level", TL_INSIDE, true },
                { "increase", TL_AT_MOST, true },    { "multiple", TL_AT_LEAST, true },
                { "cumulative", TL_AT_LEAST, true }, { "cumulative", TL_AT_MOST, false },
                { "cumulative", TL_INSIDE, false },  { "average_growth", TL_AT_LEAST, false },
        };
        struct tl_indicator of = indicator(TL_LEVEL, 1);

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_target t = target(cases[i].kind, cases[i].op, 2, 3);

                t.indicator = &of;
                CHECK_TRUE(cases[i].kind, tl__target_holds(&t) == cases[i].holds);
        }
}

/* -------------------------------------------------------------------- every kind ---- */

/* Growth from nothing, or from less, is no number; down to nothing is -100%, after which no growth
 * makes up for it. */
static void test_growth_and_zero(void)
{
        struct tl_indicator of = indicator(TL_LEVEL, 1);
        struct tl_target t = target("average_growth", TL_AT_LEAST, 3, TL_MISSING);
        const struct tl__kind *kind = &tl__kind_average_growth;
        const double from[] = { 0, 1, 2, 3, 4 }, below[] = { -5, -4, -3, -2, -10 };
        const double to[] = { 5, 4, 3, 2, 0 };
        struct tl__standing at;

        t.indicator = &of;
        at = standing(&t, from);
        CHECK_ABS("from zero", kind->measure(&at, &at.known, 2024), TL_MISSING, 0);
        CHECK_ABS("from zero, value", kind->value_at(&at, 2024, 3), TL_MISSING, 0);
        CHECK_ABS("from zero, need", kind->need(&at, 3), TL_MISSING, 0);
        CHECK_ABS("from zero, done", kind->attained(&at, 3), TL_MISSING, 0);
        at = standing(&t, below);
        CHECK_ABS("from less", kind->measure(&at, &at.known, 2024), TL_MISSING, 0);
        at = standing(&t, to);
        CHECK_ABS("to zero", kind->measure(&at, &at.known, 2024), -100, 0);
        CHECK_ABS("to zero, need", kind->need(&at, 3), TL_MISSING, 0);
        CHECK_ABS("to zero, done", kind->attained(&at, 3), TL_MISSING, 0);
}

/* A way of no length is no number, not an infinite one. */
static void test_degenerate(void)
{
        static const double none[] = { 0, 1, 2, 3, 4 }, less[] = { -5, -6, -7, -8, -10 };
        static const struct {
                const char *name, *kind;
                const double *y;
                double bound;
        } cases[] = {
                { "a level where it began", "level", urban, 34.5 },
                { "an increase of nothing", "increase", farmland, 0 },
                { "once the base", "multiple", income, 1 },
                { "a multiple of zero", "multiple", none, 2 },
                { "a multiple of less", "multiple", less, 2 },
                { "a sum of nothing", "cumulative", income, 0 },
                { "no growth", "average_growth", income, 0 },
        };
        struct tl_indicator of = indicator(TL_LEVEL, 1);

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                const struct tl__kind *kind = tl__kind_find(cases[i].kind);
                struct tl_target t = target(cases[i].kind, TL_AT_LEAST, cases[i].bound, TL_MISSING);
                struct tl__standing at = standing(&t, cases[i].y);

                t.indicator = &of;
                CHECK_REL(cases[i].name, kind->attained(&at, cases[i].bound), TL_MISSING, 0);
                t.mean = TL_ARITHMETIC;
                CHECK_REL(cases[i].name, kind->attained(&at, cases[i].bound), TL_MISSING, 0);
        }
}

/* Nothing observed since the way began, or no year left of it. */
static void test_ends_of_the_way(void)
{
        for (size_t i = 0; tl__kinds[i]; i++) {
                const struct tl__kind *kind = tl__kinds[i];
                struct tl_indicator of = indicator(TL_LEVEL, 1);
                struct tl_target t = target(kind->name, TL_AT_LEAST, 3, TL_MISSING);
                struct tl__standing at = standing(&t, income);

                t.indicator = &of;
                at.latest_year = 2020;
                at.known.n = 1;
                CHECK_REL(kind->name, kind->pace(&at), TL_MISSING, 0);
                CHECK_TRUE(kind->name, isfinite(kind->need(&at, 3)));
                at.latest_year = 2018;
                at.known.first_year = 2018;
                at.base = 30;
                CHECK_REL(kind->name, kind->pace(&at), TL_MISSING, 0);
                CHECK_REL(kind->name, tl__elapsed(&at), 0, 0);
                CHECK_REL(kind->name, tl__total(&at), 10, 0);
                CHECK_REL(kind->name, tl__left(&at), kind->has_period ? 10 : 12, 0);
                at = standing(&t, income);
                t.year = 2025;
                CHECK_TRUE(kind->name, isfinite(kind->need(&at, 3)));
                t.mean = TL_ARITHMETIC;
                t.year = 2024;
                CHECK_REL(kind->name, kind->need(&at, 3), TL_MISSING, 0);
                t.mean = TL_GEOMETRIC;
                CHECK_REL(kind->name, kind->need(&at, 3), TL_MISSING, 0);
                t.year = 2023;
                CHECK_REL(kind->name, kind->need(&at, 3), TL_MISSING, 0);
        }
}

/* Mean growth before its period, and the sum of the rates to come by either mean. */
static void test_growth_to_come(void)
{
        const struct tl__kind *kind = &tl__kind_average_growth;
        const struct tl_transform identity = { TL_IDENTITY, TL_MISSING, TL_MISSING };
        const struct tl_transform rates = { TL_LOG, -100, TL_MISSING },
                                  values = { TL_LOG, 0, TL_MISSING };
        struct tl_indicator rate = indicator(TL_GROWTH, 1), level = indicator(TL_LEVEL, 1);
        struct tl_target t = target("average_growth", TL_AT_LEAST, 10, TL_MISSING);
        struct tl__standing at = standing(&t, growth);
        double index = 1.163 * 1.142 * 1.089 * 1.1925;

        t.indicator = &rate;
        CHECK_REL("compound", kind->sum_at(&at, 2030, 10, &rates),
                  10 * log(1.1) - log(index) + 6 * log(100), EPS);
        CHECK_REL("of the wrong scale", kind->sum_at(&at, 2030, 10, &identity), TL_MISSING, 0);
        CHECK_REL("of values", kind->sum_at(&at, 2030, 10, &values), TL_MISSING, 0);
        CHECK_REL("of no one year", kind->value_at(&at, 2030, 10), TL_MISSING, 0);
        CHECK_REL("bound", kind->planned(&at, 0, 10, 0), 10, 0);
        at.latest_year = 2020;
        CHECK_REL("all to come", kind->sum_at(&at, 2030, 10, &rates), 10 * log(110), EPS);
        at.latest_year = 2018;
        CHECK_REL("and more", kind->sum_at(&at, 2030, 10, &rates), 10 * log(110), EPS);
        CHECK_REL("nothing planned yet", kind->planned(&at, 0, 10, 0), TL_MISSING, 0);
        at = standing(&t, income);
        CHECK_REL("a rate is no start", kind->value_at(&at, 2030, 10), TL_MISSING, 0);
        at = standing(&t, growth);
        t.mean = TL_ARITHMETIC;
        CHECK_REL("arithmetic", kind->sum_at(&at, 2030, 10, &identity), 100 - 58.65, EPS);
        CHECK_REL("arithmetic of logs", kind->sum_at(&at, 2030, 10, &rates), TL_MISSING, 0);
        CHECK_REL("arithmetic share", kind->attained(&at, 10), 0.5865, EPS);
        t.indicator = &level;
        at = standing(&t, income);
        CHECK_REL("arithmetic of a level", kind->value_at(&at, 2030, 10), TL_MISSING, 0);
        CHECK_REL("likewise", kind->sum_at(&at, 2030, 10, &identity), TL_MISSING, 0);
        CHECK_REL("its need", kind->need(&at, 10),
                  (10 * 10 - 100 * (38.5 / 36 + 43.1 / 38.5 + 48 / 43.1 + 53.9 / 48 - 4)) / 6, EPS);
        t.mean = TL_GEOMETRIC;
        CHECK_REL("geometric of a level", kind->value_at(&at, 2022, 10), 36 * 1.21, EPS);
}

/* Change of a rate, or of anything in percent, is in points. */
static void test_change_unit(void)
{
        struct tl_indicator of = indicator(TL_LEVEL, 1);
        struct tl_target t = target("level", TL_AT_LEAST, 10, TL_MISSING);
        struct tl__standing at = standing(&t, income);

        t.indicator = &of;
        CHECK_TEXT("hectares", tl__change_unit(&at), "");
        of.unit[TL_EN] = "% of GRDP";
        CHECK_TEXT("percent", tl__change_unit(&at), "pp/yr");
        of = indicator(TL_GROWTH, 1);
        CHECK_TEXT("a rate, whatever its unit says", tl__change_unit(&at), "pp/yr");
}

/* Met exactly at the value, or the sum, that the kind itself says meets the bound; missing in,
 * missing out; a kind finds itself by name. */
static void test_every_kind(void)
{
        for (size_t i = 0; tl__kinds[i]; i++) {
                const struct tl__kind *kind = tl__kinds[i];
                bool growth_kind = kind == &tl__kind_average_growth;
                struct tl_indicator of = indicator(TL_LEVEL, 1);
                struct tl_target t = target(kind->name, TL_AT_LEAST, 3, TL_MISSING);
                double y[] = { 8, 9, 10, 12, 13, 0 };
                struct tl__path path = { 2020, 6, y };
                struct tl__standing at;
                double value;

                t.indicator = &of;
                t.year = 2025;
                at = standing(&t, y);
                value = kind->value_at(&at, 2025, 3);
                if (isnan(value)) {
                        const struct tl_transform f = { TL_IDENTITY, TL_MISSING, TL_MISSING };

                        value = kind->sum_at(&at, 2025, 3, &f);
                }
                y[5] = value;
                CHECK_ABS(kind->name, kind->measure(&at, &path, 2025), 3, 1e-12);
                CHECK_TRUE(kind->name, tl__target_met(&t, kind->measure(&at, &path, 2025), y[0]));
                y[5] = value - 1;
                CHECK_TRUE(kind->name, !tl__target_met(&t, kind->measure(&at, &path, 2025), y[0]));
                y[5] = TL_MISSING;
                CHECK_ABS(kind->name, kind->measure(&at, &path, 2025), TL_MISSING, 0);
                CHECK_ABS(kind->name, kind->measure(&at, &path, 2026), TL_MISSING, 0);
                CHECK_TRUE(kind->name, tl__kind_find(kind->name) == kind);
                CHECK_TEXT(kind->name, tl_kind_names()[i], kind->name);
                CHECK_TRUE(kind->name, kind->title[TL_EN][0] && kind->title[TL_VI][0]);
                CHECK_TRUE(kind->name, growth_kind || kind->holds);
        }
        CHECK_TRUE("no such kind", tl__kind_find("levels") == NULL);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "worked examples", test_worked },
                { "readings of one target", test_readings },
                { "means of growth", test_growth_means },
                { "missing years", test_missing_years },
                { "bounds and operators", test_bounds },
                { "two bounds", test_two_bounds },
                { "natural bounds", test_natural_bounds },
                { "natural bounds by nature", test_natural_bound_table },
                { "what holds", test_holds },
                { "growth and zero", test_growth_and_zero },
                { "growth to come", test_growth_to_come },
                { "ways of no length", test_degenerate },
                { "ends of the way", test_ends_of_the_way },
                { "unit of a change", test_change_unit },
                { "every kind", test_every_kind },
                { NULL, NULL },
        };

        return check_main("targets", tests);
}
