/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second step of binding: of all observations the values that count, one per year. */
#include "plan/bind.h"

#include "base/text.h"
#include "data/terms.h"

#include <string.h>

#define NONE SIZE_MAX

/* What is gathered for one indicator in one area. */
struct group {
        const char *indicator, *area; /* the dataset's own texts */
        int first_year, last_year;    /* of values; first > last: none yet */
        size_t *winner;               /* [last - first + 1]: observation that counts, NONE */
        struct tl__work *work;
        const struct tl_observation *unit, *nature; /* the first that states it */
        bool unit_told;
};

struct gathering {
        const struct tl_dataset *dataset;
        const struct tl_plan *plan;
        struct tl_faults *faults;
        GPtrArray *groups; /* struct group, in order of first appearance */
        GHashTable *group_at;
        struct group **group_of; /* [observations], NULL: enters no series */
        GHashTable *units_told;  /* "indicator\x1funit\x1ffile" */
};

static const struct tl_observation *at(const struct gathering *all, size_t i)
{
        return &tl__dataset_observed(all->dataset, i)->now;
}

static bool has_value(const struct tl_observation *observation)
{
        return observation->status <= TL_ESTIMATE;
}

/* ------------------------------------------------------------------------ groups ---- */

static guint group_hash(gconstpointer data)
{
        const struct group *group = data;

        return g_direct_hash(group->indicator) * 31 + g_direct_hash(group->area);
}

static gboolean group_equal(gconstpointer a, gconstpointer b)
{
        const struct group *x = a, *y = b;

        return x->indicator == y->indicator && x->area == y->area;
}

static void group_free(void *data)
{
        struct group *group = data;

        g_free(group->winner);
        g_free(group);
}

static struct group *group_for(struct gathering *all, const struct tl_observation *observation)
{
        const struct group key = { .indicator = observation->indicator,
                                   .area = observation->area,
                                   .first_year = INT_MAX,
                                   .last_year = INT_MIN };
        struct group *group = g_hash_table_lookup(all->group_at, &key);

        if (!group) {
                group = g_memdup2(&key, sizeof key);
                g_hash_table_add(all->group_at, group);
                g_ptr_array_add(all->groups, group);
        }
        return group;
}

/* Planned and forecast figures stay out; a year without a value may still tell of a break. */
static void gather(struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl_observation *observation = at(all, i);
                struct group *group;

                if (!has_value(observation) && observation->status != TL_NOT_AVAILABLE)
                        continue;
                group = all->group_of[i] = group_for(all, observation);
                if (!has_value(observation))
                        continue;
                group->first_year = MIN(group->first_year, observation->year);
                group->last_year = MAX(group->last_year, observation->year);
        }
}

static void prepare(struct gathering *all)
{
        for (size_t i = 0; i < all->groups->len; i++) {
                struct group *group = g_ptr_array_index(all->groups, i);
                size_t n;

                if (group->first_year > group->last_year)
                        continue;
                n = (size_t)(group->last_year - group->first_year) + 1;
                group->winner = g_new(size_t, n);
                for (size_t j = 0; j < n; j++)
                        group->winner[j] = NONE;
                group->work = tl__work_new(group->indicator, group->area, group->first_year, n);
                group->work->known =
                        all->plan ? tl_plan_indicator(all->plan, group->indicator) : NULL;
                if (group->work->known)
                        group->work->nature = (int)group->work->known->nature;
        }
}

/* --------------------------------------------------------------------- conflicts ---- */

/* A place in words of both languages: data.csv:12. */
static char *where(const struct tl_observation *observation)
{
        return g_strdup_printf("%s:%ld", observation->file, observation->line);
}

/* The same with its column, which in a wide table is the year's: data.csv:12:9. */
static char *where_exactly(const struct tl_observation *observation)
{
        return g_strdup_printf("%s:%ld:%ld", observation->file, observation->line,
                               observation->column);
}

static struct tl__place place_of(const struct tl_observation *observation)
{
        return (struct tl__place){ observation->file, observation->line, observation->column };
}

static bool same_value(double a, double b)
{
        return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

/* Was @a certainly published before @b? 2025 is neither before nor after 2025-06. */
static bool is_earlier(int a, int b)
{
        int unit = a % 100 && b % 100 ? 1 : a / 100 % 100 && b / 100 % 100 ? 100 : 10000;

        return a > 0 && b > 0 && a / unit < b / unit;
}

/* The latest published wins, of several the first read. */
static void choose(struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl_observation *observation = at(all, i);
                const struct group *group = all->group_of[i];
                size_t *winner;

                if (!group || !has_value(observation))
                        continue;
                winner = &group->winner[observation->year - group->first_year];
                if (*winner == NONE || observation->published > at(all, *winner)->published)
                        *winner = i;
        }
}

static void tell_twice(const struct gathering *all, const struct tl_observation *one,
                       const struct tl_observation *other)
{
        bool same = same_value(one->value, other->value);
        char *year = g_strdup_printf("%d", one->year), *place = where_exactly(other);
        char *value = tl__number_machine(one->value);
        char *other_value = tl__number_machine(other->value);

        if (same)
                tl__fault(all->faults, TL__F_duplicate_same, place_of(one), one->indicator, year,
                          value, place, NULL);
        else
                tl__fault(all->faults, TL__F_duplicate_year, place_of(one), one->indicator, year,
                          value, other_value, place, NULL);
        g_free(year);
        g_free(place);
        g_free(value);
        g_free(other_value);
}

/* Each observation that does not count is held against the one that does. The same value again
 * is worth a word only within one file: two sources that agree are a good thing. */
static void check_rivals(const struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl_observation *one = at(all, i), *winner;
                const struct group *group = all->group_of[i];
                size_t chosen;

                if (!group || !has_value(one))
                        continue;
                chosen = group->winner[one->year - group->first_year];
                winner = at(all, chosen);
                if (chosen == i || is_earlier(one->published, winner->published))
                        continue;
                if (same_value(one->value, winner->value) && one->file != winner->file)
                        continue;
                if (i < chosen)
                        tell_twice(all, winner, one);
                else
                        tell_twice(all, one, winner);
        }
}

/* ------------------------------------------------------------------------ values ---- */

static void check_bounds(const struct gathering *all, const struct tl_indicator *known,
                         const struct tl_observation *observation)
{
        char *year, *value, *lower, *upper;
        bool outside = tl__outside(known, observation->value);
        bool fraction = known->nature == TL_COUNT && observation->value != rint(observation->value);

        if (!outside && !fraction)
                return;
        year = g_strdup_printf("%d", observation->year);
        value = tl__number_machine(observation->value);
        lower = tl__bound_text(known->lower, "-∞");
        upper = tl__bound_text(known->upper, "+∞");
        if (outside)
                tl__fault(all->faults, TL__F_out_of_bounds, place_of(observation), known->id, year,
                          value, lower, upper, NULL);
        else
                tl__fault(all->faults, TL__F_count_fraction, place_of(observation), known->id, year,
                          value, NULL);
        g_free(year);
        g_free(value);
        g_free(lower);
        g_free(upper);
}

/* An amount below nothing, in an indicator for which the catalogue declares no lower bound. */
static void check_sign(const struct gathering *all, const struct tl_indicator *known,
                       const struct tl_observation *observation)
{
        static const bool positive[TL_N_NATURES] = {
                [TL_LEVEL] = true,
                [TL_FLOW] = true,
                [TL_INDEX] = true,
                [TL_COUNT] = true,
        };
        char *year, *value;

        if (observation->value >= 0 || !positive[known->nature] || !isnan(known->lower))
                return;
        year = g_strdup_printf("%d", observation->year);
        value = tl__number_machine(observation->value);
        tl__fault(all->faults, TL__F_negative_value, place_of(observation), known->id, year, value,
                  NULL);
        g_free(year);
        g_free(value);
}

static bool same_name(const char *a, const char *b)
{
        char *x, *y;
        bool same = a == b;

        if (same)
                return true;
        x = tl__fold(a);
        y = tl__fold(b);
        same = strcmp(x, y) == 0;
        g_free(x);
        g_free(y);
        return same;
}

/* Figures in another unit than the plan's would be judged as if they were in it: said once for each
 * indicator, unit and file. */
static void refuse_unit(const struct gathering *all, const struct tl_indicator *known,
                        const struct tl_observation *observation)
{
        char *key = g_strjoin("\x1f", known->id, observation->unit, observation->file, NULL);
        bool both = strcmp(known->unit[TL_EN], known->unit[TL_VI]) != 0;
        char *units = both ? g_strjoin(" / ", known->unit[TL_EN], known->unit[TL_VI], NULL)
                           : g_strdup(known->unit[TL_EN]);

        if (g_hash_table_add(all->units_told, key))
                tl__fault(all->faults, TL__F_unit_mismatch, place_of(observation), known->id,
                          observation->unit, units, NULL);
        g_free(units);
}

static bool has_unit(const struct tl_indicator *known)
{
        return known && (*known->unit[TL_EN] || *known->unit[TL_VI]);
}

/* The plan's unit decides. Where it has none, the first that states a unit speaks for the series
 * and the first that states another one is reported. */
static void check_unit(const struct gathering *all, struct group *group,
                       const struct tl_observation *observation)
{
        char *place;

        if (!*observation->unit)
                return;
        if (!group->unit) {
                group->unit = observation;
                group->work->unit = observation->unit;
        }
        if (has_unit(group->work->known)) {
                if (!tl__is_unit_of(group->work->known, observation->unit))
                        refuse_unit(all, group->work->known, observation);
                return;
        }
        if (group->unit_told || tl__same_unit(observation->unit, group->unit->unit))
                return;
        group->unit_told = true;
        place = where(group->unit);
        tl__fault(all->faults, TL__F_unit_differs, place_of(observation), observation->indicator,
                  observation->unit, group->unit->unit, place, NULL);
        g_free(place);
}

static void check_nature(const struct gathering *all, struct group *group,
                         const struct tl_observation *observation)
{
        char *place;

        if (!*observation->nature)
                return;
        if (!group->nature) {
                group->nature = observation;
                if (!group->work->known)
                        group->work->nature = tl__nature_of(observation->nature);
        }
        if (same_name(observation->nature, group->nature->nature))
                return;
        place = where(group->nature);
        tl__fault(all->faults, TL__F_nature_differs, place_of(observation), observation->indicator,
                  observation->nature, group->nature->nature, place, NULL);
        g_free(place);
}

static void take(const struct gathering *all, struct group *group,
                 const struct tl_observation *observation)
{
        struct tl__work *work = group->work;
        size_t i = (size_t)(observation->year - group->first_year);

        work->value[i] = observation->value;
        work->status[i] = observation->status;
        work->synthetic |= observation->synthetic;
        check_unit(all, group, observation);
        check_nature(all, group, observation);
        if (!work->known)
                return;
        check_bounds(all, work->known, observation);
        check_sign(all, work->known, observation);
}

static void fill(struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl_observation *observation = at(all, i);
                struct group *group = all->group_of[i];
                int year = observation->year;

                if (!group || year < group->first_year || year > group->last_year)
                        continue;
                group->work->breaks[year - group->first_year] |= observation->break_before;
                if (group->winner[year - group->first_year] == i)
                        take(all, group, observation);
        }
}

/* --------------------------------------------------------------------------- all ---- */

static void rank_areas(const struct tl_dataset *dataset, GPtrArray *works)
{
        GHashTable *ranks = g_hash_table_new(NULL, NULL);

        for (guint i = 0; i < dataset->areas->len; i++)
                g_hash_table_insert(ranks, g_ptr_array_index(dataset->areas, i),
                                    GUINT_TO_POINTER(i));
        for (size_t i = 0; i < works->len; i++) {
                struct tl__work *work = g_ptr_array_index(works, i);

                work->area_rank = GPOINTER_TO_UINT(g_hash_table_lookup(ranks, work->area));
        }
        g_hash_table_destroy(ranks);
}

GPtrArray *tl__bind_values(const struct tl_dataset *dataset, const struct tl_plan *plan,
                           struct tl_faults *faults)
{
        GPtrArray *works = g_ptr_array_new_with_free_func(tl__work_free);
        struct gathering all = {
                .dataset = dataset,
                .plan = plan,
                .faults = faults,
                .groups = g_ptr_array_new_with_free_func(group_free),
                .group_at = g_hash_table_new(group_hash, group_equal),
                .group_of = g_new0(struct group *, dataset->observations->len),
                .units_told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        };

        gather(&all);
        prepare(&all);
        choose(&all);
        check_rivals(&all);
        fill(&all);
        for (size_t i = 0; i < all.groups->len; i++) {
                struct group *group = g_ptr_array_index(all.groups, i);

                if (group->work)
                        g_ptr_array_add(works, group->work);
        }
        rank_areas(dataset, works);
        g_hash_table_destroy(all.units_told);
        g_hash_table_destroy(all.group_at);
        g_ptr_array_free(all.groups, TRUE);
        g_free(all.group_of);
        return works;
}
