/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/innovations.h"

#include <gsl/gsl_randist.h>
#include <string.h>

/* Sums of squares below these parts are rounding: of what was there before the start was fitted,
 * and of the size of the values. */
#define LEAST_PART 1e-10
#define LEAST_SIZE 1e-14

/* ---------------------------------------------------------------------- recursion ---- */

static double expected(const struct tl__component *component, const struct tl__state *state)
{
        return state->level + state->drift + component->phi * state->slope;
}

/* The state a year later, after the value @mean + @error. */
static void advance(const struct tl__component *component, struct tl__state *state, double mean,
                    double error)
{
        double level = component->transitory ? state->level + state->drift : mean;

        state->level = level + component->alpha * error;
        state->slope = component->phi * state->slope + component->beta * error;
}

/* psi[j] for j = 0..n-1: 1, then alpha + beta (phi + .. + phi^j), the sum being only its last term
 * where the slope is transitory. */
static void responses(const struct tl__component *component, size_t n, double psi[])
{
        double power = 1, sum = 0;

        for (size_t j = 0; j < n; j++) {
                psi[j] = component->alpha + component->beta * sum;
                power *= component->phi;
                sum = component->transitory ? power : sum + power;
        }
        if (n > 0)
                psi[0] = 1;
}

/* ----------------------------------------------------------------------- the start ---- */

/* Normal equations of the start: A theta = b, with the prior's precisions in A. */
struct equations {
        double a[TL__MAX_START][TL__MAX_START], b[TL__MAX_START];
        double squares; /* of the errors with a start of zero */
        double log_scale;
};

/* Variance of an error after @gap years without a value, for one of 1. */
static double variance_over(const struct tl__component *component, size_t gap)
{
        double psi[TL__MOST_YEARS], variance = 1;

        responses(component, gap, psi);
        for (size_t j = 1; j < gap; j++)
                variance += psi[j] * psi[j];
        return variance;
}

/* Runs through the years from a start of zero; @fitted has the derivatives by the start, and the
 * state gets to its last year along with them. */
static void gather(const struct tl__component *component, const struct tl__evidence *evidence,
                   struct tl__fitted *fitted, struct equations *equations)
{
        const struct tl__view *view = &evidence->view[component->view][component->robust];
        size_t n = fitted->n_start;

        for (size_t t = 0; t < evidence->n; t++) {
                double mean = expected(component, &fitted->state), x[TL__MAX_START];
                bool observed = evidence->weight[t] > 0;
                double error = observed ? view->z[t] - mean : 0, precision = view->precision[t];

                if (evidence->gap[t] > 1) {
                        double variance = variance_over(component, evidence->gap[t]);

                        precision /= variance;
                        equations->log_scale -= evidence->weight[t] / 2 * log(variance);
                }
                equations->squares += precision * error * error;
                for (size_t i = 0; i < n; i++) {
                        x[i] = expected(component, &fitted->by_start[i]);
                        equations->b[i] += precision * x[i] * error;
                        for (size_t j = 0; j <= i; j++)
                                equations->a[i][j] += precision * x[i] * x[j];
                        advance(component, &fitted->by_start[i], x[i], observed ? -x[i] : 0);
                }
                advance(component, &fitted->state, mean, error);
        }
}

/* Sets up which numbers of the start are unknown, with their priors; returns the log of the product
 * of their prior variances. */
static double begin(const struct tl__component *component, struct tl__fitted *fitted,
                    struct equations *equations)
{
        double log_variance = 0;
        size_t n = 0;

        fitted->state.drift = component->drift;
        fitted->by_start[n++].level = 1;
        if (component->slope_variance > 0) {
                fitted->by_start[n].slope = 1;
                equations->a[n][n] = 1 / component->slope_variance;
                log_variance += log(component->slope_variance);
                n++;
        }
        if (component->drift_variance > 0) {
                fitted->by_start[n].drift = 1;
                equations->a[n][n] = 1 / component->drift_variance;
                log_variance += log(component->drift_variance);
                n++;
        }
        fitted->n_start = n;
        return log_variance;
}

/* Cholesky's factor of A; returns log |A|. */
static double factorise(const struct equations *equations, struct tl__fitted *fitted)
{
        double product = 1;

        for (size_t i = 0; i < fitted->n_start; i++) {
                for (size_t j = 0; j <= i; j++) {
                        double rest = equations->a[i][j];

                        for (size_t k = 0; k < j; k++)
                                rest -= fitted->factor[i][k] * fitted->factor[j][k];
                        fitted->factor[i][j] = i == j ? sqrt(rest) : rest / fitted->factor[j][j];
                }
                product *= fitted->factor[i][i];
        }
        return 2 * log(product);
}

/* x of F x = b. */
static void solve_lower(const struct tl__fitted *fitted, const double b[], double x[])
{
        for (size_t i = 0; i < fitted->n_start; i++) {
                x[i] = b[i];
                for (size_t k = 0; k < i; k++)
                        x[i] -= fitted->factor[i][k] * x[k];
                x[i] /= fitted->factor[i][i];
        }
}

/* Adds to @state what the start of F' start = b makes of it. */
static void shift(const struct tl__fitted *fitted, const double b[], struct tl__state *state)
{
        double start[TL__MAX_START];

        for (size_t i = fitted->n_start; i-- > 0;) {
                start[i] = b[i];
                for (size_t k = i + 1; k < fitted->n_start; k++)
                        start[i] -= fitted->factor[k][i] * start[k];
                start[i] /= fitted->factor[i][i];
                state->level += start[i] * fitted->by_start[i].level;
                state->slope += start[i] * fitted->by_start[i].slope;
                state->drift += start[i] * fitted->by_start[i].drift;
        }
}

double tl__innovations_df(const struct tl__evidence *evidence, double sigma_df)
{
        return evidence->total - 1 + sigma_df;
}

bool tl__innovations_fit(const struct tl__component *component, const struct tl__evidence *evidence,
                         double sigma_df, struct tl__fitted *fitted)
{
        const struct tl__view *view = &evidence->view[component->view][component->robust];
        struct equations equations = { .log_scale = view->log_scale };
        double expected_square = component->sigma * component->sigma;
        double df = tl__innovations_df(evidence, sigma_df), log_terms, squares, half[TL__MAX_START];

        if (!view->usable)
                return false;
        memset(fitted, 0, sizeof *fitted);
        log_terms = begin(component, fitted, &equations);
        gather(component, evidence, fitted, &equations);
        log_terms += factorise(&equations, fitted);
        solve_lower(fitted, equations.b, half);
        shift(fitted, half, &fitted->state);
        squares = equations.squares;
        for (size_t i = 0; i < fitted->n_start; i++)
                squares -= half[i] * half[i];
        squares = fmax(squares, LEAST_PART * equations.squares + LEAST_SIZE);
        if (sigma_df > 0) {
                squares += sigma_df * expected_square;
                log_terms -= sigma_df * log(expected_square);
        }
        fitted->log_likelihood = equations.log_scale - (log_terms + df * log(squares)) / 2;
        fitted->variance = squares / df * view->inflation;
        return true;
}

/* ----------------------------------------------------------------- years to come ---- */

/* Variance of z_{n+h} from the innovations up to then and from the start, for sigma = 1. */
static double variance_ahead(const struct tl__fitted *fitted, const struct tl__outlook *outlook,
                             size_t h, const double by_start[])
{
        double half[TL__MAX_START], variance = 0;

        solve_lower(fitted, by_start, half);
        for (size_t i = 0; i < fitted->n_start; i++)
                variance += half[i] * half[i];
        for (size_t j = 0; j < h; j++) {
                double part = outlook->psi[h - 1 - j] * outlook->noise[j];

                variance += part * part;
        }
        return variance;
}

void tl__innovations_forecast(const struct tl__component *component,
                              const struct tl__fitted *fitted, double last,
                              struct tl__outlook *outlook)
{
        struct tl__state state = fitted->state, by_start[TL__MAX_START];
        double before = last;

        memcpy(by_start, fitted->by_start, sizeof by_start);
        responses(component, outlook->horizon, outlook->psi);
        for (size_t h = 1; h <= outlook->horizon; h++) {
                double mean = expected(component, &state), x[TL__MAX_START];

                for (size_t i = 0; i < fitted->n_start; i++) {
                        x[i] = expected(component, &by_start[i]);
                        advance(component, &by_start[i], x[i], 0);
                }
                advance(component, &state, mean, 0);
                outlook->noise[h - 1] =
                        component->view == TL__VIEW_PROPORTIONAL ? tl__proportion(before) : 1;
                outlook->mean[h - 1] = before = mean;
                outlook->sd[h - 1] = sqrt(fitted->variance * variance_ahead(fitted, outlook, h, x));
        }
}

void tl__innovations_draw(const struct tl__component *component, const struct tl__fitted *fitted,
                          double df, const struct tl__outlook *outlook, gsl_rng *rng, double z[])
{
        struct tl__state state = fitted->state;
        double sigma = sqrt(fitted->variance * df / gsl_ran_chisq(rng, df));
        double normal[TL__MAX_START];

        for (size_t i = 0; i < fitted->n_start; i++)
                normal[i] = gsl_ran_gaussian_ziggurat(rng, sigma);
        shift(fitted, normal, &state);
        for (size_t h = 0; h < outlook->horizon; h++) {
                double mean = expected(component, &state);
                double error = gsl_ran_gaussian_ziggurat(rng, sigma * outlook->noise[h]);

                advance(component, &state, mean, error);
                z[h] = mean + error;
        }
}
