/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GSL's QR decomposition of the columns, each scaled by a power of two (no digit changes), and the
 * solution improved by Björck's refinement of the augmented system
 *
 *   r + X b = y,   X' r = 0
 *
 * in long double, what it lacks in twice that (Björck 1967, Iterative refinement of linear least
 * squares solutions I, BIT 7; Golub and Van Loan 2013, Matrix Computations, ch. 5). Without it the
 * NIST sets Filip and Wampler5 keep 7 and 6 digits, with it 11 and 13. */
#include "base/least_squares.h"

#include "base/error.h"

#include <float.h>
#include <glib.h>
#include <gsl/gsl_blas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>

#define CORRECTIONS 12
/* A diagonal of R below this part of its column, whose norm lies between 1/2 and 1, is rounding. */
#define LEAST_DIAGONAL 1e-14

struct problem {
        const long double *x;
        const double *y;
        size_t n, p;
        int *exponent;       /* [p]; column j was divided by 2^exponent */
        gsl_matrix *qr;      /* [n][p] */
        gsl_vector *tau;     /* [p] */
        long double *r, *b;  /* [n], [p]: residuals, scaled coefficients */
        gsl_vector *dr, *db; /* their corrections */
};

static bool problem_alloc(struct problem *problem)
{
        problem->exponent = g_new0(int, problem->p);
        problem->qr = gsl_matrix_alloc(problem->n, problem->p);
        problem->tau = gsl_vector_alloc(problem->p);
        problem->r = g_new0(long double, problem->n);
        problem->b = g_new0(long double, problem->p);
        problem->dr = gsl_vector_alloc(problem->n);
        problem->db = gsl_vector_alloc(problem->p);
        return problem->qr && problem->tau && problem->dr && problem->db;
}

static void problem_free(struct problem *problem)
{
        g_free(problem->exponent);
        gsl_matrix_free(problem->qr);
        gsl_vector_free(problem->tau);
        g_free(problem->r);
        g_free(problem->b);
        gsl_vector_free(problem->dr);
        gsl_vector_free(problem->db);
}

/* x_ij over the power of two of its column. */
static long double scaled(const struct problem *problem, size_t i, size_t j)
{
        return ldexpl(problem->x[i * problem->p + j], -problem->exponent[j]);
}

static int decompose(struct problem *problem)
{
        int status;

        for (size_t j = 0; j < problem->p; j++) {
                long double sum = 0;

                for (size_t i = 0; i < problem->n; i++)
                        sum += problem->x[i * problem->p + j] * problem->x[i * problem->p + j];
                frexpl(sqrtl(sum), &problem->exponent[j]);
                for (size_t i = 0; i < problem->n; i++)
                        gsl_matrix_set(problem->qr, i, j, (double)scaled(problem, i, j));
        }
        status = gsl_linalg_QR_decomp(problem->qr, problem->tau);
        for (size_t j = 0; j < problem->p && status == GSL_SUCCESS; j++)
                if (!(fabs(gsl_matrix_get(problem->qr, j, j)) > LEAST_DIAGONAL))
                        status = GSL_ESING;
        return status;
}

/* A sum of products in twice the digits of long double (Dekker 1971, A floating-point technique for
 * extending the available precision; Ogita, Rump and Oishi 2005, Accurate sum and dot product). */
struct sum {
        long double high, low;
};

/* The upper half of the digits of @a; the rest is the lower. */
static long double upper(long double a)
{
        const long double splitter = (long double)(1ULL << (LDBL_MANT_DIG + 1) / 2) + 1;
        long double spread = splitter * a;

        return spread - (spread - a);
}

/* What a b lacks when rounded to @product. */
static long double lost(long double a, long double b, long double product)
{
        long double a_high = upper(a), a_low = a - a_high;
        long double b_high = upper(b), b_low = b - b_high;

        return a_low * b_low - (((product - a_high * b_high) - a_low * b_high) - a_high * b_low);
}

static void add_product(struct sum *sum, long double a, long double b)
{
        long double product = a * b, before = sum->high, part;

        sum->high += product;
        part = sum->high - before;
        sum->low += (before - (sum->high - part)) + (product - part) + lost(a, b, product);
}

/* What the augmented equations lack: y - r - X b into dr, -X' r into db. */
static void lacking(const struct problem *problem)
{
        for (size_t i = 0; i < problem->n; i++) {
                struct sum lack = { (long double)problem->y[i], 0 };

                add_product(&lack, -1, problem->r[i]);
                for (size_t j = 0; j < problem->p; j++)
                        add_product(&lack, -scaled(problem, i, j), problem->b[j]);
                gsl_vector_set(problem->dr, i, (double)(lack.high + lack.low));
        }
        for (size_t j = 0; j < problem->p; j++) {
                struct sum lack = { 0, 0 };

                for (size_t i = 0; i < problem->n; i++)
                        add_product(&lack, -scaled(problem, i, j), problem->r[i]);
                gsl_vector_set(problem->db, j, (double)(lack.high + lack.low));
        }
}

/* The correction, in place of what is lacking: with Q'f = (c, d), R'h = g and R db = c - h, the
 * residuals move by Q (h, d). */
static int correct(struct problem *problem)
{
        gsl_matrix_const_view r =
                gsl_matrix_const_submatrix(problem->qr, 0, 0, problem->p, problem->p);
        int status = gsl_linalg_QR_QTvec(problem->qr, problem->tau, problem->dr);

        if (status == GSL_SUCCESS)
                status = gsl_blas_dtrsv(CblasUpper, CblasTrans, CblasNonUnit, &r.matrix,
                                        problem->db);
        for (size_t j = 0; j < problem->p; j++) {
                double c = gsl_vector_get(problem->dr, j), h = gsl_vector_get(problem->db, j);

                gsl_vector_set(problem->dr, j, h);
                gsl_vector_set(problem->db, j, c - h);
        }
        if (status == GSL_SUCCESS)
                status = gsl_blas_dtrsv(CblasUpper, CblasNoTrans, CblasNonUnit, &r.matrix,
                                        problem->db);
        if (status == GSL_SUCCESS)
                status = gsl_linalg_QR_Qvec(problem->qr, problem->tau, problem->dr);
        for (size_t i = 0; i < problem->n; i++)
                problem->r[i] += (long double)gsl_vector_get(problem->dr, i);
        for (size_t j = 0; j < problem->p; j++)
                problem->b[j] += (long double)gsl_vector_get(problem->db, j);
        return status;
}

/* The first correction, from r = y and b = 0, is the solution; more until they no longer shrink. */
static int solve(struct problem *problem)
{
        int status = decompose(problem);
        double size = HUGE_VAL, before = HUGE_VAL;

        for (size_t i = 0; i < problem->n; i++)
                problem->r[i] = (long double)problem->y[i];
        for (int i = 0; i < CORRECTIONS && status == GSL_SUCCESS && (i < 2 || size < before / 2);
             i++) {
                before = size;
                lacking(problem);
                status = correct(problem);
                size = gsl_blas_dnrm2(problem->db);
        }
        return status;
}

/* (X'X)^-1 = S R^-1 R^-T S, S the scales. */
static int fill(struct problem *problem, struct tl__regression *out)
{
        size_t p = problem->p;
        gsl_matrix_view covariance = gsl_matrix_view_array(out->covariance, p, p);
        gsl_matrix_const_view r = gsl_matrix_const_submatrix(problem->qr, 0, 0, p, p);
        long double rss = 0;
        int status;

        gsl_matrix_set_identity(&covariance.matrix);
        status = gsl_blas_dtrsm(CblasLeft, CblasUpper, CblasTrans, CblasNonUnit, 1, &r.matrix,
                                &covariance.matrix);
        if (status == GSL_SUCCESS)
                status = gsl_blas_dtrsm(CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, 1,
                                        &r.matrix, &covariance.matrix);
        for (size_t j = 0; j < p; j++) {
                out->coefficients[j] = (double)ldexpl(problem->b[j], -problem->exponent[j]);
                for (size_t k = 0; k < p; k++)
                        out->covariance[j * p + k] =
                                ldexp(out->covariance[j * p + k],
                                      -problem->exponent[j] - problem->exponent[k]);
        }
        for (size_t i = 0; i < problem->n; i++)
                rss += problem->r[i] * problem->r[i];
        out->rss = (double)rss;
        return status;
}

int tl__least_squares(const long double x[], const double y[], size_t n, size_t p,
                      struct tl__regression *out, struct tl_error *err)
{
        struct problem problem = { .x = x, .y = y, .n = n, .p = p };
        int status = GSL_ENOMEM;

        tl__gsl_quiet();
        if (problem_alloc(&problem))
                status = solve(&problem);
        if (status == GSL_SUCCESS)
                status = fill(&problem, out);
        problem_free(&problem);
        if (status == GSL_ESING)
                return tl__fail(err, TL_EDOMAIN,
                                "the columns of a regression depend on each other");
        if (status != GSL_SUCCESS)
                return tl__fail(err, TL_ENUMERIC, "a regression could not be solved: %s",
                                gsl_strerror(status));
        return TL_OK;
}
