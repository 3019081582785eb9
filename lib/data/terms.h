/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of statistical tables, Vietnamese and English: names of columns, statuses,
 * natures. Case, accents' encoding, blanks and punctuation do not matter. */
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

/* The folded words of a text, one blank between them: "Đơn_vị (tính)" is "đơn vị tính". What
 * separates words goes; a mark that may mean something, as the star of 2023*, stays. g_free() it.
 */
char *tl__words_of(const char *text);

/* Each returns -1 for an unknown word. */
int tl__field_of(const char *heading);
int tl__status_of(const char *word);
int tl__nature_of(const char *word);
int tl__yes_no(const char *word); /* 0 no, also for an empty word; 1 yes */

/* The known name of a column nearest to a heading, or NULL. */
const char *tl__field_nearest(const char *heading);

#endif
