/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of one row: where it stands (standing.c), then the forecast of the measure, or the
 * judgement of a year that is over. The kind of target supplies every formula (plan/targets). */
#include "assess/row.h"

#include <glib.h>

/* Beyond this many observed spans a chance is not given. */
#define MAX_SPANS 3

static void give_up(struct tl_row *row, enum tl_verdict verdict, enum tl_reason reason)
{
        row->verdict = row->projection ? TL_PROJECTED : verdict;
        row->reason = reason;
}

/* --------------------------------------------------------------- what is to come ---- */

static bool met_in(const struct tl__draft *draft, int year)
{
        return tl__target_met(draft->target,
                              draft->kind->measure(&draft->at, &draft->at.known, year),
                              draft->at.base);
}

/* First year of the unbroken run of years that met the bound up to @year. */
static int met_since(const struct tl__draft *draft, int year)
{
        while (tl__target_holds(draft->target) && year > draft->at.base_year &&
               met_in(draft, year - 1))
                year--;
        return year;
}

/* Since when the bound is met, when it is met now; else the first year to come that meets it. */
static int year_reached(const struct tl__draft *draft)
{
        int year = draft->at.latest_year;

        if (draft->met_now)
                return met_since(draft, year);
        if (!tl__target_holds(draft->target))
                year = draft->target->year - 1;
        while (++year <= draft->subject->last_horizon)
                if (tl__target_met(draft->target, tl__row_centre(draft, year), draft->at.base))
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
        row->projected = tl__row_centre(draft, row->year);
        if (subject->n_obs < TL__FEW || !tl_forecast_has_interval(subject->forecast))
                tl__row_qualify(row, subject->after_break ? TL_REASON_SERIES_BREAK
                                                          : TL_REASON_TOO_SHORT);
        if (!tl_forecast_has_interval(subject->forecast))
                return;
        tl__row_chances(draft);
        if (row->year - draft->at.latest_year > MAX_SPANS * span) {
                row->probability = row->probability_stretch = TL_MISSING;
                tl__row_qualify(row, TL_REASON_BEYOND_SPAN);
        } else if (row->projection && draft->kind == &tl__kind_cumulative) {
                row->probability = row->probability_stretch = TL_MISSING;
                tl__row_qualify(row, TL_REASON_NO_BOUND);
        }
}

static void fill_verdict(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;

        row->gap = tl__target_gap(draft->target, row->projected, draft->at.base);
        row->gap_percent =
                tl__row_percent(row->gap, tl__target_bound(draft->target, row->projected));
        row->year_reached = year_reached(draft);
        row->verdict = tl__row_verdict(draft);
        tl__row_qualify_base(draft);
        if (draft->met_now) {
                row->breach_year = breach_year(draft);
                tl__row_qualify(row, TL_REASON_MAINTAIN);
        }
        if (tl__target_at_natural_bound(draft->target))
                tl__row_qualify(row, TL_REASON_AT_BOUND);
        if (row->year < draft->subject->newest_year)
                tl__row_qualify(row, TL_REASON_NOT_YET_PUBLISHED);
}

/* Is any value that the measure rests on not yet official? */
static bool is_provisional(const struct tl__draft *draft)
{
        const struct tl__subject *subject = draft->subject;
        int first = draft->kind->has_period ? draft->target->from : draft->row->year;

        for (int year = MAX(first, subject->first_year); year <= draft->row->year; year++) {
                enum tl_obs_status status = subject->status[year - subject->first_year];

                if (status == TL_PRELIMINARY || status == TL_ESTIMATE)
                        return true;
        }
        return false;
}

static int met_later(const struct tl__draft *draft)
{
        for (int year = draft->row->year + 1; year <= draft->at.latest_year; year++)
                if (met_in(draft, year))
                        return year;
        return 0;
}

/* The target year has its value: that decides. */
static void judge_past(struct tl__draft *draft)
{
        struct tl_row *row = draft->row;
        const struct tl__standing *at = &draft->at;
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
                tl__row_percent(row->gap, tl__target_bound(draft->target, row->measured));
        row->elapsed_share = 1;
        row->probability = met;
        row->verdict = met ? TL_MET : TL_MISSED;
        row->year_reached = met ? met_since(draft, row->year) : met_later(draft);
        if (is_provisional(draft))
                tl__row_qualify(row, TL_REASON_PROVISIONAL);
        if (!met && row->year_reached)
                tl__row_qualify(row, TL_REASON_MET_LATE);
        tl__row_qualify_base(draft);
        if (tl__target_at_natural_bound(draft->target))
                tl__row_qualify(row, TL_REASON_AT_BOUND);
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
               draft->subject->n_obs < TL__FEW;
}

/* A multiple of zero or less has no meaning, nor has growth from there. */
static bool needs_positive_base(const struct tl__draft *draft)
{
        bool rate = draft->target->indicator->nature == TL_GROWTH;

        return draft->kind == &tl__kind_multiple ||
               (draft->kind == &tl__kind_average_growth && !rate);
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
                return tl__row_base_missing(draft);
        if (needs_positive_base(draft) && at->base <= 0)
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

        tl__row_base(draft);
        reason = obstacle(draft);
        if (!past && !row->projection && reason != TL_REASON_ENDED)
                tl__row_so_far(draft);
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
