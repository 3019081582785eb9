/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators.csv: one indicator a row, each cell judged by itself; then what only the whole table
 * can tell: names that two indicators share, formulas that lead nowhere or in a circle. */
#include "plan/plan.h"

#include "base/text.h"
#include "data/derive.h"

#include <string.h>

enum {
        INDICATOR,
        NAME_VI,
        NAME_EN,
        UNIT,
        UNIT_VI,
        NATURE,
        DIRECTION,
        LOWER,
        UPPER,
        DERIVE,
        ALIASES,
        AGENCY,
        DISCONTINUED,
        DISCONTINUED_VI,
        DISCONTINUED_EN,
        SOURCE,
        NOTE,
        N_COLUMNS
};
static const struct tl__column columns[] = {
        [INDICATOR] = { .name = "indicator", .required = true },
        [NAME_VI] = { .name = "name_vi" },
        [NAME_EN] = { .name = "name_en" },
        [UNIT] = { .name = "unit", .required = true },
        [UNIT_VI] = { .name = "unit_vi" },
        [NATURE] = { .name = "nature", .required = true },
        [DIRECTION] = { .name = "direction", .required = true },
        [LOWER] = { .name = "lower", .number = true },
        [UPPER] = { .name = "upper", .number = true },
        [DERIVE] = { .name = "derive" },
        [ALIASES] = { .name = "aliases" },
        [AGENCY] = { .name = "agency" },
        [DISCONTINUED] = { .name = "discontinued" },
        [DISCONTINUED_VI] = { .name = "discontinued_vi" },
        [DISCONTINUED_EN] = { .name = "discontinued_en" },
        [SOURCE] = { .name = "source" },
        [NOTE] = { .name = "note" },
        [N_COLUMNS] = { NULL },
};

static const char *const natures[] = {
        [TL_LEVEL] = "level",   [TL_SHARE] = "share",     [TL_FLOW] = "flow",
        [TL_GROWTH] = "growth", [TL_BALANCE] = "balance", [TL_INDEX] = "index",
        [TL_COUNT] = "count",   [TL_N_NATURES] = NULL,
};

/* What is known of an indicator beside what the plan keeps. */
struct row {
        const struct tl__record *record;
        struct tl__formula *formula;        /* NULL: none */
        enum { NEW, ON_TRAIL, PASSED } way; /* of its formula: see follow() */
        int depth; /* formulas in a row that it rests on, its own included */
};

/* No formula has a greater depth: who walks through the formulas of a plan may call himself. */
#define DEEPEST 100

/* The table on its way into the plan. */
struct reading {
        struct tl_plan *plan;
        struct tl__table table;
        GHashTable *rows;  /* struct tl_indicator * -> struct row * */
        GHashTable *names; /* folded name -> struct tl_indicator * that it stands for */
};

static const char *text_of(const struct reading *in, const struct tl__record *record, size_t column)
{
        return tl__plan_keep(in->plan, tl__table_text(&in->table, record, column));
}

static void fault(const struct reading *in, enum tl__fault_code code,
                  const struct tl__record *record, size_t column, const char *value,
                  const char *other)
{
        tl__table_fault(&in->table, code, record, column, value, other);
}

/* ----------------------------------------------------------------- one indicator ---- */

static void read_id(struct reading *in, const struct tl__record *record,
                    struct tl_indicator *indicator)
{
        const struct tl_indicator *first;
        char *line;

        indicator->id = tl__plan_keep(in->plan, tl__table_required(&in->table, record, INDICATOR));
        if (indicator->id[strspn(indicator->id, "abcdefghijklmnopqrstuvwxyz0123456789_")])
                fault(in, TL__F_indicator_id_letters, record, INDICATOR, indicator->id, NULL);
        first = tl_plan_indicator(in->plan, indicator->id);
        if (first) {
                line = g_strdup_printf("%ld", first->line);
                fault(in, TL__F_indicator_twice, record, INDICATOR, indicator->id, line);
                g_free(line);
        } else if (*indicator->id) {
                g_hash_table_insert(in->plan->by_id, (gpointer)indicator->id, indicator);
        }
}

static void read_texts(const struct reading *in, const struct tl__record *record,
                       struct tl_indicator *indicator)
{
        tl__plan_keep_pair(in->plan, text_of(in, record, NAME_VI), text_of(in, record, NAME_EN),
                           indicator->name);
        tl__plan_keep_pair(in->plan, text_of(in, record, DISCONTINUED_VI),
                           text_of(in, record, DISCONTINUED_EN), indicator->discontinued_why);
        indicator->unit[TL_EN] =
                tl__plan_keep(in->plan, tl__table_required(&in->table, record, UNIT));
        indicator->unit[TL_VI] = text_of(in, record, UNIT_VI);
        if (!*indicator->unit[TL_VI])
                indicator->unit[TL_VI] = indicator->unit[TL_EN];
        indicator->derive = text_of(in, record, DERIVE);
        indicator->aliases = text_of(in, record, ALIASES);
        indicator->agency = text_of(in, record, AGENCY);
        indicator->source = text_of(in, record, SOURCE);
        indicator->note = text_of(in, record, NOTE);
        if (!*indicator->name[TL_EN])
                fault(in, TL__F_indicator_nameless, record, INDICATOR, indicator->id, NULL);
}

static void read_nature(const struct reading *in, const struct tl__record *record,
                        struct tl_indicator *indicator)
{
        int word = -1;

        if (*tl__table_required(&in->table, record, NATURE))
                word = tl__table_word(&in->table, record, NATURE, natures);
        indicator->nature = word < 0 ? TL_N_NATURES : (enum tl_nature)word;
}

/* Which way is better decides every verdict, so there is no default. */
static void read_direction(const struct reading *in, const struct tl__record *record,
                           struct tl_indicator *indicator)
{
        const char *way = tl__table_text(&in->table, record, DIRECTION);

        if (g_ascii_strcasecmp(way, "up") == 0)
                indicator->direction = 1;
        else if (g_ascii_strcasecmp(way, "down") == 0)
                indicator->direction = -1;
        else if (tl__table_has(&in->table, DIRECTION))
                fault(in, TL__F_indicator_direction, record, DIRECTION, way, NULL);
}

/* A share lies between 0 and 100 unless the row says otherwise, which for a unit other than percent
 * it had better do. Growth cannot take away more than everything. */
static void default_bounds(const struct reading *in, const struct tl__record *record,
                           struct tl_indicator *indicator)
{
        bool percent = strchr(indicator->unit[TL_EN], '%') != NULL;

        if (indicator->nature == TL_GROWTH && isnan(indicator->lower))
                indicator->lower = -100;
        if (indicator->nature != TL_SHARE)
                return;
        if (!percent && *indicator->unit[TL_EN] && isnan(indicator->upper))
                fault(in, TL__F_indicator_share_upper, record, UPPER, indicator->unit[TL_EN], NULL);
        if (isnan(indicator->lower))
                indicator->lower = 0;
        if (isnan(indicator->upper))
                indicator->upper = 100;
}

static void read_bounds(const struct reading *in, const struct tl__record *record,
                        struct tl_indicator *indicator)
{
        enum tl__number lower = tl__table_number(&in->table, record, LOWER, &indicator->lower);
        enum tl__number upper = tl__table_number(&in->table, record, UPPER, &indicator->upper);

        if (lower == TL__NUMBER_BAD || upper == TL__NUMBER_BAD)
                return;
        default_bounds(in, record, indicator);
        if (indicator->lower >= indicator->upper) {
                char *low = tl__number_machine(indicator->lower);
                char *high = tl__number_machine(indicator->upper);

                fault(in, TL__F_indicator_bounds, record, LOWER, low, high);
                g_free(low);
                g_free(high);
        }
}

static void read_discontinued(const struct reading *in, const struct tl__record *record,
                              struct tl_indicator *indicator)
{
        int year = tl__table_year(&in->table, record, DISCONTINUED);

        indicator->discontinued = MAX(year, 0);
        if (year == 0 && *indicator->discontinued_why[TL_EN])
                fault(in, TL__F_indicator_discontinued, record, DISCONTINUED,
                      indicator->discontinued_why[TL_EN], NULL);
}

static struct tl__formula *read_formula(const struct reading *in, const struct tl__record *record,
                                        const struct tl_indicator *indicator)
{
        struct tl__formula *formula = NULL;

        if (*indicator->derive &&
            tl__formula_parse(indicator->derive, tl__table_place(&in->table, record, DERIVE),
                              &formula, in->table.faults))
                return NULL;
        return formula;
}

/* A row that cannot be read still stands for its id: its targets are not faulted as well. */
static void read_row(struct reading *in, const struct tl__record *record)
{
        struct tl_indicator *indicator = g_new(struct tl_indicator, 1);
        struct row *row = g_new0(struct row, 1);

        *indicator = (struct tl_indicator){
                .name = { "", "" },
                .nature = TL_N_NATURES,
                .lower = TL_MISSING,
                .upper = TL_MISSING,
                .aliases = "",
                .line = record->line,
        };
        row->record = record;
        g_ptr_array_add(in->plan->indicators, indicator);
        g_hash_table_insert(in->rows, indicator, row);
        read_id(in, record, indicator);
        if (!tl__table_fits(&in->table, record))
                return;
        read_texts(in, record, indicator);
        read_nature(in, record, indicator);
        read_direction(in, record, indicator);
        read_bounds(in, record, indicator);
        read_discontinued(in, record, indicator);
        row->formula = read_formula(in, record, indicator);
}

/* ------------------------------------------------------------------------- names ---- */

/* Data are matched by id, alias and name: each must lead to one indicator. */
static void claim(struct reading *in, struct tl_indicator *indicator, size_t column,
                  const char *name)
{
        char *key = tl__fold(name);
        const struct tl_indicator *owner = g_hash_table_lookup(in->names, key);
        const struct row *row = g_hash_table_lookup(in->rows, indicator);

        if (owner && strcmp(owner->id, indicator->id) != 0)
                fault(in, TL__F_indicator_name_taken, row->record, column, name, owner->id);
        if (owner || !*key)
                g_free(key);
        else
                g_hash_table_insert(in->names, key, indicator);
}

/* A name that stands in for the other language is none of its own. */
static void claim_names(struct reading *in, struct tl_indicator *indicator)
{
        const struct row *row = g_hash_table_lookup(in->rows, indicator);

        if (*tl__table_text(&in->table, row->record, NAME_VI))
                claim(in, indicator, NAME_VI, indicator->name[TL_VI]);
        if (*tl__table_text(&in->table, row->record, NAME_EN))
                claim(in, indicator, NAME_EN, indicator->name[TL_EN]);
}

static void claim_aliases(struct reading *in, struct tl_indicator *indicator)
{
        char **aliases = g_strsplit(indicator->aliases, ";", -1);

        for (char **alias = aliases; *alias; alias++)
                claim(in, indicator, ALIASES, g_strstrip(*alias));
        g_strfreev(aliases);
}

/* Ids come first: whoever takes a name away from an id is at fault. */
static void check_names(struct reading *in)
{
        const GPtrArray *indicators = in->plan->indicators;

        for (guint i = 0; i < indicators->len; i++) {
                struct tl_indicator *indicator = g_ptr_array_index(indicators, i);

                claim(in, indicator, INDICATOR, indicator->id);
        }
        for (guint i = 0; i < indicators->len; i++)
                claim_names(in, g_ptr_array_index(indicators, i));
        for (guint i = 0; i < indicators->len; i++)
                claim_aliases(in, g_ptr_array_index(indicators, i));
}

/* ---------------------------------------------------------------------- formulas ---- */

static void check_arguments(const struct reading *in, const struct row *row)
{
        size_t n = row->formula ? tl__formula_argument_count(row->formula) : 0;

        for (size_t i = 0; i < n; i++) {
                const char *id = tl__formula_argument(row->formula, i);
                const char *near;

                if (tl_plan_indicator(in->plan, id))
                        continue;
                near = tl__plan_nearest_id(in->plan, id);
                fault(in, near ? TL__F_derive_near : TL__F_derive_unknown, row->record, DERIVE, id,
                      near);
        }
}

/* The end of @trail, from @first on, leads back to @first. */
static void report_circle(const struct reading *in, const struct tl_indicator *first,
                          const GPtrArray *trail)
{
        const struct row *row = g_hash_table_lookup(in->rows, first);
        GString *way = g_string_new(NULL);
        guint from = 0;

        g_ptr_array_find((GPtrArray *)trail, first, &from);
        for (guint i = from; i < trail->len; i++) {
                const struct tl_indicator *member = g_ptr_array_index(trail, i);

                g_string_append_printf(way, "%s -> ", member->id);
        }
        g_string_append(way, first->id);
        fault(in, TL__F_derive_circle, row->record, DERIVE, way->str, NULL);
        g_string_free(way, TRUE);
}

static void report_deep(const struct reading *in, const struct tl_indicator *deep)
{
        const struct row *row = g_hash_table_lookup(in->rows, deep);
        char *most = g_strdup_printf("%d", DEEPEST);

        fault(in, TL__F_derive_deep, row->record, DERIVE, deep->id, most);
        g_free(most);
}

/* Goes through the formulas that @at rests on, each once, and returns its depth; @trail is the way
 * to it. Who meets the trail itself has closed a circle. */
static int follow(const struct reading *in, const struct tl_indicator *at, GPtrArray *trail)
{
        struct row *row = at ? g_hash_table_lookup(in->rows, at) : NULL;

        if (!row || !row->formula || row->way == PASSED)
                return row ? row->depth : 0;
        if (row->way == ON_TRAIL || trail->len == DEEPEST) {
                if (row->way == ON_TRAIL)
                        report_circle(in, at, trail);
                else
                        report_deep(in, g_ptr_array_index(trail, 0));
                return 0;
        }
        row->way = ON_TRAIL;
        g_ptr_array_add(trail, (gpointer)at);
        for (size_t i = 0; i < tl__formula_argument_count(row->formula); i++) {
                const char *id = tl__formula_argument(row->formula, i);
                int depth = follow(in, tl_plan_indicator(in->plan, id), trail);

                row->depth = MAX(row->depth, depth);
        }
        g_ptr_array_set_size(trail, (gint)trail->len - 1);
        row->way = PASSED;
        if (row->depth++ == DEEPEST) /* those that rest on it in turn are not faulted as well */
                report_deep(in, at);
        return row->depth;
}

static void check_formulas(const struct reading *in)
{
        const GPtrArray *indicators = in->plan->indicators;
        GPtrArray *trail = g_ptr_array_new();

        for (guint i = 0; i < indicators->len; i++) {
                const struct tl_indicator *indicator = g_ptr_array_index(indicators, i);

                check_arguments(in, g_hash_table_lookup(in->rows, indicator));
                follow(in, indicator, trail);
        }
        g_ptr_array_free(trail, TRUE);
}

/* ---------------------------------------------------------------------- the file ---- */

static void row_free(gpointer data)
{
        struct row *row = data;

        tl__formula_free(row->formula);
        g_free(row);
}

void tl__indicators_parse(struct tl_plan *plan, const struct tl__file *file,
                          struct tl_faults *faults)
{
        struct reading in = { .plan = plan };
        const struct tl__record *record;

        if (tl__table_parse(file, columns, faults, &in.table))
                return;
        in.rows = g_hash_table_new_full(NULL, NULL, NULL, row_free);
        in.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        if (tl__table_has(&in.table, INDICATOR)) {
                plan->by_id = g_hash_table_new(g_str_hash, g_str_equal);
                for (size_t i = 0; (record = tl__table_next(&in.table, &i));)
                        read_row(&in, record);
                check_names(&in);
                check_formulas(&in);
        }
        g_hash_table_destroy(in.rows);
        g_hash_table_destroy(in.names);
        tl__table_clear(&in.table);
}
