/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gap table for machines: one row per target and per later horizon, every column, in an order
 * that other programs know. New columns are added on the right. */
#include "base/text.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <stddef.h>

/* What a column holds: a field of the row by its offset, or what a function makes of the row. The
 * functions give columns of the target, which a projection leaves empty, or of the indicator. */
enum source { REAL, YEAR, NUMBER, TEXT, LEVELS };

struct field {
        const char *key;
        enum source source;
        size_t offset;
        double (*number)(const struct tl_row *row);
        char *(*text)(const struct tl__gap *gap, const struct tl_row *row);
};

/* ------------------------------------------------------------------------- texts ---- */

static char *plan_id(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)row;
        return g_strdup(gap->plan->id);
}

static char *indicator_id(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->indicator->id);
}

static char *area(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->area);
}

static char *name(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->indicator->name[TL_EN]);
}

static char *unit(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->indicator->unit[TL_EN]);
}

static char *kind(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->projection ? "projection" : row->target->kind);
}

static char *operator_code(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return row->projection ? NULL : g_strdup(tl__operator_code(row->target->op));
}

static char *latest_status(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return row->latest_year ? g_strdup(tl__obs_status_name(row->latest_status, TL_EN)) : NULL;
}

static char *need_unit(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        if (isnan(row->need_per_year) && isnan(row->pace_per_year))
                return NULL;
        return *row->need_unit ? g_strdup(row->need_unit)
                               : g_strconcat(row->indicator->unit[TL_EN], "/yr", NULL);
}

static char *status(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(tl_verdict_code(row->verdict));
}

static char *reason(const struct tl__gap *gap, const struct tl_row *row)
{
        const char *code = tl_reason_code(row->reason);

        (void)gap;
        return *code ? g_strdup(code) : NULL;
}

static char *model(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return *row->model ? g_strdup(row->model) : NULL;
}

/* Of the target's bound, the projection and the gap; "unit" is that of the indicator. */
static char *target_unit(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return tl__target_unit(row->target, TL_EN);
}

static char *group(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->target->group[TL_EN]);
}

static char *source(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->target->source);
}

static char *agency(const struct tl__gap *gap, const struct tl_row *row)
{
        (void)gap;
        return g_strdup(row->indicator->agency);
}

/* ----------------------------------------------------------------------- numbers ---- */

static double target_low(const struct tl_row *row)
{
        return row->projection ? TL_MISSING : row->target->low;
}

static double target_high(const struct tl_row *row)
{
        return row->projection ? TL_MISSING : row->target->high;
}

static double base_year(const struct tl_row *row)
{
        return row->projection || !row->base_year ? TL_MISSING : row->base_year;
}

static double n_obs(const struct tl_row *row)
{
        return (double)row->n_obs;
}

static double synthetic(const struct tl_row *row)
{
        return row->synthetic;
}

/* ----------------------------------------------------------------------- columns ---- */

#define REAL_FIELD(name)                                                                           \
        {                                                                                          \
                .key = #name, .source = REAL, .offset = offsetof(struct tl_row, name)              \
        }
#define YEAR_FIELD(key_, name)                                                                     \
        {                                                                                          \
                .key = key_, .source = YEAR, .offset = offsetof(struct tl_row, name)               \
        }
#define NUMBER_OF(name)                                                                            \
        {                                                                                          \
                .key = #name, .source = NUMBER, .number = name                                     \
        }
#define TEXT_OF(key_, function)                                                                    \
        {                                                                                          \
                .key = key_, .source = TEXT, .text = function                                      \
        }

static const struct field fields[] = {
        TEXT_OF("plan", plan_id),
        TEXT_OF("indicator", indicator_id),
        TEXT_OF("area", area),
        TEXT_OF("name", name),
        TEXT_OF("unit", unit),
        TEXT_OF("kind", kind),
        TEXT_OF("operator", operator_code),
        NUMBER_OF(target_low),
        NUMBER_OF(target_high),
        YEAR_FIELD("target_year", year), /* of a projection: its horizon */
        NUMBER_OF(base_year),
        REAL_FIELD(base_value),
        YEAR_FIELD("latest_year", latest_year),
        REAL_FIELD(latest_value),
        TEXT_OF("latest_status", latest_status),
        NUMBER_OF(n_obs),
        REAL_FIELD(measured),
        REAL_FIELD(elapsed_share),
        REAL_FIELD(attained_share),
        REAL_FIELD(path_value),
        REAL_FIELD(path_deviation),
        REAL_FIELD(projected),
        { .key = "lower", .source = LEVELS },
        REAL_FIELD(gap),
        REAL_FIELD(gap_percent),
        REAL_FIELD(gap_now),
        REAL_FIELD(need_per_year),
        TEXT_OF("need_unit", need_unit),
        REAL_FIELD(pace_per_year),
        REAL_FIELD(pace_ratio),
        REAL_FIELD(probability),
        YEAR_FIELD("year_reached", year_reached),
        TEXT_OF("status", status),
        TEXT_OF("reason", reason),
        TEXT_OF("model", model),
        REAL_FIELD(mase),
        REAL_FIELD(gap_now_percent),
        REAL_FIELD(probability_stretch),
        YEAR_FIELD("breach_year", breach_year),
        YEAR_FIELD("missing_year", missing_year),
        NUMBER_OF(synthetic),
        TEXT_OF("target_unit", target_unit),
        TEXT_OF("group", group),
        TEXT_OF("source", source),
        TEXT_OF("agency", agency),
};

void tl__level_columns(struct tl__sheet *sheet, const struct tl_assess_settings *assessed)
{
        for (size_t i = 0; i < assessed->n_levels; i++) {
                char *level = tl__number_machine(assessed->levels[i]);
                char *lower = g_strconcat("lower", level, NULL);
                char *upper = g_strconcat("upper", level, NULL);

                tl__sheet_column(sheet, lower, lower, TL__RIGHT, 0);
                tl__sheet_column(sheet, upper, upper, TL__RIGHT, 0);
                g_free(level);
                g_free(lower);
                g_free(upper);
        }
}

static void add_columns(struct tl__sheet *sheet, const struct tl__gap *gap)
{
        for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
                bool text = fields[i].source == TEXT;

                if (fields[i].source == LEVELS)
                        tl__level_columns(sheet, gap->assessed);
                else
                        tl__sheet_column(sheet, fields[i].key, fields[i].key,
                                         text ? TL__LEFT : TL__RIGHT, 0);
        }
}

static void add_levels(struct tl__sheet *sheet, const struct tl__gap *gap, const struct tl_row *row)
{
        for (size_t i = 0; i < gap->assessed->n_levels; i++) {
                tl__sheet_number(sheet, row->lower[i]);
                tl__sheet_number(sheet, row->upper[i]);
        }
}

static void add_cell(struct tl__sheet *sheet, const struct field *field, const struct tl__gap *gap,
                     const struct tl_row *row)
{
        const char *place = (const char *)row + field->offset;
        int year;

        switch (field->source) {
        case REAL:
                tl__sheet_number(sheet, *(const double *)(const void *)place);
                break;
        case YEAR:
                year = *(const int *)(const void *)place;
                tl__sheet_number(sheet, year ? year : TL_MISSING);
                break;
        case NUMBER:
                tl__sheet_number(sheet, field->number(row));
                break;
        case TEXT:
                tl__sheet_take(sheet, field->text(gap, row));
                break;
        case LEVELS:
                add_levels(sheet, gap, row);
                break;
        }
}

struct tl__sheet *tl__gap_table(const struct tl__gap *gap)
{
        struct tl__sheet *sheet = tl__sheet_new();
        bool invented = false;

        add_columns(sheet, gap);
        for (size_t r = 0; r < gap->n; r++) {
                tl__sheet_row(sheet);
                for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
                        add_cell(sheet, &fields[i], gap, gap->rows[r]);
                invented |= gap->rows[r]->synthetic;
        }
        tl__sheet_title(sheet, gap->plan->title[TL_EN]);
        if (invented)
                tl__sheet_note(sheet, tl__word(TL__W_SYNTHETIC, TL_EN));
        return sheet;
}
