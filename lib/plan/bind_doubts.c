/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After the second step of binding: values that may be right but do not look it. */
#include "plan/bind.h"

#include "base/text.h"

/* Changes of a series from one value to the next: of logs where it is an amount. */
struct change {
        size_t from, to; /* indexes of the two values */
        double size;     /* per year */
};

static struct tl__place place_of(const struct tl__observed *observed)
{
        return (struct tl__place){ observed->origin->file, (long)observed->line,
                                   (long)observed->column };
}

static char *where(const struct tl__observed *observed)
{
        return g_strdup_printf("%s:%u:%u", observed->origin->file, observed->line,
                               observed->column);
}

static bool is_amount(const struct tl__work *work)
{
        return work->nature < 0 || work->nature == TL_LEVEL || work->nature == TL_FLOW ||
               work->nature == TL_INDEX || work->nature == TL_COUNT;
}

static bool on_logs(const struct tl__work *work)
{
        for (size_t i = 0; i < work->n; i++)
                if (work->value[i] <= 0)
                        return false;
        return is_amount(work);
}

bool tl__is_thousandfold(double a, double b)
{
        double power;

        if (a == 0 || b == 0 || (a > 0) != (b > 0))
                return false;
        power = fabs(log10(a / b));
        return fabs(power - 3) < 0.2 || fabs(power - 6) < 0.2;
}

void tl__tell_thousandfold(const struct tl__observed *one, const struct tl__observed *other,
                           struct tl_faults *faults)
{
        char *year = g_strdup_printf("%d", one->year), *place = where(other);
        char *value = tl__number_machine(tl__observed_value(one));
        char *other_value = tl__number_machine(tl__observed_value(other));

        tl__fault(faults, TL__F_thousandfold, place_of(one), one->origin->bound_indicator, year,
                  value, other_value, place, NULL);
        g_free(year);
        g_free(place);
        g_free(value);
        g_free(other_value);
}

static void tell_jump(const struct tl__work *work, const struct change *jump,
                      struct tl_faults *faults)
{
        char *before = tl__number_machine(work->value[jump->from]);
        char *after = tl__number_machine(work->value[jump->to]);
        char *first = g_strdup_printf("%d", work->first_year + (int)jump->from);
        char *last = g_strdup_printf("%d", work->first_year + (int)jump->to);

        tl__fault(faults, TL__F_jump, place_of(work->from[jump->to]), work->indicator, before,
                  first, after, last, NULL);
        g_free(before);
        g_free(after);
        g_free(first);
        g_free(last);
}

static bool breaks_between(const struct tl__work *work, const struct change *change)
{
        for (size_t i = change->from + 1; i <= change->to; i++)
                if (work->breaks[i])
                        return true;
        return false;
}

/* The changes of a series, of which those over a break are none; returns how many. */
static size_t changes_of(const struct tl__work *work, struct change changes[])
{
        bool logs = on_logs(work);
        size_t n = 0, last = 0; /* the first value is never missing */

        for (size_t i = 1; i < work->n; i++) {
                struct change change = { last, i, 0 };

                if (isnan(work->value[i]))
                        continue;
                last = i;
                if (breaks_between(work, &change))
                        continue;
                change.size = logs ? log(work->value[i] / work->value[change.from])
                                   : work->value[i] - work->value[change.from];
                change.size /= (double)(i - change.from);
                changes[n++] = change;
        }
        return n;
}

static void check_factors(const struct tl__work *work, const struct change changes[], size_t n,
                          struct tl_faults *faults)
{
        for (size_t i = 0; i < n && is_amount(work); i++) {
                const struct tl__observed *one = work->from[changes[i].to];
                const struct tl__observed *other = work->from[changes[i].from];

                if (one->origin->file != other->origin->file &&
                    tl__is_thousandfold(work->value[changes[i].to], work->value[changes[i].from]))
                        tl__tell_thousandfold(one, other, faults);
        }
}

/* A change several times as large as any other, where there are enough to compare it with. */
static void check_jump(const struct tl__work *work, const struct change changes[], size_t n,
                       struct tl_faults *faults)
{
        enum { FEWEST = 6, TIMES = 4 };
        size_t largest = 0;
        double second = 0;

        if (n < FEWEST)
                return;
        for (size_t i = 1; i < n; i++)
                if (fabs(changes[i].size) > fabs(changes[largest].size))
                        largest = i;
        for (size_t i = 0; i < n; i++)
                if (i != largest)
                        second = fmax(second, fabs(changes[i].size));
        if (second > 0 && fabs(changes[largest].size) > TIMES * second)
                tell_jump(work, &changes[largest], faults);
}

/* Of a share whose bounds no plan states. */
static void check_share(const struct tl__work *work, struct tl_faults *faults)
{
        if (work->known || work->nature != TL_SHARE)
                return;
        for (size_t i = 0; i < work->n; i++) {
                char *year, *value;

                if (!(work->value[i] < 0 || work->value[i] > 100))
                        continue;
                year = g_strdup_printf("%d", work->first_year + (int)i);
                value = tl__number_machine(work->value[i]);
                tl__fault(faults, TL__F_share_outside, place_of(work->from[i]), work->indicator,
                          year, value, NULL);
                g_free(year);
                g_free(value);
        }
}

void tl__bind_doubts(const GPtrArray *works, struct tl_faults *faults)
{
        for (size_t i = 0; i < works->len; i++) {
                const struct tl__work *work = g_ptr_array_index(works, i);
                struct change *changes = g_new(struct change, work->n);
                size_t n = changes_of(work, changes);

                check_factors(work, changes, n, faults);
                check_jump(work, changes, n, faults);
                check_share(work, faults);
                g_free(changes);
        }
}
