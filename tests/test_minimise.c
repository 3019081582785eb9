/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minima that are known: inside, on a bound, beside where there is no value. */
#include "check.h"
#include "targetline.h"

#include "base/minimise.h"

/* Rosenbrock's valley. */
static double valley(const double x[], const void *data)
{
        double side = x[1] - x[0] * x[0], along = 1 - x[0];

        (void)data;
        return 100 * side * side + along * along;
}

/* Falls to the corner (low, high, 0.3, low), where it is 2.385. */
static double corner(const double x[], const void *data)
{
        const double *low = data;

        return 2.385 + (x[0] - low[0]) + (3 - x[1]) * (3 - x[1]) + (x[2] - 0.3) * (x[2] - 0.3) +
               fabs(x[3] - low[3]);
}

/* No value where x > 2. */
static double half(const double x[], const void *data)
{
        (void)data;
        return x[0] > 2 ? TL_MISSING : -x[0];
}

/* Two hollows, the deeper one away from the middle. */
static double hollows(const double x[], const void *data)
{
        (void)data;
        return fmin((x[0] + 1.5) * (x[0] + 1.5), (x[0] - 0.3) * (x[0] - 0.3) + 0.1);
}

static double nowhere(const double x[], const void *data)
{
        (void)data;
        return x[0] * TL_MISSING;
}

static void test_inside(void)
{
        struct tl__objective objective = { valley, NULL, 2, { -2, -1 }, { 3, 4 } };
        double x[2], least;

        CHECK_INT("found", tl__minimise(&objective, x, &least, NULL), TL_OK);
        CHECK_ABS("x", x[0], 1, 1e-5);
        CHECK_ABS("y", x[1], 1, 1e-5);
        CHECK_ABS("least", least, 0, 1e-10);
}

static void test_corner(void)
{
        struct tl__objective objective = { corner, NULL, 4, { -2, -1, 0, 7 }, { 3, 3, 1, 9 } };
        double x[4], least;

        objective.data = objective.low;
        CHECK_INT("found", tl__minimise(&objective, x, &least, NULL), TL_OK);
        CHECK_ABS("low", x[0], -2, 1e-6);
        CHECK_ABS("high", x[1], 3, 1e-6);
        CHECK_ABS("inside", x[2], 0.3, 1e-5);
        CHECK_ABS("low again", x[3], 7, 1e-6);
        CHECK_ABS("least", least, 2.385, 1e-6);
}

static void test_deeper_hollow(void)
{
        struct tl__objective objective = { hollows, NULL, 1, { -2 }, { 2 } };
        double x, least;

        CHECK_INT("found", tl__minimise(&objective, &x, &least, NULL), TL_OK);
        CHECK_REL("x", x, -1.5, 1e-6);
        CHECK_ABS("least", least, 0, 1e-10);
}

static void test_beside_nothing(void)
{
        struct tl__objective objective = { half, NULL, 1, { 0 }, { 10 } };
        double x, least;

        CHECK_INT("found", tl__minimise(&objective, &x, &least, NULL), TL_OK);
        CHECK_REL("x", x, 2, 1e-6);
        objective.value = nowhere;
        CHECK_INT("nothing", tl__minimise(&objective, &x, &least, NULL), TL_ENUMERIC);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "inside", test_inside },
                { "in a corner", test_corner },
                { "the deeper of two", test_deeper_hollow },
                { "beside where there is no value", test_beside_nothing },
                { NULL, NULL },
        };

        return check_main("minimise", tests);
}
