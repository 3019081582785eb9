/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three shapes, as the smoothing methods have them: a level that drifts; a level with a local
 * trend, damped or not; a level that moves slowly with a transitory part around it. */
#include "candidates.h"

struct drift {
        double variance, mean;
};

static const struct drift no_drift = { 0, 0 };

/* Unknown with a prior around nothing or around growth; or known. */
static const struct drift level_drifts[] = {
        { 0, 0 },      { 0.03, 0 }, { 0.3, 0 },  { 0.03, 0.03 }, { 0.03, 0.06 },
        { 0.3, 0.06 }, { 0, 0.03 }, { 0, 0.06 }, { 0, 0.12 },    { 0, -0.03 },
};
static const struct drift transitory_drifts[] = {
        { 0, 0 }, { 0.03, 0 }, { 0.3, 0 }, { 0.03, 0.06 }
};

static const double level_alphas[] = { 0, 0.15, 0.3, 0.5, 0.75, 1, 1.25, 1.5 };
static const double trend_alphas[] = { 0.5, 1, 1.25, 1.6 };
static const double trend_betas[] = { 0.1, 0.3, 0.5, 0.9 };
static const double trend_phis[] = { 0.5, 0.8, 0.93, 1 };
static const double trend_variances[] = { 0.5, 10 };
static const double transitory_alphas[] = { 0, 0.1, 0.2, 0.3 };
static const double transitory_phis[] = { 0.2, 0.35, 0.5, 0.7, 0.85, 0.95 };
static const double transitory_shares[] = { 0.6, 1 }; /* beta over phi */
#define TRANSITORY_VARIANCE 0.5

static const double coarse_sigmas[] = { 0.01, 0.06, 0.3 };
static const double fine_sigmas[] = { 0.002, 0.007, 0.02, 0.05, 0.12, 0.3, 0.7 };

#define FOR_EACH(type, item, table)                                                                \
        for (const type *item = (table); item < (table) + G_N_ELEMENTS(table); item++)

/* @structure on each view, jumps at face value and made light of. Only quantities are expected to
 * grow; signed values have no link. */
static void add(GArray *out, struct tl__component structure, struct drift drift, enum family family)
{
        if (drift.mean != 0 && family != LEVEL)
                return;
        structure.drift_variance = drift.variance;
        structure.drift = drift.mean;
        for (enum tl__view_kind view = 0; view < TL__VIEWS; view++) {
                if (view == TL__VIEW_LINKED && family == SIGNED)
                        continue;
                structure.view = view;
                for (int robust = 0; robust < 2; robust++) {
                        structure.robust = robust;
                        FOR_EACH(double, sigma, coarse_sigmas)
                        {
                                structure.sigma = *sigma;
                                g_array_append_val(out, structure);
                        }
                }
        }
}

static void add_levels(GArray *out, enum family family)
{
        FOR_EACH(double, alpha, level_alphas)
        FOR_EACH(struct drift, drift, level_drifts)
        add(out, (struct tl__component){ .alpha = *alpha }, *drift, family);
}

static void add_trends(GArray *out, enum family family)
{
        FOR_EACH(double, alpha, trend_alphas)
        FOR_EACH(double, beta, trend_betas)
        FOR_EACH(double, phi, trend_phis)
        FOR_EACH(double, variance, trend_variances)
        add(out,
            (struct tl__component){
                    .alpha = *alpha, .beta = *beta, .phi = *phi, .slope_variance = *variance },
            no_drift, family);
}

static void add_transitory(GArray *out, enum family family)
{
        FOR_EACH(double, alpha, transitory_alphas)
        FOR_EACH(double, phi, transitory_phis)
        FOR_EACH(double, share, transitory_shares)
        FOR_EACH(struct drift, drift, transitory_drifts)
        add(out,
            (struct tl__component){ .transitory = true,
                                    .alpha = *alpha,
                                    .beta = *share * *phi,
                                    .phi = *phi,
                                    .slope_variance = TRANSITORY_VARIANCE },
            *drift, family);
}

GArray *candidates_coarse(enum family family)
{
        GArray *out = g_array_new(FALSE, FALSE, sizeof(struct tl__component));

        add_levels(out, family);
        add_trends(out, family);
        add_transitory(out, family);
        return out;
}

static bool same_structure(struct tl__component a, struct tl__component b)
{
        return a.view == b.view && a.transitory == b.transitory && a.robust == b.robust &&
               a.alpha == b.alpha && a.beta == b.beta && a.phi == b.phi &&
               a.slope_variance == b.slope_variance && a.drift_variance == b.drift_variance &&
               a.drift == b.drift;
}

GArray *candidates_fine(const GArray *chosen)
{
        GArray *out = g_array_new(FALSE, FALSE, sizeof(struct tl__component));
        const struct tl__component *component = (const void *)chosen->data;

        for (guint i = 0; i < chosen->len; i++) {
                bool seen = false;

                for (guint k = 0; k < i; k++)
                        seen |= same_structure(component[i], component[k]);
                FOR_EACH(double, sigma, fine_sigmas)
                {
                        struct tl__component candidate = component[i];

                        candidate.sigma = *sigma;
                        candidate.log_weight = 0;
                        if (!seen)
                                g_array_append_val(out, candidate);
                }
        }
        return out;
}
