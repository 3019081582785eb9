/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a prior is learned from: series of the benchmark cut at many origins, with what came after.
 */
#ifndef TL_BENCH_CASES_H
#define TL_BENCH_CASES_H

#include "targetline.h"

#include <glib.h>

#define MAX_TARGETS 9

/* A history y[n] and some of the years that followed it. */
struct past {
        const double *y; /* borrowed from the series */
        size_t n;
        enum tl_nature nature;
        unsigned hash; /* of what must stay together: an indicator, or a series of its own */
        bool official; /* the origin that the benchmark itself has */
        size_t set;    /* of the benchmark */
        double weight; /* in the loss */
        double scale;  /* mean absolute change from value to value */
        size_t n_targets;
        struct target {
                size_t horizon;
                double y, weight;
        } target[MAX_TARGETS];
};

/* All cases of the natures in @wanted (a bit each) from the files of @folder; growth rates made of
 * the levels as well where growth is wanted. NULL after saying on stderr what is wrong. For
 * cases_free(). */
struct cases {
        GArray *past;      /* struct past */
        GPtrArray *values; /* what they borrow from */
};
struct cases *cases_read(const char *folder, unsigned wanted);
void cases_free(struct cases *cases);

#endif
