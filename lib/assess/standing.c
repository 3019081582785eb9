/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an indicator stands: the base, the measure so far, the planned way, what it needs per year
 * and how fast it goes. */
#include "assess/row.h"

#include <glib.h>

/* The first reason given is the one that matters most; later ones do not replace it. */
void tl__row_qualify(struct tl_row *row, enum tl_reason reason)
{
        if (row->reason == TL_REASON_NONE)
                row->reason = reason;
}

double tl__row_percent(double gap, double bound)
{
        return bound == 0 ? TL_MISSING : 100 * gap / fabs(bound);
}

/* The base year's value, else that of the nearest year within two, the earlier first. Neither a
 * period nor a base from before a break takes a neighbouring year's. */
void tl__row_base(struct tl__draft *draft)
{
        static const int offsets[] = { 0, -1, 1, -2, 2 };
        struct tl__standing *at = &draft->at;
        int wanted = draft->kind->has_period ? draft->target->from - 1 : draft->target->base_year;
        bool broken = draft->subject->after_break && wanted < draft->subject->first_year;
        size_t n = draft->kind->has_period || broken ? 1 : sizeof offsets / sizeof *offsets;

        at->base = TL_MISSING;
        at->base_year = wanted;
        for (size_t i = 0; i < n && isnan(at->base); i++) {
                at->base = tl__path_at(&at->known, wanted + offsets[i]);
                if (!isnan(at->base))
                        at->base_year = wanted + offsets[i];
        }
        draft->row->base_year = at->base_year;
        draft->row->base_value = at->base;
}

enum tl_reason tl__row_base_missing(const struct tl__draft *draft)
{
        return draft->subject->after_break ? TL_REASON_SERIES_BREAK : TL_REASON_BASE_MISSING;
}

void tl__row_qualify_base(const struct tl__draft *draft)
{
        if (draft->kind->has_period)
                return;
        if (isnan(draft->at.base))
                tl__row_qualify(draft->row, tl__row_base_missing(draft));
        else if (draft->at.base_year != draft->target->base_year)
                tl__row_qualify(draft->row, TL_REASON_BASE_NEARBY);
}

/* Where the plan wanted the measure to stand in the latest year: on the leg of the way from the
 * base or the last milestone passed to the next one due. */
static double planned(const struct tl__draft *draft)
{
        const struct tl_target *next = draft->target;
        int latest = draft->at.latest_year, start = draft->at.base_year;
        double from = draft->kind->measure(&draft->at, &draft->at.known, start);

        for (size_t i = 0; draft->milestones[i]; i++) {
                const struct tl_target *milestone = draft->milestones[i];
                bool passed = milestone->year < latest;

                if (tl__kind_find(milestone->kind) != draft->kind || draft->kind->has_period)
                        continue;
                if (passed && milestone->year > start) {
                        start = milestone->year;
                        from = tl__target_bound(milestone, draft->row->measured);
                } else if (!passed && milestone->year < next->year) {
                        next = milestone;
                }
        }
        return draft->kind->planned(&draft->at, from, tl__target_bound(next, draft->row->measured),
                                    (double)MAX(latest - start, 0) / (next->year - start));
}

/* Whole things, rounded up; nothing for what stays inside its range. */
static double need(const struct tl__draft *draft, double bound)
{
        double change = draft->kind->need(&draft->at, bound);
        bool whole = draft->target->indicator->nature == TL_COUNT && !draft->row->need_unit[0];

        if (draft->target->op == TL_INSIDE && draft->met_now)
                return 0;
        return whole ? copysign(ceil(fabs(change) - 1e-9), change) : change;
}

/* Ratios to a way that was behind the indicator when the plan began would have the wrong sign. */
static void fill_ratios(struct tl__draft *draft, double bound)
{
        struct tl_row *row = draft->row;
        const struct tl__standing *at = &draft->at;
        double begun = draft->kind->measure(at, &at->known, at->base_year);
        double ratio = row->pace_per_year / draft->kind->required(at, bound);

        if (!draft->kind->has_period && tl__target_met(draft->target, begun, at->base))
                return;
        row->attained_share = draft->kind->attained(at, bound);
        row->pace_ratio = isfinite(ratio) ? ratio : TL_MISSING;
}

static double elapsed_share(const struct tl__draft *draft)
{
        const struct tl_target *target = draft->target;
        int start = draft->kind->has_period ? target->from - 1 : target->base_year;

        return (double)MAX(draft->at.latest_year - start, 0) / (target->year - start);
}

void tl__row_so_far(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        const struct tl__standing *at = &draft->at;
        const struct tl__kind *kind = draft->kind;
        int sense = tl__target_sense(draft->target);
        double bound;

        row->measured = kind->measure(at, &at->known, at->latest_year);
        bound = tl__target_bound(draft->target, row->measured);
        draft->met_now = tl__target_holds(draft->target) &&
                         tl__target_met(draft->target, row->measured, at->base);
        row->gap_now = tl__target_gap(draft->target, row->measured, at->base);
        row->gap_now_percent = tl__row_percent(row->gap_now, bound);
        row->elapsed_share = elapsed_share(draft);
        row->path_value = planned(draft);
        row->path_deviation = sense ? sense * (row->measured - row->path_value) : TL_MISSING;
        row->need_unit = kind->need_unit(at);
        row->need_per_year = need(draft, bound);
        row->pace_per_year = kind->pace(at);
        fill_ratios(draft, bound);
}
