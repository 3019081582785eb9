/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of binding: which indicator and which area a file's names mean. */
#include "plan/bind.h"

#include "base/text.h"

#include <string.h>

/* A name that the plan does not know, in one file. */
struct unknown {
        const char *name, *file; /* the dataset's own texts: equal pointers are equal texts */
        long line;               /* of its first row */
        size_t rows;
};

struct names {
        struct tl_dataset *dataset;
        GHashTable *ids; /* folded name: id of the plan, or the first spelling of an unknown one */
        GHashTable *resolved;   /* name as a file has it: id */
        GHashTable *strangers;  /* names that the plan does not know */
        GHashTable *areas;      /* folded area: its spelling */
        GHashTable *placed;     /* area as a file has it: its spelling */
        GPtrArray *unknown;     /* struct unknown */
        GHashTable *unknown_at; /* the same, by name and file */
};

/* -------------------------------------------------------------------- indicators ---- */

/* The first to claim a name has it: ids before aliases before names. */
static void claim(struct names *names, const char *name, const char *id)
{
        char *folded = tl__fold(name);

        if (*folded && !g_hash_table_contains(names->ids, folded))
                g_hash_table_insert(names->ids, folded, (char *)id);
        else
                g_free(folded);
}

static void claim_aliases(struct names *names, const struct tl_indicator *indicator, const char *id)
{
        char **aliases = g_strsplit(indicator->aliases, ";", -1);

        for (char **alias = aliases; *alias; alias++)
                claim(names, *alias, id);
        g_strfreev(aliases);
}

static void claim_all(struct names *names, const struct tl_plan *plan)
{
        size_t n = tl_plan_indicator_count(plan);
        const char **ids = g_new(const char *, n);

        for (size_t i = 0; i < n; i++) {
                ids[i] = tl__dataset_string(names->dataset, tl_plan_indicator_at(plan, i)->id);
                claim(names, ids[i], ids[i]);
        }
        for (size_t i = 0; i < n; i++)
                claim_aliases(names, tl_plan_indicator_at(plan, i), ids[i]);
        for (size_t i = 0; i < n; i++)
                for (size_t lang = 0; lang < TL_N_LANGS; lang++)
                        claim(names, tl_plan_indicator_at(plan, i)->name[lang], ids[i]);
        g_free(ids);
}

static const char *resolve(struct names *names, const char *name)
{
        const char *id = g_hash_table_lookup(names->resolved, name);
        char *folded;

        if (id)
                return id;
        folded = tl__fold(name);
        id = g_hash_table_lookup(names->ids, folded);
        if (!id) {
                id = name;
                g_hash_table_insert(names->ids, g_strdup(folded), (char *)name);
                g_hash_table_add(names->strangers, (char *)name);
        }
        g_hash_table_insert(names->resolved, (char *)name, (char *)id);
        g_free(folded);
        return id;
}

static guint unknown_hash(gconstpointer data)
{
        const struct unknown *unknown = data;

        return g_direct_hash(unknown->name) * 31 + g_direct_hash(unknown->file);
}

static gboolean unknown_equal(gconstpointer a, gconstpointer b)
{
        const struct unknown *x = a, *y = b;

        return x->name == y->name && x->file == y->file;
}

static void count_unknown(struct names *names, const struct tl__observed *observed)
{
        struct unknown key = { observed->indicator, observed->now.file, observed->now.line, 0 };
        struct unknown *unknown = g_hash_table_lookup(names->unknown_at, &key);

        if (!unknown) {
                unknown = g_memdup2(&key, sizeof key);
                g_hash_table_add(names->unknown_at, unknown);
                g_ptr_array_add(names->unknown, unknown);
        }
        unknown->rows++;
}

/* Every name of the plan, NULL-terminated. */
static GPtrArray *known_names(const struct tl_plan *plan)
{
        GPtrArray *known = g_ptr_array_new_with_free_func(g_free);

        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++) {
                const struct tl_indicator *indicator = tl_plan_indicator_at(plan, i);
                char **aliases = g_strsplit(indicator->aliases, ";", -1);

                g_ptr_array_add(known, g_strdup(indicator->id));
                for (char **alias = aliases; *alias; alias++)
                        if (*g_strstrip(*alias))
                                g_ptr_array_add(known, g_strdup(*alias));
                for (size_t lang = 0; lang < TL_N_LANGS; lang++)
                        if (*indicator->name[lang])
                                g_ptr_array_add(known, g_strdup(indicator->name[lang]));
                g_strfreev(aliases);
        }
        g_ptr_array_add(known, NULL);
        return known;
}

static void warn_unknown(const struct names *names, const struct tl_plan *plan,
                         struct tl_faults *faults)
{
        GPtrArray *known = known_names(plan);

        for (size_t i = 0; i < names->unknown->len; i++) {
                const struct unknown *unknown = g_ptr_array_index(names->unknown, i);
                char *rows = g_strdup_printf("%zu", unknown->rows);
                const char *nearest = tl__nearest(unknown->name, (const char *const *)known->pdata);

                tl__fault(faults, TL__F_unknown_indicator,
                          (struct tl__place){ unknown->file, unknown->line, 0 }, unknown->name,
                          rows, nearest ? nearest : "–", NULL);
                g_free(rows);
        }
        g_ptr_array_free(known, TRUE);
}

/* ------------------------------------------------------------------------- areas ---- */

static const char *place(struct names *names, const char *area)
{
        const char *spelling = g_hash_table_lookup(names->placed, area);
        char *folded;

        if (spelling)
                return spelling;
        folded = tl__fold(area);
        spelling = g_hash_table_lookup(names->areas, folded);
        if (!spelling) {
                spelling = area;
                g_hash_table_insert(names->areas, g_strdup(folded), (char *)area);
        }
        g_hash_table_insert(names->placed, (char *)area, (char *)spelling);
        g_free(folded);
        return spelling;
}

/* --------------------------------------------------------------------------- all ---- */

static struct names names_new(struct tl_dataset *dataset)
{
        return (struct names){
                .dataset = dataset,
                .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .resolved = g_hash_table_new(NULL, NULL),
                .strangers = g_hash_table_new(NULL, NULL),
                .areas = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .placed = g_hash_table_new(NULL, NULL),
                .unknown = g_ptr_array_new_with_free_func(g_free),
                .unknown_at = g_hash_table_new(unknown_hash, unknown_equal),
        };
}

static void names_clear(struct names *names)
{
        g_hash_table_destroy(names->ids);
        g_hash_table_destroy(names->resolved);
        g_hash_table_destroy(names->strangers);
        g_hash_table_destroy(names->areas);
        g_hash_table_destroy(names->placed);
        g_hash_table_destroy(names->unknown_at);
        g_ptr_array_free(names->unknown, TRUE);
}

void tl__bind_names(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults)
{
        struct names names = names_new(dataset);
        const char *home = plan ? tl__dataset_string(dataset, tl_plan_info(plan)->area) : "";
        GHashTable *listed = g_hash_table_new(NULL, NULL);

        if (plan) {
                claim_all(&names, plan);
                place(&names, home); /* the plan's spelling is the first */
        }
        for (size_t i = 0; i < dataset->observations->len; i++) {
                struct tl__observed *observed = tl__dataset_observed(dataset, i);

                observed->now.indicator = resolve(&names, observed->indicator);
                observed->now.area = place(&names, *observed->area ? observed->area : home);
                if (plan && g_hash_table_contains(names.strangers, observed->now.indicator))
                        count_unknown(&names, observed);
                if (g_hash_table_add(listed, (char *)observed->now.area))
                        g_ptr_array_add(dataset->areas, (char *)observed->now.area);
        }
        if (plan)
                warn_unknown(&names, plan, faults);
        g_hash_table_destroy(listed);
        names_clear(&names);
}
