/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and numbers: matching names as people write them, filling in messages, printing numbers.
 * Strings handed over are freed with g_free(), which is free() in every GLib since 2.46. */
#ifndef TL_BASE_TEXT_H
#define TL_BASE_TEXT_H

#include "targetline.h"

/* The template with {1}, {2}, ... replaced by @arguments (NULL-terminated). */
char *tl__fill(const char *template, const char *const arguments[]);

/* @n bytes of UTF-8 in NFC. Text with more marks on a letter than UAX #15 (Unicode normalization
 * forms, section 13) allows in a stream, 30, is no text of anyone and stays as it is: GLib's time
 * grows with the square of their number. */
char *tl__compose(const char *text, size_t n);

/* The key under which two spellings of a name meet: NFC, case folded, blanks trimmed and collapsed,
 * and Vietnamese tone marks of oa, oe, uy moved to one place (hoá = hóa, thuỷ = thủy). */
char *tl__fold(const char *name);

/* The folded key without any diacritics, as a name typed on a bare keyboard has it: thanh hoa for
 * Thanh Hóa, dan so for Dân số. Names that differ in diacritics alone meet here, too: a key for a
 * second try only. */
char *tl__bare(const char *name);

/* Could @lossy, in which ? stands for letters that an encoding lacked, be @name? Both as tl__bare()
 * gives them. At least half of the letters must be there. */
bool tl__lossy_is(const char *lossy, const char *name);

/* Of @names (NULL-terminated) the one nearest to @name once both are folded, at most a third of its
 * letters apart; NULL when none is. The first of several equally near. A name of over 500 letters
 * is near to none: that is no slip. */
const char *tl__nearest(const char *name, const char *const names[]);

/* How many decimals a person wants: by size of the number (0 from 1000 on, 1 from 100 on, else 2;
 * fewer where the trailing ones are zero). Written by language: en 1,234.5  vi 1.234,5. Missing:
 * "". */
char *tl__number_text(double value, enum tl_lang lang);
/* The same with exactly @decimals. */
char *tl__number_fixed(double value, int decimals, enum tl_lang lang);
/* For machines: shortest of up to 15 significant digits, '.' decimal, no groups. Missing: "". */
char *tl__number_machine(double value);

#endif
