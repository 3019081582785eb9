/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The third step of binding: where an indicator has no value of its own, what its formula gives. */
#include "plan/bind.h"

#include "base/text.h"
#include "data/derive.h"

#include <string.h>

struct formulas {
        GPtrArray *works;
        GHashTable *work_at; /* "indicator\x1farea": struct tl__work */
        struct tl_dataset *dataset;
        const struct tl_plan *plan;
        struct tl_faults *faults;
        GHashTable *begun; /* struct tl_indicator: its formula is done or under way */
};

/* One formula at work in one area and year. */
struct evaluation {
        const struct tl__formula *formula;
        const struct tl__work **arguments; /* NULL: no such series */
        int year;
        enum tl_obs_status weakest; /* status among the values used */
        bool synthetic;
};

static struct tl__work *find(const struct formulas *all, const char *indicator, const char *area)
{
        char *key = g_strconcat(indicator, "\x1f", area, NULL);
        struct tl__work *work = g_hash_table_lookup(all->work_at, key);

        g_free(key);
        return work;
}

static void list(const struct formulas *all, struct tl__work *work)
{
        g_hash_table_insert(all->work_at, g_strconcat(work->indicator, "\x1f", work->area, NULL),
                            work);
}

/* --------------------------------------------------------------------- one value ---- */

static bool is_inside(const struct tl__work *work, int year)
{
        return year >= work->first_year && (size_t)(year - work->first_year) < work->n;
}

/* Does the series break after @from and up to @to? */
static bool breaks_between(const struct tl__work *work, int from, int to)
{
        for (int year = from + 1; year <= to; year++)
                if (is_inside(work, year) && work->breaks[year - work->first_year])
                        return true;
        return false;
}

/* Growth and indexes compare two years: over a break there is nothing to compare. */
static double look_up(void *context, size_t argument, int year)
{
        struct evaluation *evaluation = context;
        const struct tl__work *work = evaluation->arguments[argument];
        enum tl_obs_status status;

        if (!work || !is_inside(work, year))
                return TL_MISSING;
        if (breaks_between(work, MIN(year, evaluation->year), MAX(year, evaluation->year)))
                return TL_MISSING;
        status = work->status[year - work->first_year];
        evaluation->weakest = MAX(evaluation->weakest, status);
        evaluation->synthetic |= work->synthetic;
        return work->value[year - work->first_year];
}

/* ---------------------------------------------------------------------- one area ---- */

static bool argument_breaks(const struct evaluation *evaluation, int year)
{
        for (size_t i = 0; i < tl__formula_argument_count(evaluation->formula); i++) {
                const struct tl__work *work = evaluation->arguments[i];

                if (work && breaks_between(work, year - 1, year))
                        return true;
        }
        return false;
}

/* The span of years that the arguments and the series itself cover; false where there is none. */
static bool span_of(const struct evaluation *evaluation, const struct tl__work *own, int *first,
                    int *last)
{
        size_t n = tl__formula_argument_count(evaluation->formula);

        *first = INT_MAX;
        *last = INT_MIN;
        for (size_t i = 0; i <= n; i++) {
                const struct tl__work *work = i < n ? evaluation->arguments[i] : own;

                if (!work)
                        continue;
                *first = MIN(*first, work->first_year);
                *last = MAX(*last, work->first_year + (int)work->n - 1);
        }
        return *first <= *last;
}

static void check_bounds(const struct formulas *all, const struct tl_indicator *indicator, int year,
                         double value)
{
        char *when, *number, *lower, *upper;

        if (!tl__outside(indicator, value))
                return;
        when = g_strdup_printf("%d", year);
        number = tl__number_machine(value);
        lower = tl__bound_text(indicator->lower, "-∞");
        upper = tl__bound_text(indicator->upper, "+∞");
        tl__fault(all->faults, TL__F_derived_bounds, (struct tl__place){ NULL, 0, 0 },
                  indicator->id, when, indicator->derive, number, lower, upper, NULL);
        g_free(when);
        g_free(number);
        g_free(lower);
        g_free(upper);
}

/* The series' own value in a year, if it has one. */
static bool take_own(struct tl__work *work, size_t i, const struct tl__work *own, int year)
{
        size_t j;

        if (!own || !is_inside(own, year))
                return false;
        j = (size_t)(year - own->first_year);
        work->breaks[i] |= own->breaks[j];
        work->value[i] = own->value[j];
        work->status[i] = own->status[j];
        work->from[i] = own->from[j];
        return !isnan(own->value[j]);
}

/* Does a value of the series' own agree with what the formula gives? Half a point of a percentage,
 * one percent of anything else, may be rounding. */
static void check_own(const struct formulas *all, const struct tl__work *work, size_t i,
                      double value)
{
        bool percentage = work->nature == TL_SHARE || work->nature == TL_GROWTH;
        double own = work->value[i];
        double allowed = percentage ? 0.5 : 0.01 * fmax(fabs(own), fabs(value));
        const struct tl__observed *from = work->from[i];
        char *year, *text, *given;

        if (isnan(value) || !from || fabs(own - value) <= allowed)
                return;
        year = g_strdup_printf("%d", work->first_year + (int)i);
        text = tl__number_machine(own);
        given = tl__number_machine(value);
        tl__fault(all->faults, TL__F_derived_differs,
                  (struct tl__place){ from->origin->file, (long)from->line, (long)from->column },
                  work->indicator, year, text, work->known->derive, given, NULL);
        g_free(year);
        g_free(text);
        g_free(given);
}

/* All years of a span; returns how many the formula gave, and in @first_given the first of them. */
static size_t compute(const struct formulas *all, struct evaluation *evaluation,
                      const struct tl__work *own, struct tl__work *work, int *first_given)
{
        size_t given = 0;

        for (size_t i = 0; i < work->n; i++) {
                int year = work->first_year + (int)i;
                double value;

                work->breaks[i] = argument_breaks(evaluation, year);
                evaluation->year = year;
                evaluation->weakest = TL_OFFICIAL;
                evaluation->synthetic = false;
                value = tl__formula_value(evaluation->formula, year, look_up, evaluation);
                if (take_own(work, i, own, year)) {
                        check_own(all, work, i, value);
                        continue;
                }
                work->value[i] = value;
                if (isnan(value))
                        continue;
                work->status[i] = evaluation->weakest;
                work->synthetic |= evaluation->synthetic;
                *first_given = given++ ? *first_given : year;
                check_bounds(all, work->known, year, work->value[i]);
        }
        return given;
}

/* Drops years without a value at both ends; there is at least one value. */
static void trim(struct tl__work *work)
{
        size_t from = 0;

        while (isnan(work->value[work->n - 1]))
                work->n--;
        while (isnan(work->value[from]))
                from++;
        work->n -= from;
        work->first_year += (int)from;
        memmove(work->value, work->value + from, work->n * sizeof *work->value);
        memmove(work->status, work->status + from, work->n * sizeof *work->status);
        memmove(work->from, work->from + from, work->n * sizeof *work->from);
        memmove(work->breaks, work->breaks + from, work->n * sizeof *work->breaks);
}

/* A series that has values of its own says how many more it got. */
static void tell_added(const struct formulas *all, const struct tl_indicator *indicator,
                       size_t given, int first_given)
{
        char *count = g_strdup_printf("%zu", given), *year = g_strdup_printf("%d", first_given);

        tl__fault(all->faults, TL__F_derived_added, (struct tl__place){ NULL, 0, 0 }, indicator->id,
                  count, indicator->derive, year, NULL);
        g_free(count);
        g_free(year);
}

/* Puts the computed series in the place of the own one, or among the others. */
static void put(const struct formulas *all, struct tl__work *work, struct tl__work *own)
{
        trim(work);
        work->derived = true;
        if (own) {
                struct tl__work old = *own;

                work->unit = own->unit;
                work->synthetic |= own->synthetic;
                *own = *work;
                *work = old;
                tl__work_free(work);
        } else {
                g_ptr_array_add(all->works, work);
                list(all, work);
        }
}

static void derive_area(const struct formulas *all, struct evaluation *evaluation,
                        const struct tl_indicator *indicator, size_t area_rank)
{
        const char *area = g_ptr_array_index(all->dataset->areas, area_rank);
        const char *id = tl__dataset_string(all->dataset, indicator->id);
        struct tl__work *own = find(all, id, area), *work;
        int first, last, first_given = 0;
        size_t given;

        for (size_t i = 0; i < tl__formula_argument_count(evaluation->formula); i++)
                evaluation->arguments[i] =
                        find(all, tl__formula_argument(evaluation->formula, i), area);
        if (!span_of(evaluation, own, &first, &last))
                return;
        work = tl__work_new(id, area, first, (size_t)(last - first) + 1);
        work->known = indicator;
        work->nature = (int)indicator->nature;
        work->area_rank = area_rank;
        given = compute(all, evaluation, own, work, &first_given);
        if (given == 0) {
                tl__work_free(work);
                return;
        }
        if (own && !all->dataset->faulty)
                tell_added(all, indicator, given, first_given);
        put(all, work, own);
}

/* The formula of an indicator after those of its arguments. A circle, which the loading of the
 * plan reports, finds its first member begun and ends there. */
static void derive(struct formulas *all, const struct tl_indicator *indicator)
{
        struct tl__formula *formula = NULL;
        struct evaluation evaluation = { 0 };
        size_t n;

        if (!indicator || !g_hash_table_add(all->begun, (gpointer)indicator) || !*indicator->derive)
                return;
        if (tl__formula_parse(indicator->derive, (struct tl__place){ NULL, 0, 0 }, &formula, NULL))
                return;
        n = tl__formula_argument_count(formula);
        for (size_t i = 0; i < n; i++)
                derive(all, tl_plan_indicator(all->plan, tl__formula_argument(formula, i)));
        evaluation.formula = formula;
        evaluation.arguments = g_new0(const struct tl__work *, n);
        for (size_t i = 0; i < all->dataset->areas->len; i++)
                derive_area(all, &evaluation, indicator, i);
        g_free(evaluation.arguments);
        tl__formula_free(formula);
}

void tl__bind_formulas(GPtrArray *works, struct tl_dataset *dataset, const struct tl_plan *plan,
                       struct tl_faults *faults)
{
        struct formulas all = {
                .works = works,
                .work_at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .dataset = dataset,
                .plan = plan,
                .faults = faults,
                .begun = g_hash_table_new(NULL, NULL),
        };

        for (size_t i = 0; i < works->len; i++)
                list(&all, g_ptr_array_index(works, i));
        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++)
                derive(&all, tl_plan_indicator_at(plan, i));
        g_hash_table_destroy(all.work_at);
        g_hash_table_destroy(all.begun);
}
