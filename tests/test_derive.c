/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas of the catalogue, against arithmetic by hand. */
#include "check.h"
#include "data/derive.h"
#include "faults.h"

#include <glib.h>
#include <math.h>

/* Three series over 2019..2023 in the order of a formula's arguments. */
static const double data[3][5] = {
        { 283.8, 300.1, TL_MISSING, -310.8, 5 },
        { 3375.9, 3414.1, 3448.5, 0, 1 },
        { 1.25, 2.385, 7.5, 4.5, 3 },
};

static double look_up(void *context, size_t argument, int year)
{
        (void)context;
        return year < 2019 || year > 2023 ? TL_MISSING : data[argument][year - 2019];
}

static const struct {
        const char *formula;
        double want[4]; /* 2019..2022 */
} values[] = {
        { "share(a; b)", { 100 * 283.8 / 3375.9, 100 * 300.1 / 3414.1, TL_MISSING, TL_MISSING } },
        { "ratio(a; b)", { 283.8 / 3375.9, 300.1 / 3414.1, TL_MISSING, TL_MISSING } },
        { "growth(a)", { TL_MISSING, 5.743481324876674, TL_MISSING, TL_MISSING } },
        { "sum(a; b)", { 3659.7, 3714.2, TL_MISSING, -310.8 } },
        { "sum(a;b;c)", { 3660.95, 3716.585, TL_MISSING, -306.3 } },
        { "difference(a; b)", { -3092.1, -3114.0, TL_MISSING, -310.8 } },
        { "index(a; 2019)", { 100, 105.743481324876674, TL_MISSING, -109.513742071881607 } },
        { "index(a; 2022)", { TL_MISSING, TL_MISSING, TL_MISSING, TL_MISSING } },
        { "index(a; 2030)", { TL_MISSING, TL_MISSING, TL_MISSING, TL_MISSING } },
        { " share ( a ;b ) ",
          { 100 * 283.8 / 3375.9, 100 * 300.1 / 3414.1, TL_MISSING, TL_MISSING } },
};

static void test_values(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
                struct tl__formula *formula = NULL;
                const struct tl__place none = { NULL, 0, 0 };

                CHECK_INT(values[i].formula,
                          tl__formula_parse(values[i].formula, none, &formula, NULL), TL_OK);
                for (int year = 2019; year <= 2022; year++)
                        CHECK_REL(values[i].formula,
                                  tl__formula_value(formula, year, look_up, NULL),
                                  values[i].want[year - 2019], 1e-14);
                tl__formula_free(formula);
        }
}

/* A rise from -310.8 to 5 is no rate, and no index has a base below zero. */
static void test_negative_base(void)
{
        static const char *const formulas[] = { "growth(a)", "index(a; 2022)" };

        for (size_t i = 0; i < G_N_ELEMENTS(formulas); i++) {
                struct tl__formula *formula = NULL;

                CHECK_INT(formulas[i],
                          tl__formula_parse(formulas[i], (struct tl__place){ NULL, 0, 0 }, &formula,
                                            NULL),
                          TL_OK);
                CHECK_REL(formulas[i], tl__formula_value(formula, 2023, look_up, NULL), TL_MISSING,
                          0);
                tl__formula_free(formula);
        }
}

static double same(void *context, size_t argument, int year)
{
        (void)argument;
        (void)year;
        return *(double *)context;
}

/* A whole is 100 exactly, whatever its size, so that it stays within its bounds. */
static void test_whole(void)
{
        struct tl__formula *formula = NULL;
        const struct tl__place none = { NULL, 0, 0 };

        CHECK_INT("parse", tl__formula_parse("share(a; b)", none, &formula, NULL), TL_OK);
        for (double part = 0.1; part < 1e6; part *= 1.37)
                CHECK_REL("whole", tl__formula_value(formula, 2020, same, &part), 100, 0);
        tl__formula_free(formula);
}

static void test_overflow(void)
{
        struct tl__formula *formula = NULL;
        double huge = 0.6e100; /* 1.2e100 is no figure */

        CHECK_INT("parse",
                  tl__formula_parse("sum(a; b)", (struct tl__place){ NULL, 0, 0 }, &formula, NULL),
                  TL_OK);
        CHECK_REL("overflow", tl__formula_value(formula, 2020, same, &huge), TL_MISSING, 0);
        tl__formula_free(formula);
}

static void test_arguments(void)
{
        struct tl__formula *formula = NULL;
        const struct tl__place none = { NULL, 0, 0 };

        CHECK_INT("parse", tl__formula_parse("index(grdp_2010; 2020)", none, &formula, NULL),
                  TL_OK);
        CHECK_INT("count", tl__formula_argument_count(formula), 1);
        CHECK_TEXT("id", tl__formula_argument(formula, 0), "grdp_2010");
        tl__formula_free(formula);
        tl__formula_free(NULL);
}

static const struct {
        const char *formula, *fault;
} refused[] = {
        { "", "derive_syntax:5:9" },
        { "share", "derive_syntax:5:9" },
        { "share(a; b", "derive_syntax:5:9" },
        { "share a; b)", "derive_syntax:5:9" },
        { "share(a; b) + 1", "derive_syntax:5:9" },
        { "share(sum(a; b); c)", "derive_syntax:5:9" },
        { "(a; b)", "derive_function:5:9" },
        { "shares(a; b)", "derive_function:5:9" },
        { "Share(a; b)", "derive_function:5:9" },
        { "share(a)", "derive_arguments:5:9" },
        { "share()", "derive_arguments:5:9" },
        { "share(a; b; c)", "derive_arguments:5:9" },
        { "share(a, b)", "derive_arguments:5:9" },
        { "share(a; )", "derive_arguments:5:9" },
        { "share(a; B)", "derive_arguments:5:9" },
        { "growth(a; b)", "derive_arguments:5:9" },
        { "sum(a)", "derive_arguments:5:9" },
        { "index(a)", "derive_arguments:5:9" },
        { "index()", "derive_arguments:5:9" },
        { "index(a; b)", "derive_arguments:5:9" },
        { "index(2020)", "derive_arguments:5:9" },
};

static void test_refused(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
                struct tl_faults *faults = tl_faults_new();
                struct tl__formula *formula = NULL;

                CHECK_INT(refused[i].formula,
                          tl__formula_parse(refused[i].formula, (struct tl__place){ "i.csv", 5, 9 },
                                            &formula, faults),
                          TL_EDATA);
                CHECK_TRUE("untouched", !formula);
                CHECK_TEXT(refused[i].formula, faults_text(faults), refused[i].fault);
                CHECK_TRUE(refused[i].formula, faults_worded(faults));
                tl_faults_free(faults);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "values by hand", test_values },
                { "no rate on a negative base", test_negative_base },
                { "a whole is exactly 100", test_whole },
                { "no infinity comes out", test_overflow },
                { "arguments", test_arguments },
                { "formulas refused", test_refused },
                { NULL, NULL },
        };

        return check_main("derive", tests);
}
