/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of statistical tables, Vietnamese and English. */
#include "data/terms.h"

#include "base/text.h"
#include "data/number.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct word {
        const char *text;
        int value;
};

static const struct word fields[] = {
        { "indicator", TL__FIELD_INDICATOR },
        { "indicator id", TL__FIELD_INDICATOR },
        { "indicator code", TL__FIELD_INDICATOR },
        { "chỉ tiêu", TL__FIELD_INDICATOR },
        { "mã chỉ tiêu", TL__FIELD_INDICATOR },
        { "chi tieu", TL__FIELD_INDICATOR },
        { "ma chi tieu", TL__FIELD_INDICATOR },
        { "indicator name", TL__FIELD_INDICATOR_NAME },
        { "tên chỉ tiêu", TL__FIELD_INDICATOR_NAME },
        { "ten chi tieu", TL__FIELD_INDICATOR_NAME },
        { "area", TL__FIELD_AREA },
        { "địa bàn", TL__FIELD_AREA },
        { "dia ban", TL__FIELD_AREA },
        { "địa phương", TL__FIELD_AREA },
        { "dia phuong", TL__FIELD_AREA },
        { "đơn vị hành chính", TL__FIELD_AREA },
        { "don vi hanh chinh", TL__FIELD_AREA },
        { "tỉnh", TL__FIELD_AREA },
        { "tinh", TL__FIELD_AREA },
        { "tỉnh thành phố", TL__FIELD_AREA },
        { "huyện", TL__FIELD_AREA },
        { "huyen", TL__FIELD_AREA },
        { "khu vực", TL__FIELD_AREA },
        { "khu vuc", TL__FIELD_AREA },
        { "geo", TL__FIELD_AREA },
        { "region", TL__FIELD_AREA },
        { "province", TL__FIELD_AREA },
        { "district", TL__FIELD_AREA },
        { "area name", TL__FIELD_AREA_NAME },
        { "country code", TL__FIELD_AREA },
        { "country name", TL__FIELD_AREA_NAME },
        { "country", TL__FIELD_AREA_NAME },
        { "quốc gia", TL__FIELD_AREA_NAME },
        { "entity", TL__FIELD_AREA_NAME },
        { "tên địa bàn", TL__FIELD_AREA_NAME },
        { "year", TL__FIELD_YEAR },
        { "năm", TL__FIELD_YEAR },
        { "nam", TL__FIELD_YEAR },
        { "time", TL__FIELD_YEAR },
        { "value", TL__FIELD_VALUE },
        { "giá trị", TL__FIELD_VALUE },
        { "gia tri", TL__FIELD_VALUE },
        { "số liệu", TL__FIELD_VALUE },
        { "so lieu", TL__FIELD_VALUE },
        { "thực hiện", TL__FIELD_VALUE },
        { "thuc hien", TL__FIELD_VALUE },
        { "status", TL__FIELD_STATUS },
        { "trạng thái", TL__FIELD_STATUS },
        { "trang thai", TL__FIELD_STATUS },
        { "tình trạng", TL__FIELD_STATUS },
        { "tinh trang", TL__FIELD_STATUS },
        { "loại số liệu", TL__FIELD_STATUS },
        { "loai so lieu", TL__FIELD_STATUS },
        { "published", TL__FIELD_PUBLISHED },
        { "ngày công bố", TL__FIELD_PUBLISHED },
        { "ngay cong bo", TL__FIELD_PUBLISHED },
        { "vintage", TL__FIELD_PUBLISHED },
        { "unit", TL__FIELD_UNIT },
        { "đơn vị", TL__FIELD_UNIT },
        { "don vi", TL__FIELD_UNIT },
        { "đơn vị tính", TL__FIELD_UNIT },
        { "don vi tinh", TL__FIELD_UNIT },
        { "đvt", TL__FIELD_UNIT },
        { "dvt", TL__FIELD_UNIT },
        { "source", TL__FIELD_SOURCE },
        { "nguồn", TL__FIELD_SOURCE },
        { "nguon", TL__FIELD_SOURCE },
        { "note", TL__FIELD_NOTE },
        { "ghi chú", TL__FIELD_NOTE },
        { "ghi chu", TL__FIELD_NOTE },
        { "nature", TL__FIELD_NATURE },
        { "tính chất", TL__FIELD_NATURE },
        { "tinh chat", TL__FIELD_NATURE },
        { "break", TL__FIELD_BREAK },
        { "ngắt chuỗi", TL__FIELD_BREAK },
        { "ngat chuoi", TL__FIELD_BREAK },
        { "provenance", TL__FIELD_PROVENANCE },
        { "name", TL__FIELD_OTHER },
        { "url", TL__FIELD_OTHER },
        { "quote", TL__FIELD_OTHER },
        { "source url", TL__FIELD_OTHER },
        { "source title", TL__FIELD_OTHER },
        { "source file", TL__FIELD_OTHER },
        { "source line", TL__FIELD_OTHER },
        { "stt", TL__FIELD_OTHER }, /* số thứ tự: the number of the row */
};

static const struct word statuses[] = {
        { "official", TL_OFFICIAL },
        { "actual", TL_OFFICIAL },
        { "chính thức", TL_OFFICIAL },
        { "chinh thuc", TL_OFFICIAL },
        { "thực hiện", TL_OFFICIAL },
        { "thuc hien", TL_OFFICIAL },
        { "th", TL_OFFICIAL },
        { "preliminary", TL_PRELIMINARY },
        { "prel", TL_PRELIMINARY },
        { "p", TL_PRELIMINARY },
        { "sơ bộ", TL_PRELIMINARY },
        { "so bo", TL_PRELIMINARY },
        { "sb", TL_PRELIMINARY },
        { "estimate", TL_ESTIMATE },
        { "estimated", TL_ESTIMATE },
        { "est", TL_ESTIMATE },
        { "e", TL_ESTIMATE },
        { "ước tính", TL_ESTIMATE },
        { "uoc tinh", TL_ESTIMATE },
        { "ước", TL_ESTIMATE },
        { "uoc", TL_ESTIMATE },
        { "ước th", TL_ESTIMATE },
        { "uoc th", TL_ESTIMATE },
        { "ước thực hiện", TL_ESTIMATE },
        { "uoc thuc hien", TL_ESTIMATE },
        { "ưth", TL_ESTIMATE },
        { "forecast", TL_FORECAST },
        { "f", TL_FORECAST },
        { "dự báo", TL_FORECAST },
        { "du bao", TL_FORECAST },
        { "plan", TL_PLANNED },
        { "planned", TL_PLANNED },
        { "kế hoạch", TL_PLANNED },
        { "ke hoach", TL_PLANNED },
        { "kh", TL_PLANNED },
        { "missing", TL_NOT_AVAILABLE },
        { "not available", TL_NOT_AVAILABLE },
        { "không có", TL_NOT_AVAILABLE },
        { "khong co", TL_NOT_AVAILABLE },
};

static const struct word natures[] = {
        { "level", TL_LEVEL },   { "share", TL_SHARE },     { "flow", TL_FLOW },
        { "growth", TL_GROWTH }, { "balance", TL_BALANCE }, { "index", TL_INDEX },
        { "count", TL_COUNT },
};

static const struct word answers[] = {
        { "", 0 },    { "0", 0 },  { "no", 0 },   { "không", 0 }, { "false", 0 }, { "1", 1 },
        { "yes", 1 }, { "có", 1 }, { "true", 1 }, { "x", 1 },     { "break", 1 }, { "b", 1 },
};

/* ----------------------------------------------------------------------- look-up ---- */

/* The folded words of a text, one blank between them: "Đơn_vị (tính)" is "đơn vị tính". What
 * separates words goes; a mark that may mean something, as the star of 2023*, stays. */
static char *words_of(const char *text)
{
        GString *apart = g_string_new(text);
        char *words;

        g_strdelimit(apart->str, "_-()[].,:;/", ' ');
        g_string_replace(apart, "–", " ", 0);
        words = tl__fold(apart->str);
        g_string_free(apart, TRUE);
        return words;
}

static GHashTable *dictionary_new(const struct word words[], size_t n)
{
        GHashTable *dictionary = g_hash_table_new(g_str_hash, g_str_equal);

        for (size_t i = 0; i < n; i++)
                g_hash_table_insert(dictionary, words_of(words[i].text),
                                    GINT_TO_POINTER(words[i].value));
        return dictionary;
}

/* Looks up words in the form that words_of() gives. A dictionary is made once and lives as long
 * as the process. */
static int look_up(GHashTable **once, const struct word words[], size_t n, const char *key)
{
        gpointer value;

        if (g_once_init_enter(once))
                g_once_init_leave(once, dictionary_new(words, n));
        return g_hash_table_lookup_extended(*once, key, NULL, &value) ? GPOINTER_TO_INT(value) : -1;
}

static int status_of_words(const char *key)
{
        static GHashTable *once;

        return look_up(&once, statuses, G_N_ELEMENTS(statuses), key);
}

int tl__field_of(const char *heading)
{
        static GHashTable *once;
        char *key = words_of(heading);
        int field = look_up(&once, fields, G_N_ELEMENTS(fields), key);

        g_free(key);
        return field;
}

int tl__status_of(const char *word)
{
        char *key = words_of(word);
        int status = status_of_words(key);

        g_free(key);
        return status;
}

int tl__nature_of(const char *word)
{
        static GHashTable *once;
        char *key = words_of(word);
        int nature = look_up(&once, natures, G_N_ELEMENTS(natures), key);

        g_free(key);
        return nature;
}

int tl__yes_no(const char *word)
{
        static GHashTable *once;
        char *key = words_of(word);
        int answer = look_up(&once, answers, G_N_ELEMENTS(answers), key);

        g_free(key);
        return answer;
}

const char *tl__field_nearest(const char *heading)
{
        const char *names[G_N_ELEMENTS(fields) + 1];
        char *key = words_of(heading);
        const char *nearest;

        for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
                names[i] = fields[i].text;
        names[G_N_ELEMENTS(fields)] = NULL;
        nearest = tl__nearest(key, names);
        g_free(key);
        return nearest;
}

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

/* ------------------------------------------------------------------------- years ---- */

/* Digits and what is not a digit become words of their own: 2023p is 2023 p. */
static char **split_words(const char *cell)
{
        char *words = words_of(cell);
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
                int found = status_of_words(longer);

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
        if (label.kind == TL__YEAR && plain) /* "-2023": only marks that words_of() took away */
                label.kind = TL__YEAR_MARKED;
        g_strfreev(words);
        return label;
}
