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
        return verdict_codes[verdict];
}

const char *tl_reason_code(enum tl_reason reason)
{
        return reason_codes[reason];
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

/* Only kinds that hold a value can move away from their bound: a mean growth is no movement. */
static bool moves_away(const struct tl__draft *draft)
{
        int sense = tl__target_sense(draft->target);
        double pace = draft->row->pace_per_year;

        return draft->kind->holds &&
               (sense ? sense * pace < 0 : pace * draft->row->need_per_year < 0);
}

static enum tl_verdict by_chance(const struct tl__draft *draft)
{
        for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
                if (draft->row->probability >= bands[i].chance)
                        return bands[i].verdict;
        return moves_away(draft) ? TL_REVERSING : TL_AT_RISK;
}

/* Share of what is missing now that the projection closes by the target year; where only the target
 * year tells, the pace so far over the pace needed from now on. */
static double closed(const struct tl__draft *draft)
{
        const struct tl_row *row = draft->row;

        return draft->kind->holds ? 1 - row->gap / row->gap_now
                                  : row->pace_per_year / row->need_per_year;
}

static enum tl_verdict by_trend(const struct tl__draft *draft)
{
        double share = closed(draft);

        if (isnan(share))
                return TL_INSUFFICIENT_DATA;
        if (moves_away(draft) || share <= 0)
                return TL_REVERSING;
        for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
                if (share >= bands[i].closed)
                        return bands[i].verdict;
        return TL_BEHIND;
}

enum tl_verdict tl__row_verdict(const struct tl__draft *draft)
{
        const struct tl_row *row = draft->row;
        bool stays_met = tl__target_met(draft->target, row->projected, draft->at.base);

        if (draft->met_now && stays_met && !(row->probability < STAYS_MET))
                return TL_ON_TRACK;
        return isnan(row->probability) ? by_trend(draft) : by_chance(draft);
}
