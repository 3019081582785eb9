/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning the weights of a prior: of many components, what each was worth on many cases. */
#ifndef TL_BENCH_LEARNER_H
#define TL_BENCH_LEARNER_H

#include "candidates.h"
#include "cases.h"

/* What a forecast is worth: @error the mean absolute error of the mixture's mean, in mean absolute
 * changes over horizon^0.35, at most 30; @surprise minus the log of its density per change, at most
 * 12. What is minimised is error + 0.35 surprise. */
struct loss {
        double error, surprise, weight;
};
double loss_total(const struct loss *loss);

struct learner;

/* Every candidate (struct tl__component) fitted to every case that @uses accepts, its forecasts
 * held against what came. Takes memory of cases times candidates. */
struct learner *learner_new(const struct cases *cases, bool (*uses)(const struct past *past),
                            const GArray *candidates, double sigma_df);
void learner_free(struct learner *learner);
/* Adam, from where the weights stand. */
struct loss learner_descend(struct learner *learner, size_t steps, double rate);
/* Keeps the @n candidates with the greatest mean weight. */
void learner_prune(struct learner *learner, size_t n);
/* The candidates kept, weights adding to one, the greatest first. */
GArray *learner_result(const struct learner *learner);
/* The power of the likelihood that was learned along; set to 1/2 in the beginning. */
double learner_evidence(const struct learner *learner);
void learner_set_evidence(struct learner *learner, double evidence);
/* With the weights of the candidates as given, and without learning. */
struct loss learner_measure(struct learner *learner);

#endif
