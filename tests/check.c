/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <CUnit/TestRun.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(const char *file, unsigned line, bool passed, const char *message)
{
        CU_assertImplementation(passed ? CU_TRUE : CU_FALSE, line, message, file, "", CU_FALSE);
}

static void compare(const char *file, unsigned line, const char *what, double got, double want,
                    double allowed)
{
        char message[240];
        bool same = (isnan(got) && isnan(want)) || got == want || fabs(got - want) <= allowed;

        snprintf(message, sizeof message, "%s: got %.17g, want %.17g", what, got, want);
        report(file, line, same, message);
}

void check_relative(const char *file, unsigned line, const char *what, double got, double want,
                    double tolerance)
{
        compare(file, line, what, got, want, tolerance * fabs(want));
}

void check_absolute(const char *file, unsigned line, const char *what, double got, double want,
                    double tolerance)
{
        compare(file, line, what, got, want, tolerance);
}

void check_text(const char *file, unsigned line, const char *what, const char *got,
                const char *want)
{
        char message[1200];
        bool same = got && want ? strcmp(got, want) == 0 : got == want;

        snprintf(message, sizeof message, "%s: got \"%.500s\", want \"%.500s\"", what,
                 got ? got : "(null)", want ? want : "(null)");
        report(file, line, same, message);
}

void check_integer(const char *file, unsigned line, const char *what, long got, long want)
{
        char message[240];

        snprintf(message, sizeof message, "%s: got %ld, want %ld", what, got, want);
        report(file, line, got == want, message);
}

void check_true(const char *file, unsigned line, const char *what, bool condition)
{
        report(file, line, condition, what);
}

const char *check_path(const char *relative)
{
        static char path[4096];
        const char *root = getenv("TL_ROOT");

        snprintf(path, sizeof path, "%s/%s", root ? root : ".", relative);
        return path;
}

/* --------------------------------------------------------------------------- TAP ---- */

static int number;

static void print_failures(CU_pFailureRecord failure)
{
        for (; failure; failure = failure->pNext)
                printf("# %s:%u: %s\n", failure->strFileName, failure->uiLineNumber,
                       failure->strCondition);
}

static void completed(const CU_pTest test, const CU_pSuite suite, const CU_pFailureRecord failure)
{
        (void)suite;
        print_failures(failure);
        printf("%s %d - %s\n", failure ? "not ok" : "ok", ++number, test->pName);
        fflush(stdout);
}

int check_main(const char *name, const struct check_test tests[])
{
        CU_pSuite suite;
        unsigned failed;

        setvbuf(stdout, NULL, _IOLBF, 0); /* what was said before a crash is seen */
        if (CU_initialize_registry() != CUE_SUCCESS)
                return EXIT_FAILURE;
        suite = CU_add_suite(name, NULL, NULL);
        for (size_t i = 0; tests[i].name; i++)
                if (!suite || !CU_add_test(suite, tests[i].name, tests[i].run))
                        return EXIT_FAILURE;
        printf("1..%u\n", suite->uiNumberOfTests);
        CU_set_test_complete_handler(completed);
        CU_run_all_tests();
        failed = CU_get_number_of_tests_failed();
        CU_cleanup_registry();
        return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
