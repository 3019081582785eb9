/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels of PX-Web tables of the Vietnamese statistics office, in either language and also as a
 * code page left them that has not all Vietnamese letters: "So b? 2022". */
#ifndef TL_DATA_READERS_PX_LABEL_H
#define TL_DATA_READERS_PX_LABEL_H

#include <stdbool.h>

enum tl__px_kind {
        TL__PX_TEXT, /* says nothing about time */
        TL__PX_YEAR, /* 2015, Sơ bộ 2022, 2018 (*), Total Prel. 2023, 2019 Dân số (Nghìn người) */
        TL__PX_PERIOD, /* 2023/2022, 1995 - 1996, 2011-2015, Tháng 1: time, but no year */
};

struct tl__px_label {
        enum tl__px_kind kind;
        int year;      /* of TL__PX_YEAR */
        int status;    /* enum tl_obs_status, -1: none stated */
        char *measure; /* what is left beside the year, "" for nothing; the cleaned label of
                          TL__PX_TEXT */
};

/* Footnote marks (*), (**) and repeated blanks taken away; "Area (Km2(*)" gets back the bracket
 * that its mark took. g_free() it. */
char *tl__px_clean(const char *text);
struct tl__px_label tl__px_label(const char *text);
void tl__px_label_clear(struct tl__px_label *label);

/* Does a dimension go by places: Địa phương, Cities, provincies, "Ð?a phuong"? */
bool tl__px_is_area(const char *dimension);
/* What a title says before "chia theo ..." or its last "by ..."; g_free() it. */
char *tl__px_subject(const char *title);
/* Dimensions that a title goes by, NULL-terminated, for g_strfreev(); empty where it says none. */
char **tl__px_dimensions(const char *title);
/* "Nghìn người" of "Dân số trung bình (Nghìn người)", "" where there is none; g_free() it. */
char *tl__px_unit(const char *label);

#endif
