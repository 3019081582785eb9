/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that no reader takes: what they are instead. */
#ifndef TL_DATA_READERS_REFUSAL_H
#define TL_DATA_READERS_REFUSAL_H

#include "data/readers/reader.h"

/* Is it the text of a printed page, its columns made with blanks? */
bool tl__is_page(const struct tl__csv *csv);

/* Adds the fault that says what a table is which no reader recognises: metadata_file,
 * page_of_text, heading_below, no_year, format_unknown. */
void tl__refuse_format(const struct tl__source *source, struct tl_faults *faults);

#endif
