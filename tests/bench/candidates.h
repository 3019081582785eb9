/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The components that a prior is chosen from. */
#ifndef TL_BENCH_CANDIDATES_H
#define TL_BENCH_CANDIDATES_H

#include "forecast/prior.h"

#include <glib.h>

enum family { LEVEL, SHARE, SIGNED };

/* Every structure on every view that the family has, with a few expectations of sigma: of struct
 * tl__component. */
GArray *candidates_coarse(enum family family);
/* Each structure of @chosen once with every expectation of sigma. */
GArray *candidates_fine(const GArray *chosen);

#endif
