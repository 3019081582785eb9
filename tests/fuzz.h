/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fuzzers have in common: everything that can be asked of data and a plan is asked, and
 * what must be true whatever their bytes are is held to be true. A promise that is broken ends the
 * program. */
#ifndef TL_TESTS_FUZZ_H
#define TL_TESTS_FUZZ_H

#include "targetline.h"

/* The target: fuzz_dataset.c, fuzz_plan.c or fuzz_text.c. fuzz_replay.c calls it with files,
 * libFuzzer with what it makes up. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Aborts and says which promise was broken. */
void fuzz_hold(bool promise, const char *what);
/* Each fault in both languages, and the list in every format. */
void fuzz_faults(const struct tl_faults *faults);
/* The plan listed in every format. */
void fuzz_list(const struct tl_plan *plan);
/* Binds, then projects, evaluates and, with a plan (it may be NULL), assesses; all of it in every
 * format. */
void fuzz_judge(struct tl_dataset *data, const struct tl_plan *plan);

#endif
