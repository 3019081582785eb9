/* SPDX-License-Identifier: GPL-3.0-or-later */
/* learn_prior FOLDER level|share|signed [FOLD FOLDS]: learns the family's prior from the benchmark
 * in FOLDER and prints it as a file of lib/forecast/priors/. With FOLD (from 0) of FOLDS it leaves
 * those series out and prints how the prior did on them instead. The same on any number of threads.
 */
#include "learner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COMPONENTS 64

static const struct {
        const char *name, *of;
        unsigned natures;
        double sigma_df, widening;
} families[] = {
        [LEVEL] = { "level", "quantities that cannot be negative",
                    1u << TL_LEVEL | 1u << TL_FLOW | 1u << TL_INDEX | 1u << TL_COUNT, 2, 0.02 },
        [SHARE] = { "share", "shares between two bounds", 1u << TL_SHARE, 2, 0 },
        [SIGNED] = { "signed", "growth rates and signed balances",
                     1u << TL_GROWTH | 1u << TL_BALANCE, 2, 0.01 },
};

/* How many candidates each stage begins with, and the descent that follows. */
static const struct stage {
        size_t candidates, steps;
        double rate;
} coarse[] = { { SIZE_MAX, 15, 0.15 }, { 2048, 30, 0.15 }, { 256, 25, 0.06 } }, fine[] = {
        { SIZE_MAX, 45, 0.15 }, { 256, 25, 0.06 }, { 128, 25, 0.06 }, { COMPONENTS, 25, 0.06 }
};

static unsigned fold, folds;

static bool left_out(const struct past *past)
{
        const unsigned golden = 2654435769u; /* 2^32 over the golden ratio: Knuth's mixing */

        return (past->hash * golden >> 16) % folds == fold;
}

static bool learned_from(const struct past *past)
{
        return !folds || !left_out(past);
}

static void say(const char *what, const struct learner *learner, const struct loss *loss)
{
        fprintf(stderr, "%s: error %.4f surprise %.4f together %.4f evidence %.4f\n", what,
                loss->error / loss->weight, loss->surprise / loss->weight, loss_total(loss),
                learner_evidence(learner));
}

static void run_stages(struct learner *learner, const struct stage stages[], size_t n)
{
        for (size_t i = 0; i < n; i++) {
                struct loss loss;

                if (stages[i].candidates != SIZE_MAX)
                        learner_prune(learner, stages[i].candidates);
                loss = learner_descend(learner, stages[i].steps, stages[i].rate);
                say("  learned", learner, &loss);
        }
}

/* Which structures, then which expectation of sigma for each. */
static struct learner *learn(const struct cases *cases, enum family family)
{
        double sigma_df = families[family].sigma_df;
        GArray *candidates = candidates_coarse(family), *chosen;
        struct learner *learner = learner_new(cases, learned_from, candidates, sigma_df);

        fprintf(stderr, "%u candidates\n", candidates->len);
        run_stages(learner, coarse, G_N_ELEMENTS(coarse));
        chosen = learner_result(learner);
        learner_free(learner);
        g_array_free(candidates, TRUE);
        candidates = candidates_fine(chosen);
        fprintf(stderr, "%u candidates\n", candidates->len);
        learner = learner_new(cases, learned_from, candidates, sigma_df);
        run_stages(learner, fine, G_N_ELEMENTS(fine));
        g_array_free(chosen, TRUE);
        g_array_free(candidates, TRUE);
        return learner;
}

static void print_component(const struct tl__component *component)
{
        static const char *const views[] = { "PLAIN", "PROPORTIONAL", "LINKED" };

        printf("COMPONENT(%s, %s, %s, %g, %g, %g, %g, %g, %g, %g, %.4f)\n", views[component->view],
               component->transitory ? "TRANSITORY" : "TREND",
               component->robust ? "ROBUST" : "PLAINLY", component->alpha, component->beta,
               component->phi, component->slope_variance, component->drift_variance,
               component->drift, component->sigma, component->log_weight);
}

static void print(enum family family, const struct learner *learner)
{
        GArray *result = learner_result(learner);

        printf("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
               "/* The prior of %s, as tests/bench/learn_prior learned it from\n"
               " * datasets/yearly-benchmark; made by that program, not by hand (prior.h). */\n"
               "/* evidence, sigma_df, widening */\n"
               "PRIOR(%.4f, %g, %g)\n"
               "/* view, type, jumps, alpha, beta, phi, slope_variance, drift_variance, drift, "
               "sigma,\n"
               " * log_weight */\n",
               families[family].of, learner_evidence(learner), families[family].sigma_df,
               families[family].widening);
        for (guint i = 0; i < result->len; i++)
                print_component(&g_array_index(result, struct tl__component, i));
        g_array_free(result, TRUE);
}

static void print_left_out(const struct cases *cases, enum family family,
                           const struct learner *learner)
{
        GArray *result = learner_result(learner);
        struct learner *other = learner_new(cases, left_out, result, families[family].sigma_df);
        struct loss loss;

        learner_set_evidence(other, learner_evidence(learner));
        loss = learner_measure(other);
        printf("%s, fold %u of %u: error %.4f surprise %.4f together %.4f\n", families[family].name,
               fold, folds, loss.error / loss.weight, loss.surprise / loss.weight,
               loss_total(&loss));
        learner_free(other);
        g_array_free(result, TRUE);
}

static enum family family_named(const char *name)
{
        for (enum family family = LEVEL; family <= SIGNED; family++)
                if (strcmp(families[family].name, name) == 0)
                        return family;
        fprintf(stderr, "no family “%s”; there are level, share and signed\n", name);
        exit(2);
}

int main(int argc, char *argv[])
{
        struct learner *learner;
        struct cases *cases;
        enum family family;

        if (argc != 3 && argc != 5) {
                fprintf(stderr, "usage: learn_prior FOLDER level|share|signed [FOLD FOLDS]\n");
                return 2;
        }
        family = family_named(argv[2]);
        if (argc == 5) {
                fold = (unsigned)atoi(argv[3]);
                folds = (unsigned)atoi(argv[4]);
        }
        cases = cases_read(argv[1], families[family].natures);
        if (!cases)
                return 1;
        learner = learn(cases, family);
        if (folds)
                print_left_out(cases, family, learner);
        else
                print(family, learner);
        learner_free(learner);
        cases_free(cases);
        return 0;
}
