/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What separates the cells of a text. */
#include "data/delimiter.h"

#include <glib.h>
#include <string.h>

/* In order of preference where two fit equally: the comma last, since it may be a decimal mark. */
static const char delimiters[] = { ';', '\t', '|', ',' };
#define N_DELIMITERS sizeof delimiters
#define SAMPLE       200 /* lines looked at */

struct sample {
        size_t n;
        size_t counts[SAMPLE][N_DELIMITERS]; /* delimiters outside quotes, by line */
        bool commas; /* below the first line some comma does not stand between two digits */
};

/* Does text[i] stand between two digits, as a decimal mark does? */
static bool in_number(const struct tl__text *text, size_t i)
{
        return i > 0 && i + 1 < text->n && g_ascii_isdigit(text->start[i - 1]) &&
               g_ascii_isdigit(text->start[i + 1]);
}

static void count_delimiters(const struct tl__text *text, struct sample *sample)
{
        bool quoted = false, fresh = true, begun = false;

        memset(sample, 0, sizeof *sample);
        for (size_t i = 0; i < text->n && sample->n < SAMPLE; i++) {
                char c = text->start[i];
                const char *found = memchr(delimiters, c, N_DELIMITERS);

                if (c == '"' && (quoted || fresh)) {
                        quoted = !quoted;
                } else if (!quoted && (c == '\n' || c == '\r')) {
                        sample->n += begun;
                        begun = false;
                        fresh = true;
                        continue;
                } else if (!quoted && found) {
                        sample->counts[sample->n][found - delimiters]++;
                        sample->commas |= c == ',' && sample->n > 0 && !in_number(text, i);
                }
                fresh = found || (fresh && c == ' ');
                begun = true;
        }
        sample->n += begun && sample->n < SAMPLE;
}

struct fit {
        size_t lines; /* that have the commonest number of delimiters */
        size_t width; /* that number */
};

static struct fit best_fit(const struct sample *sample, size_t delimiter)
{
        struct fit best = { 0, 0 };

        for (size_t i = 0; i < sample->n; i++) {
                struct fit fit = { 0, sample->counts[i][delimiter] };

                for (size_t j = 0; j < sample->n; j++)
                        fit.lines += sample->counts[j][delimiter] == fit.width;
                if (fit.width > 0 && fit.lines > best.lines)
                        best = fit;
        }
        return best;
}

/* Columns that the first line heads: no line has more of the delimiter, most have some. Rows may be
 * short, since spreadsheets leave empty cells off the end. 0 where the delimiter does not fit so.
 */
static size_t headed_width(const struct sample *sample, size_t delimiter)
{
        size_t width = sample->n ? sample->counts[0][delimiter] : 0, lines = 0;

        for (size_t i = 0; i < sample->n; i++) {
                if (sample->counts[i][delimiter] > width)
                        return 0;
                lines += sample->counts[i][delimiter] > 0;
        }
        return 2 * lines > sample->n ? width : 0;
}

/* Are the commas decimal marks? They are where each stands between two digits while another
 * delimiter splits most lines alike. */
static bool is_decimal(const struct sample *sample, size_t delimiter)
{
        bool other = false;

        if (delimiters[delimiter] != ',' || sample->commas)
                return false;
        for (size_t i = 0; i < N_DELIMITERS; i++)
                other |= i != delimiter && 2 * best_fit(sample, i).lines > sample->n;
        return other;
}

char tl__delimiter_guess(const struct tl__text *text)
{
        struct fit best = { 0, 0 };
        size_t widest = 0;
        char headed = '\0', common = ',';
        struct sample *sample = g_new(struct sample, 1);

        count_delimiters(text, sample);
        for (size_t i = 0; i < N_DELIMITERS; i++) {
                struct fit fit = best_fit(sample, i);
                size_t width = headed_width(sample, i);

                if (is_decimal(sample, i))
                        continue;
                if (fit.lines > best.lines || (fit.lines == best.lines && fit.width > best.width)) {
                        best = fit;
                        common = delimiters[i];
                }
                if (width > widest) {
                        widest = width;
                        headed = delimiters[i];
                }
        }
        g_free(sample);
        return headed ? headed : common;
}

size_t tl__delimiter_declared(const struct tl__text *text, char *delimiter)
{
        size_t length = tl__line_length(text->start, text->n);
        char *line = g_strstrip(g_strndup(text->start, MIN(length, 16)));
        size_t quote = line[0] == '"';
        char mark = '\0';

        if (g_ascii_strncasecmp(line + quote, "sep=", 4) == 0)
                mark = line[quote + 4] ? line[quote + 4] : '\t'; /* stripped above */
        g_free(line);
        if (!mark || !memchr(delimiters, mark, N_DELIMITERS))
                return 0;
        *delimiter = mark;
        return length;
}
