/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict: from the chance where there is one, else from the trend. Codes of verdicts and
 * reasons. */
#include "assess/row.h"

static const char *const verdict_codes[TL_N_VERDICTS] = {
        [TL_MET] = "met",
        [TL_ON_TRACK] = "on_track",
        [TL_LIKELY] = "likely",
        [TL_BEHIND] = "behind",
        [TL_AT_RISK] = "at_risk",
        [TL_REVERSING] = "reversing",
        [TL_MISSED] = "missed",
        [TL_INSUFFICIENT_DATA] = "insufficient_data",
        [TL_DISCONTINUED] = "discontinued",
        [TL_PROJECTED] = "projection",
};

static const char *const reason_codes[TL_N_REASONS] = {
#define REASON_CODE(name, code) [TL_REASON_##name] = code,
        TL_REASONS(REASON_CODE)
#undef REASON_CODE
};

const char *tl_verdict_code(enum tl_verdict verdict)
{
        return (unsigned)verdict < TL_N_VERDICTS ? verdict_codes[verdict] : "unknown";
}

const char *tl_reason_code(enum tl_reason reason)
{
        return (unsigned)reason < TL_N_REASONS ? reason_codes[reason] : "unknown";
}

/* Least chance, and least share of the remaining gap closed, of each verdict. The chances are this
 * project's own bands; the shares are those of the German sustainability indicators (Destatis): a
 * trend that leaves less than 5% of the gap open, less than 20%, more. */
static const struct {
        double chance, closed;
        enum tl_verdict verdict;
} bands[] = {
        { 0.75, 0.95, TL_ON_TRACK },
        { 0.50, 0.80, TL_LIKELY },
        { 0.25, 0.00, TL_BEHIND },
};

/* Even odds that what is met now will be met then keep it on track. */
#define STAYS_MET 0.5

/* Only what can be met before its year can move away from it: a mean growth so far is no movement.
 * By the observed pace; where nothing was observed since the base, by the forecast. */
static bool moves_away(const struct tl__draft *draft)
{
        const struct tl_row *row = draft->row;
        int sense = tl__target_sense(draft->target);
        double change =
                isnan(row->pace_per_year) ? row->projected - row->measured : row->pace_per_year;

        if (!tl__target_holds(draft->target))
                return false;
        return sense ? sense * change < 0 : row->gap > row->gap_now;
}

static enum tl_verdict by_chance(const struct tl__draft *draft)
{
        for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
                if (draft->row->probability >= bands[i].chance)
                        return bands[i].verdict;
        return moves_away(draft) ? TL_REVERSING : TL_AT_RISK;
}

/* By the share of what is missing now that the projection closes. What is met now and will not stay
 * so closes nothing. */
#define NOTHING 1e-9

static enum tl_verdict by_trend(const struct tl__draft *draft)
{
        const struct tl_row *row = draft->row;
        double closed = row->gap_now > 0 ? 1 - row->gap / row->gap_now : 0;

        if (isnan(row->gap))
                return TL_INSUFFICIENT_DATA;
        if (tl__target_met(draft->target, row->projected, draft->at.base))
                return TL_ON_TRACK;
        if (moves_away(draft))
                return TL_REVERSING;
        for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
                if (closed >= bands[i].closed && closed > NOTHING)
                        return bands[i].verdict;
        return TL_AT_RISK;
}

enum tl_verdict tl__row_verdict(const struct tl__draft *draft)
{
        const struct tl_row *row = draft->row;
        bool stays_met = tl__target_met(draft->target, row->projected, draft->at.base);

        if (draft->met_now && stays_met && !(row->probability < STAYS_MET))
                return TL_ON_TRACK;
        return isnan(row->probability) ? by_trend(draft) : by_chance(draft);
}
