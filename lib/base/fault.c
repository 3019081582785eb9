/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of faults: each with its place, severity, and its text in either language. */
#include "base/fault.h"

#include "base/text.h"

#include <glib.h>
#include <stdarg.h>

#define MAX_ARGUMENTS 6

static const struct {
        const char *code;
        enum tl_severity severity;
        const char *text[TL_N_LANGS];
} kinds[] = {
#define F(code, severity, en, vi) { #code, severity, { en, vi } },
#include "base/faults.def"
#undef F
};

struct entry {
        struct tl_fault fault; /* first, so that a fault leads back to its entry */
        enum tl__fault_code code;
        char *file;
        char *arguments[MAX_ARGUMENTS + 1];
};

struct tl_faults {
        GPtrArray *entries;
};

static void entry_free(gpointer data)
{
        struct entry *entry = data;

        for (size_t i = 0; i < MAX_ARGUMENTS; i++)
                g_free(entry->arguments[i]);
        g_free(entry->file);
        g_free(entry);
}

struct tl_faults *tl_faults_new(void)
{
        struct tl_faults *faults = g_new0(struct tl_faults, 1);

        faults->entries = g_ptr_array_new_with_free_func(entry_free);
        return faults;
}

void tl_faults_free(struct tl_faults *faults)
{
        if (!faults)
                return;
        g_ptr_array_free(faults->entries, TRUE);
        g_free(faults);
}

void tl__fault(struct tl_faults *faults, enum tl__fault_code code, struct tl__place place, ...)
{
        struct entry *entry;
        const char *argument;
        va_list arguments;
        size_t n = 0;

        if (!faults)
                return;
        entry = g_new0(struct entry, 1);
        entry->code = code;
        entry->file = g_strdup(place.file);
        entry->fault = (struct tl_fault){ kinds[code].code, kinds[code].severity, entry->file,
                                          place.line, place.column };
        va_start(arguments, place);
        while (n < MAX_ARGUMENTS && (argument = va_arg(arguments, const char *)))
                entry->arguments[n++] = g_strdup(argument);
        va_end(arguments);
        g_ptr_array_add(faults->entries, entry);
}

size_t tl_faults_count(const struct tl_faults *faults)
{
        return faults->entries->len;
}

size_t tl_faults_count_severe(const struct tl_faults *faults, enum tl_severity least)
{
        size_t count = 0;

        for (size_t i = 0; i < tl_faults_count(faults); i++)
                count += tl_faults_at(faults, i)->severity >= least;
        return count;
}

const struct tl_fault *tl_faults_at(const struct tl_faults *faults, size_t i)
{
        const struct entry *entry = g_ptr_array_index(faults->entries, i);

        return &entry->fault;
}

char *tl_fault_text(const struct tl_fault *fault, enum tl_lang lang)
{
        const struct entry *entry = (const struct entry *)fault;

        return tl__fill(kinds[entry->code].text[lang], (const char *const *)entry->arguments);
}
