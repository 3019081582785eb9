/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of publication, and years as tables head their columns with them. */
#ifndef TL_DATA_DATES_H
#define TL_DATA_DATES_H

/* -1 for what is no date. */
/* 2025-06-30, 20250630, 30/6/2025, 2025-06, 6/2025, 2025: yyyymmdd with 00 for parts not stated;
 * day before month, as Vietnam writes. */
int tl__date_of(const char *text);

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
