/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which models are mixed for which nature, in equal parts. This table is provisional by design: it
 * holds the place of a weighted mixture of state space models, which comes behind the same
 * interface. */
#include "forecast/fit.h"

/* Rates of growth come back to their mean; everything else goes on from where it is. */
static const struct tl__model *const rates[] = { &tl__model_mean, &tl__model_damped_holt, NULL };
static const struct tl__model *const values[] = { &tl__model_drift, &tl__model_damped_holt, NULL };

const struct tl__model *const *tl__ensemble_members(enum tl_nature nature)
{
        return nature == TL_GROWTH ? rates : values;
}

/* A Poisson process is of things that come one by one: parks, schools, not inhabitants, whose
 * yearly numbers vary far more than by their root. */
#define ONE_BY_ONE 1000

bool tl__ensemble_is_count(const struct tl__history *history)
{
        double before = history->y[0];

        if (history->nature != TL_COUNT || history->n_observed < 2)
                return false;
        for (size_t i = 1; i < history->n; i++) {
                double y = history->y[i];

                if (isnan(y))
                        continue;
                if (y < before || y - before > floor(y - before))
                        return false;
                before = y;
        }
        return before - history->y[0] <= ONE_BY_ONE;
}
