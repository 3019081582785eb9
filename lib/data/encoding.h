/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to text: what is text at all, and in which encoding. */
#ifndef TL_DATA_ENCODING_H
#define TL_DATA_ENCODING_H

#include "base/fault.h"

struct tl__text {
        const char *start; /* UTF-8 without BOM, no NUL inside, not NUL-terminated; borrowed */
        size_t n;
};

/* The text of a file: a BOM and NUL bytes at the very end (statistics offices' exports have them)
 * are left out. Faults: file_empty, file_binary, file_utf16, not_utf8. */
int tl__text_of(const char *bytes, size_t n, const char *name, struct tl__text *out,
                struct tl_faults *faults);

/* Bytes of the first line of text[n] with its LF, CRLF or CR, where it has one. */
size_t tl__line_length(const char *text, size_t n);

#endif
