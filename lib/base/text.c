/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and numbers: matching names as people write them, filling in messages, printing numbers. */
#include "base/text.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define MAX_MARKS   30  /* on one letter */
#define MAX_LETTERS 500 /* of a name that may be a slip for another */

char *tl__fill(const char *template, const char *const arguments[])
{
        size_t n = g_strv_length((char **)arguments);
        GString *out = g_string_new(NULL);

        for (const char *c = template; *c; c++) {
                size_t index = (size_t)(c[1] - '1');

                if (c[0] == '{' && c[1] >= '1' && c[1] <= '9' && c[2] == '}' && index < n) {
                        g_string_append(out, arguments[index]);
                        c += 2;
                } else {
                        g_string_append_c(out, *c);
                }
        }
        return g_string_free(out, FALSE);
}

/* ------------------------------------------------------------------------- names ---- */

/* Both orthographies of the open rimes oa, oe, uy: the tone mark on the second vowel becomes one on
 * the first, the older and still commoner place. Lower case NFC, as folding leaves it. */
static const char *const tone_places[][2] = {
        { "oà", "òa" }, { "oá", "óa" }, { "oả", "ỏa" }, { "oã", "õa" }, { "oạ", "ọa" },
        { "oè", "òe" }, { "oé", "óe" }, { "oẻ", "ỏe" }, { "oẽ", "õe" }, { "oẹ", "ọe" },
        { "uỳ", "ùy" }, { "uý", "úy" }, { "uỷ", "ủy" }, { "uỹ", "ũy" }, { "uỵ", "ụy" },
};

static void replace_all(GString *text, const char *from, const char *to)
{
        g_string_replace(text, from, to, 0);
}

static char *collapse_blanks(const char *text)
{
        GString *out = g_string_new(NULL);
        bool pending = false;

        for (const char *c = text; *c; c = g_utf8_next_char(c)) {
                gunichar letter = g_utf8_get_char(c);

                if (g_unichar_isspace(letter)) {
                        pending = out->len > 0;
                        continue;
                }
                if (pending)
                        g_string_append_c(out, ' ');
                pending = false;
                g_string_append_unichar(out, letter);
        }
        return g_string_free(out, FALSE);
}

char *tl__compose(const char *text, size_t n)
{
        const char *end = text + n;
        size_t marks = 0;

        for (const char *c = text; c < end && marks <= MAX_MARKS; c = g_utf8_next_char(c))
                marks = g_unichar_combining_class(g_utf8_get_char(c)) ? marks + 1 : 0;
        return marks > MAX_MARKS ? g_strndup(text, n)
                                 : g_utf8_normalize(text, (gssize)n, G_NORMALIZE_NFC);
}

char *tl__fold(const char *name)
{
        char *valid = g_utf8_make_valid(name, -1);
        char *lower = g_utf8_strdown(valid, -1);
        char *composed = tl__compose(lower, strlen(lower));
        char *blanks = collapse_blanks(composed);
        GString *folded = g_string_new(blanks);

        for (size_t i = 0; i < G_N_ELEMENTS(tone_places); i++)
                replace_all(folded, tone_places[i][0], tone_places[i][1]);
        g_free(valid);
        g_free(lower);
        g_free(composed);
        g_free(blanks);
        return g_string_free(folded, FALSE);
}

char *tl__bare(const char *name)
{
        char *folded = tl__fold(name);
        GString *bare = g_string_new(NULL);

        for (const char *c = folded; *c; c = g_utf8_next_char(c)) {
                gunichar letter = 0;

                g_unichar_fully_decompose(g_utf8_get_char(c), FALSE, &letter, 1);
                if (letter == 0x111 || letter == 0xf0) /* đ, and the ð that CP1252 has for it */
                        g_string_append_c(bare, 'd');
                else if (!g_unichar_ismark(letter))
                        g_string_append_unichar(bare, letter);
        }
        g_free(folded);
        return g_string_free(bare, FALSE);
}

bool tl__lossy_is(const char *lossy, const char *name)
{
        size_t letters = 0, lost = 0;

        for (; *lossy && *name; lossy = g_utf8_next_char(lossy), name = g_utf8_next_char(name)) {
                letters++;
                if (*lossy == '?')
                        lost++;
                else if (g_utf8_get_char(lossy) != g_utf8_get_char(name))
                        return false;
        }
        return !*lossy && !*name && 2 * lost <= letters;
}

/* Edits (insert, delete, replace, swap of neighbours) that turn a into b: Damerau's restricted
 * distance over letters, three rows at a time. */
static size_t edit_distance(const gunichar *a, size_t n, const gunichar *b, size_t m)
{
        size_t *rows = g_new0(size_t, 3 * (m + 1));
        size_t *before = rows, *previous = rows + m + 1, *current = rows + 2 * (m + 1);
        size_t distance;

        for (size_t j = 0; j <= m; j++)
                previous[j] = j;
        for (size_t i = 1; i <= n; i++) {
                size_t *oldest = before;

                current[0] = i;
                for (size_t j = 1; j <= m; j++) {
                        size_t replaced = previous[j - 1] + (a[i - 1] != b[j - 1]);

                        current[j] = MIN(replaced, MIN(previous[j], current[j - 1]) + 1);
                        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                                current[j] = MIN(current[j], before[j - 2] + 1);
                }
                before = previous;
                previous = current;
                current = oldest;
        }
        distance = previous[m];
        g_free(rows);
        return distance;
}

/* SIZE_MAX where the lengths alone are @limit or more edits apart. */
static size_t name_distance(const gunichar *a, size_t n, const char *name, size_t limit)
{
        char *other = tl__fold(name);
        glong m = 0;
        gunichar *b = g_utf8_to_ucs4_fast(other, -1, &m);
        size_t apart = MAX(n, (size_t)m) - MIN(n, (size_t)m);
        size_t distance = apart < limit ? edit_distance(a, n, b, (size_t)m) : SIZE_MAX;

        g_free(other);
        g_free(b);
        return distance;
}

const char *tl__nearest(const char *name, const char *const names[])
{
        char *folded = tl__fold(name);
        glong n = 0;
        gunichar *letters = g_utf8_to_ucs4_fast(folded, -1, &n);
        size_t best = (size_t)n / 3 + 1;
        const char *nearest = NULL;

        for (size_t i = 0; names[i] && n <= MAX_LETTERS; i++) {
                size_t distance = name_distance(letters, (size_t)n, names[i], best);

                if (distance < best) {
                        best = distance;
                        nearest = names[i];
                }
        }
        g_free(letters);
        g_free(folded);
        return nearest;
}

const char *tl_nearest(const char *name, const char *const names[])
{
        return tl__nearest(name, names);
}

/* ----------------------------------------------------------------------- numbers ---- */

static const struct {
        char decimal, group;
} marks[TL_N_LANGS] = { [TL_EN] = { '.', ',' }, [TL_VI] = { ',', '.' } };

/* "-1234.50" to the language's marks. Groups begin at four digits, as both languages print them. */
static char *localise(const char *plain, enum tl_lang lang)
{
        const char *digits = plain + (*plain == '-');
        size_t whole = strcspn(digits, ".");
        GString *out = g_string_new(*plain == '-' ? "\u2212" : "");

        for (size_t i = 0; i < whole; i++) {
                if (i > 0 && (whole - i) % 3 == 0)
                        g_string_append_c(out, marks[lang].group);
                g_string_append_c(out, digits[i]);
        }
        if (digits[whole]) {
                g_string_append_c(out, marks[lang].decimal);
                g_string_append(out, digits + whole + 1);
        }
        return g_string_free(out, FALSE);
}

static void fixed(double value, int decimals, char out[static G_ASCII_DTOSTR_BUF_SIZE + 320])
{
        char format[8];

        g_snprintf(format, sizeof format, "%%.%df", decimals);
        g_ascii_formatd(out, G_ASCII_DTOSTR_BUF_SIZE + 320, format, value);
        if (strspn(out, "-0.") == strlen(out) && *out == '-')
                memmove(out, out + 1, strlen(out)); /* never "-0.00" */
}

char *tl__number_fixed(double value, int decimals, enum tl_lang lang)
{
        char plain[G_ASCII_DTOSTR_BUF_SIZE + 320];

        if (isnan(value))
                return g_strdup("");
        fixed(value, decimals, plain);
        return localise(plain, lang);
}

char *tl__number_text(double value, enum tl_lang lang)
{
        char plain[G_ASCII_DTOSTR_BUF_SIZE + 320];
        double size = fabs(value);
        size_t end;

        if (isnan(value))
                return g_strdup("");
        fixed(value, size >= 999.5 ? 0 : size >= 99.95 ? 1 : 2, plain);
        end = strlen(plain);
        if (strchr(plain, '.'))
                while (plain[end - 1] == '0')
                        end--;
        if (plain[end - 1] == '.')
                end--;
        plain[end] = '\0';
        return localise(plain, lang);
}

char *tl__number_machine(double value)
{
        char text[G_ASCII_DTOSTR_BUF_SIZE];

        if (isnan(value))
                return g_strdup("");
        for (int digits = 6; digits <= 15; digits++) {
                char format[8];

                g_snprintf(format, sizeof format, "%%.%dg", digits);
                g_ascii_formatd(text, sizeof text, format, value);
                if (digits == 15 || g_ascii_strtod(text, NULL) == value)
                        break;
        }
        return g_strdup(strcmp(text, "-0") == 0 ? "0" : text);
}
