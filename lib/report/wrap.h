/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaking text into lines by its width on a character display. Widths do not depend on the
 * locale. */
#ifndef TL_REPORT_WRAP_H
#define TL_REPORT_WRAP_H

#include <glib.h>
#include <stddef.h>

/* The letter, or U+FFFD for a control character, which could command a terminal. */
gunichar tl__visible(gunichar letter);

/* Columns of the widest line: 2 for a wide character, 0 for a combining one. */
size_t tl__display_width(const char *text);
/* The least width into which tl__wrap() fits the text without tearing a word or a figure apart. */
size_t tl__least_width(const char *text);
/* Lines of at most @width columns, joined by newlines; newlines of the text stay. Lines break at
 * blanks; a word that is too long alone breaks after '/' or '–', and only then between letters. A
 * line keeps its indent when it goes on, by @hang more; one that begins with a lone sign, as "●
 * met", goes on under its first word. Control characters become visible. g_free() it. */
char *tl__wrap(const char *text, size_t width, size_t hang);

#endif
