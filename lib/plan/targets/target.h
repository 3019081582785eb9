/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of target is a measure: a function that takes the path of an indicator to one number,
 * which a bound or a range is compared with. It sees values by year and the target's own numbers,
 * never the model that drew the path. To add a kind: a file that ends in one `const struct
 * tl__kind`, and a line in targets.def. */
#ifndef TL_PLAN_TARGETS_TARGET_H
#define TL_PLAN_TARGETS_TARGET_H

#include "targetline.h"

/* Values of an indicator by calendar year: what is known, beyond it what is forecast or drawn. */
struct tl__path {
        int first_year;
        size_t n;
        const double *y; /* [n], TL_MISSING inside */
};

/* Missing outside the path. */
double tl__path_at(const struct tl__path *path, int year);

/* Where an indicator stands on the way to a target. */
struct tl__standing {
        const struct tl_target *target;
        int base_year;         /* the year base is of */
        double base;           /* missing where the kind does not need it or it is not known */
        int latest_year;       /* last observed year */
        struct tl__path known; /* observed values */
};

/* What is asked of a kind. @bound is one bound of the target in the measure's unit. */
struct tl__kind {
        const char *name;
        const char *title[TL_N_LANGS];
        bool has_period; /* needs `from` */
        bool needs_base; /* cannot be measured without the base year's value */
        bool holds;      /* once met, met until lost again; false: only the target year tells */

        /* The measure in @year, as if that were the target year. */
        double (*measure)(const struct tl__standing *at, const struct tl__path *path, int year);
        /* Where the measure depends on y(year) alone: the y(year) at which it equals @bound, so
         * that the chance follows from the forecast of one year; else missing. */
        double (*value_at)(const struct tl__standing *at, int year, double bound);
        /* Where it depends on a sum of future z = f(y): the sum, over the years of the period after
         * latest_year up to @year, at which the measure equals @bound; else missing. */
        double (*sum_at)(const struct tl__standing *at, int year, double bound,
                         const struct tl_transform *f);
        /* Planned measure in the latest year on the way from a measure of @from at the start of a
         * leg to
         * @bound at its end, @share (0..1) of the leg's years being gone. */
        double (*planned)(const struct tl__standing *at, double from, double bound, double share);
        /* Share of the way done. */
        double (*attained)(const struct tl__standing *at, double bound);
        /* Change per year needed from the latest year on; observed since the base; needed since the
         * base. All three in need_unit(). */
        double (*need)(const struct tl__standing *at, double bound);
        double (*pace)(const struct tl__standing *at);
        double (*required)(const struct tl__standing *at, double bound);
        const char *(*need_unit)(const struct tl__standing *at);
        /* First year up to the latest, and up to @year, whose value the measure needs and does not
         * have; 0: none. */
        int (*missing_year)(const struct tl__standing *at, int year);
};

#define KIND(name) extern const struct tl__kind tl__kind_##name;
#include "plan/targets/targets.def"
#undef KIND

/* NULL-terminated. */
extern const struct tl__kind *const tl__kinds[];
const struct tl__kind *tl__kind_find(const char *name);

/* The year the target's way begins: the base year, or the year before the period. */
int tl__start_year(const struct tl__standing *at);
/* Years gone from there to the latest observation (not below 0); to the target year; and still
 * left. */
double tl__elapsed(const struct tl__standing *at);
double tl__total(const struct tl__standing *at);
double tl__left(const struct tl__standing *at);

/* Answers several kinds share: a straight way; and of a measure that begins at nothing its part of
 * the bound, its rest and itself per year. */
double tl__planned_straight(const struct tl__standing *at, double from, double bound, double share);
double tl__attained_of_measure(const struct tl__standing *at, double bound);
double tl__need_of_measure(const struct tl__standing *at, double bound);
double tl__pace_of_measure(const struct tl__standing *at);
double tl__no_value_at(const struct tl__standing *at, int year, double bound);
double tl__no_sum_at(const struct tl__standing *at, int year, double bound,
                     const struct tl_transform *f);
int tl__no_missing_year(const struct tl__standing *at, int year);
/* First missing year of the known path in first..last; 0: none. */
int tl__first_missing(const struct tl__standing *at, int first, int last);
/* "pp/yr" for an indicator in percent, else "" (its own unit per year). */
const char *tl__change_unit(const struct tl__standing *at);

/* -------------------------------------------------- a measure against its bounds ---- */

/* +1: more is needed; -1: less; 0: stay inside. By the operator, else the indicator's direction. */
int tl__target_sense(const struct tl_target *target);
/* Can the target be met before its year? By its kind, save that a ceiling on a sum cannot. */
bool tl__target_holds(const struct tl_target *target);
/* The bound that is judged, as the plan prints it. For a range the minimum: low where more is
 * better, high where less is. For stay-inside the end nearer to @measure. */
double tl__target_bound(const struct tl_target *target, double measure);
/* The ambitious end of a range; missing for other operators. */
double tl__target_stretch(const struct tl_target *target);
/* How far short of its bound a measure still counts as met, >= 0: the declared tolerance;
 * TL_BOUND_MET of the width where a level target is a natural bound of a share; TL_BOUND_MET of the
 * base value where the target is zero, which a positive quantity only nears. */
double tl__target_slack(const struct tl_target *target, double base);
/* The last two cases. */
bool tl__target_at_natural_bound(const struct tl_target *target);
/* The scale on which such a target can be reached at all: complementary log-log for the whole of a
 * share, identity for zero; TL_OWN_SCALE for other targets. */
enum tl_scale tl__target_scale(const struct tl_target *target);
/* Is the bound met? Equality within 1e-12 max(1, |bound|), which strict operators refuse. False for
 * a missing measure. */
bool tl__target_met(const struct tl_target *target, double measure, double base);
/* What is missing, in the measure's unit: positive short, zero or negative met. Zero, not a small
 * positive number, where only the slack makes it met. */
double tl__target_gap(const struct tl_target *target, double measure, double base);

#endif
