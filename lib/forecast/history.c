/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/history.h"

#include "base/error.h"
#include "base/numeric.h"

#include <glib.h>
#include <stdlib.h>

#define MAX_YEARS 10000

/* Ten to the place of the last nonzero of 15 significant digits: 0.1 for 38.6, 100 for 36800. */
static double last_digit(double y)
{
        char text[G_ASCII_DTOSTR_BUF_SIZE];
        size_t end;

        g_ascii_formatd(text, sizeof text, "%.14e", fabs(y)); /* d.dddddddddddddde+dd */
        for (end = 15; end > 1 && text[end] == '0'; end--)
                ;
        return pow(10, atoi(text + 17) - (double)(end - 1));
}

/* Round numbers are not rounded numbers: 1000 is known to a unit. */
static double rounding_unit(const double y[], size_t n)
{
        double unit = 1;

        for (size_t i = 0; i < n; i++)
                if (!isnan(y[i]) && fabs(y[i]) > 0)
                        unit = fmin(unit, last_digit(y[i]));
        return unit;
}

/* An end of a share that was only assumed is refuted by a value beyond it: enrolment of 104% of an
 * age group is a ratio, a balance of -3% of GDP a balance. */
static void doubt_share(struct tl__history *history)
{
        double least = HUGE_VAL, most = -HUGE_VAL;

        for (size_t i = 0; i < history->n; i++) {
                least = fmin(least, history->y[i]); /* pass over missing values */
                most = fmax(most, history->y[i]);
        }
        if (history->nature == TL_SHARE && isnan(history->upper) && most > 100)
                history->nature = TL_LEVEL;
        if (history->nature == TL_SHARE && isnan(history->lower) && least < 0)
                history->nature = TL_BALANCE;
}

/* Those of the nature where none are given. */
static int check_bounds(struct tl__history *history, struct tl_error *err)
{
        struct tl_transform own = tl_transform_for(history->nature, history->lower, history->upper,
                                                   history->y, history->n);

        history->lower = own.lower;
        history->upper = own.upper;
        if (history->lower >= history->upper)
                return tl__fail(err, TL_EINVALID, "bounds from %g to %g leave no room",
                                history->lower, history->upper);
        for (size_t i = 0; i < history->n; i++) {
                double y = history->y[i];

                if (y < history->lower || y > history->upper || fabs(y) > TL__LARGEST)
                        return tl__fail(err, TL_EDOMAIN,
                                        "value %zu, %g, lies outside the bounds %g to %g", i + 1, y,
                                        history->lower, history->upper);
        }
        return TL_OK;
}

int tl__history_set(struct tl__history *history, const double y[], size_t n, struct tl_error *err)
{
        if (n > MAX_YEARS)
                return tl__fail(err, TL_EINVALID, "%zu years; %d are possible", n, MAX_YEARS);
        history->n_observed = 0;
        for (size_t i = 0; i < n; i++)
                history->n_observed += isnan(y[i]) ? 0 : 1;
        if (history->n_observed == 0)
                return tl__fail(err, TL_ESHORT, "no value is observed");
        if (isnan(y[n - 1]))
                return tl__fail(err, TL_EMISSING, "the last value is missing");
        for (; isnan(*y); y++)
                n--;
        history->y = y;
        history->n = n;
        history->unit = rounding_unit(y, n);
        doubt_share(history);
        return check_bounds(history, err);
}
