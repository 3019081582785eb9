/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A series in the making, which the steps of binding hand on; an indicator's bounds. */
#include "plan/bind.h"

#include "base/text.h"

struct tl__work *tl__work_new(const char *indicator, const char *area, int first_year, size_t n)
{
        struct tl__work *work = g_new0(struct tl__work, 1);

        work->indicator = indicator;
        work->area = area;
        work->unit = "";
        work->nature = -1;
        work->first_year = first_year;
        work->n = n;
        work->value = g_new(double, n);
        work->status = g_new(enum tl_obs_status, n);
        work->breaks = g_new0(bool, n);
        work->from = g_new0(const struct tl__observed *, n);
        for (size_t i = 0; i < n; i++) {
                work->value[i] = TL_MISSING;
                work->status[i] = TL_NOT_AVAILABLE;
        }
        return work;
}

void tl__work_free(void *data)
{
        struct tl__work *work = data;

        g_free(work->value);
        g_free(work->status);
        g_free(work->breaks);
        g_free(work->from);
        g_free(work);
}

bool tl__outside(const struct tl_indicator *indicator, double value)
{
        return value < indicator->lower || value > indicator->upper; /* false for no bound */
}

char *tl__bound_text(double bound, const char *none)
{
        return isnan(bound) ? g_strdup(none) : tl__number_machine(bound);
}
