/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model turns z[n] into the law of z[n], z[n+1], ...: it sees no years, units, names or bounds,
 * draws nothing and keeps no memory (what a GSL routine needs inside a fit is freed there). To add
 * one: a file that ends in one `const struct tl__model`, and a line in models.def.
 *
 * Every linear model has one form (Hyndman, Koehler, Ord and Snyder 2008, Forecasting with
 * Exponential Smoothing, ch. 6):
 *
 *   z_{n+h} = mean_h + sum_{j=1..h} psi_{h-j} e_j + a_h' delta
 *   e_j ~ N(0, s^2) independent,  delta ~ N(0, s^2 C) the error of the estimated parameters
 *
 * with s^2 estimated on df degrees of freedom. From it the caller gets quantiles, chances of values
 * and of sums, and joint sample paths, once for all models. */
#ifndef TL_FORECAST_MODELS_MODEL_H
#define TL_FORECAST_MODELS_MODEL_H

#include "targetline.h"

#define TL__MAX_PARAMETERS 4
/* The name that stands for the members chosen by nature (ensemble.c), not for one model. */
#define TL__ENSEMBLE "ensemble"

struct tl__law {
        size_t horizon;
        double *mean;     /* [horizon] */
        double *psi;      /* [horizon], psi[0] = 1 */
        double *gradient; /* [horizon][n_parameters], a_h */
        size_t n_parameters;
        double covariance[TL__MAX_PARAMETERS][TL__MAX_PARAMETERS]; /* C, without s^2 */
        double s;  /* 0 is allowed (a constant series) */
        double df; /* <= 0: the observations do not give a spread */
};

struct tl__model {
        const char *name;
        const char *title[TL_N_LANGS];
        const char *source;  /* author (year), title */
        size_t least;        /* observations needed for the means; the spread shows in df */
        enum tl_scale scale; /* that it insists on; TL_OWN_SCALE: that of the nature */
        /* z[n]: first and last observed, missing inside allowed. Arrays of @law are zeroed. */
        int (*fit)(const double z[], size_t n, struct tl__law *law, struct tl_error *err);
};

#define MODEL(name) extern const struct tl__model tl__model_##name;
#include "forecast/models/models.def"
#undef MODEL

/* NULL-terminated. */
extern const struct tl__model *const tl__models[];
const struct tl__model *tl__model_find(const char *name);

#endif
