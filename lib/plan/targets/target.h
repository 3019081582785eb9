/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of target is a measure: a function that takes the path of an indicator to one number, which a
 * bound or a range is compared with. It sees values by year and the target's own numbers, never the
 * model that drew the path. To add a kind: a file that ends in one `const struct tl__kind`, and a line
 * in targets.def. */
#ifndef TL_PLAN_TARGETS_TARGET_H
#define TL_PLAN_TARGETS_TARGET_H

#include "targetline.h"

/* Values of an indicator by calendar year: what is known, and beyond it what is forecast or drawn. */
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
        int base_year;          /* the year base is of */
        double base;            /* missing where the kind does not need it or it is not known */
        int latest_year;        /* last observed year */
        struct tl__path known;  /* observed values */
};

/* What is asked of a kind. @bound is one bound of the target in the measure's unit. */
struct tl__kind {
        const char *name;
        const char *title[TL_N_LANGS];
        bool has_period; /* needs `from` */
        bool needs_base; /* cannot be measured without the base year's value */

        /* The measure in @year, as if that were the target year. */
        double (*measure)(const struct tl__standing *at, const struct tl__path *path, int year);
        /* Where the measure depends on y(year) alone: the y(year) at which it equals @bound, so that the
         * chance follows from the forecast of one year; else missing. */
        double (*value_at)(const struct tl__standing *at, int year, double bound);
        /* Where it depends on a sum of future z = f(y): the sum over latest_year+1..year at which the
         * measure equals @bound; else missing. */
        double (*sum_at)(const struct tl__standing *at, int year, double bound,
                         const struct tl_transform *f);
        /* Planned measure in the latest year on the way to @bound. */
        double (*planned)(const struct tl__standing *at, double bound);
        /* Share of the way done. */
        double (*attained)(const struct tl__standing *at, double bound);
        /* Change per year needed from the latest year on; observed since the base; needed since the
         * base. All three in need_unit(). */
        double (*need)(const struct tl__standing *at, double bound);
        double (*pace)(const struct tl__standing *at);
        double (*required)(const struct tl__standing *at, double bound);
        const char *(*need_unit)(const struct tl__standing *at);
        /* First year up to the latest whose value the measure needs and does not have; 0: none. */
        int (*missing_year)(const struct tl__standing *at);
};

#define KIND(name) extern const struct tl__kind tl__kind_##name;
#include "plan/targets/targets.def"
#undef KIND

/* NULL-terminated. */
extern const struct tl__kind *const tl__kinds[];
const struct tl__kind *tl__kind_find(const char *name);

/* Years from the first of the target's way to the latest observation, and to the target year. */
double tl__elapsed(const struct tl__standing *at);
double tl__total(const struct tl__standing *at);
double tl__left(const struct tl__standing *at);

/* --- comparing a measure with the target's bounds --- */

/* +1: more is needed; -1: less; 0: stay inside. From the operator, else the indicator's direction. */
int tl__target_sense(const struct tl_target *target);
/* The bound that is judged (the nearer end for a measure outside an inside-range), as the plan prints
 * it. For a range: the minimum, i.e. low where more is better and high where less is. */
double tl__target_bound(const struct tl_target *target, double measure);
/* The ambitious end of a range; missing for other operators. */
double tl__target_stretch(const struct tl_target *target);
/* @bound eased by the tolerance, and by TL_BOUND_MET where it is a natural bound of the measure. */
double tl__target_eased(const struct tl_target *target, double bound);
/* True where tl__target_eased() eased because the bound is a natural one. */
bool tl__target_at_natural_bound(const struct tl_target *target);
/* Does the measure meet the target? Equality within 1e-12 max(1, |bound|); strict operators refuse it. */
bool tl__target_met(const struct tl_target *target, double measure);
/* What is missing, in the measure's unit: positive short, zero or negative met. */
double tl__target_gap(const struct tl_target *target, double measure);

#endif
