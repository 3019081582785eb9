/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law of a least squares line: se^2 = s^2 (1 + 1/n + (T - t_mean)^2 / sxx), n - 2 degrees of
 * freedom. */
#include "forecast/models/line.h"

int tl__line_law(const double z[], size_t n, struct tl__law *law, struct tl_error *err)
{
        struct tl_line line;
        int status = tl_line_fit(NULL, z, n, &line, err);

        if (status)
                return status;
        law->df = (double)line.n - 2;
        law->s = law->df > 0 ? line.s : 0;
        law->n_parameters = 2;
        law->covariance[0][0] = 1 / (double)line.n;
        law->covariance[1][1] = 1 / line.sxx;
        for (size_t h = 0; h < law->horizon; h++) {
                double away = (double)(n + h) - line.t_mean;

                law->mean[h] = line.intercept + line.slope * away;
                law->gradient[2 * h] = 1;
                law->gradient[2 * h + 1] = away;
        }
        law->psi[0] = 1;
        return TL_OK;
}
