/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to text: what is text at all, and in which encoding. */
#ifndef TL_DATA_ENCODING_H
#define TL_DATA_ENCODING_H

#include "base/fault.h"

struct tl__text {
        const char *start; /* UTF-8 without BOM, no NUL inside, not NUL-terminated */
        size_t n;
        char *converted; /* what start points into; NULL: into the bytes of the file */
        bool mapped;     /* these are a file's pages, which can be given back */
        bool carriages;  /* lines may end in CR or CRLF */
};

/* Text is gone through in parts of this size, after which it is released. */
#define TL__PART ((size_t)1 << 22)
/* Gives back the memory of text[from..to) where that is a file's own: it is read again should it be
 * looked at again. */
void tl__text_release(const struct tl__text *text, size_t from, size_t to);

/* The text of a file: a BOM, and NUL bytes at the very end (statistics offices' exports have them),
 * are left out. @encoding says what the bytes without a BOM are; NULL decides in this order:
 *
 *   1. a BOM: UTF-8, UTF-16;
 *   2. zeros at every second byte, as Latin letters have them in UTF-16 (IMF WEO has no BOM);
 *   3. bytes that are UTF-8 throughout;
 *   4. one byte a letter: CP1258 where tone marks follow vowels, which no other encoding does;
 *      VISCII where uchardet finds it; else CP1252.
 *
 * UTF-8 with a few bad bytes is damaged, not another encoding.
 * Faults: file_empty, file_binary, file_packed, not_utf8, encoding_unfit; encoding_taken,
 * encoding_guessed, letters_lost. Clear @out unless there is an error. */
int tl__text_of(const char *bytes, size_t n, const char *name, const char *encoding,
                struct tl__text *out, struct tl_faults *faults);
/* The same of a mapped file. */
int tl__text_of_mapped(const char *bytes, size_t n, const char *name, const char *encoding,
                       struct tl__text *out, struct tl_faults *faults);
void tl__text_clear(struct tl__text *text);

/* Bytes of the first line of text[n] with its LF, CRLF or CR, where it has one. */
size_t tl__line_length(const char *text, size_t n);

#endif
