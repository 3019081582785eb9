/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/evidence.h"

#include <gsl/gsl_statistics_double.h>
#include <string.h>

/* Below this part of the mean size noise in proportion shrinks no further. */
#define LEAST_PROPORTION 0.02
/* A change is a jump from this many standard deviations on, which the median absolute deviation
 * tells (1.4826 makes it one of the normal distribution); fewer changes tell nothing. */
#define JUMP          2
#define SD_OF_MAD     1.4826
#define LEAST_CHANGES 4

double tl__proportion(double x)
{
        return fmax(fabs(x), LEAST_PROPORTION);
}

/* Gaps and weights; the first year is observed. */
static void weigh(struct tl__evidence *evidence, const double y[], size_t n)
{
        double weight = 1;
        size_t last = 0;

        for (size_t t = n; t-- > 0; weight *= TL__DISCOUNT) {
                evidence->weight[t] = isnan(y[t]) ? 0 : weight;
                evidence->total += evidence->weight[t];
        }
        for (size_t t = 1; t < n; t++) {
                if (isnan(y[t]))
                        continue;
                evidence->gap[t] = t - last;
                last = t;
        }
}

/* Every jump at face value. */
static void look(const struct tl__evidence *evidence, enum tl__view_kind kind, const double y[],
                 struct tl__view *view)
{
        const struct tl__axes *axes = &evidence->axes;
        bool link = kind == TL__VIEW_LINKED;
        double proportion = tl__proportion(tl__axes_z(axes, false, y[0]));

        for (size_t t = 0; t < evidence->n; t++) {
                double value = link ? tl__axes_inner(axes, y[t]) : y[t];
                double s = kind == TL__VIEW_PROPORTIONAL ? proportion : 1;
                double slope = link ? tl__axes_slope(axes, true, value) * axes->unit : 1;

                if (isnan(y[t]))
                        continue;
                view->z[t] = tl__axes_z(axes, link, value);
                view->precision[t] = evidence->weight[t] / (s * s);
                view->log_scale += t > 0 ? evidence->weight[t] * log(slope / s) : 0;
                proportion = tl__proportion(tl__axes_z(axes, false, y[t]));
        }
        view->inflation = 1;
        view->usable = true;
}

/* Changes from value to value in standard deviations of the noise but for a factor; @at are their
 * years. */
static size_t changes_of(const struct tl__evidence *evidence, const struct tl__view *view,
                         double change[], size_t at[])
{
        size_t n = 0, last = 0;

        for (size_t t = 1; t < evidence->n; t++) {
                if (!evidence->gap[t])
                        continue;
                at[n] = t;
                change[n++] =
                        (view->z[t] - view->z[last]) *
                        sqrt(view->precision[t] / evidence->weight[t] / (double)evidence->gap[t]);
                last = t;
        }
        return n;
}

/* A change of q times what is no jump yet gets the spread of its year times q. */
static void make_light_of_jumps(const struct tl__evidence *evidence, struct tl__view *view)
{
        double change[TL__MOST_YEARS], room[TL__MOST_YEARS], squares = 0, median, mad;
        size_t at[TL__MOST_YEARS], n = changes_of(evidence, view, change, at);

        if (n < LEAST_CHANGES)
                return;
        memcpy(room, change, n * sizeof *change);
        median = gsl_stats_median(room, 1, n);
        mad = gsl_stats_mad0(change, 1, n, room);
        if (!(mad > 0))
                return;
        for (size_t i = 0; i < n; i++) {
                double q = fmax(1, fabs(change[i] - median) / (JUMP * SD_OF_MAD * mad));

                view->precision[at[i]] /= q * q;
                view->log_scale -= evidence->weight[at[i]] * log(q);
                squares += q * q;
        }
        view->inflation = sqrt(squares / (double)n);
}

void tl__evidence_gather(struct tl__evidence *evidence, const struct tl__history *history)
{
        const double *y = history->y;
        size_t n = history->n;

        for (; n > TL__MOST_YEARS || isnan(*y); y++)
                n--;
        memset(evidence, 0, sizeof *evidence);
        evidence->axes = tl__axes_for(history->nature, history->lower, history->upper, y, n);
        evidence->n = n;
        evidence->last = tl__axes_z(&evidence->axes, false, y[n - 1]);
        weigh(evidence, y, n);
        for (enum tl__view_kind kind = 0; kind < TL__VIEWS; kind++) {
                struct tl__view *view = evidence->view[kind];

                if (kind == TL__VIEW_LINKED && evidence->axes.link == TL__LINK_NONE)
                        continue;
                look(evidence, kind, y, &view[false]);
                view[true] = view[false];
                make_light_of_jumps(evidence, &view[true]);
        }
}
