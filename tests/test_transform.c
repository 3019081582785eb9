/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scales: choice by nature, there and back, the ends. */
#include "check.h"
#include "targetline.h"

#include "base/numeric.h"

static const struct {
        const char *name;
        struct tl_transform f;
        double y[4];
} scales[] = {
        { "identity", { TL_IDENTITY, TL_MISSING, TL_MISSING }, { -2.385, 0.31, 1e-9, 1.7e12 } },
        { "log", { TL_LOG, TL_MISSING, TL_MISSING }, { 2.385, 0.31, 1e-9, 1.7e12 } },
        { "log above -100", { TL_LOG, -100, TL_MISSING }, { -99.5, -2.385, 16.71, 350.5 } },
        { "logit", { TL_LOGIT, TL_MISSING, TL_MISSING }, { 0.06, 2.385, 50, 99.94 } },
        { "logit of -2..7", { TL_LOGIT, -2, 7 }, { -1.9, 0, 2.5, 6.99 } },
        { "cloglog", { TL_CLOGLOG, 0, 100 }, { 0.06, 2.385, 50, 99.94 } },
};

#define N_SCALES (sizeof scales / sizeof *scales)

static void test_round_trip(void)
{
        for (size_t i = 0; i < N_SCALES; i++)
                for (size_t k = 0; k < 4; k++) {
                        double y = scales[i].y[k];
                        double z = tl_transform_apply(&scales[i].f, y);

                        CHECK_REL(scales[i].name, tl_transform_invert(&scales[i].f, z), y, 1e-12);
                        CHECK_REL(scales[i].name, tl__transform_exact(&scales[i].f, y), z, 1e-15);
                }
}

/* The derivative against a central difference, h = 1e-6 of the distance to the nearer end. */
static void test_slope(void)
{
        for (size_t i = 2; i < N_SCALES; i++)
                for (size_t k = 0; k < 4; k++) {
                        const struct tl_transform *f = &scales[i].f;
                        double y = scales[i].y[k], h = 1e-7;
                        double slope =
                                (tl__transform_exact(f, y + h) - tl__transform_exact(f, y - h)) /
                                (2 * h);

                        CHECK_REL(scales[i].name, tl__transform_slope(f, y), slope, 1e-4);
                }
        CHECK_REL("identity", tl__transform_slope(&scales[0].f, 17), 1, 0);
        CHECK_REL("log", tl__transform_slope(&scales[1].f, 4), 0.25, 1e-15);
}

static void test_values(void)
{
        static const struct {
                const char *name;
                struct tl_transform f;
                double y, z;
        } cases[] = {
                { "ln 2", { TL_LOG, 0, TL_MISSING }, 2, 0.69314718055994531 },
                { "ln 2 above -100", { TL_LOG, -100, TL_MISSING }, -98, 0.69314718055994531 },
                { "logit 0.8", { TL_LOGIT, 0, 100 }, 80, 1.3862943611198906 },
                { "logit of the middle", { TL_LOGIT, 10, 20 }, 15, 0 },
                { "cloglog 0.5", { TL_CLOGLOG, 0, 100 }, 50, 0.69314718055994531 },
                { "missing", { TL_LOG, 0, TL_MISSING }, TL_MISSING, TL_MISSING },
                { "zero has no logarithm", { TL_LOG, 0, TL_MISSING }, 0, TL_MISSING },
                { "below the bound", { TL_LOG, 10, TL_MISSING }, 9, TL_MISSING },
                { "a share of 101%", { TL_LOGIT, 0, 100 }, 101, TL_MISSING },
                { "a share of -1%", { TL_LOGIT, 0, 100 }, -1, TL_MISSING },
                /* ln(0.0005 / 0.9995): 0.05 points of a percentage inside */
                { "a share of 0", { TL_LOGIT, 0, 100 }, 0, -7.6004023345003997 },
                { "a share of 100", { TL_LOGIT, 0, 100 }, 100, 7.6004023345003997 },
                { "all complete", { TL_CLOGLOG, 0, 100 }, 100, 7.6009024595420822 },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
                CHECK_REL(cases[i].name, tl_transform_apply(&cases[i].f, cases[i].y), cases[i].z,
                          1e-12);
}

/* However far z goes, y stays within its bounds; without the pull the ends are at infinity. */
static void test_ends(void)
{
        static const double far[] = { -1e300, -745.2, -40, 40, 745.2, 1e300 };
        static const struct tl_transform bounded[] = {
                { TL_LOGIT, 0, 100 },    { TL_LOGIT, -2, 7 }, { TL_CLOGLOG, 0, 100 },
                { TL_IDENTITY, 0, 100 }, { TL_LOG, 3, 12 },
        };
        static const struct tl_transform logit = { TL_LOGIT, 0, 100 };
        static const struct tl_transform unbounded[] = { { TL_LOG, 0, TL_MISSING },
                                                         { TL_IDENTITY, TL_MISSING, TL_MISSING } };

        for (size_t i = 0; i < sizeof bounded / sizeof *bounded; i++)
                for (size_t k = 0; k < sizeof far / sizeof *far; k++) {
                        double y = tl_transform_invert(&bounded[i], far[k]);

                        CHECK_TRUE("inside", y >= bounded[i].lower && y <= bounded[i].upper);
                }
        CHECK_REL("a log without end", tl_transform_invert(&unbounded[0], 1e3), 1e100, 0);
        CHECK_REL("a line without end", tl_transform_invert(&unbounded[1], -1e300), -1e100, 0);
        CHECK_REL("missing", tl_transform_invert(&unbounded[1], TL_MISSING), TL_MISSING, 0);
        CHECK_REL("0 is infinitely far", tl__transform_exact(&logit, 0), -HUGE_VAL, 0);
        CHECK_REL("100 is infinitely far", tl__transform_exact(&logit, 100), HUGE_VAL, 0);
        CHECK_REL("99.99 is not pulled", tl__transform_exact(&logit, 99.99), log(9999), 1e-12);
}

static void test_choice(void)
{
        static const double positive[] = { 3.1, TL_MISSING, 2.4 }, with_zero[] = { 3.1, 0, 2.4 },
                            signed_values[] = { 3.1, -0.5, 2.4 };
        static const struct {
                const char *name;
                enum tl_nature nature;
                double lower, upper;
                const double *y;
                struct tl_transform want;
        } cases[] = {
                { "level", TL_LEVEL, TL_MISSING, TL_MISSING, positive, { TL_LOG, 0, TL_MISSING } },
                { "flow", TL_FLOW, TL_MISSING, TL_MISSING, positive, { TL_LOG, 0, TL_MISSING } },
                { "index", TL_INDEX, TL_MISSING, TL_MISSING, positive, { TL_LOG, 0, TL_MISSING } },
                { "count", TL_COUNT, TL_MISSING, 12, positive, { TL_LOG, 0, 12 } },
                { "level above 1", TL_LEVEL, 1, 15, positive, { TL_LOG, 1, 15 } },
                { "level at its bound", TL_LEVEL, 2.4, 15, positive, { TL_IDENTITY, 2.4, 15 } },
                { "flow with a zero",
                  TL_FLOW,
                  TL_MISSING,
                  TL_MISSING,
                  with_zero,
                  { TL_IDENTITY, 0, TL_MISSING } },
                { "flow that turns",
                  TL_FLOW,
                  TL_MISSING,
                  TL_MISSING,
                  signed_values,
                  { TL_IDENTITY, TL_MISSING, TL_MISSING } },
                { "flow below a given bound",
                  TL_FLOW,
                  0,
                  TL_MISSING,
                  signed_values,
                  { TL_IDENTITY, 0, TL_MISSING } },
                { "share", TL_SHARE, TL_MISSING, TL_MISSING, positive, { TL_LOGIT, 0, 100 } },
                { "share with a zero", TL_SHARE, TL_MISSING, 10, with_zero, { TL_LOGIT, 0, 10 } },
                { "growth",
                  TL_GROWTH,
                  TL_MISSING,
                  TL_MISSING,
                  signed_values,
                  { TL_LOG, -100, TL_MISSING } },
                { "balance", TL_BALANCE, TL_MISSING, 9, positive, { TL_IDENTITY, TL_MISSING, 9 } },
        };

        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl_transform got = tl_transform_for(cases[i].nature, cases[i].lower,
                                                           cases[i].upper, cases[i].y, 3);

                CHECK_INT(cases[i].name, got.scale, cases[i].want.scale);
                CHECK_REL(cases[i].name, got.lower, cases[i].want.lower, 0);
                CHECK_REL(cases[i].name, got.upper, cases[i].want.upper, 0);
        }
}

int main(void)
{
        static const struct check_test tests[] = {
                { "there and back", test_round_trip },
                { "slope", test_slope },
                { "values, missing and ends", test_values },
                { "always inside the bounds", test_ends },
                { "choice by nature", test_choice },
                { NULL, NULL },
        };

        return check_main("transform", tests);
}
