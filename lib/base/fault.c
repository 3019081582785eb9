/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of faults: each with its place, severity, and its text in either language. */
#include "base/fault.h"

#include "base/text.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

#define MAX_ARGUMENTS 7
#define MOST_ALIKE    1000 /* faults of one code in one file that are told one by one */

static const struct {
        const char *code;
        enum tl_severity severity;
        const char *text[TL_N_LANGS];
} kinds[] = {
#define F(code, severity, en, vi) { #code, severity, { en, vi } },
#include "base/faults.def"
#undef F
};

/* How often one file has one fault. */
struct tally {
        enum tl__fault_code code;
        guint rank;
        size_t n;
        struct entry *more; /* stands for those beyond MOST_ALIKE; NULL: there are none */
};

struct entry {
        struct tl_fault fault; /* first, so that a fault leads back to its entry */
        enum tl__fault_code code;
        struct tally *tally;
        guint rank; /* of its file, in order of first mention */
        char *arguments[MAX_ARGUMENTS + 1];
};

struct tl_faults {
        GPtrArray *entries;
        GHashTable *tallies; /* struct tally */
        GHashTable *files;   /* name: rank */
        size_t n_of[TL_ERROR + 1];
};

static void entry_free(gpointer data)
{
        struct entry *entry = data;

        for (size_t i = 0; i < MAX_ARGUMENTS; i++)
                g_free(entry->arguments[i]);
        g_free(entry);
}

static guint tally_hash(gconstpointer data)
{
        const struct tally *tally = data;

        return (guint)tally->code * 31 + tally->rank;
}

static gboolean tally_equal(gconstpointer a, gconstpointer b)
{
        const struct tally *x = a, *y = b;

        return x->code == y->code && x->rank == y->rank;
}

struct tl_faults *tl_faults_new(void)
{
        struct tl_faults *faults = g_new0(struct tl_faults, 1);

        faults->entries = g_ptr_array_new_with_free_func(entry_free);
        faults->tallies = g_hash_table_new_full(tally_hash, tally_equal, g_free, NULL);
        faults->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        return faults;
}

void tl_faults_free(struct tl_faults *faults)
{
        if (!faults)
                return;
        g_ptr_array_free(faults->entries, TRUE);
        g_hash_table_destroy(faults->tallies);
        g_hash_table_destroy(faults->files);
        g_free(faults);
}

/* The list's own copy of a file's name, and its rank. */
static const char *file_of(struct tl_faults *faults, const char *name, guint *rank)
{
        gpointer kept, found;

        *rank = G_MAXUINT;
        if (!name)
                return NULL;
        if (!g_hash_table_lookup_extended(faults->files, name, &kept, &found)) {
                kept = g_strdup(name);
                found = GUINT_TO_POINTER(g_hash_table_size(faults->files));
                g_hash_table_insert(faults->files, kept, found);
        }
        *rank = GPOINTER_TO_UINT(found);
        return kept;
}

static struct tally *tally_for(struct tl_faults *faults, enum tl__fault_code code, guint rank)
{
        const struct tally key = { .code = code, .rank = rank };
        struct tally *tally = g_hash_table_lookup(faults->tallies, &key);

        if (!tally) {
                tally = g_memdup2(&key, sizeof key);
                g_hash_table_add(faults->tallies, tally);
        }
        return tally;
}

static void add_entry(struct tl_faults *faults, enum tl__fault_code code, struct tally *tally,
                      struct tl_fault fault)
{
        struct entry *entry = g_new0(struct entry, 1);

        entry->code = code;
        entry->fault = fault;
        entry->fault.code = kinds[code].code;
        entry->rank = tally->rank;
        entry->tally = tally;
        g_ptr_array_add(faults->entries, entry);
}

/* One more that is not told: the last entry of its code says how many there are of these. */
static void count_more(struct tl_faults *faults, struct tally *tally, struct tl_fault fault)
{
        if (!tally->more) {
                add_entry(faults, TL__F_more_alike, tally, fault);
                tally->more = g_ptr_array_index(faults->entries, faults->entries->len - 1);
                tally->more->arguments[1] = g_strdup(kinds[tally->code].code);
        }
        g_free(tally->more->arguments[0]);
        tally->more->arguments[0] = g_strdup_printf("%zu", tally->n - MOST_ALIKE);
}

/* The new entry for a fault, its arguments still to come; NULL where there are enough alike. */
static struct entry *entry_for(struct tl_faults *faults, enum tl__fault_code code,
                               struct tl__place place)
{
        guint rank;
        const char *file = file_of(faults, place.file, &rank);
        const struct tl_fault fault = { kinds[code].code, kinds[code].severity, file, place.line,
                                        place.column };
        struct tally *tally = tally_for(faults, code, rank);

        faults->n_of[fault.severity]++;
        if (++tally->n > MOST_ALIKE) {
                count_more(faults, tally, fault);
                return NULL;
        }
        add_entry(faults, code, tally, fault);
        return g_ptr_array_index(faults->entries, faults->entries->len - 1);
}

void tl__fault(struct tl_faults *faults, enum tl__fault_code code, struct tl__place place, ...)
{
        struct entry *entry;
        const char *argument;
        va_list arguments;
        size_t n = 0;

        if (!faults)
                return;
        entry = entry_for(faults, code, place);
        if (!entry)
                return;
        va_start(arguments, place);
        while (n < MAX_ARGUMENTS && (argument = va_arg(arguments, const char *)))
                entry->arguments[n++] = g_strdup(argument);
        va_end(arguments);
}

void tl__faults_forget(struct tl_faults *faults, size_t n)
{
        for (size_t i = faults->entries->len;
             i-- > n;) { /* from the end: the rest of a tally first */
                struct entry *entry = g_ptr_array_index(faults->entries, i);
                struct tally *tally = entry->tally;
                size_t gone = tally->more == entry ? tally->n - MOST_ALIKE : 1;

                if (tally->more == entry)
                        tally->more = NULL;
                tally->n -= gone;
                faults->n_of[entry->fault.severity] -= gone;
        }
        g_ptr_array_set_size(faults->entries, (gint)MIN(n, faults->entries->len));
}

static gint compare(gconstpointer a, gconstpointer b)
{
        const struct entry *x = *(const struct entry *const *)a;
        const struct entry *y = *(const struct entry *const *)b;

        if (x->rank != y->rank)
                return x->rank < y->rank ? -1 : 1;
        if (x->fault.line != y->fault.line)
                return x->fault.line < y->fault.line ? -1 : 1;
        if (x->fault.column != y->fault.column)
                return x->fault.column < y->fault.column ? -1 : 1;
        return 0;
}

void tl__faults_sort(struct tl_faults *faults)
{
        g_ptr_array_sort(faults->entries, compare); /* is stable */
}

size_t tl_faults_count(const struct tl_faults *faults)
{
        return faults->entries->len;
}

size_t tl_faults_count_severe(const struct tl_faults *faults, enum tl_severity least)
{
        size_t count = 0;

        for (size_t severity = (size_t)least; severity <= TL_ERROR; severity++)
                count += faults->n_of[severity];
        return count;
}

const struct tl_fault *tl_faults_at(const struct tl_faults *faults, size_t i)
{
        const struct entry *entry = g_ptr_array_index(faults->entries, i);

        return &entry->fault;
}

/* Does the text call argument i a number? */
static bool is_number(const char *text, size_t i)
{
        const char call[] = { '{', '#', (char)('1' + i), '}', '\0' };

        return strstr(text, call) != NULL;
}

/* 1e+06 as 1000000: what people read has all its digits, as far as a double tells them apart.
 * What is no number after all, such as +∞, stays. */
static char *number_said(const char *machine, enum tl_lang lang)
{
        char plain[G_ASCII_DTOSTR_BUF_SIZE];
        char *end;
        double value = g_ascii_strtod(machine, &end);

        if (end == machine || *end)
                return g_strdup(machine);
        g_ascii_formatd(plain, sizeof plain, "%.15g", value);
        return lang == TL_VI ? g_strdelimit(g_strdup(plain), ".", ',') : g_strdup(plain);
}

char *tl_fault_text(const struct tl_fault *fault, enum tl_lang lang)
{
        const struct entry *entry = (const struct entry *)fault;
        const char *text = kinds[entry->code].text[lang];
        GString *template = g_string_new(text);
        char *said[MAX_ARGUMENTS + 1] = { NULL };
        char *filled;

        for (size_t i = 0; entry->arguments[i]; i++)
                said[i] = is_number(text, i) ? number_said(entry->arguments[i], lang)
                                             : g_strdup(entry->arguments[i]);
        g_string_replace(template, "{#", "{", 0);
        filled = tl__fill(template->str, (const char *const *)said);
        for (size_t i = 0; said[i]; i++)
                g_free(said[i]);
        g_string_free(template, TRUE);
        return filled;
}
