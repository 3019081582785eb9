/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table to begin with: the indicators of a plan's targets, and those that the formulas of these
 * need, with the years still empty. For people: which of the years a target cannot do without. */
#include "data/derive.h"
#include "data/number.h"
#include "report/phrase.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* Years of the table, counted from the plan's base year; none that a file cannot have. */
enum { YEARS_BEFORE = 2, YEARS_AFTER = 10 };
#define N_YEARS (TL__LAST_YEAR - TL__FIRST_YEAR + 1)

#define NAME_WIDTH    30
#define FORMULA_WIDTH 24

/* An indicator of the template. */
struct need {
        bool listed;
        bool year[N_YEARS]; /* from TL__FIRST_YEAR on: without which a target cannot be judged */
};

struct form {
        const struct tl_plan *plan;
        int first_year, last_year;
        GHashTable *needs; /* const struct tl_indicator * -> struct need * */
};

/* ---------------------------------------------------------------- what is needed ---- */

static void ask(struct form *form, const struct tl_indicator *indicator, int year);

/* One formula of the plan, asked for its value in a year to see what it looks up. */
struct asking {
        struct form *form;
        const struct tl__formula *formula;
};

static double look_up(void *context, size_t argument, int year)
{
        const struct asking *asking = context;
        const char *id = tl__formula_argument(asking->formula, argument);

        ask(asking->form, tl_plan_indicator(asking->form->plan, id), year);
        return 1;
}

static void ask_ingredients(struct form *form, const struct tl_indicator *indicator, int year)
{
        struct asking asking = { .form = form };
        struct tl__formula *formula = NULL;

        if (!*indicator->derive ||
            tl__formula_parse(indicator->derive, (struct tl__place){ NULL, 0, 0 }, &formula, NULL))
                return;
        asking.formula = formula;
        tl__formula_value(formula, year, look_up, &asking);
        tl__formula_free(formula);
}

/* Formulas lead in no circle: the plan would not have been loaded. */
static void ask(struct form *form, const struct tl_indicator *indicator, int year)
{
        struct need *need = g_hash_table_lookup(form->needs, indicator);

        need->listed = true;
        if (year < TL__FIRST_YEAR || year > TL__LAST_YEAR || need->year[year - TL__FIRST_YEAR])
                return;
        need->year[year - TL__FIRST_YEAR] = true;
        ask_ingredients(form, indicator, year);
}

/* A period asks for each of its years; a mean growth between two levels, or a change, for the level
 * it starts from. */
static void ask_target(struct form *form, const struct tl_target *target)
{
        const struct tl_indicator *indicator = target->indicator;
        bool growth = strcmp(target->kind, "average_growth") == 0;
        bool levels = growth && indicator->nature != TL_GROWTH;
        int first = levels ? target->from - 1 : target->from;
        int last = levels && target->mean == TL_GEOMETRIC ? first : target->year;

        if (!target->from)
                first = last = target->base_year;
        for (int year = first; year <= last; year++)
                ask(form, indicator, year);
}

static void form_open(struct form *form, const struct tl_plan *plan)
{
        *form = (struct form){ .plan = plan };
        form->first_year = tl_plan_info(plan)->base_year - YEARS_BEFORE;
        form->last_year = MIN(tl_plan_info(plan)->base_year + YEARS_AFTER, TL__LAST_YEAR);
        form->needs = g_hash_table_new_full(NULL, NULL, NULL, g_free);
        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++)
                g_hash_table_insert(form->needs, (gpointer)tl_plan_indicator_at(plan, i),
                                    g_new0(struct need, 1));
        for (size_t i = 0; i < tl_plan_target_count(plan); i++)
                ask_target(form, tl_plan_target_at(plan, i));
}

/* --------------------------------------------------------------------- the sheet ---- */

static bool is_needed(const struct need *need, int year)
{
        return need->year[year - TL__FIRST_YEAR];
}

/* "2020, 2022–2030" */
static char *years_text(const struct form *form, const struct need *need)
{
        GString *out = g_string_new(NULL);

        for (int year = form->first_year, last; year <= form->last_year; year = last + 1) {
                last = year;
                if (!is_needed(need, year))
                        continue;
                while (last < form->last_year && is_needed(need, last + 1))
                        last++;
                g_string_append_printf(out, "%s%d", out->len ? ", " : "", year);
                if (last > year)
                        g_string_append_printf(out, "–%d", last);
        }
        return g_string_free(out, FALSE);
}

static void add_columns(struct tl__sheet *sheet, const struct form *form, enum tl_lang lang,
                        bool machine)
{
        tl__sheet_column(sheet, "indicator", tl__word(TL__W_ID, lang), TL__LEFT, 0);
        tl__sheet_column(sheet, "name", tl__word(TL__W_INDICATOR, lang), TL__LEFT, NAME_WIDTH);
        if (machine)
                tl__sheet_column(sheet, "unit", tl__word(TL__W_UNIT, lang), TL__LEFT, 0);
        for (int year = form->first_year; machine && year <= form->last_year; year++) {
                char *heading = tl__year(year);

                tl__sheet_column(sheet, heading, heading, TL__RIGHT, 0);
                g_free(heading);
        }
        if (machine)
                return;
        tl__sheet_column(sheet, "years", tl__word(TL__W_YEARS_NEEDED, lang), TL__LEFT, 0);
        tl__sheet_column(sheet, "derive", tl__word(TL__W_COMPUTED_BY, lang), TL__LEFT,
                         FORMULA_WIDTH);
}

static void add_row(struct tl__sheet *sheet, const struct form *form,
                    const struct tl_indicator *indicator, enum tl_lang lang, bool machine)
{
        const struct need *need = g_hash_table_lookup(form->needs, indicator);

        if (!need->listed)
                return;
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, indicator->id, TL__PLAIN);
        tl__sheet_text(sheet, indicator->name[lang], TL__PLAIN);
        if (machine) {
                tl__sheet_take(sheet, tl__unit_of(indicator, lang));
                return;
        }
        tl__sheet_take(sheet, years_text(form, need));
        tl__sheet_text(sheet, indicator->derive, TL__PLAIN);
}

struct tl__sheet *tl__template_sheet(const struct tl_plan *plan, enum tl_lang lang, bool machine)
{
        struct tl__sheet *sheet = tl__sheet_new();
        struct form form;

        form_open(&form, plan);
        add_columns(sheet, &form, lang, machine);
        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++)
                add_row(sheet, &form, tl_plan_indicator_at(plan, i), lang, machine);
        if (!machine)
                tl__sheet_note(sheet, tl__word(TL__W_TEMPLATE_NOTE, lang));
        g_hash_table_destroy(form.needs);
        return sheet;
}
