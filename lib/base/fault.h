/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding to a list of faults. Codes, severities and both languages' texts stand in faults.def. */
#ifndef TL_BASE_FAULT_H
#define TL_BASE_FAULT_H

#include "targetline.h"

enum tl__fault_code {
#define F(code, severity, en, vi) TL__F_##code,
#include "base/faults.def"
#undef F
        TL__N_FAULT_CODES
};

/* A place in a file; @file is copied. */
struct tl__place {
        const char *file;
        long line, column;
};

/* Adds a fault; {1}, {2}, ... of its text become the strings that follow, up to a closing NULL.
 * @faults may be NULL. Example:
 *   tl__fault(faults, TL__F_not_a_number, (struct tl__place){ name, 12, 4 }, "12,5x", NULL); */
void tl__fault(struct tl_faults *faults, enum tl__fault_code code, struct tl__place place, ...)
        __attribute__((sentinel));

#endif
