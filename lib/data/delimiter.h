/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What separates the cells of a text: comma, semicolon, tab or bar. */
#ifndef TL_DATA_DELIMITER_H
#define TL_DATA_DELIMITER_H

#include "data/encoding.h"

/* Excel's first line `sep=;`, perhaps in quotes. Returns its length, 0 where there is none. */
size_t tl__delimiter_declared(const struct tl__text *text, char *delimiter);

/* Of the first 200 lines, quotes respected: the delimiter under which the first line is a heading
 * with most columns; where it heads none, being a title, the one that most lines have equally
 * often. Commas inside numbers do not count beside another delimiter. */
char tl__delimiter_guess(const struct tl__text *text);

#endif
