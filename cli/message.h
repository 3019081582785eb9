/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talk on stderr, in the language asked for. The texts stand in texts.def. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <targetline.h>

enum text {
#define T(name, en, vi) TEXT_##name,
#include "texts.def"
#undef T
};

/* The language of all that follows. */
void message_language(enum tl_lang lang);

/* The text with its places filled by the strings up to a closing NULL; for g_free(). */
char *message_text(enum text text, ...) __attribute__((sentinel));
/* The text as it stands. */
const char *message_plain(enum text text);
/* "targetline: ..." on stderr. */
void say(enum text text, ...) __attribute__((sentinel));
/* How far a long work has come: a bar on stderr, where that is a terminal. It may be told from any
 * thread, by one at a time; it goes when all is done. */
void message_progress(void *unused, size_t done, size_t n);
/* "targetline: FILE:LINE:COL: ..." on stderr. */
void say_fault(const struct tl_fault *fault);

#endif
