/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the gap table: an indicator in an area, held against one target in one year. */
#ifndef TL_ASSESS_ROW_H
#define TL_ASSESS_ROW_H

#include "plan/targets/target.h"

/* With fewer observations a forecast rests more on other series than on this one. */
#define TL__FEW 4

/* What is known of an indicator in an area, cut at settings.until and at the last break, and its
 * forecast: made once, used by every row of that indicator. */
struct tl__subject {
        const struct tl_indicator *indicator;
        const char *area;
        int first_year;                   /* of y */
        size_t n;                         /* 0: no data */
        const double *y;                  /* [n], first and last observed */
        const enum tl_obs_status *status; /* [n] */
        size_t n_obs;
        bool after_break; /* earlier years were set aside */
        bool synthetic;
        int newest_year;     /* of any observation in the data: the years before it are over */
        int last_horizon;    /* last year any row asks for */
        enum tl_scale scale; /* that the targets need, or TL_OWN_SCALE */
        struct tl_forecast *forecast; /* NULL: none could be made ... */
        enum tl_reason refused;       /* ... and why */
        double *future;               /* y, then the medians up to last_horizon; NULL: not filled */
        double mase;
};

/* Years, values and statuses of @series up to @until (0: all) and since the last break, ends
 * observed (subject.c). */
void tl__subject_cut(struct tl__subject *subject, const struct tl_series *series, int until);
/* Why there is no forecast, from the status of making one. */
enum tl_reason tl__subject_refusal(int status);
/* Cuts @series (NULL: no data) for the subject, whose indicator, area, newest_year, last_horizon
 * and scale are set, and forecasts it (subject.c). */
void tl__subject_open(struct tl__subject *subject, const struct tl_series *series,
                      const struct tl_assess_settings *settings);
/* Fills its future, for rows. */
void tl__subject_extend(struct tl__subject *subject);
/* The scale on which a natural bound among the indicator's targets can be reached, or TL_OWN_SCALE:
 * gap table and projection use the same. @plan, @indicator may be NULL. */
enum tl_scale tl__subject_scale(const struct tl_plan *plan, const struct tl_indicator *indicator);
/* Its error on this series, where there is a forecast. */
void tl__subject_backtest(struct tl__subject *subject, const struct tl_assess_settings *settings);
void tl__subject_close(struct tl__subject *subject);

/* A row in the making: what its steps share. */
struct tl__draft {
        struct tl_row *row;
        struct tl__subject *subject;
        const struct tl_target *target;
        const struct tl_target *const
                *milestones; /* all targets of the indicator, NULL-terminated */
        const struct tl__kind *kind;
        const struct tl_assess_settings *settings;
        struct tl__standing at;
        struct tl__path future; /* known values, then medians */
        bool met_now;
};

/* Fills @row for @target in @year; a year beyond the target's makes a projection (row.c). */
void tl__row_fill(struct tl_row *row, struct tl__subject *subject, const struct tl_target *target,
                  const struct tl_target *const milestones[], int year,
                  const struct tl_assess_settings *settings);

/* Adds a reason where there is none: the first given is the one that matters most. */
void tl__row_qualify(struct tl_row *row, enum tl_reason reason);
/* @gap in percent of @bound; missing for a bound of zero. */
double tl__row_percent(double gap, double bound);

/* Base year and value of the draft and its row; why there is none; the reason where it is another
 * year's; and everything that is known without a forecast (standing.c). */
void tl__row_base(struct tl__draft *draft);
enum tl_reason tl__row_base_missing(const struct tl__draft *draft);
void tl__row_qualify_base(const struct tl__draft *draft);
void tl__row_so_far(struct tl__draft *draft);

/* The measure's centre in a year to come: the median of its distribution where there is one, else
 * the measure of the forecast (chance.c). */
double tl__row_centre(const struct tl__draft *draft, int year);
/* Interval and chances of the measure in the row's year (chance.c). */
void tl__row_chances(struct tl__draft *draft);

/* Verdict of a row whose figures are in place: from its chance, else from its trend (verdict.c). */
enum tl_verdict tl__row_verdict(const struct tl__draft *draft);

#endif
