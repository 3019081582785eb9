/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures, targets and intervals as a report prints them. Strings are handed over: g_free()
 * them. */
#ifndef TL_REPORT_PHRASE_H
#define TL_REPORT_PHRASE_H

#include "report/words.h"

/* Nobody knows a share to a thousandth of a point. */
#define TL__SHARE_DECIMALS 2

/* Decimals for a figure of this size: three digits in all, one decimal at least below a
 * thousand. */
int tl__decimals(double size);
/* One number of decimals for all figures of a row: by the largest of them, and no fewer than the
 * plan printed in its target; of a share no more than two unless the plan has them. */
int tl__row_decimals(const struct tl_row *row);
/* Those of its interval: of a share at most one more than the target's, which is all it can tell.
 */
int tl__interval_decimals(const struct tl_row *row);

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
/* What the target's figures are from @base_year, where they count from one, to @year: "billion VND,
 * total 2021–2030", "ha, increase on 2020". */
char *tl__target_measure(const struct tl_target *target, int base_year, int year,
                         enum tl_lang lang);
/* The unit of the target's bound: the indicator's, or that of its kind ("%/yr", "times"). */
char *tl__target_unit(const struct tl_target *target, enum tl_lang lang);
/* The unit of need_per_year. */
char *tl__need_unit(const struct tl_row *row, enum tl_lang lang);

/* The row's reason in a few words for a cell: "needs 2021", "counts from 99.5%". */
char *tl__row_reason(const struct tl_row *row, enum tl_lang lang);

/* The plan's own area in @lang, another as the data name it. @plan may be NULL. */
const char *tl__area_name(const struct tl_plan_info *plan, const char *area, enum tl_lang lang);

/* Name and unit of a series, as @indicator has them or, where it is NULL, the data. */
const char *tl__series_name(const struct tl_series *series, const struct tl_indicator *indicator,
                            enum tl_lang lang);
char *tl__series_unit(const struct tl_series *series, const struct tl_indicator *indicator,
                      enum tl_lang lang);
/* "Urbanisation rate (%), Thanh Hóa". */
char *tl__series_title(const struct tl_plan_info *plan, const struct tl_series *series,
                       const struct tl_indicator *indicator, enum tl_lang lang);

/* "an ensemble of models", "a Poisson process", "the model \"drift\"". @model may be NULL: the
 * ensemble. */
char *tl__model_text(const char *model, enum tl_lang lang);

/* The text with its first letter capital. */
char *tl__capital(const char *text);

#endif
