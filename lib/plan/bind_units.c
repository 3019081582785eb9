/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two names of a unit mean the same one, so that figures in persons are not taken for
 * thousands of them. Nothing is converted: a unit is the same or it is not. */
#include "plan/bind.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Ways of writing one word, in bare letters; the left one becomes the right one. Longer ones first
 * where one begins another. */
static const char *const spellings[][2] = {
        { "phan tram", "%" },    { "per cent", "%" },    { "percent", "%" },
        { "pct", "%" },          { "hang nam", "/yr" },  { "moi nam", "/yr" },
        { "per ", "/" },         { "p.a.", "/yr" },      { "nam", "yr" },
        { "years", "yr" },       { "year", "yr" },       { "people", "person" },
        { "persons", "person" }, { "capita", "person" }, { "workers", "worker" },
        { "vnd", "dong" },       { "ngan ", "nghin " },  { "1000 ", "nghin " },
        { "1.000 ", "nghin " },  { "1,000 ", "nghin " }, { "ti ", "ty " },
        { "us$", "usd" },        { "bn ", "billion " },  { "hectares", "ha" },
        { "hectare", "ha" },     { "hecta", "ha" },
};

static bool is_letter(char c)
{
        return g_ascii_isalnum(c) || (c & 0x80);
}

/* Whole words only: "nam" is a year, but not in "vietnam". */
static void respell(GString *text, const char *from, const char *to)
{
        size_t n = strlen(from), at = 0;
        char *found;

        while (at <= text->len && (found = strstr(text->str + at, from))) {
                size_t i = (size_t)(found - text->str);
                bool starts = i == 0 || !is_letter(from[0]) || !is_letter(text->str[i - 1]);
                bool ends = !is_letter(from[n - 1]) || !is_letter(text->str[i + n]);

                at = i + 1;
                if (!starts || !ends)
                        continue;
                g_string_erase(text, (gssize)i, (gssize)n);
                g_string_insert(text, (gssize)i, to);
                at = i + strlen(to);
        }
}

static gint by_text(gconstpointer a, gconstpointer b)
{
        return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "VND billion" is "billion VND": the words of each part between strokes in order. */
static char *ordered(const char *part)
{
        char **words = g_strsplit(part, " ", -1), *joined;

        qsort(words, g_strv_length(words), sizeof *words, by_text);
        joined = g_strjoinv("", words);
        g_strfreev(words);
        return joined;
}

/* The key under which the spellings of a unit meet. A share's or a growth's "%/yr" is "%". */
static char *unit_key(const char *unit)
{
        char *bare = tl__bare(unit), **parts, *key;
        GString *text = g_string_new(bare);

        for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++)
                respell(text, spellings[i][0], spellings[i][1]);
        parts = g_strsplit(text->str, "/", -1);
        for (char **part = parts; *part; part++) {
                char *words = ordered(*part);

                g_free(*part);
                *part = words;
        }
        key = g_strjoinv("/", parts);
        if (strcmp(key, "%/yr") == 0)
                key[1] = '\0';
        g_strfreev(parts);
        g_free(bare);
        g_string_free(text, TRUE);
        return key;
}

/* Letters of @a may have been lost. */
static bool is_lossy(const char *a, const char *b)
{
        char *lossy = tl__bare(a), *bare = tl__bare(b);
        bool same = tl__lossy_is(lossy, bare);

        g_free(lossy);
        g_free(bare);
        return same;
}

bool tl__same_unit(const char *a, const char *b)
{
        char *x, *y;
        bool same;

        if (a == b || strcmp(a, b) == 0)
                return true;
        x = unit_key(a);
        y = unit_key(b);
        same = strcmp(x, y) == 0 || (strchr(a, '?') && is_lossy(a, b));
        g_free(x);
        g_free(y);
        return same;
}

bool tl__is_unit_of(const struct tl_indicator *indicator, const char *unit)
{
        return tl__same_unit(unit, indicator->unit[TL_EN]) ||
               tl__same_unit(unit, indicator->unit[TL_VI]);
}
