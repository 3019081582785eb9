/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them: 1234.5  1,234.5  1.234,5  1 234,5. One grammar per file, decided from the
 * cells that leave no doubt; never per cell, since 1.234 alone is either. */
#ifndef TL_DATA_NUMBER_H
#define TL_DATA_NUMBER_H

#include "data/csv.h"

struct tl__grammar {
        char decimal; /* '.' or ',' ; 0 until decided */
        char group;   /* ',' '.' or 0; blanks always group */
};

enum tl__number {
        TL__NUMBER,        /* a value */
        TL__NUMBER_ABSENT, /* a missing token: "", .., ..., :, -, n/a, NA, NaN text is not one */
        TL__NUMBER_BAD,    /* anything else: text, inf, nan, wrong grouping */
};

/* Collects evidence cell by cell; a cell that only one grammar allows decides, two that disagree are a
 * fault which names both. */
struct tl__grammar_vote;
struct tl__grammar_vote *tl__grammar_vote_new(void);
void tl__grammar_vote_free(struct tl__grammar_vote *vote);
void tl__grammar_vote_add(struct tl__grammar_vote *vote, const char *cell, struct tl__place place);
/* @declared '.' or ',' overrides; 0 asks the votes. Cells like 1.234 with no other evidence are a fault
 * (number_ambiguous) that asks for --decimal. */
int tl__grammar_decide(const struct tl__grammar_vote *vote, char declared,
                       struct tl__grammar *out, struct tl_faults *faults);

enum tl__number tl__number_parse(const struct tl__grammar *grammar, const char *cell, double *out);

/* A calendar year written alone ("2024"), 1800 to 2200; 0 when it is not one. */
int tl__year_parse(const char *cell);

#endif
