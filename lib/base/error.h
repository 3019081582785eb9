/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a fallible function says no: one status, one sentence, in the caller's record. */
#ifndef TL_BASE_ERROR_H
#define TL_BASE_ERROR_H

#include "targetline.h"

/* Fills @err (may be NULL) and returns @status: a function ends in `return tl__fail(...)`. */
int tl__fail(struct tl_error *err, enum tl_status status, const char *format, ...)
        __attribute__((format(printf, 3, 4)));

/* GSL's handler aborts the program and is one for the whole process: switched off here, once, by
 * every function that calls a GSL routine which can fail. Each such call's status is checked. */
void tl__gsl_quiet(void);

#endif
