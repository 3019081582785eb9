/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of faults as one line of text, so that a test can state all it expects. */
#ifndef TL_TESTS_FAULTS_H
#define TL_TESTS_FAULTS_H

#include "targetline.h"

#include <stdio.h>
#include <string.h>

/* "not_a_number:3:4 row_short:5:0": code, line and column of each. Valid until the next call. */
static inline const char *faults_text(const struct tl_faults *faults)
{
        static char text[4096];
        size_t used = 0;

        text[0] = '\0';
        for (size_t i = 0; i < tl_faults_count(faults) && used < sizeof text; i++) {
                const struct tl_fault *fault = tl_faults_at(faults, i);

                used += (size_t)snprintf(text + used, sizeof text - used, "%s%s:%ld:%ld",
                                         i ? " " : "", fault->code, fault->line, fault->column);
        }
        return text;
}

/* Does each fault speak both languages, with all its values filled in? */
static inline bool faults_worded(const struct tl_faults *faults)
{
        bool worded = true;

        for (size_t i = 0; i < tl_faults_count(faults); i++) {
                for (size_t lang = 0; lang < TL_N_LANGS; lang++) {
                        char *text = tl_fault_text(tl_faults_at(faults, i), (enum tl_lang)lang);

                        worded = worded && *text && !strchr(text, '{');
                        tl_string_free(text);
                }
        }
        return worded;
}

#endif
