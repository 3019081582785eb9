/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States: z and, for d = 2, its difference; the constant; then what the lags have in store for the
 * years to come (Hyndman, Koehler, Ord and Snyder 2008, ch. 11; Harvey 1989, ch. 3, for the start).
 */
#include "forecast/models/arima_space.h"

#define MAX(a, b) ((a) > (b) ? (a) : (b))
/* 2^24 years back, even 0.999 a year has been forgotten. */
#define DOUBLINGS 24

typedef double square[TL__MAX_LAGS][TL__MAX_LAGS];

/* out = a b, or a b' */
static void multiply(square a, square b, bool transposed, square out)
{
        for (size_t i = 0; i < TL__MAX_LAGS; i++)
                for (size_t j = 0; j < TL__MAX_LAGS; j++) {
                        out[i][j] = 0;
                        for (size_t k = 0; k < TL__MAX_LAGS; k++)
                                out[i][j] += a[i][k] * (transposed ? b[j][k] : b[k][j]);
                }
}

/* sum_k T^k g g' T'^k by doubling: P <- P + T P T', T <- T T. */
static void stationary(square transition, const double g[], square out)
{
        square power, half, whole;

        for (size_t i = 0; i < TL__MAX_LAGS; i++)
                for (size_t j = 0; j < TL__MAX_LAGS; j++) {
                        power[i][j] = transition[i][j];
                        out[i][j] = g[i] * g[j];
                }
        for (int step = 0; step < DOUBLINGS; step++) {
                multiply(power, out, false, half);
                multiply(half, power, true, whole);
                multiply(power, power, false, half);
                for (size_t i = 0; i < TL__MAX_LAGS; i++)
                        for (size_t j = 0; j < TL__MAX_LAGS; j++) {
                                out[i][j] += whole[i][j];
                                power[i][j] = half[i][j];
                        }
        }
}

/* The states of the lags stand from @first on. */
static void add_lags(const struct tl__arima *arima, size_t first, struct tl__state_space *space)
{
        size_t n_lags = MAX(arima->p, arima->q);
        square transition = { 0 }, start;
        double g[TL__MAX_LAGS] = { 0 };

        for (size_t i = 0; i < n_lags; i++) {
                double phi = i < arima->p ? arima->phi[i] : 0;

                transition[i][0] = phi;
                if (i + 1 < n_lags)
                        transition[i][i + 1] = 1;
                g[i] = phi + (i < arima->q ? arima->theta[i] : 0);
        }
        stationary(transition, g, start);
        for (size_t i = 0; i < n_lags; i++) {
                space->g[first + i] = g[i];
                for (size_t j = 0; j < n_lags; j++) {
                        space->transition[first + i][first + j] = transition[i][j];
                        space->start[first + i][first + j] = start[i][j];
                }
        }
}

struct tl__state_space tl__arima_space(const struct tl__arima *arima)
{
        size_t n_lags = MAX(arima->p, arima->q), first = arima->d + (arima->constant ? 1 : 0);
        struct tl__state_space space = { .n_states = first + n_lags,
                                         .n_unknown = first,
                                         .n_diffuse = arima->d };

        for (size_t i = 0; i <= first && i < space.n_states; i++)
                space.w[i] = 1;
        for (size_t level = 0; level < arima->d; level++) {
                space.g[level] = 1;
                for (size_t i = level; i < space.n_states; i++)
                        space.transition[level][i] = space.w[i];
        }
        if (arima->constant)
                space.transition[arima->d][arima->d] = 1;
        add_lags(arima, first, &space);
        return space;
}
