/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first step of binding: which indicator a file's name means. */
#include "plan/bind.h"

#include "base/text.h"

#include <string.h>

/* "14. ", "1.2 ", "1) ", "II. ", "a) ", "- ", "+ " before a name. */
#define NUMBERING                                                                                  \
        "^\\s*(?:[-+*\u2022\u2013\u2014]\\s*|[0-9]+(?:\\.[0-9]+)+\\s+|"                            \
        "[0-9]+(?:\\.[0-9]+)*[.)]\\s*|(?:[IVXivx]+|[A-Za-z])[.)]\\s+)"

/* A name that the plan does not know, in one file. */
struct unknown {
        const char *name, *file; /* the dataset's own texts: equal pointers are equal texts */
        long first, last;        /* lines: of its first row, of the row counted last */
        size_t rows;
};

struct names {
        struct tl_dataset *dataset;
        const struct tl_plan *plan; /* NULL: none */
        GHashTable *ids;  /* folded name: id of the plan, or the first spelling of an unknown one */
        GHashTable *bare; /* name without diacritics: id of the plan, "" for several */
        GHashTable *indexes;    /* folded aliases whose figures are indexes, not growth */
        GRegex *numbering;      /* what stands before a name in a list */
        GHashTable *resolved;   /* name as a file has it: id */
        GHashTable *strangers;  /* names that the plan does not know */
        GPtrArray *unknown;     /* struct unknown */
        GHashTable *unknown_at; /* the same, by name and file */
};

/* -------------------------------------------------------------------- indicators ---- */

/* Without its diacritics a name may be that of several indicators, and then stands for none. */
static void claim_bare(struct names *names, const char *name, const char *id)
{
        char *bare = tl__bare(name);
        const char *other = g_hash_table_lookup(names->bare, bare);

        g_hash_table_insert(names->bare, bare, (char *)(other && other != id ? "" : id));
}

/* The first to claim a name has it: ids before aliases before names. */
static void claim(struct names *names, const char *name, const char *id)
{
        char *folded = tl__fold(name);

        if (*folded && !g_hash_table_contains(names->ids, folded))
                g_hash_table_insert(names->ids, folded, (char *)id);
        else
                g_free(folded);
        claim_bare(names, name, id);
}

/* "GRDP index [index to growth]": takes the bracket away; does it say so? */
static bool take_index(char *alias)
{
        char *open = strrchr(alias, '['), *close = open ? strchr(open, ']') : NULL;
        char *words;
        bool index;

        if (!close || close[1 + strspn(close + 1, " ")])
                return false;
        words = g_strndup(open + 1, (gsize)(close - open - 1));
        index = tl__says_index(words);
        g_free(words);
        if (index)
                *open = '\0';
        return index;
}

static void claim_aliases(struct names *names, const struct tl_indicator *indicator, const char *id)
{
        char **aliases = g_strsplit(indicator->aliases, ";", -1);

        for (char **alias = aliases; *alias; alias++) {
                bool index = take_index(*alias);

                claim(names, *alias, id);
                if (index && indicator->nature == TL_GROWTH)
                        g_hash_table_add(names->indexes, tl__fold(*alias));
        }
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

/* The only id whose name a name with lost letters can be. */
static const char *find_lossy(const struct names *names, const char *bare)
{
        GHashTableIter iter;
        gpointer name, id, found = NULL;

        g_hash_table_iter_init(&iter, names->bare);
        while (g_hash_table_iter_next(&iter, &name, &id)) {
                if (!tl__lossy_is(bare, name))
                        continue;
                if (found && found != id)
                        return NULL;
                found = id;
        }
        return found;
}

/* By the name as it stands, else without diacritics where it has none: Dan so, for Dân số; or where
 * some letters were lost: D?n s?. */
static const char *find_plain(const struct names *names, const char *name)
{
        char *folded = tl__fold(name), *bare = tl__bare(name);
        const char *id = g_hash_table_lookup(names->ids, folded);

        if (id && g_hash_table_contains(names->strangers, id))
                id = NULL;
        if (!id && strcmp(folded, bare) == 0)
                id = g_hash_table_lookup(names->bare, bare);
        if (!id && strchr(bare, '?'))
                id = find_lossy(names, bare);
        g_free(folded);
        g_free(bare);
        return id && *id ? id : NULL;
}

/* "Labour (thousand persons)": the name without its unit, if that is the indicator's. */
static const char *find_with_unit(const struct names *names, const char *name)
{
        const char *open = strrchr(name, '('), *id = NULL;
        size_t n = strlen(name);
        char *head, *unit;

        if (!open || name[n - 1] != ')')
                return NULL;
        head = g_strndup(name, (gsize)(open - name));
        unit = g_strndup(open + 1, (gsize)(name + n - 2 - open));
        id = find_plain(names, head);
        if (id && !tl__is_unit_of(tl_plan_indicator(names->plan, id), unit))
                id = NULL;
        g_free(head);
        g_free(unit);
        return id;
}

/* The id that a name as tables print it stands for, numbered or with its unit; NULL for none. */
static const char *find(const struct names *names, const char *name)
{
        const char *id = find_plain(names, name);
        GMatchInfo *match;
        gint end = 0;

        if (id)
                return id;
        if (g_regex_match(names->numbering, name, 0, &match))
                g_match_info_fetch_pos(match, 0, NULL, &end);
        g_match_info_free(match);
        id = find_with_unit(names, name);
        if (!id && end)
                id = find_plain(names, name + end);
        return !id && end ? find_with_unit(names, name + end) : id;
}

static const char *resolve(struct names *names, const char *name)
{
        const char *id = g_hash_table_lookup(names->resolved, name);
        char *folded;

        if (id)
                return id;
        folded = tl__fold(name);
        id = g_hash_table_lookup(names->ids, folded);
        if (!id && names->plan)
                id = find(names, name);
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

/* Of a row that gives several years each observation comes here, one after the other. */
static void count_unknown(struct names *names, const char *name, const char *file, long line)
{
        struct unknown key = { name, file, line, line, 1 };
        struct unknown *unknown = g_hash_table_lookup(names->unknown_at, &key);

        if (!unknown) {
                unknown = g_memdup2(&key, sizeof key);
                g_hash_table_add(names->unknown_at, unknown);
                g_ptr_array_add(names->unknown, unknown);
        }
        unknown->rows += unknown->last != line;
        unknown->first = MIN(unknown->first, line);
        unknown->last = line;
}

static void count_strangers(struct names *names)
{
        const struct tl__origin *last = NULL;
        bool stranger = false;

        for (size_t i = 0; i < names->dataset->observations->len; i++) {
                const struct tl__observed *observed = tl__dataset_observed(names->dataset, i);
                const struct tl__origin *origin = observed->origin;

                if (origin != last)
                        stranger = g_hash_table_contains(names->strangers, origin->bound_indicator);
                last = origin;
                if (stranger)
                        count_unknown(names, origin->indicator, origin->file, (long)observed->line);
        }
}

/* A row that is not read has a name all the same. */
static void count_refused(struct names *names)
{
        for (size_t i = 0; i < names->dataset->refused->len; i++) {
                const struct tl__refused *refused =
                        &g_array_index(names->dataset->refused, struct tl__refused, i);
                const char *id = resolve(names, refused->indicator);

                if (g_hash_table_contains(names->strangers, id))
                        count_unknown(names, refused->indicator, refused->file, refused->line);
        }
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

const char *tl__plan_nearest(const struct tl_plan *plan, const char *name)
{
        GPtrArray *known = known_names(plan);
        const char *nearest = tl__nearest(name, (const char *const *)known->pdata);

        nearest = nearest ? g_intern_string(nearest) : NULL;
        g_ptr_array_free(known, TRUE);
        return nearest;
}

/* Of each file how many names more there are than were told. */
static void tell_more(GHashTable *told, guint most, struct tl_faults *faults)
{
        GHashTableIter iter;
        gpointer file, count;

        g_hash_table_iter_init(&iter, told);
        while (g_hash_table_iter_next(&iter, &file, &count)) {
                char *more;

                if (GPOINTER_TO_UINT(count) <= most)
                        continue;
                more = g_strdup_printf("%u", GPOINTER_TO_UINT(count) - most);
                tl__fault(faults, TL__F_unknown_indicators_more, (struct tl__place){ file, 0, 0 },
                          more, NULL);
                g_free(more);
        }
}

static void warn_unknown(const struct names *names, const struct tl_plan *plan,
                         struct tl_faults *faults)
{
        enum { MOST = 100 }; /* of one file: what is told of more helps nobody */
        GPtrArray *known = known_names(plan);
        GHashTable *told = g_hash_table_new(NULL, NULL); /* file: how many of its names */

        for (size_t i = 0; i < names->unknown->len; i++) {
                const struct unknown *unknown = g_ptr_array_index(names->unknown, i);
                guint before = GPOINTER_TO_UINT(g_hash_table_lookup(told, unknown->file));
                const char *nearest;
                char *rows;

                g_hash_table_insert(told, (char *)unknown->file, GUINT_TO_POINTER(before + 1));
                if (before >= MOST)
                        continue;
                rows = g_strdup_printf("%zu", unknown->rows);
                nearest = tl__nearest(unknown->name, (const char *const *)known->pdata);
                tl__fault(faults, nearest ? TL__F_unknown_indicator_near : TL__F_unknown_indicator,
                          (struct tl__place){ unknown->file, unknown->first, 0 }, unknown->name,
                          rows, nearest, NULL);
                g_free(rows);
        }
        tell_more(told, MOST, faults);
        g_hash_table_destroy(told);
        g_ptr_array_free(known, TRUE);
}

/* --------------------------------------------------------------------------- all ---- */

static struct names names_new(struct tl_dataset *dataset, const struct tl_plan *plan)
{
        return (struct names){
                .dataset = dataset,
                .plan = plan,
                .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .bare = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .indexes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                .numbering = g_regex_new(NUMBERING, 0, 0, NULL),
                .resolved = g_hash_table_new(NULL, NULL),
                .strangers = g_hash_table_new(NULL, NULL),
                .unknown = g_ptr_array_new_with_free_func(g_free),
                .unknown_at = g_hash_table_new(unknown_hash, unknown_equal),
        };
}

static void names_clear(struct names *names)
{
        g_hash_table_destroy(names->ids);
        g_hash_table_destroy(names->bare);
        g_hash_table_destroy(names->indexes);
        g_regex_unref(names->numbering);
        g_hash_table_destroy(names->resolved);
        g_hash_table_destroy(names->strangers);
        g_hash_table_destroy(names->unknown_at);
        g_ptr_array_free(names->unknown, TRUE);
}

static bool is_index(const struct names *names, const char *text)
{
        char *folded;
        bool index;

        if (g_hash_table_size(names->indexes) == 0)
                return false;
        folded = tl__fold(text);
        index = g_hash_table_contains(names->indexes, folded);
        g_free(folded);
        return index;
}

static void count_growth(const struct names *names, struct tl__origin *origin, const char *id)
{
        const struct tl_indicator *known = tl_plan_indicator(names->plan, id);

        origin->growth = true;
        origin->bound_unit = tl__dataset_string(names->dataset, known->unit[TL_EN]);
        origin->bound_nature = "growth";
}

/* By the code or the map's id, else by the name beside the code. */
static void bind_origin(struct names *names, struct tl__origin *origin)
{
        const char *id = resolve(names, origin->bound_indicator), *by_name = NULL;

        if (names->plan && *origin->indicator_name && g_hash_table_contains(names->strangers, id))
                by_name = find(names, origin->indicator_name);
        if (is_index(names, by_name ? origin->indicator_name : origin->bound_indicator))
                count_growth(names, origin, by_name ? by_name : id);
        origin->bound_indicator = by_name ? by_name : id;
}

void tl__bind_names(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults)
{
        struct names names = names_new(dataset, plan);

        tl__bind_map(dataset, plan, faults);
        if (plan)
                claim_all(&names, plan);
        for (size_t i = 0; i < dataset->origins->len; i++) {
                struct tl__origin *origin = tl__dataset_origin(dataset, i);

                bind_origin(&names, origin);
        }
        if (plan) {
                count_strangers(&names);
                count_refused(&names);
                warn_unknown(&names, plan, faults);
        }
        names_clear(&names);
        tl__bind_areas(dataset, plan, faults);
}
