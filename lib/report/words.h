/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the report in both languages. Whatever is printed for people and is not data stands
 * here and in words.def. All strings are constant unless a function says otherwise. */
#ifndef TL_REPORT_WORDS_H
#define TL_REPORT_WORDS_H

#include "report/sheet.h"

/* What stands where there is no value. */
#define TL__NOTHING "–"

enum tl__word {
#define W(code, en, vi) TL__W_##code,
#include "report/words.def"
#undef W
        TL__N_WORDS
};
const char *tl__word(enum tl__word word, enum tl_lang lang);
/* The word with {1} and {2} filled in; g_free() it. @second may be NULL. */
char *tl__word_with(enum tl__word word, enum tl_lang lang, const char *first, const char *second);

/* A verdict's name; the same after a number ("8 at risk", "8 có nguy cơ không đạt"); its sign,
 * which differs in shape so that nothing hangs on colour, and what it means in a legend. */
const char *tl__verdict_name(enum tl_verdict verdict, enum tl_lang lang);
const char *tl__verdict_count(enum tl_verdict verdict, enum tl_lang lang);
const char *tl__verdict_sign(enum tl_verdict verdict);
const char *tl__verdict_meaning(enum tl_verdict verdict, enum tl_lang lang);
enum tl__tone tl__verdict_tone(enum tl_verdict verdict);

/* A reason in a few words for a cell, and as one sentence. @detail is what some of them name: the
 * year of GAP_IN_PERIOD and MET_LATE, where AT_BOUND begins to count. Both are "" for
 * TL_REASON_NONE; g_free() them. */
char *tl__reason_brief(enum tl_reason reason, const char *detail, enum tl_lang lang);
char *tl__reason_sentence(enum tl_reason reason, const char *detail, enum tl_lang lang);

const char *tl__nature_name(enum tl_nature nature, enum tl_lang lang); /* en: as the catalogue's */
const char *tl__obs_status_name(enum tl_obs_status status, enum tl_lang lang);
/* The operator as machines read it (">=", "range", ...), and the sign before a bound in print ("≥",
 * ""). */
const char *tl__operator_code(enum tl_operator op);
const char *tl__operator_sign(enum tl_operator op);

/* A unit written in English, in @lang, part by part between slashes; parts that are not in the
 * table stay. g_free() it. */
char *tl__unit_in(const char *unit, enum tl_lang lang);
/* The indicator's unit: the catalogue's own Vietnamese wins over the table's. g_free() it. */
char *tl__unit_of(const struct tl_indicator *indicator, enum tl_lang lang);

/* "1 error", "3 warnings", "2 lỗi"; g_free() it. */
char *tl__severity_count(enum tl_severity severity, size_t n, enum tl_lang lang);
const char *tl__severity_name(enum tl_severity severity, enum tl_lang lang);

#endif
