/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of statistical tables, Vietnamese and English: names of columns, statuses, years
 * with a status, natures, dates. Case, accents' encoding, blanks and punctuation do not matter. */
#ifndef TL_DATA_TERMS_H
#define TL_DATA_TERMS_H

#include "targetline.h"

enum tl__field {
        TL__FIELD_INDICATOR,
        TL__FIELD_INDICATOR_NAME, /* stands in where there is no TL__FIELD_INDICATOR */
        TL__FIELD_AREA,
        TL__FIELD_AREA_NAME, /* likewise */
        TL__FIELD_YEAR,
        TL__FIELD_VALUE,
        TL__FIELD_STATUS,
        TL__FIELD_PUBLISHED,
        TL__FIELD_UNIT,
        TL__FIELD_SOURCE,
        TL__FIELD_NOTE,
        TL__FIELD_NATURE,
        TL__FIELD_BREAK,
        TL__FIELD_PROVENANCE,
        TL__FIELD_OTHER, /* known, of no use here: url, quote, ... */
        TL__N_FIELDS
};

/* Each returns -1 for an unknown word. */
int tl__field_of(const char *heading);
int tl__status_of(const char *word);
int tl__nature_of(const char *word);
int tl__yes_no(const char *word); /* 0 no, also for an empty word; 1 yes */
/* 2025-06-30, 20250630, 30/6/2025, 2025-06, 6/2025, 2025: yyyymmdd with 00 for parts not stated;
 * day before month, as Vietnam writes. */
int tl__date_of(const char *text);

/* The known name of a column nearest to a heading, or NULL. */
const char *tl__field_nearest(const char *heading);

/* What a cell says about a year. */
enum tl__year_kind {
        TL__YEAR_NONE,   /* not a year: words, a period, a month */
        TL__YEAR,        /* 2023, Sơ bộ 2023, Prel. 2023, 2023 (p), Năm 2023 */
        TL__YEAR_RANGE,  /* the same outside 1800..2200 */
        TL__YEAR_MARKED, /* what stands beside it may mean anything: 2023*, 2023-24, 2023.5 */
};
struct tl__year_label {
        enum tl__year_kind kind;
        int year;
        int status;        /* enum tl_obs_status, -1 where none is stated */
        const char *words; /* the cell itself, borrowed */
};
struct tl__year_label tl__year_label(const char *cell);

#endif
