/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on a range of indexes by several threads. */
#ifndef TL_BASE_PARALLEL_H
#define TL_BASE_PARALLEL_H

#include <stddef.h>

/* Calls work(context, i) once for each i in 0..n-1, on @threads threads (0: one per processor).
 * Each call writes only what belongs to its i, so the result does not depend on the number of
 * threads. */
void tl__parallel(size_t n, unsigned threads, void (*work)(void *context, size_t i), void *context);

#endif
