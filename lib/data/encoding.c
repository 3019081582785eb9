/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to text: what is text at all, and in which encoding. */
#include "data/encoding.h"

#include <glib.h>
#include <string.h>

size_t tl__line_length(const char *text, size_t n)
{
        for (size_t i = 0; i < n; i++) {
                if (text[i] == '\n')
                        return i + 1;
                if (text[i] == '\r')
                        return i + 1 < n && text[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return n;
}

static bool begins_with(const struct tl__text *text, const char *mark, size_t length)
{
        return text->n >= length && memcmp(text->start, mark, length) == 0;
}

static bool is_utf16(const struct tl__text *text)
{
        return begins_with(text, "\xff\xfe", 2) || begins_with(text, "\xfe\xff", 2);
}

static int refuse(enum tl__fault_code code, struct tl__place place, const size_t numbers[static 2],
                  struct tl_faults *faults)
{
        char *first = g_strdup_printf("%zu", numbers[0]);
        char *second = g_strdup_printf("%zu", numbers[1]);

        tl__fault(faults, code, place, first, second, NULL);
        g_free(first);
        g_free(second);
        return TL_EDATA;
}

/* One fault for the whole file, at the first line that is not UTF-8: what is wrong with one such
 * line is wrong with all, and saving the file anew mends them together. */
static int check_utf8(const struct tl__text *text, const char *name, struct tl_faults *faults)
{
        struct tl__place place = { name, 0, 0 };
        size_t length, numbers[2] = { 0, 0 }; /* first bad byte of its line; bad lines */
        long line = 0;

        if (g_utf8_validate_len(text->start, text->n, NULL))
                return TL_OK;
        for (size_t at = 0; at < text->n; at += length) {
                const char *start = text->start + at, *end;

                line++;
                length = tl__line_length(start, text->n - at);
                if (g_utf8_validate_len(start, length, &end))
                        continue;
                if (numbers[1]++ == 0) {
                        place.line = line;
                        numbers[0] = (size_t)(end - start) + 1;
                }
        }
        return refuse(TL__F_not_utf8, place, numbers, faults);
}

int tl__text_of(const char *bytes, size_t n, const char *name, struct tl__text *out,
                struct tl_faults *faults)
{
        struct tl__text text = { bytes, n };
        struct tl__place place = { name, 0, 0 };
        const char *zero;
        int status;

        if (is_utf16(&text)) {
                tl__fault(faults, TL__F_file_utf16, place, NULL);
                return TL_EDATA;
        }
        while (text.n > 0 && text.start[text.n - 1] == '\0')
                text.n--;
        zero = text.n > 0 ? memchr(text.start, '\0', text.n) : NULL;
        if (zero)
                return refuse(TL__F_file_binary, place,
                              (size_t[2]){ (size_t)(zero - text.start) + 1, 0 }, faults);
        if (begins_with(&text, "\xef\xbb\xbf", 3)) {
                text.start += 3;
                text.n -= 3;
        }
        if (text.n == 0) {
                tl__fault(faults, TL__F_file_empty, place, NULL);
                return TL_EDATA;
        }
        status = check_utf8(&text, name, faults);
        if (status == TL_OK)
                *out = text;
        return status;
}
