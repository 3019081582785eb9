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
        const struct tl__observed *unit, *nature; /* the first that states it */
        const struct tl__origin *checked;         /* the last one whose unit and nature were */
        bool unit_told;
};

struct gathering {
        const struct tl_dataset *dataset;
        const struct tl_plan *plan;
        struct tl_faults *faults;
        GPtrArray *groups; /* struct group, in order of first appearance */
        GHashTable *group_at;
        GHashTable *units_told; /* "indicator\x1funit\x1ffile" */
};

static const struct tl__observed *at(const struct gathering *all, size_t i)
{
        return tl__dataset_observed(all->dataset, i);
}

static double value_of(const struct tl__observed *observation)
{
        return tl__observed_value(observation);
}

static bool has_value(const struct tl__observed *observation)
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

static struct group *group_for(struct gathering *all, const struct tl__origin *origin)
{
        const struct group key = { .indicator = origin->bound_indicator,
                                   .area = origin->bound_area,
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
static bool counts(const struct tl__observed *observation)
{
        return has_value(observation) || observation->status == TL_NOT_AVAILABLE;
}

/* NULL for what enters no series. */
static struct group *group_of(const struct tl__observed *observation)
{
        return counts(observation) ? observation->origin->group : NULL;
}

static void gather(struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->origins->len; i++)
                tl__dataset_origin(all->dataset, i)->group = NULL;
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl__observed *observation = at(all, i);
                struct tl__origin *origin = observation->origin;
                struct group *group;

                if (!counts(observation))
                        continue;
                if (!origin->group)
                        origin->group = group_for(all, origin);
                group = origin->group;
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
static char *where(const struct tl__observed *observation)
{
        return g_strdup_printf("%s:%u", observation->origin->file, observation->line);
}

/* The same with its column, which in a wide table is the year's: data.csv:12:9. */
static char *where_exactly(const struct tl__observed *observation)
{
        return g_strdup_printf("%s:%u:%u", observation->origin->file, observation->line,
                               observation->column);
}

static struct tl__place place_of(const struct tl__observed *observation)
{
        return (struct tl__place){ observation->origin->file, observation->line,
                                   observation->column };
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
                const struct tl__observed *observation = at(all, i);
                const struct group *group = group_of(observation);
                size_t *winner;

                if (!group || !has_value(observation))
                        continue;
                winner = &group->winner[observation->year - group->first_year];
                if (*winner == NONE || observation->published > at(all, *winner)->published)
                        *winner = i;
        }
}

static void tell_twice(const struct gathering *all, const struct tl__observed *one,
                       const struct tl__observed *other)
{
        bool same = same_value(value_of(one), value_of(other));
        char *year = g_strdup_printf("%d", one->year), *place = where_exactly(other);
        char *value = tl__number_machine(value_of(one));
        char *other_value = tl__number_machine(value_of(other));

        if (same)
                tl__fault(all->faults, TL__F_duplicate_same, place_of(one),
                          one->origin->bound_indicator, year, value, place, NULL);
        else
                tl__fault(all->faults, TL__F_duplicate_year, place_of(one),
                          one->origin->bound_indicator, year, value, other_value, place, NULL);
        g_free(year);
        g_free(place);
        g_free(value);
        g_free(other_value);
}

/* yyyymmdd as people write it: 2025-06. */
static char *date_text(int date)
{
        int month = date / 100 % 100, day = date % 100;

        if (month == 0)
                return g_strdup_printf("%d", date / 10000);
        return day ? g_strdup_printf("%d-%02d-%02d", date / 10000, month, day)
                   : g_strdup_printf("%d-%02d", date / 10000, month);
}

/* But for the rounding of one of them. */
static bool nearly_same(double a, double b)
{
        return fabs(a - b) <= 1e-5 * fmax(fabs(a), fabs(b));
}

/* An older value that a later one takes the place of. */
static void tell_replaced(const struct gathering *all, const struct tl__observed *one,
                          const struct tl__observed *winner)
{
        char *year = g_strdup_printf("%d", one->year), *place = where_exactly(winner);
        char *value = tl__number_machine(value_of(one)), *date = date_text(one->published);
        char *later = tl__number_machine(value_of(winner));
        char *later_date = date_text(winner->published);

        if (!nearly_same(value_of(one), value_of(winner)))
                tl__fault(all->faults, TL__F_vintage_replaced, place_of(one),
                          one->origin->bound_indicator, year, value, date, later, place, later_date,
                          NULL);
        if (tl__is_thousandfold(value_of(one), value_of(winner)))
                tl__tell_thousandfold(winner, one, all->faults);
        g_free(year);
        g_free(place);
        g_free(value);
        g_free(date);
        g_free(later);
        g_free(later_date);
}

/* Each observation that does not count is held against the one that does. The same value again
 * is worth a word only within one file: two sources that agree are a good thing. */
static void check_rivals(const struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl__observed *one = at(all, i), *winner;
                const struct group *group = group_of(one);
                size_t chosen;

                if (!group || !has_value(one))
                        continue;
                chosen = group->winner[one->year - group->first_year];
                winner = at(all, chosen);
                if (chosen == i)
                        continue;
                if (is_earlier(one->published, winner->published)) {
                        tell_replaced(all, one, winner);
                        continue;
                }
                if (same_value(value_of(one), value_of(winner)) &&
                    one->origin->file != winner->origin->file)
                        continue;
                if (i < chosen)
                        tell_twice(all, winner, one);
                else
                        tell_twice(all, one, winner);
        }
}

/* ------------------------------------------------------------------------ values ---- */

static void check_bounds(const struct gathering *all, const struct tl_indicator *known,
                         const struct tl__observed *observation)
{
        char *year, *value, *lower, *upper;
        bool outside = tl__outside(known, value_of(observation));
        bool fraction =
                known->nature == TL_COUNT && value_of(observation) != rint(value_of(observation));

        if (!outside && !fraction)
                return;
        year = g_strdup_printf("%d", observation->year);
        value = tl__number_machine(value_of(observation));
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
                       const struct tl__observed *observation)
{
        static const bool positive[TL_N_NATURES] = {
                [TL_LEVEL] = true,
                [TL_FLOW] = true,
                [TL_INDEX] = true,
                [TL_COUNT] = true,
        };
        char *year, *value;

        if (value_of(observation) >= 0 || !positive[known->nature] || !isnan(known->lower))
                return;
        year = g_strdup_printf("%d", observation->year);
        value = tl__number_machine(value_of(observation));
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
                        const struct tl__observed *observation)
{
        char *key = g_strjoin("\x1f", known->id, observation->origin->bound_unit,
                              observation->origin->file, NULL);
        bool both = strcmp(known->unit[TL_EN], known->unit[TL_VI]) != 0;
        char *units = both ? g_strjoin(" / ", known->unit[TL_EN], known->unit[TL_VI], NULL)
                           : g_strdup(known->unit[TL_EN]);

        if (g_hash_table_add(all->units_told, key))
                tl__fault(all->faults, TL__F_unit_mismatch, place_of(observation), known->id,
                          observation->origin->bound_unit, units, NULL);
        g_free(units);
}

static bool has_unit(const struct tl_indicator *known)
{
        return known && (*known->unit[TL_EN] || *known->unit[TL_VI]);
}

/* The plan's unit decides. Where it has none, the first that states a unit speaks for the series
 * and the first that states another one is reported. */
static void check_unit(const struct gathering *all, struct group *group,
                       const struct tl__observed *observation)
{
        char *place;

        if (!*observation->origin->bound_unit)
                return;
        if (!group->unit) {
                group->unit = observation;
                group->work->unit = observation->origin->bound_unit;
        }
        if (has_unit(group->work->known)) {
                if (!tl__is_unit_of(group->work->known, observation->origin->bound_unit))
                        refuse_unit(all, group->work->known, observation);
                return;
        }
        if (group->unit_told ||
            tl__same_unit(observation->origin->bound_unit, group->unit->origin->bound_unit))
                return;
        group->unit_told = true;
        place = where(group->unit);
        tl__fault(all->faults, TL__F_unit_differs, place_of(observation),
                  observation->origin->bound_indicator, observation->origin->bound_unit,
                  group->unit->origin->bound_unit, place, NULL);
        g_free(place);
}

static void check_nature(const struct gathering *all, struct group *group,
                         const struct tl__observed *observation)
{
        char *place;

        if (!*observation->origin->bound_nature)
                return;
        if (!group->nature) {
                group->nature = observation;
                if (!group->work->known)
                        group->work->nature = tl__nature_of(observation->origin->bound_nature);
        }
        if (same_name(observation->origin->bound_nature, group->nature->origin->bound_nature))
                return;
        place = where(group->nature);
        tl__fault(all->faults, TL__F_nature_differs, place_of(observation),
                  observation->origin->bound_indicator, observation->origin->bound_nature,
                  group->nature->origin->bound_nature, place, NULL);
        g_free(place);
}

static void take(const struct gathering *all, struct group *group,
                 const struct tl__observed *observation)
{
        struct tl__work *work = group->work;
        size_t i = (size_t)(observation->year - group->first_year);

        work->value[i] = value_of(observation);
        work->from[i] = observation;
        work->status[i] = (enum tl_obs_status)observation->status;
        work->synthetic |= observation->synthetic;
        if (observation->origin != group->checked) {
                check_unit(all, group, observation);
                check_nature(all, group, observation);
        }
        group->checked = observation->origin;
        if (!work->known)
                return;
        check_bounds(all, work->known, observation);
        check_sign(all, work->known, observation);
}

static void fill(struct gathering *all)
{
        for (size_t i = 0; i < all->dataset->observations->len; i++) {
                const struct tl__observed *observation = at(all, i);
                struct group *group = group_of(observation);
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
        return works;
}
