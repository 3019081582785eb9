/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of one row: the base, the measure so far, path, need and pace, then the forecast of the
 * measure. The kind of target supplies every formula (plan/targets). */
#include "assess/row.h"

/* Beyond this many observed spans a chance is not given. */
#define MAX_SPANS 3

/* The first reason given is the one that matters most; later ones do not replace it. */
static void qualify(struct tl_row *row, enum tl_reason reason)
{
        if (row->reason == TL_REASON_NONE)
                row->reason = reason;
}

static void give_up(struct tl_row *row, enum tl_verdict verdict, enum tl_reason reason)
{
        row->verdict = row->projection ? TL_PROJECTED : verdict;
        row->reason = reason;
}

static double percent_of(double gap, double bound)
{
        return bound == 0 ? TL_MISSING : 100 * gap / fabs(bound);
}

/* ------------------------------------------------------------------ base, so far ---- */

/* The base year's value, else that of the nearest year within two, the earlier first. The measure
 * of a period never takes its start from a neighbouring year. */
static void find_base(struct tl__draft *draft)
{
        static const int offsets[] = { 0, -1, 1, -2, 2 };
        struct tl__standing *at = &draft->at;
        size_t n = draft->kind->has_period ? 1 : sizeof offsets / sizeof *offsets;
        int wanted = draft->kind->has_period ? draft->target->from - 1 : draft->target->base_year;

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

static void qualify_base(const struct tl__draft *draft)
{
        if (draft->kind->has_period)
                return;
        if (isnan(draft->at.base))
                qualify(draft->row, TL_REASON_BASE_MISSING);
        else if (draft->at.base_year != draft->target->base_year)
                qualify(draft->row, TL_REASON_BASE_NEARBY);
}

/* Where the plan wanted the measure to stand in the latest year. A level target with milestones is
 * on the leg from the last one passed to the next one due. */
static double planned(const struct tl__draft *draft)
{
        const struct tl_target *next = draft->target;
        struct tl__standing leg = draft->at;

        for (size_t i = 0; draft->milestones[i]; i++) {
                const struct tl_target *milestone = draft->milestones[i];
                bool passed = milestone->year < draft->at.latest_year;

                if (draft->kind != &tl__kind_level || tl__kind_find(milestone->kind) != draft->kind)
                        continue;
                if (passed && milestone->year > leg.base_year) {
                        leg.base_year = milestone->year;
                        leg.base = tl__target_bound(milestone, draft->row->measured);
                } else if (!passed && milestone->year < next->year) {
                        next = milestone;
                }
        }
        leg.target = next;
        return draft->kind->planned(&leg, tl__target_bound(next, draft->row->measured));
}

/* Since the base; where nothing was observed after it, since the first observation. */
static double pace(const struct tl__draft *draft)
{
        struct tl__standing since = draft->at;
        double pace_since_base = draft->kind->pace(&since);

        if (!isnan(pace_since_base) || draft->kind != &tl__kind_level)
                return pace_since_base;
        since.base_year = draft->subject->first_year;
        since.base = draft->subject->y[0];
        return draft->kind->pace(&since);
}

static double need(const struct tl__draft *draft, double bound)
{
        double change = draft->kind->need(&draft->at, bound);
        bool whole = draft->target->indicator->nature == TL_COUNT && !draft->row->need_unit[0];

        return whole ? copysign(ceil(fabs(change) - 1e-9), change) : change;
}

static void fill_so_far(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        const struct tl__standing *at = &draft->at;
        const struct tl__kind *kind = draft->kind;
        int sense = tl__target_sense(draft->target);
        double bound, ratio;

        row->measured = kind->measure(at, &at->known, at->latest_year);
        bound = tl__target_bound(draft->target, row->measured);
        draft->met_now = kind->holds && tl__target_met(draft->target, row->measured, at->base);
        row->gap_now = tl__target_gap(draft->target, row->measured, at->base);
        row->gap_now_percent = percent_of(row->gap_now, bound);
        row->elapsed_share = tl__elapsed(at) / tl__total(at);
        row->attained_share = kind->attained(at, bound);
        row->path_value = planned(draft);
        row->path_deviation = sense ? sense * (row->measured - row->path_value) : TL_MISSING;
        row->need_unit = kind->need_unit(at);
        row->need_per_year = need(draft, bound);
        row->pace_per_year = pace(draft);
        ratio = kind->pace(at) / kind->required(at, bound);
        row->pace_ratio = isfinite(ratio) ? ratio : TL_MISSING;
}

/* --------------------------------------------------------------- what is to come ---- */

static bool meets_in(const struct tl__draft *draft, const struct tl__path *path, int year)
{
        return tl__target_met(draft->target, draft->kind->measure(&draft->at, path, year),
                              draft->at.base);
}

/* First year of the unbroken run up to the latest when the bound is met now; else the first to
 * come. */
static int year_reached(const struct tl__draft *draft)
{
        int latest = draft->at.latest_year, year = latest;

        if (draft->met_now) {
                while (year > draft->at.base_year && meets_in(draft, &draft->at.known, year - 1))
                        year--;
                return year;
        }
        if (!draft->kind->holds)
                year = draft->target->year - 1;
        while (++year <= draft->subject->last_horizon)
                if (meets_in(draft, &draft->future, year))
                        return year;
        return 0;
}

/* Met already, moving towards the bound: the year in which the margin is used up at that pace. */
static int breach_year(const struct tl__draft *draft)
{
        const struct tl__standing *at = &draft->at;
        double change = draft->row->measured - draft->kind->measure(at, &at->known, at->base_year);
        double erosion = -tl__target_sense(draft->target) * change / tl__elapsed(at);
        double year = at->latest_year - draft->row->gap_now / erosion;

        return erosion > 0 && year <= draft->subject->last_horizon ? (int)ceil(year - 1e-9) : 0;
}

static void fill_forecast(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        struct tl__subject *subject = draft->subject;
        int span = draft->at.latest_year - subject->first_year;

        row->model = tl_forecast_model(subject->forecast);
        row->mase = subject->mase;
        row->projected = draft->kind->measure(&draft->at, &draft->future, row->year);
        if (!tl_forecast_has_interval(subject->forecast)) {
                qualify(row, subject->after_break ? TL_REASON_SERIES_BREAK : TL_REASON_TOO_SHORT);
                return;
        }
        tl__row_chances(draft);
        if (row->year - draft->at.latest_year > MAX_SPANS * span) {
                row->probability = row->probability_stretch = TL_MISSING;
                qualify(row, TL_REASON_BEYOND_SPAN);
        }
}

static void fill_verdict(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;

        row->gap = tl__target_gap(draft->target, row->projected, draft->at.base);
        row->gap_percent = percent_of(row->gap, tl__target_bound(draft->target, row->projected));
        row->year_reached = year_reached(draft);
        row->verdict = tl__row_verdict(draft);
        qualify_base(draft);
        if (draft->met_now) {
                row->breach_year = breach_year(draft);
                qualify(row, TL_REASON_MAINTAIN);
        }
        if (tl__target_at_natural_bound(draft->target))
                qualify(row, TL_REASON_AT_BOUND);
        if (row->year < draft->subject->newest_year)
                qualify(row, TL_REASON_NOT_YET_PUBLISHED);
}

/* The target year has its value: that decides. */
static void judge_past(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        const struct tl__standing *at = &draft->at;
        size_t i = (size_t)(row->year - draft->subject->first_year);
        bool met;

        row->measured = row->projected = draft->kind->measure(at, &at->known, row->year);
        if (isnan(row->measured)) {
                row->missing_year = row->year;
                give_up(row, TL_INSUFFICIENT_DATA, TL_REASON_GAP_IN_PERIOD);
                return;
        }
        met = tl__target_met(draft->target, row->measured, at->base);
        row->gap = row->gap_now = tl__target_gap(draft->target, row->measured, at->base);
        row->gap_percent = row->gap_now_percent =
                percent_of(row->gap, tl__target_bound(draft->target, row->measured));
        row->elapsed_share = 1;
        row->probability = met;
        row->verdict = met ? TL_MET : TL_MISSED;
        for (int year = row->year; year <= at->latest_year && !row->year_reached; year++)
                if (meets_in(draft, &at->known, year))
                        row->year_reached = year;
        if (draft->subject->status[i] != TL_OFFICIAL)
                qualify(row, TL_REASON_PROVISIONAL);
        qualify_base(draft);
}

/* ----------------------------------------------------------------- the row whole ---- */

/* A rate of -100% or less ends the level it is the growth of. */
static bool level_destroyed(const struct tl__draft *draft)
{
        const struct tl__path *known = &draft->at.known;
        bool destroyed = false;

        if (draft->kind != &tl__kind_average_growth ||
            draft->target->indicator->nature != TL_GROWTH)
                return false;
        for (size_t i = 0; i < known->n; i++)
                destroyed |= known->y[i] <= -100;
        return destroyed;
}

/* A few values, none of them since the plan began: their trend says nothing of the plan. */
static bool trend_is_older(const struct tl__draft *draft)
{
        return !draft->kind->has_period && draft->at.latest_year <= draft->target->base_year &&
               !tl_forecast_has_interval(draft->subject->forecast);
}

/* Why the measure cannot be had; TL_REASON_NONE when it can. */
static enum tl_reason obstacle(struct tl__draft *draft)
{
        const struct tl__standing *at = &draft->at;
        const struct tl_indicator *indicator = draft->target->indicator;

        if (indicator->discontinued && draft->row->year >= indicator->discontinued &&
            draft->row->year > at->latest_year)
                return TL_REASON_ENDED;
        if (level_destroyed(draft))
                return TL_REASON_LEVEL_DESTROYED;
        draft->row->missing_year = draft->kind->missing_year(at, draft->row->year);
        if (draft->row->missing_year)
                return TL_REASON_GAP_IN_PERIOD;
        if (draft->kind->needs_base && isnan(at->base))
                return TL_REASON_BASE_MISSING;
        if (draft->kind == &tl__kind_multiple && at->base <= 0)
                return TL_REASON_BASE_NOT_POSITIVE;
        if (!draft->subject->forecast)
                return draft->subject->refused;
        return trend_is_older(draft) ? TL_REASON_BEFORE_BASE : TL_REASON_NONE;
}

static void assess(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        bool past = row->year <= draft->at.latest_year;
        enum tl_reason reason;

        find_base(draft);
        reason = obstacle(draft);
        if (!past && !row->projection && reason != TL_REASON_ENDED)
                fill_so_far(draft);
        if (past && (reason == TL_REASON_NONE || reason == draft->subject->refused)) {
                judge_past(draft);
                return;
        }
        if (reason != TL_REASON_NONE) {
                give_up(row, reason == TL_REASON_ENDED ? TL_DISCONTINUED : TL_INSUFFICIENT_DATA,
                        reason);
                return;
        }
        fill_forecast(draft);
        if (row->projection)
                row->verdict = TL_PROJECTED;
        else
                fill_verdict(draft);
}

static const struct tl_row empty_row = {
        .base_value = TL_MISSING,
        .latest_value = TL_MISSING,
        .measured = TL_MISSING,
        .elapsed_share = TL_MISSING,
        .attained_share = TL_MISSING,
        .path_value = TL_MISSING,
        .path_deviation = TL_MISSING,
        .projected = TL_MISSING,
        .gap = TL_MISSING,
        .gap_percent = TL_MISSING,
        .gap_now = TL_MISSING,
        .gap_now_percent = TL_MISSING,
        .need_per_year = TL_MISSING,
        .pace_per_year = TL_MISSING,
        .pace_ratio = TL_MISSING,
        .probability = TL_MISSING,
        .probability_stretch = TL_MISSING,
        .mase = TL_MISSING,
        .need_unit = "",
        .model = "",
};

static void begin(struct tl_row *row, const struct tl__subject *subject,
                  const struct tl_target *target, int year)
{
        *row = empty_row;
        for (size_t i = 0; i < TL_MAX_LEVELS; i++)
                row->lower[i] = row->upper[i] = TL_MISSING;
        row->indicator = subject->indicator;
        row->target = target;
        row->area = subject->area;
        row->year = year;
        row->projection = year > target->year;
        row->base_year = target->base_year;
        row->n_obs = subject->n_obs;
        row->synthetic = subject->synthetic;
        if (subject->n == 0)
                return;
        row->latest_year = subject->first_year + (int)subject->n - 1;
        row->latest_value = subject->y[subject->n - 1];
        row->latest_status = subject->status[subject->n - 1];
}

void tl__row_fill(struct tl_row *row, struct tl__subject *subject, const struct tl_target *target,
                  const struct tl_target *const milestones[], int year,
                  const struct tl_assess_settings *settings)
{
        size_t horizon = subject->forecast ? tl_forecast_horizon(subject->forecast) : 0;
        bool ended = target->indicator->discontinued && year >= target->indicator->discontinued;
        struct tl__draft draft = {
                .row = row,
                .subject = subject,
                .target = target,
                .milestones = milestones,
                .kind = tl__kind_find(target->kind),
                .settings = settings,
                .future = { subject->first_year, subject->n + horizon, subject->future },
        };

        begin(row, subject, target, year);
        draft.at = (struct tl__standing){
                .target = target,
                .latest_year = row->latest_year,
                .known = { subject->first_year, subject->n, subject->y },
        };
        if (subject->n > 0)
                assess(&draft);
        else if (ended)
                give_up(row, TL_DISCONTINUED, TL_REASON_ENDED);
        else
                give_up(row, TL_INSUFFICIENT_DATA, TL_REASON_NO_DATA);
}
