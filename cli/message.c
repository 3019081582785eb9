/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages: a text of texts.def, its places filled, on stderr. */
#include "message.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *const texts[][TL_N_LANGS] = {
#define T(name, en, vi) { en, vi },
#include "texts.def"
#undef T
};

static enum tl_lang language; /* one for the whole program, set once its arguments are read */

void message_language(enum tl_lang lang)
{
        language = lang;
}

const char *message_plain(enum text text)
{
        return texts[text][language];
}

static char *fill(enum text text, va_list arguments)
{
        const char *values[9] = { NULL };
        GString *out = g_string_new(NULL);
        const char *value;
        size_t n = 0;

        while (n < G_N_ELEMENTS(values) && (value = va_arg(arguments, const char *)))
                values[n++] = value;
        for (const char *c = message_plain(text); *c; c++) {
                size_t place = (size_t)(c[1] - '1');

                if (c[0] == '{' && place < n && c[2] == '}') {
                        g_string_append(out, values[place]);
                        c += 2;
                } else {
                        g_string_append_c(out, *c);
                }
        }
        return g_string_free(out, FALSE);
}

char *message_text(enum text text, ...)
{
        va_list arguments;
        char *filled;

        va_start(arguments, text);
        filled = fill(text, arguments);
        va_end(arguments);
        return filled;
}

void say(enum text text, ...)
{
        va_list arguments;
        char *filled;

        va_start(arguments, text);
        filled = fill(text, arguments);
        va_end(arguments);
        fprintf(stderr, "targetline: %s\n", filled);
        g_free(filled);
}

static const enum text severities[] = {
        [TL_NOTE] = TEXT_note,
        [TL_WARNING] = TEXT_warning,
};

void say_fault(const struct tl_fault *fault)
{
        char *plain = tl_fault_text(fault, language);
        char *text = fault->severity == TL_ERROR
                             ? g_strdup(plain)
                             : message_text(severities[fault->severity], plain, NULL);

        fputs("targetline: ", stderr);
        if (fault->file)
                fprintf(stderr, "%s:", fault->file);
        if (fault->file && fault->line)
                fprintf(stderr, "%ld:", fault->line);
        if (fault->file && fault->line && fault->column)
                fprintf(stderr, "%ld:", fault->column);
        fprintf(stderr, "%s%s\n", fault->file ? " " : "", text);
        tl_string_free(plain);
        g_free(text);
}

#define BAR_WIDTH 40

void message_progress(void *unused, size_t done, size_t n)
{
        static const char full[] = "########################################";
        size_t percent = 100 * done / n, before = 100 * (done - 1) / n;
        int width = (int)(BAR_WIDTH * done / n);

        (void)unused;
        if (!isatty(STDERR_FILENO) || (percent == before && done < n))
                return;
        if (done < n)
                fprintf(stderr, "\r[%-*.*s] %3zu%%", BAR_WIDTH, width, full, percent);
        else
                fputs("\r\033[K", stderr);
        fflush(stderr);
}
