/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's least squares on the data sets of NIST (tests/nist/README.md): correct digits of
 * every coefficient and of its standard deviation. */
#include "check.h"
#include "rows.h"
#include "targetline.h"

#include "base/curve_fit.h"
#include "base/least_squares.h"

#include <glib.h>
#include <gsl/gsl_math.h>
#include <string.h>

#define MAX_POINTS     260
#define MAX_PARAMETERS 11
#define MAX_INPUTS     6

/* tests/nist/FOLDER/NAME_WHAT.csv */
static struct rows read_rows(const char *folder, const char *name, const char *what)
{
        char *relative = g_strdup_printf("tests/nist/%s/%s_%s.csv", folder, name, what);
        struct rows rows = rows_read(relative);

        g_free(relative);
        return rows;
}

/* The log relative error; of a certified zero the log absolute error; at most 15. */
static double digits(double got, double certified)
{
        double error = fabs(got - certified) / (certified == 0 ? 1 : fabs(certified));

        return error > 1e-15 ? -log10(error) : error >= 0 ? 15 : 0;
}

static void check_digits(const char *name, double got, double certified, double least)
{
        double correct = digits(got, certified);

        if (!(correct >= least))
                CHECK_REL(name, got, certified, pow(10, -least));
}

/* ------------------------------------------------------------------------ linear ---- */

static const struct {
        const char *name;
        size_t first, last;              /* powers of x; Longley: columns after the constant */
        double coefficients, deviations; /* digits */
} linear[] = {
        { "Norris", 0, 1, 13, 13 },     { "Pontius", 0, 2, 13, 13 },
        { "NoInt1", 1, 1, 14.5, 14.5 }, { "NoInt2", 1, 1, 14.5, 14.5 },
        { "Longley", 0, 6, 13, 13 },    { "Filip", 0, 10, 11, 7 },
        { "Wampler1", 0, 5, 13, 13 },   { "Wampler2", 0, 5, 13, 13 },
        { "Wampler3", 0, 5, 13, 13 },   { "Wampler4", 0, 5, 13, 13 },
        { "Wampler5", 0, 5, 13, 13 },
};

/* x[n][p] */
static void build(const struct rows *rows, size_t which, long double x[], double y[])
{
        bool columns = strcmp(linear[which].name, "Longley") == 0;

        for (size_t i = 0; i < rows->n; i++) {
                long double power = 1;

                y[i] = rows_number(rows, i, 0);
                for (size_t k = 0; k <= linear[which].last; k++) {
                        if (k >= linear[which].first)
                                *x++ = columns && k > 0 ? (long double)rows_number(rows, i, k)
                                                        : power;
                        power *= columns ? 1 : (long double)rows_number(rows, i, 1);
                }
        }
}

static void check_linear(size_t which, const double b[], const double covariance[], double s)
{
        struct rows certified = read_rows("linear", linear[which].name, "certified");
        size_t p = linear[which].last - linear[which].first + 1;

        for (size_t i = 0; i < p; i++) {
                check_digits(linear[which].name, b[i], rows_number(&certified, i, 1),
                             linear[which].coefficients);
                check_digits(linear[which].name, s * sqrt(covariance[i * p + i]),
                             rows_number(&certified, i, 2), linear[which].deviations);
        }
        CHECK_TEXT("then comes s", certified.cells[p][0], "residual_sd");
        check_digits(linear[which].name, s, rows_number(&certified, p, 1), 11);
        rows_free(&certified);
}

static void test_linear(void)
{
        for (size_t i = 0; i < G_N_ELEMENTS(linear); i++) {
                struct rows rows = read_rows("linear", linear[i].name, "data");
                long double x[MAX_POINTS * MAX_PARAMETERS];
                double y[MAX_POINTS];
                double b[MAX_PARAMETERS], covariance[MAX_PARAMETERS * MAX_PARAMETERS];
                struct tl__regression regression = { b, covariance, 0 };
                size_t p = linear[i].last - linear[i].first + 1;

                build(&rows, i, x, y);
                CHECK_INT(linear[i].name, tl__least_squares(x, y, rows.n, p, &regression, NULL),
                          TL_OK);
                check_linear(i, b, covariance, sqrt(regression.rss / (double)(rows.n - p)));
                rows_free(&rows);
        }
}

static void test_dependent_columns(void)
{
        static const long double x[] = { 1, 2.385L, 4.77L, 1, 3.1L, 6.2L,
                                         1, 0.7L,   1.4L,  1, 5.3L, 10.6L };
        static const double y[] = { 1.2, 3.4, 2.2, 0.1 };
        double b[3], covariance[9];
        struct tl__regression regression = { b, covariance, 0 };
        struct tl_error error;

        CHECK_INT("dependent", tl__least_squares(x, y, 4, 3, &regression, &error), TL_EDOMAIN);
        CHECK_TEXT("says so", error.text, "the columns of a regression depend on each other");
}

/* --------------------------------------------------------------------- nonlinear ---- */

/* b1 (1 - exp(-b2 x)) */
static double misra1a(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], decay = exp(-b[1] * x);

        g[0] = 1 - decay;
        g[1] = b[0] * x * decay;
        return b[0] * (1 - decay);
}

/* b1 (1 - (1 + b2 x / 2)^-2) */
static double misra1b(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], base = 1 + b[1] * x / 2;

        g[0] = 1 - pow(base, -2);
        g[1] = b[0] * x * pow(base, -3);
        return b[0] * g[0];
}

/* b1 (1 - (1 + 2 b2 x)^-1/2) */
static double misra1c(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], base = 1 + 2 * b[1] * x;

        g[0] = 1 - pow(base, -0.5);
        g[1] = b[0] * x * pow(base, -1.5);
        return b[0] * g[0];
}

/* b1 b2 x / (1 + b2 x) */
static double misra1d(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], base = 1 + b[1] * x;

        g[0] = b[1] * x / base;
        g[1] = b[0] * x / (base * base);
        return b[0] * g[0];
}

/* exp(-b1 x) / (b2 + b3 x) */
static double chwirut(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], base = b[1] + b[2] * x, value = exp(-b[0] * x) / base;

        g[0] = -x * value;
        g[1] = -value / base;
        g[2] = -x * value / base;
        return value;
}

/* sum of b_i exp(-b_{i+1} x) over three pairs */
static double lanczos(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], value = 0;

        for (size_t i = 0; i < 6; i += 2) {
                g[i] = exp(-b[i + 1] * x);
                g[i + 1] = -b[i] * x * g[i];
                value += b[i] * g[i];
        }
        return value;
}

/* b1 exp(-b2 x) + b3 exp(-((x - b4) / b5)^2) + b6 exp(-((x - b7) / b8)^2) */
static double gauss(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], value;

        g[0] = exp(-b[1] * x);
        g[1] = -b[0] * x * g[0];
        value = b[0] * g[0];
        for (size_t i = 2; i < 8; i += 3) {
                double away = (x - b[i + 1]) / b[i + 2];

                g[i] = exp(-away * away);
                g[i + 1] = 2 * b[i] * g[i] * away / b[i + 2];
                g[i + 2] = g[i + 1] * away;
                value += b[i] * g[i];
        }
        return value;
}

/* b1 x^b2 */
static double danwood(const double b[], const double inputs[], double g[])
{
        double x = inputs[0];

        g[0] = pow(x, b[1]);
        g[1] = b[0] * g[0] * log(x);
        return b[0] * g[0];
}

/* A polynomial of b[0..top] over one of 1 and b[top+1..]. */
static double ratio(const double b[], double x, double g[], size_t top, size_t n)
{
        double above = 0, below = 1, power = 1;

        for (size_t i = 0; i <= top; i++, power *= x) {
                g[i] = power;
                above += b[i] * power;
        }
        power = x;
        for (size_t i = top + 1; i < n; i++, power *= x) {
                g[i] = power;
                below += b[i] * power;
        }
        for (size_t i = 0; i < n; i++)
                g[i] *= i <= top ? 1 / below : -above / (below * below);
        return above / below;
}

static double kirby2(const double b[], const double inputs[], double g[])
{
        return ratio(b, inputs[0], g, 2, 5);
}

static double hahn1(const double b[], const double inputs[], double g[])
{
        return ratio(b, inputs[0], g, 3, 7);
}

/* b1 + b2 exp(-b4 x) + b3 exp(-b5 x) */
static double mgh17(const double b[], const double inputs[], double g[])
{
        double x = inputs[0];

        g[0] = 1;
        g[1] = exp(-b[3] * x);
        g[2] = exp(-b[4] * x);
        g[3] = -b[1] * x * g[1];
        g[4] = -b[2] * x * g[2];
        return b[0] + b[1] * g[1] + b[2] * g[2];
}

/* b1 - b2 x - atan(b3 / (x - b4)) / pi */
static double roszman1(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], away = x - b[3], square = away * away + b[2] * b[2];

        g[0] = 1;
        g[1] = -x;
        g[2] = -away / square / M_PI;
        g[3] = -b[2] / square / M_PI;
        return b[0] - b[1] * x - atan(b[2] / away) / M_PI;
}

/* a (cos, sin) wave of the given period: b[0], b[1] its sizes; the value, gradients in g[0], g[1],
 * and that by the period in *by_period */
static double wave(const double b[], double x, double period, double g[], double *by_period)
{
        double angle = 2 * M_PI * x / period;

        g[0] = cos(angle);
        g[1] = sin(angle);
        *by_period = (b[0] * g[1] - b[1] * g[0]) * angle / period;
        return b[0] * g[0] + b[1] * g[1];
}

/* b1 and waves of 12, b4 and b7 months */
static double enso(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], value = b[0], of_a_year;

        g[0] = 1;
        value += wave(&b[1], x, 12, &g[1], &of_a_year);
        value += wave(&b[4], x, b[3], &g[4], &g[3]);
        value += wave(&b[7], x, b[6], &g[7], &g[6]);
        return value;
}

/* b1 (x^2 + b2 x) / (x^2 + b3 x + b4) */
static double mgh09(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], above = x * x + b[1] * x, below = x * x + b[2] * x + b[3];

        g[0] = above / below;
        g[1] = b[0] * x / below;
        g[2] = -b[0] * above * x / (below * below);
        g[3] = -b[0] * above / (below * below);
        return b[0] * g[0];
}

/* b1 exp(b2 / (x + b3)) */
static double mgh10(const double b[], const double inputs[], double g[])
{
        double away = inputs[0] + b[2];

        g[0] = exp(b[1] / away);
        g[1] = b[0] * g[0] / away;
        g[2] = -g[1] * b[1] / away;
        return b[0] * g[0];
}

/* b1 / (1 + exp(b2 - b3 x)) */
static double rat42(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], odds = exp(b[1] - b[2] * x);

        g[0] = 1 / (1 + odds);
        g[1] = -b[0] * odds * g[0] * g[0];
        g[2] = -x * g[1];
        return b[0] * g[0];
}

/* b1 / (1 + exp(b2 - b3 x))^(1 / b4) */
static double rat43(const double b[], const double inputs[], double g[])
{
        double x = inputs[0], odds = exp(b[1] - b[2] * x);

        g[0] = pow(1 + odds, -1 / b[3]);
        g[1] = -b[0] * g[0] * odds / (1 + odds) / b[3];
        g[2] = -x * g[1];
        g[3] = b[0] * g[0] * log1p(odds) / (b[3] * b[3]);
        return b[0] * g[0];
}

/* b1 / b2 exp(-((x - b3) / b2)^2 / 2) */
static double eckerle4(const double b[], const double inputs[], double g[])
{
        double away = (inputs[0] - b[2]) / b[1], bell = exp(-away * away / 2) / b[1];

        g[0] = bell;
        g[1] = b[0] * bell * (away * away - 1) / b[1];
        g[2] = b[0] * bell * away / b[1];
        return b[0] * bell;
}

/* b1 - b2 x1 exp(-b3 x2) */
static double nelson(const double b[], const double inputs[], double g[])
{
        double decay = inputs[0] * exp(-b[2] * inputs[1]);

        g[0] = 1;
        g[1] = -decay;
        g[2] = b[1] * decay * inputs[1];
        return b[0] - b[1] * decay;
}

/* b1 (b2 + x)^(-1 / b3) */
static double bennett5(const double b[], const double inputs[], double g[])
{
        double base = b[1] + inputs[0];

        g[0] = pow(base, -1 / b[2]);
        g[1] = -b[0] * g[0] / base / b[2];
        g[2] = b[0] * g[0] * log(base) / (b[2] * b[2]);
        return b[0] * g[0];
}

static const struct {
        const char *name;
        double (*value)(const double b[], const double inputs[], double g[]);
        size_t n_parameters, n_inputs;
        bool log_y;
} nonlinear[] = {
        { "Misra1a", misra1a, 2, 1 },     { "Chwirut2", chwirut, 3, 1 },
        { "Chwirut1", chwirut, 3, 1 },    { "Lanczos3", lanczos, 6, 1 },
        { "Gauss1", gauss, 8, 1 },        { "Gauss2", gauss, 8, 1 },
        { "DanWood", danwood, 2, 1 },     { "Misra1b", misra1b, 2, 1 },
        { "Kirby2", kirby2, 5, 1 },       { "Hahn1", hahn1, 7, 1 },
        { "Nelson", nelson, 3, 2, true }, { "MGH17", mgh17, 5, 1 },
        { "Lanczos1", lanczos, 6, 1 },    { "Lanczos2", lanczos, 6, 1 },
        { "Gauss3", gauss, 8, 1 },        { "Misra1c", misra1c, 2, 1 },
        { "Misra1d", misra1d, 2, 1 },     { "Roszman1", roszman1, 4, 1 },
        { "ENSO", enso, 9, 1 },           { "MGH09", mgh09, 4, 1 },
        { "Thurber", hahn1, 7, 1 },       { "BoxBOD", misra1a, 2, 1 },
        { "Rat42", rat42, 3, 1 },         { "MGH10", mgh10, 3, 1 },
        { "Eckerle4", eckerle4, 3, 1 },   { "Rat43", rat43, 4, 1 },
        { "Bennett5", bennett5, 3, 1 },
};

/* Column of starts_certified.csv */
enum { START_1 = 5, START_2, CERTIFIED, DEVIATION };

static void check_nonlinear(size_t which, const struct rows *rows, const struct rows *parameters,
                            size_t start)
{
        const char *name = nonlinear[which].name;
        struct tl__curve curve = { nonlinear[which].n_parameters, nonlinear[which].n_inputs,
                                   nonlinear[which].value };
        double x[MAX_POINTS * MAX_INPUTS], y[MAX_POINTS], rss, b[MAX_PARAMETERS];
        double certified[MAX_PARAMETERS], deviations[MAX_PARAMETERS];
        double covariance[MAX_PARAMETERS * MAX_PARAMETERS];
        struct tl__curve_points points = { x, y, rows->n };

        for (size_t i = 0; i < rows->n; i++) {
                y[i] = rows_number(rows, i, 0);
                if (nonlinear[which].log_y)
                        y[i] = log(y[i]);
                for (size_t k = 0; k < curve.n_inputs; k++)
                        x[i * curve.n_inputs + k] = rows_number(rows, i, 1 + k);
        }
        rows_series(parameters, 0, name, start, b, MAX_PARAMETERS);
        rows_series(parameters, 0, name, CERTIFIED, certified, MAX_PARAMETERS);
        rows_series(parameters, 0, name, DEVIATION, deviations, MAX_PARAMETERS);
        CHECK_INT(name, tl__curve_fit(&curve, &points, b, covariance, &rss, NULL), TL_OK);
        for (size_t i = 0; i < curve.n_parameters; i++) {
                double variance = covariance[i * curve.n_parameters + i] * rss /
                                  (double)(rows->n - curve.n_parameters);

                check_digits(name, b[i], certified[i], 6);
                /* Lanczos1's residuals, 1e-13, are rounding. */
                if (strcmp(name, "Lanczos1") != 0)
                        check_digits(name, sqrt(variance), deviations[i], 4);
        }
}

static void test_nonlinear(void)
{
        struct rows parameters = read_rows("nonlinear", "starts", "certified");

        for (size_t i = 0; i < G_N_ELEMENTS(nonlinear); i++) {
                struct rows rows = read_rows("nonlinear", nonlinear[i].name, "data");

                check_nonlinear(i, &rows, &parameters, START_1);
                check_nonlinear(i, &rows, &parameters, START_2);
                rows_free(&rows);
        }
        rows_free(&parameters);
}

static double rise(size_t which, const double start[], size_t moved, double step, const double x[])
{
        double b[MAX_PARAMETERS], unread[MAX_PARAMETERS];

        memcpy(b, start, sizeof b);
        b[moved] += step;
        return nonlinear[which].value(b, x, unread);
}

/* The gradients above are those of the values: by differences at the second start. */
static void test_gradients(void)
{
        struct rows parameters = read_rows("nonlinear", "starts", "certified");

        for (size_t i = 0; i < G_N_ELEMENTS(nonlinear); i++) {
                struct rows rows = read_rows("nonlinear", nonlinear[i].name, "data");
                double b[MAX_PARAMETERS] = { 0 }, g[MAX_PARAMETERS], x[MAX_INPUTS];

                for (size_t k = 0; k < nonlinear[i].n_inputs; k++)
                        x[k] = rows_number(&rows, rows.n / 3, 1 + k);
                rows_series(&parameters, 0, nonlinear[i].name, START_2, b, MAX_PARAMETERS);
                nonlinear[i].value(b, x, g);
                for (size_t j = 0; j < nonlinear[i].n_parameters; j++) {
                        double step = 1e-5 * fabs(b[j]);
                        double slope =
                                (rise(i, b, j, step, x) - rise(i, b, j, -step, x)) / (2 * step);

                        CHECK_ABS(nonlinear[i].name, slope, g[j], 1e-5 * fabs(g[j]) + 1e-9 / step);
                }
                rows_free(&rows);
        }
        rows_free(&parameters);
}

static double nowhere(const double b[], const double x[], double gradient[])
{
        gradient[0] = TL_MISSING;
        return b[0] * x[0] * TL_MISSING;
}

static void test_no_fit(void)
{
        static const double x[] = { 1, 2, 3 }, y[] = { 2, 4, 6 };
        struct tl__curve curve = { 1, 1, nowhere };
        struct tl__curve_points points = { x, y, 3 };
        double b = 2.385, covariance, rss;

        CHECK_INT("refused", tl__curve_fit(&curve, &points, &b, &covariance, &rss, NULL),
                  TL_ENUMERIC);
        CHECK_REL("start kept", b, 2.385, 0);
}

int main(void)
{
        static const struct check_test tests[] = {
                { "linear: eleven sets", test_linear },
                { "linear: dependent columns", test_dependent_columns },
                { "nonlinear: the test's own gradients", test_gradients },
                { "nonlinear: 27 sets from both starts", test_nonlinear },
                { "nonlinear: no values, no fit", test_no_fit },
                { NULL, NULL },
        };

        return check_main("nist", tests);
}
