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

/* Adds a fault, of one code in one file up to 1000; what is beyond is counted, and told by a last
 * fault more_alike. {1}, {2}, ... of its text become the strings that follow, up to a closing NULL.
 * What a text calls {#1} is a number as tl__number_machine() writes it; people see it with the
 * decimal mark of their language and no groups, 1234.5 or 1234,5. A cell is quoted as it stands.
 * @faults may be NULL. Example:
 *   tl__fault(faults, TL__F_file_binary, (struct tl__place){ name, 0, 0 }, "17", NULL); */
void tl__fault(struct tl_faults *faults, enum tl__fault_code code, struct tl__place place, ...)
        __attribute__((sentinel));

/* Takes back all but the first @n, which must be those there were at some time. */
void tl__faults_forget(struct tl_faults *faults, size_t n);

/* Puts them in order of line and column, file after file as each was first named, those of no file
 * last; of one place in order of finding. */
void tl__faults_sort(struct tl_faults *faults);

#endif
