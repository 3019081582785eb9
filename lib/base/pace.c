/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates, paces and needs: what happened per year, what must happen per year. Closed formulas, and
 * one root by GSL (Brent). Undefined is TL_MISSING, never a complex or infinite number. */
#include "base/error.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>

/* A rate that leaves the doubles is none. */
static double finite_or_missing(double rate)
{
        return isfinite(rate) ? rate : TL_MISSING;
}

double tl_cagr(double a, double b, double years)
{
        if (!(a > 0) || !(b >= 0) || !(years >= 1))
                return TL_MISSING;
        return b > 0 ? finite_or_missing(expm1(log(b / a) / years)) : -1;
}

/* ------------------------------------------------------------------- paces, path ---- */

/* The quotient, or missing where it is 0/0, x/0 or rests on a missing value. */
static double ratio(double numerator, double denominator)
{
        return denominator < 0 || denominator > 0 ? numerator / denominator : TL_MISSING;
}

/* Change of z per year from one value to another; missing where there is no time. */
static double speed(const struct tl_transform *f, double from, double to, double years)
{
        if (!(years > 0))
                return TL_MISSING;
        return (tl_transform_apply(f, to) - tl_transform_apply(f, from)) / years;
}

double tl_pace_ratio(const struct tl_transform *f, double base, double latest, double target,
                     double elapsed, double total)
{
        return ratio(speed(f, base, latest, elapsed), speed(f, base, target, total));
}

double tl_forward_pace(const struct tl_transform *f, double base, double latest, double target,
                       double elapsed, double left)
{
        return ratio(speed(f, base, latest, elapsed), speed(f, latest, target, left));
}

double tl_path_value(const struct tl_transform *f, double base, double target, double elapsed,
                     double total)
{
        double slope = speed(f, base, target, total);
        double z = tl_transform_apply(f, base) + slope * elapsed;

        return isnan(z) ? TL_MISSING : tl_transform_invert(f, z);
}

/* --------------------------------------------------------------- rates of growth ---- */

/* Log of the compound index; missing where a rate is missing or destroys the level. */
static double log_index(const double percent[], size_t n)
{
        double sum = 0;

        for (size_t i = 0; i < n; i++) {
                if (!(percent[i] > -100))
                        return TL_MISSING;
                sum += log1p(percent[i] / 100);
        }
        return sum;
}

double tl_growth_index(const double percent[], size_t n)
{
        return exp(log_index(percent, n));
}

double tl_need_growth(double g, const double done[], size_t n_done, size_t total, enum tl_mean mean)
{
        double left = (double)total - (double)n_done;
        double sum = 0;

        if (!(left >= 1))
                return TL_MISSING;
        if (mean == TL_GEOMETRIC)
                return finite_or_missing(
                        100 *
                        expm1(((double)total * log_index(&g, 1) - log_index(done, n_done)) / left));
        for (size_t i = 0; i < n_done; i++)
                sum += done[i];
        return ((double)total * g - sum) / left;
}

/* ------------------------------------------------------------------------- flows ---- */

struct flow {
        double last, amount;
        size_t years;
};

/* sum_{k=1..years} last (1 + r)^k - amount, by Horner's rule. */
static double flow_excess(double r, void *data)
{
        const struct flow *flow = data;
        double sum = 0;

        for (size_t k = 0; k < flow->years; k++)
                sum = (sum + flow->last) * (1 + r);
        return sum - flow->amount;
}

/* Iterates until the bracket no longer shrinks: about ten steps. */
static double bracketed_root(gsl_root_fsolver *solver, gsl_function *function, double low,
                             double high)
{
        int status = gsl_root_fsolver_set(solver, function, low, high);

        for (int i = 0; i < 200 && status == GSL_SUCCESS; i++) {
                status = gsl_root_fsolver_iterate(solver);
                if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver),
                                           gsl_root_fsolver_x_upper(solver), 1e-15,
                                           1e-15) == GSL_SUCCESS)
                        break;
        }
        return status == GSL_SUCCESS ? gsl_root_fsolver_root(solver) : TL_MISSING;
}

double tl_need_flow_growth(double last, double amount, size_t years)
{
        struct flow flow = { last, amount, years };
        gsl_function function = { flow_excess, &flow };
        const double low = -0.99, high = 10;
        gsl_root_fsolver *solver;
        double root;

        if (!(last > 0) || years < 1)
                return TL_MISSING;
        if (!(flow_excess(low, &flow) < 0 && flow_excess(high, &flow) > 0))
                return TL_MISSING;
        tl__gsl_quiet();
        solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
        if (!solver)
                return TL_MISSING;
        root = bracketed_root(solver, &function, low, high);
        gsl_root_fsolver_free(solver);
        return root;
}

double tl_profile_share(double profile, double elapsed, double total)
{
        double rate;

        if (!(profile > -100) || !(total > 0))
                return TL_MISSING;
        rate = log1p(profile / 100);
        return rate < 0 || rate > 0 ? expm1(elapsed * rate) / expm1(total * rate) : elapsed / total;
}
