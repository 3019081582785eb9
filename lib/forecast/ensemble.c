/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The default forecast: a mixture of linear innovations models, some sixty of them, each fitted in
 * closed form and weighted by what it was worth on other series (prior.h) times a power of the
 * likelihood of this one,
 *
 *   weight_k  proportional to  exp(log_weight_k + evidence L_k).
 *
 * All are Student's t with the same degrees of freedom, on the plain axis or on the link. Quantiles
 * invert the mixture's distribution function; paths are dealt out by weight. */
#include "forecast/ensemble.h"

#include "forecast/innovations.h"
#include "forecast/models/model.h"
#include "forecast/student.h"

#include <glib.h>
#include <gsl/gsl_integration.h>

#define NEGLIGIBLE   1e-5  /* weight */
#define SMALL_EXCESS 1e-7  /* of probability */
#define NODES        16    /* of the mean over quantiles */
#define LOW          0.005 /* what the mean leaves out below and above */
#define HIGH         0.995
#define SURE_YEARS   6 /* ahead: beyond them components alone are too sure of themselves */

struct member {
        const struct tl__component *component;
        struct tl__fitted fitted;
};

struct ensemble {
        struct tl__distribution base;
        struct tl__axes axes;
        struct tl__student student;
        double last, widening;
        size_t n, n_plain;                /* members; the first are those on the plain axis */
        struct member *member;            /* [n] */
        double *weight;                   /* [n], sum 1 */
        double *mean, *per_sd;            /* [horizon][n], on the members' axes */
        double node[NODES], share[NODES]; /* t at the nodes of the mean, and what each counts */
};

/* ------------------------------------------------------------------------ making ---- */

static bool on_link(const struct tl__component *component)
{
        return component->view == TL__VIEW_LINKED;
}

/* Fits all components; log_weight[i] is -HUGE_VAL where one has no place for the values. */
static void fit_all(const struct tl__prior *prior, const struct tl__evidence *evidence,
                    struct tl__fitted fitted[], double log_weight[])
{
        for (size_t i = 0; i < prior->n; i++) {
                const struct tl__component *component = &prior->component[i];
                bool fits = tl__innovations_fit(component, evidence, prior->sigma_df, &fitted[i]);

                log_weight[i] =
                        fits ? component->log_weight + prior->evidence * fitted[i].log_likelihood
                             : -HUGE_VAL;
        }
}

/* From logs to shares of one; what is negligible becomes nothing. */
static void normalise(double weight[], size_t n)
{
        double greatest = -HUGE_VAL, sum = 0, kept = 0;

        for (size_t i = 0; i < n; i++)
                greatest = fmax(greatest, weight[i]);
        for (size_t i = 0; i < n; i++)
                sum += weight[i] = exp(weight[i] - greatest);
        for (size_t i = 0; i < n; i++) {
                weight[i] = weight[i] < NEGLIGIBLE * sum ? 0 : weight[i];
                kept += weight[i];
        }
        for (size_t i = 0; i < n; i++)
                weight[i] /= kept;
}

/* The components with a weight that stand on this axis. */
static void choose(struct ensemble *ensemble, const struct tl__prior *prior,
                   const struct tl__fitted fitted[], const double weight[], bool link)
{
        for (size_t i = 0; i < prior->n; i++) {
                if (!(weight[i] > 0) || on_link(&prior->component[i]) != link)
                        continue;
                ensemble->weight[ensemble->n] = weight[i];
                ensemble->member[ensemble->n++] =
                        (struct member){ &prior->component[i], fitted[i] };
        }
}

/* Room for an outlook in one block, for g_free(outlook.mean). */
static struct tl__outlook outlook_new(size_t horizon)
{
        double *room = g_new(double, 4 * horizon);

        return (struct tl__outlook){ horizon, room, room + horizon, room + 2 * horizon,
                                     room + 3 * horizon };
}

static double widened(const struct ensemble *ensemble, size_t h)
{
        return h > SURE_YEARS ? 1 + ensemble->widening * (double)(h - SURE_YEARS) : 1;
}

static void look_ahead(struct ensemble *ensemble)
{
        size_t horizon = ensemble->base.horizon, n = ensemble->n;
        struct tl__outlook outlook = outlook_new(horizon);

        for (size_t i = 0; i < n; i++) {
                tl__innovations_forecast(ensemble->member[i].component, &ensemble->member[i].fitted,
                                         ensemble->last, &outlook);
                for (size_t h = 1; h <= horizon; h++) {
                        ensemble->mean[(h - 1) * n + i] = outlook.mean[h - 1];
                        ensemble->per_sd[(h - 1) * n + i] =
                                1 / (outlook.sd[h - 1] * widened(ensemble, h));
                }
        }
        g_free(outlook.mean);
}

/* The nodes of Gauss and Legendre between the quantiles of 0.5% and 99.5%. */
static void set_nodes(struct ensemble *ensemble)
{
        gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(NODES);

        for (size_t i = 0; table && i < NODES; i++) {
                double p, share;

                gsl_integration_glfixed_point(LOW, HIGH, i, &p, &share, table);
                ensemble->node[i] = tl__student_quantile(&ensemble->student, p);
                ensemble->share[i] = share / (HIGH - LOW);
        }
        gsl_integration_glfixed_table_free(table);
}

static const struct tl__distribution_type ensemble_type;

static struct ensemble *ensemble_alloc(size_t members, size_t horizon)
{
        struct ensemble *ensemble = g_new0(struct ensemble, 1);

        ensemble->base = (struct tl__distribution){ .type = &ensemble_type,
                                                    .model = TL__ENSEMBLE,
                                                    .horizon = horizon,
                                                    .has_spread = true };
        ensemble->member = g_new(struct member, members);
        ensemble->weight = g_new(double, members);
        return ensemble;
}

struct tl__distribution *tl__ensemble_new(const struct tl__history *history,
                                          const struct tl__prior *prior, size_t horizon)
{
        struct ensemble *ensemble = ensemble_alloc(prior->n, horizon);
        struct tl__fitted *fitted = g_new(struct tl__fitted, prior->n);
        double *weight = g_new(double, prior->n);
        struct tl__evidence evidence;

        tl__evidence_gather(&evidence, history);
        ensemble->axes = evidence.axes;
        ensemble->base.transform =
                (struct tl_transform){ TL_IDENTITY, ensemble->axes.lower, ensemble->axes.upper };
        fit_all(prior, &evidence, fitted, weight);
        normalise(weight, prior->n);
        choose(ensemble, prior, fitted, weight, false);
        ensemble->n_plain = ensemble->n;
        choose(ensemble, prior, fitted, weight, true);
        g_free(fitted);
        g_free(weight);
        ensemble->last = evidence.last;
        ensemble->widening = prior->widening;
        ensemble->mean = g_new(double, ensemble->n *horizon);
        ensemble->per_sd = g_new(double, ensemble->n *horizon);
        look_ahead(ensemble);
        tl__student_init(&ensemble->student, tl__innovations_df(&evidence, prior->sigma_df));
        set_nodes(ensemble);
        return &ensemble->base;
}

static void ensemble_free(struct tl__distribution *distribution)
{
        struct ensemble *ensemble = (struct ensemble *)distribution;

        g_free(ensemble->member);
        g_free(ensemble->weight);
        g_free(ensemble->mean);
        g_free(ensemble->per_sd);
        g_free(ensemble);
}

/* ----------------------------------------------------------------------- quantiles ---- */

/* P(Y < y) of the unclipped y, and its density. */
static double below(const struct ensemble *ensemble, size_t h, double y, double *density)
{
        const struct tl__axes *axes = &ensemble->axes;
        size_t plain = ensemble->n_plain, linked = ensemble->n - plain;
        size_t row = (h - 1) * ensemble->n;
        double z = tl__axes_z(axes, true, y), by_link = 0, sum;

        sum = tl__student_mix(&ensemble->student, plain, ensemble->weight, ensemble->mean + row,
                              ensemble->per_sd + row, tl__axes_z(axes, false, y), density);
        *density *= tl__axes_slope(axes, false, y);
        if (linked == 0)
                return sum;
        sum += tl__student_mix(&ensemble->student, linked, ensemble->weight + plain,
                               ensemble->mean + row + plain, ensemble->per_sd + row + plain, z,
                               &by_link);
        *density += isfinite(z) ? by_link * tl__axes_slope(axes, true, y) : 0;
        return sum;
}

static double member_z(const struct ensemble *ensemble, size_t h, size_t i, double x)
{
        size_t at = (h - 1) * ensemble->n + i;

        return ensemble->mean[at] + x / ensemble->per_sd[at];
}

/* What holds the quantile: the least and the greatest of the members' own, and what lies between
 * by weight. */
struct bracket {
        double low, high, middle;
};

/* Of the members first .. end - 1, which share an axis: quantiles keep their order on it. */
static void widen(const struct ensemble *ensemble, size_t h, double x, bool link,
                  struct bracket *bracket)
{
        size_t first = link ? ensemble->n_plain : 0, end = link ? ensemble->n : ensemble->n_plain;
        double low = HUGE_VAL, high = -HUGE_VAL, middle = 0, weight = 0, y;

        for (size_t i = first; i < end; i++) {
                double z = member_z(ensemble, h, i, x);

                low = z < low ? z : low;
                high = z > high ? z : high;
                middle += ensemble->weight[i] * z;
                weight += ensemble->weight[i];
        }
        if (first == end)
                return;
        y = tl__axes_y(&ensemble->axes, link, low);
        bracket->low = y < bracket->low ? y : bracket->low;
        y = tl__axes_y(&ensemble->axes, link, high);
        bracket->high = y > bracket->high ? y : bracket->high;
        bracket->middle += weight * tl__axes_y(&ensemble->axes, link, middle / weight);
}

/* Values nearer to an end of a share than observations are told apart (tl__axes_inner()) are the
 * end: a share that stood at 100 for years may well stand there again. */
static double snapped(const struct tl__axes *axes, double y)
{
        double margin = axes->link == TL__LINK_LOGIT ? TL__LOGIT_PULL * axes->width : 0;

        if (margin > 0 && y < axes->lower + margin)
                return axes->lower;
        if (margin > 0 && y > axes->upper - margin)
                return axes->upper;
        return CLAMP(y, axes->lower, axes->upper);
}

/* Newton's method kept inside the bracket, which GSL has not: a step that leaves it is replaced by
 * halving, and the one from an excess that is small already is the last, its error being that
 * excess's square. Where y is clipped the quantile may be the end itself. */
static double quantile(const struct tl__distribution *distribution, size_t h, double p)
{
        const struct ensemble *ensemble = (const struct ensemble *)distribution;
        double x = tl__student_quantile(&ensemble->student, p), excess = 1, density, y;
        struct bracket in = { HUGE_VAL, -HUGE_VAL, 0 };

        widen(ensemble, h, x, false, &in);
        widen(ensemble, h, x, true, &in);
        if (in.low <= ensemble->axes.lower && below(ensemble, h, in.low, &density) >= p)
                return in.low;
        if (in.high >= ensemble->axes.upper && below(ensemble, h, in.high, &density) <= p)
                return in.high;
        y = in.middle;
        for (int i = 0; i < 100 && fabs(excess) > SMALL_EXCESS && in.low < in.high; i++) {
                double next;

                excess = below(ensemble, h, y, &density) - p;
                next = y - excess / density;
                if (excess > 0)
                        in.high = y;
                else
                        in.low = y;
                y = next >= in.low && next <= in.high ? next : in.low + (in.high - in.low) / 2;
        }
        return snapped(&ensemble->axes, y);
}

static double chance(const struct tl__distribution *distribution, size_t h, double bound)
{
        const struct ensemble *ensemble = (const struct ensemble *)distribution;
        const struct tl__axes *axes = &ensemble->axes;
        double density;

        if (bound <= axes->lower)
                return 1;
        if (bound > axes->upper)
                return 0;
        if (axes->link == TL__LINK_LOGIT)
                bound = tl__axes_inner(axes, bound);
        return CLAMP(1 - below(ensemble, h, bound, &density), 0, 1);
}

static double member_value(const struct ensemble *ensemble, size_t h, size_t i, double x)
{
        return tl__axes_y(&ensemble->axes, i >= ensemble->n_plain, member_z(ensemble, h, i, x));
}

/* A member on the plain axis that nothing clips has the mean of its t. */
static double member_mean(const struct ensemble *ensemble, size_t h, size_t i, double low,
                          double high)
{
        double sum = 0;

        if (i < ensemble->n_plain && member_value(ensemble, h, i, ensemble->node[0]) > low &&
            member_value(ensemble, h, i, ensemble->node[NODES - 1]) < high)
                return member_value(ensemble, h, i, 0);
        for (size_t node = 0; node < NODES; node++)
                sum += ensemble->share[node] *
                       CLAMP(member_value(ensemble, h, i, ensemble->node[node]), low, high);
        return sum;
}

/* Between the mixture's own quantiles of 0.5% and 99.5%, or the far tail of a member of hardly any
 * weight would be all of it. */
static double mean(const struct tl__distribution *distribution, size_t h)
{
        const struct ensemble *ensemble = (const struct ensemble *)distribution;
        double low = quantile(distribution, h, LOW), high = quantile(distribution, h, HIGH);
        double sum = 0;

        for (size_t i = 0; i < ensemble->n; i++)
                sum += ensemble->weight[i] * member_mean(ensemble, h, i, low, high);
        return sum;
}

/* Members on the link have no closed form of a sum: the paths answer. */
static double chance_sum(const struct tl__distribution *distribution, size_t first, size_t last,
                         double bound)
{
        (void)distribution, (void)first, (void)last, (void)bound;
        return TL_MISSING;
}

/* --------------------------------------------------------------------------- paths ---- */

static void draw_member(const struct ensemble *ensemble, size_t i,
                        const struct tl__outlook *outlook, gsl_rng *rng, double path[])
{
        const struct member *member = &ensemble->member[i];

        tl__innovations_draw(member->component, &member->fitted, ensemble->student.df, outlook, rng,
                             path);
        for (size_t h = 1; h <= outlook->horizon; h++) {
                double away = path[h - 1] - outlook->mean[h - 1];
                double z = outlook->mean[h - 1] + widened(ensemble, h) * away;

                path[h - 1] = snapped(&ensemble->axes,
                                      tl__axes_y(&ensemble->axes, on_link(member->component), z));
        }
}

/* Members get their share of the paths in order, to the nearest path. */
static void draw(const struct tl__distribution *distribution, gsl_rng *rng, size_t n_paths,
                 double paths[])
{
        const struct ensemble *ensemble = (const struct ensemble *)distribution;
        size_t horizon = ensemble->base.horizon, path = 0;
        struct tl__outlook outlook = outlook_new(horizon);
        double cumulated = 0;

        for (size_t i = 0; i < ensemble->n; i++) {
                bool last = i + 1 == ensemble->n;

                cumulated += ensemble->weight[i];
                tl__innovations_forecast(ensemble->member[i].component, &ensemble->member[i].fitted,
                                         ensemble->last, &outlook);
                for (; path < n_paths && (last || (double)path + 0.5 < cumulated * (double)n_paths);
                     path++)
                        draw_member(ensemble, i, &outlook, rng, &paths[path * horizon]);
        }
        g_free(outlook.mean);
}

static const struct tl__distribution_type ensemble_type = { quantile,   mean, chance,
                                                            chance_sum, draw, ensemble_free };
