/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of tl_dataset_bind(): names, then values, then formulas. */
#ifndef TL_PLAN_BIND_H
#define TL_PLAN_BIND_H

#include "base/fault.h"
#include "data/dataset.h"

/* A series being made. */
struct tl__work {
        const char *indicator, *area, *unit;
        const struct tl_indicator *known; /* NULL: not in the plan */
        size_t area_rank;                 /* in the dataset's list of areas */
        int nature;                       /* -1: nobody has said */
        int first_year;
        size_t n;
        double *value;                    /* [n] */
        enum tl_obs_status *status;       /* [n] */
        const struct tl__observed **from; /* [n], NULL: given by a formula, or missing */
        bool *breaks;                     /* [n], this year is not comparable with the one before */
        bool synthetic, derived;
};

/* Puts the plan's ids and spellings in place of the files' and lists the areas. Faults:
 * unknown_indicator, unknown_indicator_near, area_taken_as. */
void tl__bind_names(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults);

/* Starts the binding of each origin from its file's names, or those of the dataset's map. Faults:
 * map_unknown, map_unknown_near, map_unused. */
void tl__bind_map(struct tl_dataset *dataset, const struct tl_plan *plan, struct tl_faults *faults);
/* Of the plan's ids, aliases and names the one nearest to @name, NULL where none is near. */
const char *tl__plan_nearest(const struct tl_plan *plan, const char *name);

/* The values that count, one struct tl__work per indicator and area that has any. Faults:
 * vintage_replaced, thousandfold, duplicate_year, duplicate_same, nature_differs, unit_differs,
 * unit_mismatch, out_of_bounds, count_fraction, negative_value. */
GPtrArray *tl__bind_values(const struct tl_dataset *dataset, const struct tl_plan *plan,
                           struct tl_faults *faults);

/* Looks at each series for what may be wrong. Faults: thousandfold, jump, share_outside. */
void tl__bind_doubts(const GPtrArray *works, struct tl_faults *faults);
/* Is one value about a thousand or a million times the other? */
bool tl__is_thousandfold(double a, double b);
void tl__tell_thousandfold(const struct tl__observed *one, const struct tl__observed *other,
                           struct tl_faults *faults);

/* Adds what the plan's formulas give. Faults: derived_bounds, derived_differs; derived_added where
 * the dataset has no faulty file, whose values may be those that a formula seems to add. */
void tl__bind_formulas(GPtrArray *works, struct tl_dataset *dataset, const struct tl_plan *plan,
                       struct tl_faults *faults);

/* Which areas of the data are one: each observation's area becomes the plan's spelling, else the
 * first of the files'. Faults: area_taken_as. */
void tl__bind_areas(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults);

/* Do both name one unit, but for case, blanks, diacritics and usual spellings? */
bool tl__same_unit(const char *a, const char *b);
/* Is it the indicator's unit in either language? */
bool tl__is_unit_of(const struct tl_indicator *indicator, const char *unit);

struct tl__work *tl__work_new(const char *indicator, const char *area, int first_year, size_t n);
void tl__work_free(void *work);

/* Is @value below or above the indicator's bounds? */
bool tl__outside(const struct tl_indicator *indicator, double value);
/* A bound for a message: the number, or the infinity @none where there is none. */
char *tl__bound_text(double bound, const char *none);

#endif
