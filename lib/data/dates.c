/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of publication, and years as tables head their columns with them. */
#include "data/dates.h"

#include "base/text.h"
#include "data/number.h"
#include "data/terms.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------------- dates ---- */

static int date_number(int year, int month, int day)
{
        if (year < 1800 || year > 2200 || month < 0 || month > 12)
                return -1;
        if (day > 0 && !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
                return -1;
        return 10000 * year + 100 * month + day;
}

/* 1 to 31 as day or month, more as year: leading zeros and up to four digits; -1 for anything
 * else. */
static int date_part(const char *text)
{
        size_t n = strlen(text);

        return n > 0 && n <= 4 && strspn(text, "0123456789") == n ? atoi(text) : -1;
}

int tl__date_of(const char *text)
{
        char **parts = g_strsplit_set(text, "-/.", -1);
        guint n = g_strv_length(parts);
        int part[3] = { 0, 0, 0 }, date = -1;
        bool formed = n >= 1 && n <= 3;

        for (guint i = 0; formed && i < n; i++) {
                part[i] = date_part(parts[i]);
                formed = part[i] > 0;
        }
        if (formed && n > 1 && part[0] < 32) /* day first: 30/6/2025, 6/2025 */
                date = n == 3 ? date_number(part[2], part[1], part[0])
                              : date_number(part[1], part[0], 0);
        else if (formed)
                date = date_number(part[0], part[1], part[2]);
        else if (n == 1 && strlen(text) == 8 && strspn(text, "0123456789") == 8 && text[0] != '0')
                date = date_number(atoi(text) / 10000, atoi(text) / 100 % 100, atoi(text) % 100);
        g_strfreev(parts);
        return date;
}

int tl_date(const char *text)
{
        return tl__date_of(text);
}

/* ------------------------------------------------------------------------- years ---- */

/* Digits and what is not a digit become words of their own: 2023p is 2023 p. */
static char **split_words(const char *cell)
{
        char *words = tl__words_of(cell);
        GString *apart = g_string_new(NULL);
        char **split;

        for (const char *c = words; *c; c++) {
                bool digit = g_ascii_isdigit(*c), before = c > words && g_ascii_isdigit(c[-1]);

                if (c > words && digit != before)
                        g_string_append_c(apart, ' ');
                g_string_append_c(apart, *c);
        }
        g_free(words);
        words = tl__fold(apart->str);
        split = g_strsplit(words, " ", -1);
        g_free(words);
        g_string_free(apart, TRUE);
        return split;
}

/* How many of the words, up to three, are a status; the most there are. */
static size_t match_status(char **words, int *status)
{
        char *key = g_strdup("");
        size_t matched = 0;

        for (size_t i = 0; i < 3 && words[i]; i++) {
                char *longer = i ? g_strconcat(key, " ", words[i], NULL) : g_strdup(words[i]);
                int found = tl__status_of(longer);

                g_free(key);
                key = longer;
                if (found >= 0) {
                        *status = found;
                        matched = i + 1;
                }
        }
        g_free(key);
        return matched;
}

static bool is_digits(const char *word)
{
        return *word && strspn(word, "0123456789") == strlen(word);
}

static bool is_year_word(const char *word)
{
        return strcmp(word, "năm") == 0 || strcmp(word, "nam") == 0 || strcmp(word, "year") == 0;
}

/* Is there a letter in the word, so that it says something we do not understand? */
static bool has_letter(const char *word)
{
        for (; *word; word = g_utf8_next_char(word))
                if (g_unichar_isalpha(g_utf8_get_char(word)))
                        return true;
        return false;
}

/* Takes the words beside the year one phrase after another; a bilingual "Sơ bộ - Prel." says one
 * thing twice. */
static enum tl__year_kind read_words(char **words, struct tl__year_label *label, bool *plain)
{
        enum tl__year_kind kind = label->year ? TL__YEAR : TL__YEAR_RANGE;

        for (size_t i = 0, taken; words[i]; i += taken) {
                int status = -1;

                taken = 1;
                if (is_digits(words[i]) && strlen(words[i]) == 4)
                        continue;
                *plain = false;
                if (is_year_word(words[i]))
                        continue;
                taken = match_status(words + i, &status);
                if (taken && (label->status < 0 || label->status == status)) {
                        label->status = status;
                        continue;
                }
                if (taken || has_letter(words[i]))
                        return TL__YEAR_NONE;
                kind = TL__YEAR_MARKED;
                taken = 1;
        }
        return kind;
}

struct tl__year_label tl__year_label(const char *cell)
{
        struct tl__year_label label = { TL__YEAR, tl__year_parse(cell), -1, cell };
        char **words;
        size_t years = 0;
        bool plain = true;

        if (label.year)
                return label;
        words = split_words(cell);
        for (size_t i = 0; words[i]; i++) {
                if (!is_digits(words[i]) || strlen(words[i]) != 4)
                        continue;
                label.year = tl__year_parse(words[i]);
                years++;
        }
        label.kind = years == 1 ? read_words(words, &label, &plain) : TL__YEAR_NONE;
        if (label.kind == TL__YEAR && plain) /* "-2023": only marks that tl__words_of() took away */
                label.kind = TL__YEAR_MARKED;
        g_strfreev(words);
        return label;
}
