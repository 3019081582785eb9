/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The augmented Kalman filter (de Jong 1991, The diffuse Kalman filter): beside the states as they
 * would be with unknown starts of 0 runs what a start of 1 adds to them. Each value then gives one
 * row of a regression of errors on the starts, which Givens rotations fold into a triangle of fixed
 * size, so that nothing is stored and the residual sum of squares keeps its digits. */
#include "forecast/models/state_space.h"

#include "base/error.h"

#include <gsl/gsl_linalg.h>
#include <string.h>

/* A diagonal of the triangle below this part of the largest entry of its column is rounding. */
#define LEAST_DIAGONAL 1e-10

struct filter {
        const struct tl__state_space *model;
        /* Column 0: the states with unknown starts of 0; column 1 + j: what start j adds. */
        double states[TL__MAX_STATES][1 + TL__MAX_STATES];
        double covariance[TL__MAX_STATES][TL__MAX_STATES];
        bool certain; /* the covariance is 0 */
        /* Rows of (starts | error), upper triangular; the last row holds what is left. */
        double triangle[1 + TL__MAX_STATES][1 + TL__MAX_STATES];
        double largest[1 + TL__MAX_STATES]; /* entry of each column ever folded in */
        double log_variances;
        size_t n_observed;
};

static void start(struct filter *filter, const struct tl__state_space *model)
{
        *filter = (struct filter){ .model = model, .certain = true };
        for (size_t i = 0; i < model->n_unknown; i++)
                filter->states[i][1 + i] = 1;
        for (size_t i = model->n_unknown; i < model->n_states; i++)
                for (size_t j = model->n_unknown; j < model->n_states; j++) {
                        filter->covariance[i][j] = model->start[i][j];
                        filter->certain &= model->start[i][j] == 0;
                }
}

/* out = T in, for one vector */
static void carry(const struct tl__state_space *model, const double in[], double out[])
{
        for (size_t i = 0; i < model->n_states; i++) {
                out[i] = 0;
                for (size_t j = 0; j < model->n_states; j++)
                        out[i] += model->transition[i][j] * in[j];
        }
}

static double weigh(const struct tl__state_space *model, const double states[])
{
        double sum = 0;

        for (size_t i = 0; i < model->n_states; i++)
                sum += model->w[i] * states[i];
        return sum;
}

/* P <- T P T' + g g' - K K' variance; K is 0 after a missing value. */
static void carry_covariance(struct filter *filter, const double gain[], double variance)
{
        const struct tl__state_space *model = filter->model;
        size_t m = model->n_states;
        double half[TL__MAX_STATES][TL__MAX_STATES]; /* rows T applied to columns of P */

        for (size_t j = 0; j < m; j++)
                carry(model, filter->covariance[j], half[j]);
        filter->certain = true;
        for (size_t i = 0; i < m; i++)
                for (size_t j = 0; j <= i; j++) {
                        double sum = model->g[i] * model->g[j] - gain[i] * gain[j] * variance;

                        for (size_t k = 0; k < m; k++)
                                sum += model->transition[i][k] * half[k][j];
                        filter->covariance[i][j] = filter->covariance[j][i] = sum;
                        filter->certain &=
                                fabs(sum) < 1e-15 * (1 + fabs(model->g[i] * model->g[j]));
                }
}

/* Turns a row into the triangle; what is left of its error goes to the last row. */
static void fold(struct filter *filter, double row[])
{
        size_t last = filter->model->n_unknown;

        for (size_t i = 0; i <= last; i++) {
                double *kept = filter->triangle[i], c, s;

                filter->largest[i] = fmax(filter->largest[i], fabs(row[i]));
                gsl_linalg_givens(kept[i], row[i], &c, &s);
                for (size_t j = i; j <= last; j++) {
                        double above = c * kept[j] - s * row[j];

                        row[j] = s * kept[j] + c * row[j];
                        kept[j] = above;
                }
        }
}

/* The columns of the states a year later; @gain is what an error adds to each state. */
static void carry_states(struct filter *filter, double z, double variance, const double gain[])
{
        const struct tl__state_space *model = filter->model;
        double row[1 + TL__MAX_STATES];

        for (size_t column = 0; column <= model->n_unknown; column++) {
                double before[TL__MAX_STATES], after[TL__MAX_STATES], error = 0;

                for (size_t i = 0; i < model->n_states; i++)
                        before[i] = filter->states[i][column];
                carry(model, before, after);
                if (!isnan(z))
                        error = (column == 0 ? z : 0) - weigh(model, before);
                for (size_t i = 0; i < model->n_states; i++)
                        filter->states[i][column] = after[i] + gain[i] * error;
                row[column == 0 ? model->n_unknown : column - 1] =
                        (column == 0 ? error : -error) / sqrt(variance);
        }
        if (isnan(z))
                return;
        fold(filter, row);
        filter->log_variances += log(variance);
        filter->n_observed++;
}

static void step(struct filter *filter, double z)
{
        const struct tl__state_space *model = filter->model;
        double gain[TL__MAX_STATES] = { 0 }, along[TL__MAX_STATES], moved[TL__MAX_STATES];
        double variance = 1;

        if (filter->certain && !isnan(z)) { /* nothing is learnt of the states: K = g */
                carry_states(filter, z, 1, model->g);
                return;
        }
        for (size_t i = 0; i < model->n_states; i++)
                along[i] = weigh(model, filter->covariance[i]);
        variance += weigh(model, along);
        carry(model, along, moved);
        for (size_t i = 0; i < model->n_states && !isnan(z); i++)
                gain[i] = (moved[i] + model->g[i]) / variance;
        carry_states(filter, z, variance, gain);
        carry_covariance(filter, gain, variance);
}

/* ------------------------------------------------------------------------ starts ---- */

static bool independent(const struct filter *filter)
{
        for (size_t i = 0; i < filter->model->n_unknown; i++)
                if (!(fabs(filter->triangle[i][i]) > LEAST_DIAGONAL * filter->largest[i]))
                        return false;
        return true;
}

/* Solves R x = column for each state's row of derivatives, and adds what the starts are worth:
 * state = a + A d, covariance = P + A (R'R)^-1 A'. */
static void settle(const struct filter *filter, struct tl__filtered *out)
{
        size_t k = filter->model->n_unknown, m = filter->model->n_states;
        double spread[TL__MAX_STATES][TL__MAX_STATES]; /* A R^-1, row by row */

        for (size_t i = 0; i < m; i++) {
                out->state[i] = filter->states[i][0];
                for (size_t j = 0; j < k; j++) {
                        double rest = filter->states[i][1 + j];

                        for (size_t before = 0; before < j; before++)
                                rest -= spread[i][before] * filter->triangle[before][j];
                        spread[i][j] = rest / filter->triangle[j][j];
                        out->state[i] += spread[i][j] * filter->triangle[j][k];
                }
        }
        for (size_t i = 0; i < m; i++)
                for (size_t j = 0; j < m; j++) {
                        out->covariance[i][j] = filter->covariance[i][j];
                        for (size_t l = 0; l < k; l++)
                                out->covariance[i][j] += spread[i][l] * spread[j][l];
                }
}

bool tl__filter(const struct tl__state_space *model, const double z[], size_t n,
                struct tl__filtered *out)
{
        struct filter filter;
        double left;

        start(&filter, model);
        for (size_t i = 0; i < n; i++)
                step(&filter, z[i]);
        if (!independent(&filter))
                return false;
        *out = (struct tl__filtered){ .n_observed = filter.n_observed,
                                      .log_determinant = filter.log_variances };
        settle(&filter, out);
        left = filter.triangle[model->n_unknown][model->n_unknown];
        out->rss = left * left;
        for (size_t i = 0; i < model->n_diffuse; i++)
                out->log_determinant += 2 * log(fabs(filter.triangle[i][i]));
        return true;
}

size_t tl__count_observed(const double z[], size_t n)
{
        size_t count = 0;

        for (size_t i = 0; i < n; i++)
                count += isnan(z[i]) ? 0 : 1;
        return count;
}

/* -------------------------------------------------------------------- likelihood ---- */

double tl__deviance(const struct tl__state_space *model, const double z[], size_t n)
{
        struct tl__filtered filtered;
        double count;

        if (!tl__filter(model, z, n, &filtered))
                return HUGE_VAL;
        count = (double)(filtered.n_observed - model->n_diffuse);
        return count * log(fmax(filtered.rss, 1e-300)) + filtered.log_determinant;
}

double tl__aicc(double deviance, size_t n_values, size_t n_parameters)
{
        double n = (double)n_values, k = (double)n_parameters;

        return n > k + 1 ? deviance + 2 * k * n / (n - k - 1) : HUGE_VAL;
}

/* --------------------------------------------------------------------------- law ---- */

/* row <- row T */
static void carry_row(const struct tl__state_space *model, double row[])
{
        double moved[TL__MAX_STATES] = { 0 };

        for (size_t i = 0; i < model->n_states; i++)
                for (size_t j = 0; j < model->n_states; j++)
                        moved[j] += row[i] * model->transition[i][j];
        memcpy(row, moved, sizeof moved);
}

/* mean_h = w' T^(h-1) x, a_h its derivatives by the state x, psi_h = w' T^(h-1) g. */
static void look_ahead(const struct tl__state_space *model, const double state[],
                       struct tl__law *law)
{
        double row[TL__MAX_STATES] = { 0 };

        memcpy(row, model->w, sizeof row);
        law->psi[0] = 1;
        for (size_t h = 0; h < law->horizon; h++, carry_row(model, row)) {
                double psi = 0;

                for (size_t i = 0; i < model->n_states; i++) {
                        law->gradient[h * model->n_states + i] = row[i];
                        law->mean[h] += row[i] * state[i];
                        psi += row[i] * model->g[i];
                }
                if (h + 1 < law->horizon)
                        law->psi[h + 1] = psi;
        }
}

int tl__state_space_law(const struct tl__state_space *model, const double z[], size_t n,
                        size_t n_estimated, struct tl__law *law, struct tl_error *err)
{
        struct tl__filtered filtered;

        if (!tl__filter(model, z, n, &filtered))
                return tl__fail(err, TL_ENUMERIC, "the values do not tell where the states start");
        law->n_parameters = model->n_states;
        memcpy(law->covariance, filtered.covariance, sizeof law->covariance);
        look_ahead(model, filtered.state, law);
        law->df = (double)filtered.n_observed - (double)n_estimated;
        law->s = law->df > 0 ? sqrt(filtered.rss / law->df) : 0;
        return TL_OK;
}
