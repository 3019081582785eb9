/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targets.csv: one target a row. A cell is judged by itself, then against the target's kind and
 * operator, then against the indicator it is about, and last against the other targets. */
#include "plan/plan.h"

#include "plan/targets/target.h"

#include "base/text.h"

#include <string.h>

enum {
        INDICATOR,
        KIND,
        OPERATOR,
        LOW,
        HIGH,
        YEAR,
        FROM,
        BASE_YEAR,
        MEAN,
        TOLERANCE,
        PROFILE,
        GROUP_VI,
        GROUP_EN,
        SOURCE,
        WORDS,
        NOTE,
        N_COLUMNS
};
static const struct tl__column columns[] = {
        [INDICATOR] = { .name = "indicator", .required = true },
        [KIND] = { .name = "kind", .required = true },
        [OPERATOR] = { .name = "operator", .required = true },
        [LOW] = { .name = "low", .number = true },
        [HIGH] = { .name = "high", .number = true },
        [YEAR] = { .name = "year", .required = true },
        [FROM] = { .name = "from" },
        [BASE_YEAR] = { .name = "base_year" },
        [MEAN] = { .name = "mean" },
        [TOLERANCE] = { .name = "tolerance", .number = true },
        [PROFILE] = { .name = "profile", .number = true },
        [GROUP_VI] = { .name = "group_vi" },
        [GROUP_EN] = { .name = "group_en" },
        [SOURCE] = { .name = "source" },
        [WORDS] = { .name = "words" },
        [NOTE] = { .name = "note" },
        [N_COLUMNS] = { NULL },
};

/* The operators as a file writes them; the last two are other spellings. */
static const char *const spellings[] = {
        [TL_AT_LEAST] = ">=",
        [TL_MORE_THAN] = ">",
        [TL_AT_MOST] = "<=",
        [TL_LESS_THAN] = "<",
        [TL_EQUALS] = "=",
        [TL_ABOUT] = "~",
        [TL_RANGE] = "range",
        [TL_INSIDE] = "inside",
        [TL_N_OPERATORS] = "\u2265",
        "\u2264",
        NULL,
};
static const enum tl_operator synonyms[] = { TL_AT_LEAST, TL_AT_MOST };

/* What an operator asks of its row. */
static const struct {
        int sense;  /* +1 more, -1 less, 0: as the indicator's direction, or neither */
        bool upper; /* its one bound is kept in high */
        bool two_bounds;
        bool has_tolerance;
        double tolerance; /* unless declared, percent */
} operators[TL_N_OPERATORS] = {
        [TL_AT_LEAST] = { .sense = 1 },
        [TL_MORE_THAN] = { .sense = 1 },
        [TL_AT_MOST] = { .sense = -1, .upper = true },
        [TL_LESS_THAN] = { .sense = -1, .upper = true },
        [TL_EQUALS] = { .has_tolerance = true, .tolerance = 0 },
        [TL_ABOUT] = { .has_tolerance = true, .tolerance = 1 },
        [TL_RANGE] = { .two_bounds = true },
        [TL_INSIDE] = { .two_bounds = true },
};

static const char *const means[] = {
        [TL_GEOMETRIC] = "geometric", [TL_ARITHMETIC] = "arithmetic", NULL
};

#define NATURE(nature) (1u << (nature))

/* What a kind asks of its indicator and of its own cells. A kind that asks nothing needs no row. */
static const struct rule {
        const char *kind;
        unsigned refused; /* natures for which it has no meaning, and why not */
        enum tl__fault_code why;
        bool own_bounds; /* its bounds are values of the indicator itself */
        bool has_mean, has_profile;
        double above; /* its bounds lie above this */
} rules[] = {
        { .kind = "level", .own_bounds = true, .above = TL_MISSING },
        { .kind = "average_growth",
          .refused = NATURE(TL_BALANCE),
          .why = TL__F_target_growth_of_balance,
          .has_mean = true,
          .above = -100 },
        { .kind = "cumulative",
          .refused = NATURE(TL_LEVEL) | NATURE(TL_SHARE) | NATURE(TL_GROWTH) | NATURE(TL_BALANCE) |
                     NATURE(TL_INDEX),
          .why = TL__F_target_not_summable,
          .has_profile = true,
          .above = TL_MISSING },
        { .kind = "increase",
          .refused = NATURE(TL_GROWTH),
          .why = TL__F_target_change_of_growth,
          .above = TL_MISSING },
        { .kind = "multiple",
          .refused = NATURE(TL_GROWTH),
          .why = TL__F_target_change_of_growth,
          .above = 0 },
        { .kind = NULL, .above = TL_MISSING },
};

/* One row on its way into the plan. */
struct reading {
        struct tl_plan *plan;
        const struct tl__table *table;
        const struct tl__record *record;
        struct tl_target *target;
        const struct tl__kind *kind; /* NULL: not a known one */
        const struct rule *rule;
};

static void fault(const struct reading *in, enum tl__fault_code code, size_t column,
                  const char *value, const char *other)
{
        tl__table_fault(in->table, code, in->record, column, value, other);
}

static void fault_years(const struct reading *in, enum tl__fault_code code, size_t column, int year,
                        int other)
{
        char first[16], second[16];

        g_snprintf(first, sizeof first, "%d", year);
        g_snprintf(second, sizeof second, "%d", other);
        fault(in, code, column, first, second);
}

static const char *text_of(const struct reading *in, size_t column)
{
        return tl__table_text(in->table, in->record, column);
}

static const char *keep(const struct reading *in, size_t column)
{
        return tl__plan_keep(in->plan, text_of(in, column));
}

static bool has_operator(const struct reading *in)
{
        return in->target->op != TL_N_OPERATORS;
}

/* ----------------------------------------------------------------- its own cells ---- */

static void read_indicator(struct reading *in)
{
        const char *id = tl__table_required(in->table, in->record, INDICATOR);
        const char *near;

        if (!*id || !in->plan->by_id)
                return;
        in->target->indicator = tl_plan_indicator(in->plan, id);
        if (in->target->indicator)
                return;
        near = tl__plan_nearest_id(in->plan, id);
        fault(in, near ? TL__F_target_indicator_near : TL__F_target_indicator_unknown, INDICATOR,
              id, near);
}

static void read_kind(struct reading *in)
{
        const char *const *names = tl_kind_names();
        int i = -1;

        if (*tl__table_required(in->table, in->record, KIND))
                i = tl__table_word(in->table, in->record, KIND, names);
        in->kind = i < 0 ? NULL : tl__kind_find(names[i]);
        in->target->kind = in->kind ? in->kind->name : "";
        in->rule = rules;
        while (in->rule->kind && strcmp(in->rule->kind, in->target->kind) != 0)
                in->rule++;
}

static void read_operator(struct reading *in)
{
        int i = -1;

        if (*tl__table_required(in->table, in->record, OPERATOR))
                i = tl__table_word(in->table, in->record, OPERATOR, spellings);
        if (i >= TL_N_OPERATORS)
                in->target->op = synonyms[i - TL_N_OPERATORS];
        else
                in->target->op = i < 0 ? TL_N_OPERATORS : (enum tl_operator)i;
}

static void check_two_bounds(const struct reading *in)
{
        struct tl_target *target = in->target;
        char *low, *high;

        if (isnan(target->low) || isnan(target->high))
                fault(in, TL__F_target_bounds_two, isnan(target->low) ? LOW : HIGH,
                      spellings[target->op], NULL);
        if (!(target->low >= target->high))
                return;
        low = tl__number_machine(target->low);
        high = tl__number_machine(target->high);
        fault(in, TL__F_target_bounds_order, LOW, low, high);
        g_free(low);
        g_free(high);
}

/* The one bound may stand in either column; it is kept in the one that the operator names. */
static void take_one_bound(const struct reading *in)
{
        struct tl_target *target = in->target;
        double bound = isnan(target->low) ? target->high : target->low;

        if (isnan(bound))
                fault(in, TL__F_target_bound_missing, LOW, spellings[target->op], NULL);
        if (!isnan(target->low) && !isnan(target->high))
                fault(in, TL__F_target_bound_one, HIGH, spellings[target->op], NULL);
        target->low = operators[target->op].upper ? TL_MISSING : bound;
        target->high = operators[target->op].upper ? bound : TL_MISSING;
}

static void read_bounds(const struct reading *in)
{
        enum tl__number low = tl__table_number(in->table, in->record, LOW, &in->target->low);
        enum tl__number high = tl__table_number(in->table, in->record, HIGH, &in->target->high);

        if (!has_operator(in) || low == TL__NUMBER_BAD || high == TL__NUMBER_BAD)
                return;
        if (operators[in->target->op].two_bounds)
                check_two_bounds(in);
        else
                take_one_bound(in);
}

static void warn_unused(const struct reading *in, size_t column, const char *where)
{
        fault(in, TL__F_target_cell_unused, column, columns[column].name, where);
}

static void read_mean(const struct reading *in)
{
        int i;

        if (!*text_of(in, MEAN))
                return;
        i = tl__table_word(in->table, in->record, MEAN, means);
        in->target->mean = i == TL_ARITHMETIC ? TL_ARITHMETIC : TL_GEOMETRIC;
        if (in->kind && !in->rule->has_mean)
                warn_unused(in, MEAN, in->kind->name);
}

static void read_tolerance(const struct reading *in)
{
        double *tolerance = &in->target->tolerance;
        enum tl__number found = tl__table_number(in->table, in->record, TOLERANCE, tolerance);

        if (found == TL__NUMBER && *tolerance < 0)
                fault(in, TL__F_target_tolerance, TOLERANCE, text_of(in, TOLERANCE), NULL);
        if (!has_operator(in))
                return;
        if (found == TL__NUMBER && !operators[in->target->op].has_tolerance)
                warn_unused(in, TOLERANCE, spellings[in->target->op]);
        if (found != TL__NUMBER || !operators[in->target->op].has_tolerance)
                *tolerance = operators[in->target->op].tolerance;
}

static void read_profile(const struct reading *in)
{
        const char *text = text_of(in, PROFILE);
        double *growth = &in->target->profile;

        if (!*text)
                return;
        if (in->kind && !in->rule->has_profile)
                warn_unused(in, PROFILE, in->kind->name);
        if (g_ascii_strcasecmp(text, "uniform") == 0 || !in->table->grammar.decimal)
                return;
        if (tl__number_parse(&in->table->grammar, text, growth) != TL__NUMBER || *growth <= -100)
                fault(in, TL__F_target_profile, PROFILE, text, NULL);
}

static void read_texts(const struct reading *in)
{
        tl__plan_keep_pair(in->plan, text_of(in, GROUP_VI), text_of(in, GROUP_EN),
                           in->target->group);
        in->target->source = keep(in, SOURCE);
        in->target->words = keep(in, WORDS);
        in->target->note = keep(in, NOTE);
}

/* ------------------------------------------------------------------------- years ---- */

/* A period begins after the base year: its first growth is counted from the year before it. */
static void check_period(const struct reading *in, int year, int from, int base)
{
        if (!in->kind->has_period) {
                if (from)
                        fault(in, TL__F_target_from_unused, FROM, text_of(in, FROM),
                              in->kind->name);
                return;
        }
        if (from == 0)
                fault(in, TL__F_target_from_missing, FROM, in->kind->name, NULL);
        else if (from > 0 && year > 0 && from > year)
                fault_years(in, TL__F_target_period_order, FROM, from, year);
        else if (from > 0 && from <= base)
                fault_years(in, TL__F_target_from_before_base, FROM, from, base);
}

static void read_years(const struct reading *in)
{
        struct tl_target *target = in->target;
        int year = tl__table_year(in->table, in->record, YEAR);
        int from = tl__table_year(in->table, in->record, FROM);
        int base = tl__table_year(in->table, in->record, BASE_YEAR);

        tl__table_required(in->table, in->record, YEAR);
        if (base == 0)
                base = in->plan->info.base_year;
        if (year > 0 && base > 0 && year <= base)
                fault_years(in, TL__F_target_before_base, YEAR, year, base);
        else if (in->kind)
                check_period(in, year, from, base);
        target->year = MAX(year, 0);
        target->from = MAX(from, 0);
        target->base_year = MAX(base, 0);
}

/* --------------------------------------------------------- against its indicator ---- */

static void fault_bound(const struct reading *in, enum tl__fault_code code, size_t column,
                        double bound, double limit)
{
        char *value = tl__number_machine(bound), *other = tl__number_machine(limit);

        fault(in, code, column, value, other);
        g_free(value);
        g_free(other);
}

/* Comparisons with a missing bound or limit are false. */
static void check_bound(const struct reading *in, size_t column, double bound)
{
        const struct tl_indicator *indicator = in->target->indicator;

        if (bound <= in->rule->above)
                fault_bound(in, TL__F_target_impossible, column, bound, in->rule->above);
        if (!indicator || !in->rule->own_bounds)
                return;
        if (bound < indicator->lower)
                fault_bound(in, TL__F_target_below_bounds, column, bound, indicator->lower);
        if (bound > indicator->upper)
                fault_bound(in, TL__F_target_above_bounds, column, bound, indicator->upper);
}

static void check_nature(const struct reading *in)
{
        const struct tl_indicator *indicator = in->target->indicator;
        int sense = has_operator(in) ? operators[in->target->op].sense : 0;

        if (!indicator)
                return;
        if (in->rule->refused & NATURE(indicator->nature))
                fault(in, in->rule->why, KIND, indicator->id, in->target->kind);
        if (sense * indicator->direction < 0)
                fault(in, TL__F_target_against_direction, OPERATOR, spellings[in->target->op],
                      indicator->id);
}

/* ---------------------------------------------------------------------- the file ---- */

/* What makes two targets one: several periods or bases may end in the same year. */
static char *identity(const struct reading *in)
{
        const struct tl_target *target = in->target;

        return g_strdup_printf("%s %s %d %d %d", target->indicator->id, target->kind, target->year,
                               target->from, in->kind->needs_base ? target->base_year : 0);
}

static void check_twice(const struct reading *in, GHashTable *seen)
{
        const struct tl_target *first;
        char *key, *line;

        if (!in->target->indicator || !in->kind || !in->target->year)
                return;
        key = identity(in);
        first = g_hash_table_lookup(seen, key);
        if (!first) {
                g_hash_table_insert(seen, key, in->target);
                return;
        }
        line = g_strdup_printf("%ld", first->line);
        fault(in, TL__F_target_twice, INDICATOR, in->target->indicator->id, line);
        g_free(line);
        g_free(key);
}

static void read_row(struct reading *in)
{
        struct tl_target *target = g_new0(struct tl_target, 1);

        target->line = in->record->line;
        in->target = target;
        g_ptr_array_add(in->plan->targets, target);
        read_indicator(in);
        read_kind(in);
        read_operator(in);
        read_bounds(in);
        read_years(in);
        read_mean(in);
        read_tolerance(in);
        read_profile(in);
        read_texts(in);
        check_nature(in);
        check_bound(in, LOW, target->low);
        check_bound(in, HIGH, target->high);
}

void tl__targets_parse(struct tl_plan *plan, const struct tl__file *file, struct tl_faults *faults)
{
        struct tl__table table;
        struct reading in = { .plan = plan, .table = &table };
        GHashTable *seen;

        if (tl__table_parse(file, columns, faults, &table))
                return;
        seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (size_t i = 0; (in.record = tl__table_next(&table, &i));) {
                if (!tl__table_fits(&table, in.record))
                        continue;
                read_row(&in);
                check_twice(&in, seen);
        }
        g_hash_table_destroy(seen);
        tl__table_clear(&table);
}
