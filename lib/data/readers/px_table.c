/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PX-Web table on its way to the sink. */
#include "data/readers/px_table.h"

#include "data/readers/export.h"

#include <string.h>

void tl__px_table_begin(struct tl__px_table *table, const struct tl__source *source,
                        const char *subject)
{
        *table = (struct tl__px_table){ .source = source, .subject = subject };
        table->texts = g_string_chunk_new(1 << 12);
        table->observations = g_array_new(FALSE, FALSE, sizeof(struct tl_observation));
        table->at = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* A measure with its unit, such as Diện tích (Km2), says all; other labels need the title's subject
 * before them, and a table without labels has nothing else. */
static char *indicator_of(const struct tl__px_table *table, const char *const parts[])
{
        GString *name = g_string_new(NULL);
        size_t n = g_strv_length((char **)parts);
        bool alone = n == 1 && strchr(parts[0], '(');

        if (!alone)
                g_string_append(name, table->subject);
        for (size_t i = 0; i < n; i++) {
                char *part = tl__px_clean(parts[i]);

                g_string_append_printf(name, "%s%s", name->len ? " - " : "", part);
                g_free(part);
        }
        if (name->len == 0 && table->source->settings->indicator)
                g_string_append(name, table->source->settings->indicator);
        if (name->len == 0) {
                char *stem = tl__file_stem(table->source->name, "PX-Web");

                g_string_append(name, stem);
                g_free(stem);
        }
        return g_string_free(name, FALSE);
}

/* The unit that the last label with one has. */
static char *unit_of(const char *const parts[])
{
        char *unit = g_strdup("");

        for (size_t i = 0; parts[i]; i++) {
                char *part = tl__px_clean(parts[i]), *own = tl__px_unit(part);

                g_free(part);
                if (*own) {
                        g_free(unit);
                        unit = own;
                } else {
                        g_free(own);
                }
        }
        return unit;
}

static const char *keep(struct tl__px_table *table, char *text)
{
        const char *kept = *text ? g_string_chunk_insert_const(table->texts, text) : "";

        g_free(text);
        return kept;
}

/* Is one of two statuses stated for a year weaker, so that the other's figure counts? */
static bool outranks(const struct tl_observation *a, const struct tl_observation *b)
{
        return !isnan(a->value) && (isnan(b->value) || a->status < b->status);
}

static void replace(struct tl__px_table *table, const struct tl_observation *loser)
{
        if (isnan(loser->value) || table->n_replaced++ > 0)
                return;
        table->replaced = (struct tl__place){ loser->file, loser->line, loser->column };
        table->replaced_year = loser->year;
}

void tl__px_table_add(struct tl__px_table *table, const struct tl_observation *observation,
                      const char *const parts[], const char *area)
{
        struct tl_observation added = *observation, *rival;
        char *key;
        size_t at;

        added.indicator = keep(table, indicator_of(table, parts));
        added.unit = keep(table, *observation->unit ? g_strdup(observation->unit) : unit_of(parts));
        added.area_name = keep(table, tl__px_clean(observation->area_name));
        if (*area)
                added.area = keep(table, tl__px_clean(area));
        key = g_strdup_printf("%s\x1f%s\x1f%d", added.indicator, added.area, added.year);
        at = GPOINTER_TO_SIZE(g_hash_table_lookup(table->at, key));
        rival = at ? &g_array_index(table->observations, struct tl_observation, at - 1) : NULL;
        if (rival && outranks(rival, &added)) {
                replace(table, &added);
                g_free(key);
                return;
        }
        if (rival && outranks(&added, rival)) {
                replace(table, rival);
                *rival = added;
                g_free(key);
                return;
        }
        g_array_append_val(table->observations, added);
        g_hash_table_insert(table->at, key, GSIZE_TO_POINTER((gsize)table->observations->len));
}

void tl__px_table_end(struct tl__px_table *table, const struct tl__sink *sink,
                      struct tl_faults *faults)
{
        char *n = g_strdup_printf("%zu", table->n_replaced);
        char *year = g_strdup_printf("%d", table->replaced_year);

        for (guint i = 0; i < table->observations->len; i++)
                sink->put(sink->context,
                          &g_array_index(table->observations, struct tl_observation, i));
        if (table->n_replaced > 0)
                tl__fault(faults, TL__F_final_replaces, table->replaced, year, n, NULL);
        g_free(year);
        g_free(n);
        g_hash_table_destroy(table->at);
        g_array_free(table->observations, TRUE);
        g_string_chunk_free(table->texts);
}
