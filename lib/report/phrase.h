/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, targets and intervals as a report prints them. Strings are handed over: g_free()
 * them. */
#ifndef TL_REPORT_PHRASE_H
#define TL_REPORT_PHRASE_H

#include "report/words.h"

/* Decimals for a figure of this size: three digits in all, one decimal at least below a
 * thousand. */
int tl__decimals(double size);
/* One number of decimals for all figures of a row: by the largest of them, and no fewer than the
 * plan printed in its target. */
int tl__row_decimals(const struct tl_row *row);

/* "1,234.5"; from 1e9 on "4.180×10⁹", so that a column stays a column. Missing: TL__NOTHING. */
char *tl__figure(double value, int decimals, enum tl_lang lang);
/* The same, an increase led by "+". */
char *tl__change(double value, int decimals, enum tl_lang lang);
/* "43.9–46.2"; with a minus sign in it "−1.2 … 3.4". Missing: TL__NOTHING. */
char *tl__interval(double lower, double upper, int decimals, enum tl_lang lang);
/* "70%", "<1%", ">99%". Missing: TL__NOTHING. */
char *tl__chance(double probability);
/* "2030". */
char *tl__year(int year);

/* The bound as the plan prints it: "≥ 50", "2.7–3.2", "≈ 418,000", "+82,000". */
char *tl__target_bound_text(const struct tl_target *target, enum tl_lang lang);
/* What the target's figures are when the year is @year: "billion VND, total 2021–2030". */
char *tl__target_measure(const struct tl_target *target, int year, enum tl_lang lang);
/* The unit of the target's bound: the indicator's, or that of its kind ("%/yr", "times"). */
char *tl__target_unit(const struct tl_target *target, enum tl_lang lang);
/* The unit of need_per_year. */
char *tl__need_unit(const struct tl_row *row, enum tl_lang lang);

/* "an ensemble of models", "the model \"drift\"". @model may be NULL: the ensemble. */
char *tl__model_text(const char *model, enum tl_lang lang);

/* The text with its first letter capital. */
char *tl__capital(const char *text);

#endif
