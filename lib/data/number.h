/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them: 1234.5  1,234.5  1.234,5  1 234,5. One grammar per file, decided
 * from the cells that leave no doubt; never per cell, since 1.234 alone is either. */
#ifndef TL_DATA_NUMBER_H
#define TL_DATA_NUMBER_H

#include "data/csv.h"

struct tl__grammar {
        char decimal; /* '.' or ',' */
        char group;   /* the other one; blanks always group */
};

enum tl__number {
        TL__NUMBER,        /* a value */
        TL__NUMBER_ABSENT, /* a missing token: empty, .. ... … : - – -- n/a NA #N/A x */
        TL__NUMBER_BAD,    /* anything else: text, inf, nan, wrong grouping, 1e101 */
};

/* Collects evidence cell by cell; a cell that only one grammar allows decides, two that disagree
 * are a fault which names both. */
struct tl__grammar_vote;
struct tl__grammar_vote *tl__grammar_vote_new(void);
void tl__grammar_vote_free(struct tl__grammar_vote *vote);
void tl__grammar_vote_add(struct tl__grammar_vote *vote, const char *cell, struct tl__place place);
/* How many of the two grammars cells have decided for. */
size_t tl__grammar_vote_decided(const struct tl__grammar_vote *vote);
/* Has it cells that both allow? */
bool tl__grammar_vote_ambiguous(const struct tl__grammar_vote *vote);
/* @declared '.' or ',' overrides, without a vote; 0 asks the votes. Without any mark in the file
 * either will do. Faults: number_mixed; number_ambiguous where all there is are cells like 1.234.
 * On TL_EDATA @out is untouched. */
int tl__grammar_decide(const struct tl__grammar_vote *vote, char declared, struct tl__grammar *out,
                       struct tl_faults *faults);

/* Signs + - and U+2212; groups of three by the grammar's mark or by blanks (U+0020, U+00A0, U+202F,
 * U+2009), one kind in a number; exponents. @out is written for TL__NUMBER only. */
enum tl__number tl__number_parse(const struct tl__grammar *grammar, const char *cell, double *out);
/* Adds the fault that says why a cell is TL__NUMBER_BAD. */
void tl__number_blame(const struct tl__grammar *grammar, const char *cell, struct tl__place place,
                      struct tl_faults *faults);

/* The calendar years that there are. */
#define TL__FIRST_YEAR 1800
#define TL__LAST_YEAR  2200
/* One of them written alone ("2024"); 0 when it is not one. */
int tl__year_parse(const char *cell);

#endif
