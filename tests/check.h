/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test program needs beyond CUnit: checks that say which case failed and by how much, and a
 * runner that prints TAP and fails when an assertion does (CUnit's own exits 0). */
#ifndef TL_TESTS_CHECK_H
#define TL_TESTS_CHECK_H

#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stddef.h>

struct check_test {
        const char *name;
        void (*run)(void);
};

/* main() of a test program:  return check_main("number", tests);  tests end in { NULL, NULL }. */
int check_main(const char *suite, const struct check_test tests[]);

/* got == want within a relative (absolute) tolerance; NaN equals NaN only. @what names the case. */
#define CHECK_REL(what, got, want, tolerance)                                                      \
        check_relative(__FILE__, __LINE__, what, got, want, tolerance)
#define CHECK_ABS(what, got, want, tolerance)                                                      \
        check_absolute(__FILE__, __LINE__, what, got, want, tolerance)
#define CHECK_TEXT(what, got, want) check_text(__FILE__, __LINE__, what, got, want)
#define CHECK_INT(what, got, want)                                                                 \
        check_integer(__FILE__, __LINE__, what, (long)(got), (long)(want))
#define CHECK_TRUE(what, condition) check_true(__FILE__, __LINE__, what, condition)

void check_relative(const char *file, unsigned line, const char *what, double got, double want,
                    double tolerance);
void check_absolute(const char *file, unsigned line, const char *what, double got, double want,
                    double tolerance);
void check_text(const char *file, unsigned line, const char *what, const char *got,
                const char *want);
void check_integer(const char *file, unsigned line, const char *what, long got, long want);
void check_true(const char *file, unsigned line, const char *what, bool condition);

/* Path of a file of the source tree, e.g. check_path("datasets/vietnam/observations.csv"). Valid
 * until the next call. */
const char *check_path(const char *relative);

#endif
