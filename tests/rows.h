/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference tables of the tests: small CSV files with a header. */
#ifndef TL_TESTS_ROWS_H
#define TL_TESTS_ROWS_H

#include <stddef.h>

struct rows {
        char ***cells; /* [n][columns], each row ends in NULL */
        size_t n;
};

/* The rows below the header of a file of the source tree, lines that begin with # left out; a test
 * fails when there are none. For rows_free(). */
struct rows rows_read(const char *relative);
void rows_free(struct rows *rows);

double rows_number(const struct rows *rows, size_t row, size_t column);

/* Numbers of @value_column in the rows whose @key_column is @key, in order, into @out[most]. */
size_t rows_series(const struct rows *rows, size_t key_column, const char *key, size_t value_column,
                   double out[], size_t most);

#endif
