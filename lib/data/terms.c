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

char *tl__words_of(const char *text)
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
                g_hash_table_insert(dictionary, tl__words_of(words[i].text),
                                    GINT_TO_POINTER(words[i].value));
        return dictionary;
}

/* Looks up words in the form that tl__words_of() gives. A dictionary is made once and lives as long
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
        char *key = tl__words_of(heading);
        int field = look_up(&once, fields, G_N_ELEMENTS(fields), key);

        g_free(key);
        return field;
}

int tl__status_of(const char *word)
{
        char *key = tl__words_of(word);
        int status = status_of_words(key);

        g_free(key);
        return status;
}

int tl__nature_of(const char *word)
{
        static GHashTable *once;
        char *key = tl__words_of(word);
        int nature = look_up(&once, natures, G_N_ELEMENTS(natures), key);

        g_free(key);
        return nature;
}

int tl__yes_no(const char *word)
{
        static GHashTable *once;
        char *key = tl__words_of(word);
        int answer = look_up(&once, answers, G_N_ELEMENTS(answers), key);

        g_free(key);
        return answer;
}

const char *tl__field_nearest(const char *heading)
{
        const char *names[G_N_ELEMENTS(fields) + 1];
        char *key = tl__words_of(heading);
        const char *nearest;

        for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
                names[i] = fields[i].text;
        names[G_N_ELEMENTS(fields)] = NULL;
        nearest = tl__nearest(key, names);
        g_free(key);
        return nearest;
}
