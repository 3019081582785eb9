/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking text into lines by its width on a character display. */
#include "report/wrap.h"

#include <stdbool.h>
#include <string.h>

gunichar tl__visible(gunichar letter)
{
        return g_unichar_iscntrl(letter) ? 0xFFFD : letter;
}

static size_t letter_width(gunichar letter)
{
        if (g_unichar_iszerowidth(letter))
                return 0;
        return g_unichar_iswide(letter) ? 2 : 1;
}

static size_t width_between(const char *from, const char *to)
{
        size_t width = 0;

        for (; from < to; from = g_utf8_next_char(from))
                width += letter_width(tl__visible(g_utf8_get_char(from)));
        return width;
}

static const char *line_end(const char *line)
{
        return line + strcspn(line, "\n");
}

size_t tl__display_width(const char *text)
{
        size_t widest = 0;

        for (;; text++) {
                const char *end = line_end(text);

                widest = MAX(widest, width_between(text, end));
                if (!*end)
                        return widest;
                text = end;
        }
}

static bool is_blank(char c)
{
        return c == ' ' || c == '\t' || c == '\r';
}

static const char *skip_blanks(const char *from, const char *end)
{
        while (from < end && is_blank(*from))
                from++;
        return from;
}

static const char *word_end(const char *from, const char *end)
{
        while (from < end && !is_blank(*from))
                from++;
        return from;
}

/* The end of the part of a word up to its next '/' or '–'. */
static const char *part_end(const char *from, const char *end)
{
        while (from < end) {
                gunichar letter = g_utf8_get_char(from);

                from = g_utf8_next_char(from);
                if (letter == '/' || letter == 0x2013)
                        return from;
        }
        return end;
}

/* Where a line that goes on begins: under its indent, or under the word after a lone sign. */
static size_t indent_of(const char *line, const char *end)
{
        const char *first = skip_blanks(line, end), *next = word_end(first, end);
        bool sign = first < next && g_utf8_next_char(first) == next && next < end &&
                    !g_unichar_isalnum(g_utf8_get_char(first));

        return width_between(line, first) + (sign ? 2 : 0);
}

size_t tl__least_width(const char *text)
{
        size_t least = 0;

        for (const char *line = text;; line++) {
                const char *end = line_end(line);
                size_t indent = indent_of(line, end);

                for (const char *part = skip_blanks(line, end); part < end;) {
                        const char *stop = part_end(part, word_end(part, end));

                        least = MAX(least, indent + width_between(part, stop));
                        part = skip_blanks(stop, end);
                }
                if (!*end)
                        return least;
                line = end;
        }
}

/* ---------------------------------------------------------------------- wrapping ---- */

struct wrapping {
        GString *out;
        size_t width, indent; /* of lines; of those that go on */
        size_t used;          /* columns of the current line */
        bool begun;           /* it holds more than its indent */
};

static void new_line(struct wrapping *wrapping)
{
        g_string_append_printf(wrapping->out, "\n%*s", (int)wrapping->indent, "");
        wrapping->used = wrapping->indent;
        wrapping->begun = false;
}

static void put_letters(struct wrapping *wrapping, const char *from, const char *end)
{
        for (; from < end; from = g_utf8_next_char(from)) {
                gunichar letter = tl__visible(g_utf8_get_char(from));
                size_t width = letter_width(letter);

                if (wrapping->begun && wrapping->used + width > wrapping->width)
                        new_line(wrapping);
                g_string_append_unichar(wrapping->out, letter);
                wrapping->used += width;
                wrapping->begun = true;
        }
}

/* A piece that stays whole where the width allows, after a blank unless it opens a line. */
static void put_piece(struct wrapping *wrapping, const char *from, const char *end, bool blank)
{
        size_t gap = blank && wrapping->begun;

        if (wrapping->begun && wrapping->used + gap + width_between(from, end) > wrapping->width) {
                new_line(wrapping);
        } else if (gap) {
                g_string_append_c(wrapping->out, ' ');
                wrapping->used++;
        }
        put_letters(wrapping, from, end);
}

static void put_word(struct wrapping *wrapping, const char *from, const char *end)
{
        const char *stop = end;

        if (wrapping->indent + width_between(from, end) <= wrapping->width) {
                put_piece(wrapping, from, end, true);
                return;
        }
        for (bool blank = true; from < end; from = stop, blank = false) {
                stop = part_end(from, end);
                put_piece(wrapping, from, stop, blank);
        }
}

static void put_line(struct wrapping *wrapping, const char *line, const char *end, size_t hang)
{
        const char *word = skip_blanks(line, end);
        size_t most = wrapping->width > 1 ? wrapping->width - 1 : 0;

        g_string_append_len(wrapping->out, line, word - line);
        wrapping->used = width_between(line, word);
        wrapping->begun = false;
        wrapping->indent = MIN(indent_of(line, end) + hang, most);
        while (word < end) {
                const char *stop = word_end(word, end);

                put_word(wrapping, word, stop);
                word = skip_blanks(stop, end);
        }
}

char *tl__wrap(const char *text, size_t width, size_t hang)
{
        struct wrapping wrapping = { .out = g_string_new(NULL), .width = width };

        for (const char *line = text;; line++) {
                const char *end = line_end(line);

                put_line(&wrapping, line, end, hang);
                if (!*end)
                        return g_string_free(wrapping.out, FALSE);
                g_string_append_c(wrapping.out, '\n');
                line = end;
        }
}
