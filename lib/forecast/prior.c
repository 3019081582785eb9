/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forecast/prior.h"

/* The words of the files in priors/. */
enum { TREND = false, TRANSITORY = true };
enum { PLAINLY = false, ROBUST = true };

#define PRIOR(...)
#define COMPONENT(view, type, jumps, ...) { TL__VIEW_##view, type, jumps, __VA_ARGS__ },

static const struct tl__component level[] = {
#include "forecast/priors/level.def"
};

static const struct tl__component share[] = {
#include "forecast/priors/share.def"
};

static const struct tl__component signed_values[] = {
#include "forecast/priors/signed.def"
};

#undef PRIOR
#undef COMPONENT
#define PRIOR(...) __VA_ARGS__,
#define COMPONENT(...)

const struct tl__prior tl__prior_level = {
#include "forecast/priors/level.def"
        level, sizeof level / sizeof *level
};

const struct tl__prior tl__prior_share = {
#include "forecast/priors/share.def"
        share, sizeof share / sizeof *share
};

const struct tl__prior tl__prior_signed = {
#include "forecast/priors/signed.def"
        signed_values, sizeof signed_values / sizeof *signed_values
};

const struct tl__prior *tl__prior_for(enum tl_nature nature)
{
        static const struct tl__prior *const priors[TL_N_NATURES] = {
                [TL_LEVEL] = &tl__prior_level,    [TL_FLOW] = &tl__prior_level,
                [TL_INDEX] = &tl__prior_level,    [TL_COUNT] = &tl__prior_level,
                [TL_SHARE] = &tl__prior_share,    [TL_GROWTH] = &tl__prior_signed,
                [TL_BALANCE] = &tl__prior_signed,
        };

        return priors[nature];
}
