/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weights are w_k proportional to exp(a_k + evidence L_k), L_k the component's likelihood of the
 * case; the losses and their gradients by a_k and evidence are sums over cases, taken in blocks
 * that the threads share and added in the order of the blocks, so that the result is the same on
 * any number of threads. */
#include "learner.h"

#include "base/parallel.h"
#include "forecast/innovations.h"

#include <gsl/gsl_randist.h>
#include <string.h>

#define ERROR_LIMIT    30
#define SURPRISE_LIMIT 12
#define SURPRISE_SHARE 0.35
#define HORIZON_POWER  0.35
#define LEAST_LEVEL    1e-3 /* of the mean size: what a zero is taken for on a log scale */
#define UNLIKELY       -1e30f
#define BLOCK          64
#define NOTHING        1e-9 /* weight */
/* A likelihood that counts for more than itself is sure of more than it can know: with a power of
 * nearly two shares left out of the learning had errors 1.6% larger, and 92% in place of 94% of
 * them lay in the intervals of 95%. */
#define LEAST_EVIDENCE 0.05
#define MOST_EVIDENCE  0.9

struct learner {
        const struct cases *cases;
        guint *used; /* [n]: which cases */
        size_t n, n_candidates;
        size_t *first;           /* [n + 1]: targets before those of the case */
        float *likelihood;       /* [case][candidate] */
        float *centre, *density; /* [target][candidate], per scale of the case */
        struct tl__component *candidate;
        double *log_weight;
        bool *alive;
        double evidence, sigma_df;
};

double loss_total(const struct loss *loss)
{
        return (loss->error + SURPRISE_SHARE * loss->surprise) / loss->weight;
}

static const struct past *case_at(const struct learner *learner, size_t i)
{
        return &g_array_index(learner->cases->past, struct past, learner->used[i]);
}

/* --------------------------------------------------------------------- the matrix ---- */

/* Density of the actual value, per scale of the case. */
static double density_at(const struct tl__axes *axes, bool link, double y, const double law[3])
{
        double least = axes->origin + LEAST_LEVEL * axes->unit;
        double mean = law[0], sd = law[1], df = law[2];

        if (link)
                y = axes->link == TL__LINK_LOG ? fmax(y, least) : tl__axes_inner(axes, y);
        return gsl_ran_tdist_pdf((tl__axes_z(axes, link, y) - mean) / sd, df) / sd *
               tl__axes_slope(axes, link, y);
}

static void fill_case(void *context, size_t i)
{
        struct learner *learner = context;
        const struct past *past = case_at(learner, i);
        struct tl__history history = { .y = past->y,
                                       .n = past->n,
                                       .nature = past->nature,
                                       .lower = TL_MISSING,
                                       .upper = TL_MISSING };
        double room[4][32];
        struct tl__outlook outlook = { past->target[past->n_targets - 1].horizon, room[0], room[1],
                                       room[2], room[3] };
        struct tl__evidence evidence;

        tl__evidence_gather(&evidence, &history);
        for (size_t k = 0; k < learner->n_candidates; k++) {
                const struct tl__component *candidate = &learner->candidate[k];
                bool link = candidate->view == TL__VIEW_LINKED;
                struct tl__fitted fitted;
                float *likelihood = &learner->likelihood[i * learner->n_candidates + k];

                *likelihood = UNLIKELY;
                if (!tl__innovations_fit(candidate, &evidence, learner->sigma_df, &fitted))
                        continue;
                *likelihood = (float)fitted.log_likelihood;
                tl__innovations_forecast(candidate, &fitted, evidence.last, &outlook);
                for (size_t t = 0; t < past->n_targets; t++) {
                        size_t at = (learner->first[i] + t) * learner->n_candidates + k;
                        size_t h = past->target[t].horizon - 1;
                        double law[] = { outlook.mean[h], outlook.sd[h],
                                         tl__innovations_df(&evidence, learner->sigma_df) };
                        double centre =
                                tl__axes_y(&evidence.axes, link, outlook.mean[h]) / past->scale;

                        learner->centre[at] = (float)CLAMP(centre, -1e6, 1e6);
                        learner->density[at] =
                                (float)(density_at(&evidence.axes, link, past->target[t].y, law) *
                                        past->scale);
                }
        }
}

struct learner *learner_new(const struct cases *cases, bool (*uses)(const struct past *past),
                            const GArray *candidates, double sigma_df)
{
        struct learner *learner = g_new0(struct learner, 1);
        size_t n = candidates->len;

        learner->cases = cases;
        learner->n_candidates = n;
        learner->sigma_df = sigma_df;
        learner->evidence = 0.5;
        learner->candidate = g_memdup2(candidates->data, n * sizeof *learner->candidate);
        learner->log_weight = g_new(double, n);
        learner->alive = g_new(bool, n);
        for (size_t k = 0; k < n; k++) {
                learner->log_weight[k] = learner->candidate[k].log_weight;
                learner->alive[k] = true;
        }
        learner->used = g_new(guint, cases->past->len);
        learner->first = g_new0(size_t, cases->past->len + 1);
        for (guint i = 0; i < cases->past->len; i++) {
                const struct past *past = &g_array_index(cases->past, struct past, i);

                if (!uses(past))
                        continue;
                learner->first[learner->n + 1] = learner->first[learner->n] + past->n_targets;
                learner->used[learner->n++] = i;
        }
        learner->likelihood = g_new(float, learner->n *n);
        learner->centre = g_new0(float, learner->first[learner->n] * n);
        learner->density = g_new0(float, learner->first[learner->n] * n);
        tl__parallel(learner->n, 0, fill_case, learner);
        return learner;
}

void learner_free(struct learner *learner)
{
        g_free(learner->used);
        g_free(learner->first);
        g_free(learner->likelihood);
        g_free(learner->centre);
        g_free(learner->density);
        g_free(learner->candidate);
        g_free(learner->log_weight);
        g_free(learner->alive);
        g_free(learner);
}

/* ----------------------------------------------------------------------- the loss ---- */

/* What a block of cases gives: its part of the loss, of the gradient (by log weights, then by the
 * evidence) and of the weights' sums. */
struct part {
        struct loss loss;
        double *gradient, *weight;
};

struct pass {
        const struct learner *learner;
        struct part *part; /* one per block */
};

static void weigh(const struct learner *learner, size_t i, double weight[])
{
        const float *likelihood = &learner->likelihood[i * learner->n_candidates];
        double greatest = -HUGE_VAL, sum = 0;

        for (size_t k = 0; k < learner->n_candidates; k++) {
                bool fits = learner->alive[k] && likelihood[k] > UNLIKELY;

                weight[k] =
                        fits ? learner->log_weight[k] + learner->evidence * (double)likelihood[k]
                             : -HUGE_VAL;
                greatest = fmax(greatest, weight[k]);
        }
        for (size_t k = 0; k < learner->n_candidates; k++)
                sum += weight[k] = weight[k] > greatest - 40 ? exp(weight[k] - greatest) : 0;
        for (size_t k = 0; k < learner->n_candidates; k++)
                weight[k] /= sum;
}

/* Adds the target's loss, and its derivatives by the weights. */
static void add_target(const struct learner *learner, size_t at, const struct past *past,
                       const struct target *target, const double weight[], struct loss *loss,
                       double by_weight[])
{
        const float *centre = &learner->centre[at * learner->n_candidates];
        const float *density = &learner->density[at * learner->n_candidates];
        double per_horizon = pow((double)target->horizon, -HORIZON_POWER);
        double mean = 0, sum = 1e-300, error, surprise, by_centre, by_density;

        for (size_t k = 0; k < learner->n_candidates; k++) {
                mean += weight[k] * (double)centre[k];
                sum += weight[k] * (double)density[k];
        }
        error = (mean - target->y / past->scale) * per_horizon;
        surprise = -log(sum);
        by_centre = fabs(error) < ERROR_LIMIT ? copysign(per_horizon, error) : 0;
        by_density = surprise < SURPRISE_LIMIT ? -SURPRISE_SHARE / sum : 0;
        loss->error += target->weight * fmin(fabs(error), ERROR_LIMIT);
        loss->surprise += target->weight * fmin(surprise, SURPRISE_LIMIT);
        loss->weight += target->weight;
        for (size_t k = 0; k < learner->n_candidates; k++)
                by_weight[k] += target->weight *
                                (by_centre * (double)centre[k] + by_density * (double)density[k]);
}

static void add_case(const struct learner *learner, size_t i, struct part *part, double weight[],
                     double by_weight[])
{
        const struct past *past = case_at(learner, i);
        const float *likelihood = &learner->likelihood[i * learner->n_candidates];
        double mean = 0;

        weigh(learner, i, weight);
        memset(by_weight, 0, learner->n_candidates * sizeof *by_weight);
        for (size_t t = 0; t < past->n_targets; t++)
                add_target(learner, learner->first[i] + t, past, &past->target[t], weight,
                           &part->loss, by_weight);
        for (size_t k = 0; k < learner->n_candidates; k++)
                mean += weight[k] * by_weight[k];
        for (size_t k = 0; k < learner->n_candidates; k++) {
                double gradient = weight[k] * (by_weight[k] - mean);

                if (weight[k] < NOTHING)
                        continue;
                part->gradient[k] += gradient;
                part->gradient[learner->n_candidates] += gradient * (double)likelihood[k];
                part->weight[k] += weight[k] * past->target[0].weight;
        }
}

static void add_block(void *context, size_t block)
{
        const struct pass *pass = context;
        const struct learner *learner = pass->learner;
        double *weight = g_new(double, learner->n_candidates);
        double *by_weight = g_new(double, learner->n_candidates);

        for (size_t i = block * BLOCK; i < MIN(learner->n, (block + 1) * BLOCK); i++)
                add_case(learner, i, &pass->part[block], weight, by_weight);
        g_free(weight);
        g_free(by_weight);
}

/* The sums over all cases, for part_clear(). */
static struct part sum_up(const struct learner *learner)
{
        size_t blocks = (learner->n + BLOCK - 1) / BLOCK, n = learner->n_candidates + 1;
        struct pass pass = { learner, g_new0(struct part, blocks) };
        struct part all = { { 0 }, g_new0(double, n), g_new0(double, n) };

        for (size_t b = 0; b < blocks; b++) {
                pass.part[b].gradient = g_new0(double, n);
                pass.part[b].weight = g_new0(double, n);
        }
        tl__parallel(blocks, 0, add_block, &pass);
        for (size_t b = 0; b < blocks; b++) {
                all.loss.error += pass.part[b].loss.error;
                all.loss.surprise += pass.part[b].loss.surprise;
                all.loss.weight += pass.part[b].loss.weight;
                for (size_t k = 0; k < n; k++) {
                        all.gradient[k] += pass.part[b].gradient[k];
                        all.weight[k] += pass.part[b].weight[k];
                }
                g_free(pass.part[b].gradient);
                g_free(pass.part[b].weight);
        }
        g_free(pass.part);
        return all;
}

static void part_clear(struct part *part)
{
        g_free(part->gradient);
        g_free(part->weight);
}

/* ------------------------------------------------------------------------ descent ---- */

struct loss learner_measure(struct learner *learner)
{
        struct part all = sum_up(learner);

        part_clear(&all);
        return all.loss;
}

/* One number's step by Adam (Kingma and Ba 2015): @moments are the running means of its gradient
 * and of the square of it. */
static double adam(double gradient, double moments[2], size_t step, double rate)
{
        const double first = 0.9, second = 0.999;

        moments[0] = first * moments[0] + (1 - first) * gradient;
        moments[1] = second * moments[1] + (1 - second) * gradient * gradient;
        return rate * moments[0] / (1 - pow(first, (double)step)) /
               (sqrt(moments[1] / (1 - pow(second, (double)step))) + 1e-10);
}

struct loss learner_descend(struct learner *learner, size_t steps, double rate)
{
        const double evidence_rate = 0.3;
        size_t n = learner->n_candidates;
        double(*moments)[2] = g_malloc0((n + 1) * sizeof *moments);
        struct loss loss = { 0 };

        for (size_t step = 1; step <= steps; step++) {
                struct part all = sum_up(learner);
                double change;

                loss = all.loss;
                for (size_t k = 0; k < n; k++)
                        if (learner->alive[k])
                                learner->log_weight[k] -=
                                        adam(all.gradient[k] / loss.weight, moments[k], step, rate);
                change = adam(all.gradient[n] / loss.weight, moments[n], step, rate);
                learner->evidence -= evidence_rate * change;
                learner->evidence = CLAMP(learner->evidence, LEAST_EVIDENCE, MOST_EVIDENCE);
                part_clear(&all);
        }
        g_free(moments);
        return loss;
}

/* Drops candidates by marking them; the others close ranks, so that later passes are quick. */
static void close_ranks(struct learner *learner)
{
        size_t n = learner->n_candidates, kept = 0;
        size_t *from = g_new(size_t, n);
        size_t rows = learner->first[learner->n];

        for (size_t k = 0; k < n; k++)
                if (learner->alive[k])
                        from[kept++] = k;
        for (size_t k = 0; k < kept; k++) {
                learner->candidate[k] = learner->candidate[from[k]];
                learner->log_weight[k] = learner->log_weight[from[k]];
                learner->alive[k] = true;
        }
        for (size_t row = 0; row < MAX(rows, learner->n); row++)
                for (size_t k = 0; k < kept; k++) {
                        if (row < learner->n)
                                learner->likelihood[row * kept + k] =
                                        learner->likelihood[row * n + from[k]];
                        if (row >= rows)
                                continue;
                        learner->centre[row * kept + k] = learner->centre[row * n + from[k]];
                        learner->density[row * kept + k] = learner->density[row * n + from[k]];
                }
        learner->n_candidates = kept;
        g_free(from);
}

void learner_prune(struct learner *learner, size_t n)
{
        struct part all = sum_up(learner);

        for (size_t left = learner->n_candidates; left > n; left--) {
                size_t least = learner->n_candidates;

                for (size_t k = 0; k < learner->n_candidates; k++)
                        if (learner->alive[k] &&
                            (least == learner->n_candidates || all.weight[k] < all.weight[least]))
                                least = k;
                learner->alive[least] = false;
        }
        part_clear(&all);
        close_ranks(learner);
}

static gint by_weight(gconstpointer a, gconstpointer b)
{
        double first = ((const struct tl__component *)a)->log_weight;
        double second = ((const struct tl__component *)b)->log_weight;

        return (first < second) - (first > second);
}

GArray *learner_result(const struct learner *learner)
{
        GArray *out = g_array_new(FALSE, FALSE, sizeof(struct tl__component));
        double sum = 0;

        for (size_t k = 0; k < learner->n_candidates; k++)
                sum += exp(learner->log_weight[k]);
        for (size_t k = 0; k < learner->n_candidates; k++) {
                struct tl__component component = learner->candidate[k];

                component.log_weight = learner->log_weight[k] - log(sum);
                g_array_append_val(out, component);
        }
        g_array_sort(out, by_weight);
        return out;
}

double learner_evidence(const struct learner *learner)
{
        return learner->evidence;
}

void learner_set_evidence(struct learner *learner, double evidence)
{
        learner->evidence = evidence;
}
