/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of kinds; what kinds share; a measure against the bounds of its target. */
#include "plan/targets/target.h"

#include <string.h>

const struct tl__kind *const tl__kinds[] = {
#define KIND(name) &tl__kind_##name,
#include "plan/targets/targets.def"
#undef KIND
        NULL,
};

static const char *const names[] = {
#define KIND(name) #name,
#include "plan/targets/targets.def"
#undef KIND
        NULL,
};

const char *const *tl_kind_names(void)
{
        return names;
}

const struct tl__kind *tl__kind_find(const char *name)
{
        for (size_t i = 0; tl__kinds[i]; i++)
                if (strcmp(tl__kinds[i]->name, name) == 0)
                        return tl__kinds[i];
        return NULL;
}

/* ------------------------------------------------------------------------- paths ---- */

double tl__path_at(const struct tl__path *path, int year)
{
        if (year < path->first_year || (size_t)(year - path->first_year) >= path->n)
                return TL_MISSING;
        return path->y[year - path->first_year];
}

int tl__start_year(const struct tl__standing *at)
{
        const struct tl__kind *kind = tl__kind_find(at->target->kind);

        return kind->has_period ? at->target->from - 1 : at->base_year;
}

double tl__elapsed(const struct tl__standing *at)
{
        int gone = at->latest_year - tl__start_year(at);

        return gone > 0 ? gone : 0;
}

double tl__total(const struct tl__standing *at)
{
        return at->target->year - tl__start_year(at);
}

double tl__left(const struct tl__standing *at)
{
        if (!tl__kind_find(at->target->kind)->has_period)
                return at->target->year - at->latest_year;
        return tl__total(at) - tl__elapsed(at);
}

double tl__planned_straight(const struct tl__standing *at, double from, double bound, double share)
{
        (void)at;
        return from + (bound - from) * share;
}

static double done(const struct tl__standing *at)
{
        return tl__kind_find(at->target->kind)->measure(at, &at->known, at->latest_year);
}

double tl__attained_of_measure(const struct tl__standing *at, double bound)
{
        return bound == 0 ? TL_MISSING : done(at) / bound;
}

double tl__need_of_measure(const struct tl__standing *at, double bound)
{
        double left = tl__left(at);

        return left > 0 ? (bound - done(at)) / left : TL_MISSING;
}

double tl__pace_of_measure(const struct tl__standing *at)
{
        double elapsed = tl__elapsed(at);

        return elapsed > 0 ? done(at) / elapsed : TL_MISSING;
}

double tl__no_value_at(const struct tl__standing *at, int year, double bound)
{
        (void)at, (void)year, (void)bound;
        return TL_MISSING;
}

double tl__no_sum_at(const struct tl__standing *at, int year, double bound,
                     const struct tl_transform *f)
{
        (void)at, (void)year, (void)bound, (void)f;
        return TL_MISSING;
}

int tl__no_missing_year(const struct tl__standing *at, int year)
{
        (void)at, (void)year;
        return 0;
}

int tl__first_missing(const struct tl__standing *at, int first, int last)
{
        for (int year = first; year <= last; year++)
                if (isnan(tl__path_at(&at->known, year)))
                        return year;
        return 0;
}

const char *tl__change_unit(const struct tl__standing *at)
{
        const struct tl_indicator *indicator = at->target->indicator;
        bool percent = indicator->nature == TL_GROWTH || indicator->unit[TL_EN][0] == '%';

        return percent ? "pp/yr" : "";
}

/* ------------------------------------------------------------------------ bounds ---- */

/* What an operator says: which way, which of the two bounds it has, whether equality is enough. */
static const struct {
        int sense; /* 0: the indicator's direction */
        bool strict, two_sided;
} operators[TL_N_OPERATORS] = {
        [TL_AT_LEAST] = { +1, false, false }, [TL_MORE_THAN] = { +1, true, false },
        [TL_AT_MOST] = { -1, false, false },  [TL_LESS_THAN] = { -1, true, false },
        [TL_EQUALS] = { 0, false, false },    [TL_ABOUT] = { 0, false, false },
        [TL_RANGE] = { 0, false, true },      [TL_INSIDE] = { 0, false, true },
};

int tl__target_sense(const struct tl_target *target)
{
        if (target->op == TL_INSIDE)
                return 0;
        return operators[target->op].sense ? operators[target->op].sense
                                           : target->indicator->direction;
}

double tl__target_bound(const struct tl_target *target, double measure)
{
        if (target->op == TL_INSIDE)
                return fabs(measure - target->low) <= fabs(measure - target->high) ? target->low
                                                                                   : target->high;
        if (operators[target->op].two_sided)
                return tl__target_sense(target) > 0 ? target->low : target->high;
        return isnan(target->low) ? target->high : target->low;
}

double tl__target_stretch(const struct tl_target *target)
{
        if (target->op != TL_RANGE)
                return TL_MISSING;
        return tl__target_sense(target) > 0 ? target->high : target->low;
}

static bool is_zero_of_positive(const struct tl_target *target)
{
        enum tl_nature nature = target->indicator->nature;
        bool positive = nature == TL_LEVEL || nature == TL_FLOW || nature == TL_INDEX;

        return positive && tl__target_sense(target) < 0 && tl__target_bound(target, 0) == 0;
}

static bool is_end_of_share(const struct tl_target *target)
{
        const struct tl_indicator *share = target->indicator;
        int sense = tl__target_sense(target);

        return share->nature == TL_SHARE && sense != 0 &&
               tl__target_bound(target, 0) == (sense > 0 ? share->upper : share->lower);
}

bool tl__target_at_natural_bound(const struct tl_target *target)
{
        return strcmp(target->kind, "level") == 0 &&
               (is_end_of_share(target) || is_zero_of_positive(target));
}

enum tl_scale tl__target_scale(const struct tl_target *target)
{
        if (!tl__target_at_natural_bound(target))
                return TL_OWN_SCALE;
        return tl__target_sense(target) > 0 ? TL_CLOGLOG : TL_IDENTITY;
}

/* A ceiling on a sum is kept only when the period is over. */
bool tl__target_holds(const struct tl_target *target)
{
        const struct tl__kind *kind = tl__kind_find(target->kind);

        return kind->holds && !(kind->has_period && tl__target_sense(target) <= 0);
}

double tl__target_slack(const struct tl_target *target, double base)
{
        const struct tl_indicator *indicator = target->indicator;
        double declared = target->tolerance / 100 * fabs(tl__target_bound(target, 0));

        if (target->op == TL_INSIDE || isnan(declared))
                return 0;
        if (!tl__target_at_natural_bound(target))
                return declared;
        if (indicator->nature == TL_SHARE)
                return fmax(declared, TL_BOUND_MET * (indicator->upper - indicator->lower));
        return isnan(base) ? 0 : TL_BOUND_MET * fabs(base);
}

/* Distance beyond the bound in the wanted direction, the slack counted in; negative: short. */
static double surplus(const struct tl_target *target, double measure, double base)
{
        if (target->op == TL_INSIDE)
                return fmin(measure - target->low, target->high - measure);
        return tl__target_sense(target) * (measure - tl__target_bound(target, measure)) +
               tl__target_slack(target, base);
}

/* What the last digits of arithmetic may hide. */
static double equality(const struct tl_target *target, double measure)
{
        return 1e-12 * fmax(1, fabs(tl__target_bound(target, measure)));
}

bool tl__target_met(const struct tl_target *target, double measure, double base)
{
        double equal = equality(target, measure), over = surplus(target, measure, base);

        return operators[target->op].strict ? over > equal : over >= -equal;
}

double tl__target_gap(const struct tl_target *target, double measure, double base)
{
        double gap;

        if (target->op == TL_INSIDE)
                return fmax(0, -surplus(target, measure, base));
        gap = tl__target_sense(target) * (tl__target_bound(target, measure) - measure);
        if (fabs(gap) <= equality(target, measure))
                return 0;
        return gap > 0 && tl__target_met(target, measure, base) ? 0 : gap;
}
