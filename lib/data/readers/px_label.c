/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels of PX-Web tables of the Vietnamese statistics office. */
#include "data/readers/px_label.h"

#include "base/text.h"
#include "data/dates.h"
#include "data/number.h"
#include "data/terms.h"

#include <glib.h>
#include <string.h>

/* ----------------------------------------------------------------- letters lost ---- */

/* A name folded, the eth that a poor code page puts for a đ taken back. */
static char *key_of(const char *text)
{
        char *folded = tl__fold(text);
        GString *key = g_string_new(folded);

        g_string_replace(key, "ð", "đ", 0);
        g_free(folded);
        return g_string_free(key, FALSE);
}

/* Does a key begin with a word, also as a poor code page left it: a ? or the bare letter for one
 * that it has not? An accent that is there counts: Tình is not tỉnh. */
static bool begins(const char *key, const char *word)
{
        char *bare = tl__bare(word);
        const char *plain = bare;

        while (*word && *key) {
                gunichar c = g_utf8_get_char(key);

                if (c != g_utf8_get_char(word) && c != '?' && c != g_utf8_get_char(plain))
                        break;
                key = g_utf8_next_char(key);
                word = g_utf8_next_char(word);
                plain = g_utf8_next_char(plain);
        }
        g_free(bare);
        return !*word;
}

static bool begins_with_any(const char *text, const char *const words[])
{
        char *key = key_of(text);
        bool found = false;

        for (size_t i = 0; words[i] && !found; i++)
                found = *key && *key != '?' && begins(key, words[i]);
        g_free(key);
        return found;
}

bool tl__px_is_area(const char *dimension)
{
        static const char *const words[] = {
                "địa phương", "tỉnh", "thành phố", "địa bàn", "vùng",   "các tỉnh", "huyện",
                "cities",     "city", "provin",    "local",   "region", "district", NULL,
        };

        return begins_with_any(dimension, words);
}

/* -------------------------------------------------------------------------- time ---- */

/* Months, quarters, parts of a year, with or without it; spelt as tl__fold() has them. */
static bool is_part_of_year(const char *text)
{
        static const char *const words[] = {
                "tháng 1",    "tháng 2",   "tháng 3",   "tháng 4",   "tháng 5",   "tháng 6",
                "tháng 7",    "tháng 8",   "tháng 9",   "tháng một", "tháng hai", "tháng ba",
                "tháng tư",   "tháng năm", "tháng sáu", "tháng bảy", "tháng tám", "tháng chín",
                "tháng mười", "qúy i",     "qúy 1",     "qúy 2",     "qúy 3",     "qúy 4",
                "quarter",    "month ",    "months ",   "6 tháng",   "9 tháng",   "3 tháng",
                "11 tháng",   "10 tháng",  "6 months",  "9 months",  "3 months",  "january",
                "february",   "march",     "april",     "june",      "july",      "august",
                "september",  "october",   "november",  "december",  "jan",       "q1",
                "q2",         "q3",        "q4",        NULL,
        };

        return begins_with_any(text, words);
}

static struct tl__px_label year_label(int year, int status, const char *measure, size_t n)
{
        struct tl__px_label label = { TL__PX_YEAR, year, status, g_strndup(measure, n) };

        g_strstrip(label.measure);
        return label;
}

static struct tl__px_label period_label(void)
{
        return (struct tl__px_label){ TL__PX_PERIOD, 0, -1, g_strdup("") };
}

/* 31/12/2023, or the day's number in a spreadsheet, 44926: the end of a year stands for it. False
 * where the text is no date. */
static bool take_date(const char *text, struct tl__px_label *label)
{
        enum { EARLIEST = 18264, LATEST = 73050 }; /* 1950 and 2100 in days since 1899-12-30 */
        int number = strlen(text) == 5 && strspn(text, "0123456789") == 5
                             ? (int)g_ascii_strtoll(text, NULL, 10)
                             : 0;
        int date = strpbrk(text, "/-.") ? tl__date_of(text) : -1;

        if (number >= EARLIEST && number <= LATEST) {
                GDate day;

                g_date_set_dmy(&day, 30, G_DATE_DECEMBER, 1899);
                g_date_add_days(&day, (guint)number);
                date = g_date_get_year(&day) * 10000 + (int)g_date_get_month(&day) * 100 +
                       g_date_get_day(&day);
        }
        if (date < 0 || date % 100 == 0)
                return false;
        *label = date % 10000 == 1231 ? year_label(date / 10000, -1, "", 0) : period_label();
        return true;
}

/* Words of status before a year, as they stand there and with letters lost. */
static int status_before(const char *text, size_t n)
{
        static const struct {
                const char *key;
                enum tl_obs_status status;
        } poor[] = {
                { "sơ bộ", TL_PRELIMINARY }, { "ước tính", TL_ESTIMATE },
                { "ước", TL_ESTIMATE },      { "dự báo", TL_FORECAST },
                { "kế hoạch", TL_PLANNED },  { "chính thức", TL_OFFICIAL },
        };
        char *words = g_strchomp(g_strndup(text, n)), *key = key_of(words);
        int status = tl__status_of(words);

        for (size_t i = 0; status < 0 && i < G_N_ELEMENTS(poor); i++)
                if (g_utf8_strlen(key, -1) == g_utf8_strlen(poor[i].key, -1) && strchr(key, '?') &&
                    begins(key, poor[i].key))
                        status = (int)poor[i].status;
        g_free(words);
        g_free(key);
        return status;
}

/* How many bytes at the end of text[n] say a status; they follow a blank or begin the text. */
static size_t status_behind(const char *text, size_t n, int *status)
{
        size_t longest = 0;

        *status = -1;
        for (size_t at = n; at-- > 0;) {
                int found;

                if (n - at > 24)
                        break;
                if (at > 0 && text[at - 1] != ' ')
                        continue;
                found = status_before(text + at, n - at);
                if (found >= 0) {
                        *status = found;
                        longest = n - at;
                }
        }
        return longest;
}

static bool is_year_word(const char *text, size_t n)
{
        char *words = g_strndup(text, n), *key = key_of(words);
        bool is = n == 0 || (g_utf8_strlen(key, -1) == 3 && begins(key, "năm")) ||
                  strcmp(key, "year") == 0;

        g_free(words);
        g_free(key);
        return is;
}

static int year_at(const char *text)
{
        char digits[5] = "";

        if (strspn(text, "0123456789") != 4)
                return 0;
        memcpy(digits, text, 4);
        return tl__year_parse(digits);
}

/* Another year beside it makes it a period: 2023/2022, 1995 -1996, 2022 so với 2021. */
static bool is_compared(const char *behind)
{
        const char *mark = behind + strspn(behind, " ");
        char *key = key_of(mark);
        bool compared =
                (g_ascii_isdigit(*mark) && strspn(mark, "0123456789-/ ") == strlen(mark)) ||
                (*mark && strchr("/-", *mark) && g_ascii_isdigit(mark[1])) ||
                (*mark && strchr("/-", *mark) && mark[1] == ' ' && g_ascii_isdigit(mark[2])) ||
                g_str_has_prefix(mark, "–") || begins(key, "so với") || begins(key, "compared");

        g_free(key);
        return compared;
}

/* The year at the beginning: Sơ bộ 2022 ..., Năm 2019 ..., 2019 Dân số (Nghìn người). */
static bool take_leading(const char *text, struct tl__px_label *label)
{
        const char *year = text + strcspn(text, "0123456789");
        size_t before = (size_t)(year - text), n;
        int status = -1;

        if (!year_at(year))
                return false;
        n = status_behind(text, before, &status);
        while (before > n && text[before - n - 1] == ' ')
                n++;
        if (!is_year_word(text, before - n) && !is_year_word(text, before))
                return false;
        if (is_compared(year + 4))
                *label = period_label();
        else if (year[4] && !strchr(" ,;:(", year[4]))
                return false;
        else
                *label = year_label(year_at(year), status, year + 4, strlen(year + 4));
        return true;
}

/* The year at the end: Total Prel. 2023. */
static bool take_trailing(const char *text, struct tl__px_label *label)
{
        size_t n = strlen(text), at, status_n;
        int status;

        if (n < 6 || !year_at(text + n - 4) || text[n - 5] != ' ')
                return false;
        at = n - 4;
        while (at > 0 && text[at - 1] == ' ')
                at--;
        if (at > 0 && strchr("-/", text[at - 1])) {
                *label = period_label();
                return true;
        }
        status_n = status_behind(text, at, &status);
        *label = year_label(year_at(text + n - 4), status, text, at - status_n);
        return true;
}

char *tl__px_clean(const char *text)
{
        GString *out = g_string_new(NULL);
        size_t open = 0;

        for (const char *c = text; *c; c++) {
                size_t stars = *c == '(' ? strspn(c + 1, "*") : 0;

                if (stars > 0 && c[1 + stars] == ')') {
                        c += 1 + stars;
                        continue;
                }
                open += *c == '(';
                open -= *c == ')' && open > 0;
                if (*c != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
                        g_string_append_c(out, *c);
        }
        if (open > 0)
                g_string_append_c(out, ')');
        return g_strchomp(g_string_free(out, FALSE));
}

struct tl__px_label tl__px_label(const char *text)
{
        struct tl__px_label label = { TL__PX_TEXT, 0, -1, NULL };
        struct tl__year_label plain;
        char *clean = tl__px_clean(text);

        if (!strpbrk(text, "0123456789") && !is_part_of_year(text)) {
                label.measure = clean;
                return label;
        }
        plain = tl__year_label(clean);
        if (plain.kind == TL__YEAR)
                label = year_label(plain.year, plain.status, "", 0);
        else if (is_part_of_year(clean))
                label = period_label();
        else if (!take_date(clean, &label) && !take_leading(clean, &label) &&
                 !take_trailing(clean, &label))
                label.measure = g_strdup(clean);
        g_free(clean);
        return label;
}

void tl__px_label_clear(struct tl__px_label *label)
{
        g_free(label->measure);
        label->measure = NULL;
}

/* ------------------------------------------------------------------------ titles ---- */

/* Where "chia theo ..." or the last "by ..." begins; NULL where a title has none. */
static const char *by_of(const char *title)
{
        const char *found = strstr(title, "chia theo "), *next = title;

        if (found)
                return found;
        while ((next = strstr(next, " by "))) {
                found = next + 1;
                next += 4;
        }
        return found;
}

char *tl__px_subject(const char *title)
{
        const char *by = by_of(title);

        return g_strstrip(by ? g_strndup(title, (gsize)(by - title)) : g_strdup(title));
}

char **tl__px_dimensions(const char *title)
{
        const char *by = by_of(title);
        GString *list;
        char **parts;

        if (!by)
                return g_new0(char *, 1);
        list = g_string_new(by + (g_str_has_prefix(by, "by ") ? 3 : strlen("chia theo ")));
        g_string_replace(list, " và ", ", ", 0);
        g_string_replace(list, " and ", ", ", 0);
        parts = g_strsplit(list->str, ", ", -1);
        g_string_free(list, TRUE);
        return parts;
}

char *tl__px_unit(const char *label)
{
        const char *open = strrchr(label, '('), *close = strrchr(label, ')');

        if (!open || !close || close < open || close[1] || close == open + 1 || open[1] == '*')
                return g_strdup("");
        return g_strstrip(g_strndup(open + 1, (gsize)(close - open - 1)));
}
