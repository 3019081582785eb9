/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists: what a plan holds, and the members of each room that grows. */
#include "data/readers/reader.h"
#include "forecast/models/model.h"
#include "plan/targets/target.h"
#include "report/phrase.h"
#include "report/sheets.h"
#include "report/writers/writer.h"

#include <glib.h>

enum audience { EVERYONE, PEOPLE, MACHINES };

/* A column and the function that makes its cell of a member: a text, or a number. */
struct column {
        const char *key;
        enum tl__word heading;
        int width; /* of text; 0: as wide as needed */
        char *(*text)(const void *member, enum tl_lang lang);
        double (*number)(const void *member);
        enum audience audience;
};

#define MAX_COLUMNS 14

/* ------------------------------------------------------------------------- cells ---- */

/* A cell that is a field; one that is a field of the language; one that is a year, 0 for none. */
#define FIELD(function, type, field)                                                               \
        static char *function(const void *member, enum tl_lang lang)                               \
        {                                                                                          \
                (void)lang;                                                                        \
                return g_strdup(((const struct type *)member)->field);                             \
        }
#define FIELD_IN(function, type, field)                                                            \
        static char *function(const void *member, enum tl_lang lang)                               \
        {                                                                                          \
                return g_strdup(((const struct type *)member)->field[lang]);                       \
        }
#define REAL(function, type, field)                                                                \
        static double function(const void *member)                                                 \
        {                                                                                          \
                return ((const struct type *)member)->field;                                       \
        }
#define YEAR(function, type, field)                                                                \
        static double function(const void *member)                                                 \
        {                                                                                          \
                int year = ((const struct type *)member)->field;                                   \
                                                                                                   \
                return year ? year : TL_MISSING;                                                   \
        }

/* clang-format off */
FIELD(model_name, tl__model, name)
FIELD(model_source, tl__model, source)
FIELD(reader_name, tl__reader, name)
FIELD_IN(reader_title, tl__reader, title)
FIELD(writer_name, tl__writer, name)
FIELD_IN(writer_title, tl__writer, title)
FIELD(writer_extensions, tl__writer, extensions)
FIELD(kind_name, tl__kind, name)
FIELD_IN(kind_title, tl__kind, title)
FIELD(indicator_id, tl_indicator, id)
FIELD_IN(indicator_name, tl_indicator, name)
FIELD(indicator_agency, tl_indicator, agency)
FIELD(target_indicator, tl_target, indicator->id)
FIELD(target_kind, tl_target, kind)
FIELD(target_words, tl_target, words)
FIELD(target_source, tl_target, source)
REAL(target_low, tl_target, low)
REAL(target_high, tl_target, high)
YEAR(target_year, tl_target, year)
YEAR(target_from, tl_target, from)
YEAR(target_base_year, tl_target, base_year)
/* clang-format on */

/* Why a figure is missing: a member is the reason itself. */
static const enum tl_reason all_reasons[] = {
#define REASON(name, code) TL_REASON_##name,
        TL_REASONS(REASON)
#undef REASON
};

static char *reason_code(const void *member, enum tl_lang lang)
{
        (void)lang;
        return g_strdup(tl_reason_code(*(const enum tl_reason *)member));
}

static char *reason_sentence(const void *member, enum tl_lang lang)
{
        return tl__reason_sentence(*(const enum tl_reason *)member, "…", lang);
}

static char *indicator_unit(const void *member, enum tl_lang lang)
{
        return tl__unit_of(member, lang);
}

static char *indicator_nature(const void *member, enum tl_lang lang)
{
        const struct tl_indicator *indicator = member;

        return g_strdup(tl__nature_name(indicator->nature, lang));
}

static char *indicator_better(const void *member, enum tl_lang lang)
{
        const struct tl_indicator *indicator = member;

        return g_strdup(tl__word(indicator->direction > 0 ? TL__W_HIGHER : TL__W_LOWER, lang));
}

static char *target_operator(const void *member, enum tl_lang lang)
{
        const struct tl_target *target = member;

        (void)lang;
        return g_strdup(tl__operator_code(target->op));
}

static char *target_bound(const void *member, enum tl_lang lang)
{
        return tl__target_bound_text(member, lang);
}

static char *target_measure(const void *member, enum tl_lang lang)
{
        const struct tl_target *target = member;

        return tl__target_measure(target, target->base_year, target->year, lang);
}

static char *target_unit(const void *member, enum tl_lang lang)
{
        return tl__target_unit(member, lang);
}

static char *plan_id(const void *member, enum tl_lang lang)
{
        (void)lang;
        return g_strdup(tl_plan_info(member)->id);
}

static char *plan_title(const void *member, enum tl_lang lang)
{
        return g_strdup(tl_plan_info(member)->title[lang]);
}

static char *plan_basis(const void *member, enum tl_lang lang)
{
        return g_strdup(tl_plan_info(member)->legal_basis_in[lang]);
}

static double plan_indicators(const void *member)
{
        return (double)tl_plan_indicator_count(member);
}

static double plan_targets(const void *member)
{
        return (double)tl_plan_target_count(member);
}

/* Not in the table of models, but what one gets by default. */
static const struct tl__model ensemble = {
        .name = TL__ENSEMBLE,
        .title = { "mixture of linear innovations models, weighted by what they were worth on "
                   "other "
                   "series and fit this one",
                   "hỗn hợp các mô hình tuyến tính, trọng số theo kết quả trên nhiều chuỗi khác và "
                   "độ phù hợp với chuỗi này" },
        .source = "Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing",
};

static char *model_title(const void *member, enum tl_lang lang)
{
        const struct tl__model *model = member;

        return g_strdup(model->title[lang]);
}

/* ------------------------------------------------------------------------- lists ---- */

static const struct column lists[][MAX_COLUMNS] = {
        [TL_LIST_INDICATORS] = {
                { "indicator", TL__W_ID, 0, .text = indicator_id },
                { "name", TL__W_NAME, 32, .text = indicator_name },
                { "unit", TL__W_UNIT, 16, .text = indicator_unit },
                { "nature", TL__W_NATURE, 0, .text = indicator_nature },
                { "better", TL__W_BETTER, 0, .text = indicator_better },
                { "agency", TL__W_AGENCY, 22, .text = indicator_agency },
        },
        [TL_LIST_TARGETS] = {
                { "indicator", TL__W_ID, 0, .text = target_indicator },
                { "kind", TL__W_KIND, 0, .text = target_kind, .audience = MACHINES },
                { "operator", TL__W_TARGET, 0, .text = target_operator, .audience = MACHINES },
                { "low", TL__W_TARGET, 0, .number = target_low, .audience = MACHINES },
                { "high", TL__W_TARGET, 0, .number = target_high, .audience = MACHINES },
                { "unit", TL__W_UNIT, 0, .text = target_unit, .audience = MACHINES },
                { "target", TL__W_TARGET, 0, .text = target_bound, .audience = PEOPLE },
                { "measure", TL__W_UNIT, 20, .text = target_measure, .audience = PEOPLE },
                { "year", TL__W_YEAR, 0, .number = target_year },
                { "from", TL__W_YEAR, 0, .number = target_from, .audience = MACHINES },
                { "base_year", TL__W_YEAR, 0, .number = target_base_year, .audience = MACHINES },
                { "words", TL__W_WORDS_OF_PLAN, 36, .text = target_words },
                { "source", TL__W_SOURCE, 10, .text = target_source },
        },
        [TL_LIST_MODELS] = {
                { "name", TL__W_NAME, 0, .text = model_name },
                { "title", TL__W_TITLE, 40, .text = model_title },
                { "source", TL__W_SOURCE, 40, .text = model_source },
        },
        [TL_LIST_READERS] = {
                { "name", TL__W_NAME, 0, .text = reader_name },
                { "title", TL__W_TITLE, 0, .text = reader_title },
        },
        [TL_LIST_WRITERS] = {
                { "name", TL__W_NAME, 0, .text = writer_name },
                { "title", TL__W_TITLE, 0, .text = writer_title },
                { "extensions", TL__W_EXTENSIONS, 0, .text = writer_extensions },
        },
        [TL_LIST_KINDS] = {
                { "name", TL__W_NAME, 0, .text = kind_name },
                { "title", TL__W_TITLE, 0, .text = kind_title },
        },
        [TL_LIST_REASONS] = {
                { "reason", TL__W_ID, 0, .text = reason_code },
                { "meaning", TL__W_TITLE, 70, .text = reason_sentence },
        },
        [TL_LIST_PLANS] = {
                { "plan", TL__W_ID, 0, .text = plan_id },
                { "title", TL__W_TITLE, 40, .text = plan_title },
                { "legal_basis", TL__W_BASIS, 24, .text = plan_basis },
                { "indicators", TL__W_INDICATORS, 0, .number = plan_indicators },
                { "targets", TL__W_TARGETS, 0, .number = plan_targets },
        },
};

static bool is_for(const struct column *column, bool machine)
{
        return column->audience != (machine ? PEOPLE : MACHINES);
}

static void add_columns(struct tl__sheet *sheet, const struct column columns[], enum tl_lang lang,
                        bool machine)
{
        for (size_t i = 0; i < MAX_COLUMNS && columns[i].key; i++) {
                const char *key = columns[i].key;

                if (is_for(&columns[i], machine))
                        tl__sheet_column(
                                sheet, key, machine ? key : tl__word(columns[i].heading, lang),
                                columns[i].number ? TL__RIGHT : TL__LEFT, columns[i].width);
        }
}

static void add_cell(struct tl__sheet *sheet, const struct column *column, const void *member,
                     enum tl_lang lang, bool machine)
{
        if (!column->number)
                tl__sheet_take(sheet, column->text(member, lang));
        else if (machine)
                tl__sheet_number(sheet, column->number(member));
        else
                tl__sheet_take(sheet, g_strdup_printf("%.0f", column->number(member)));
}

static void add_row(struct tl__sheet *sheet, const struct column columns[], const void *member,
                    enum tl_lang lang, bool machine)
{
        tl__sheet_row(sheet);
        for (size_t i = 0; i < MAX_COLUMNS && columns[i].key; i++)
                if (is_for(&columns[i], machine))
                        add_cell(sheet, &columns[i], member, lang, machine);
}

/* ----------------------------------------------------------------------- members ---- */

#define ADD_ROOM(members, room)                                                                    \
        for (size_t i = 0; (room)[i]; i++)                                                         \
        g_ptr_array_add(members, (gpointer)(room)[i])

static void add_plan(GPtrArray *members, enum tl_list what, const struct tl_plan *plan)
{
        size_t n_indicators = what == TL_LIST_INDICATORS ? tl_plan_indicator_count(plan) : 0;
        size_t n_targets = what == TL_LIST_TARGETS ? tl_plan_target_count(plan) : 0;

        if (what == TL_LIST_PLANS)
                g_ptr_array_add(members, (gpointer)plan);
        for (size_t i = 0; i < n_indicators; i++)
                g_ptr_array_add(members, (gpointer)tl_plan_indicator_at(plan, i));
        for (size_t i = 0; i < n_targets; i++)
                g_ptr_array_add(members, (gpointer)tl_plan_target_at(plan, i));
}

static GPtrArray *members_of(enum tl_list what, const struct tl_plan *const plans[], size_t n_plans)
{
        GPtrArray *members = g_ptr_array_new();

        if (what == TL_LIST_MODELS) {
                g_ptr_array_add(members, (gpointer)&ensemble);
                ADD_ROOM(members, tl__models);
        }
        if (what == TL_LIST_READERS)
                ADD_ROOM(members, tl__readers);
        if (what == TL_LIST_WRITERS)
                ADD_ROOM(members, tl__writers);
        if (what == TL_LIST_KINDS)
                ADD_ROOM(members, tl__kinds);
        for (size_t i = 1; what == TL_LIST_REASONS && i < G_N_ELEMENTS(all_reasons); i++)
                g_ptr_array_add(members, (gpointer)&all_reasons[i]); /* 0 is none */
        for (size_t p = 0; p < n_plans; p++)
                add_plan(members, what, plans[p]);
        return members;
}

struct tl__sheet *tl__list_sheet(enum tl_list what, const struct tl_plan *const plans[],
                                 size_t n_plans, enum tl_lang lang, bool machine)
{
        struct tl__sheet *sheet = tl__sheet_new();
        GPtrArray *members = members_of(what, plans, n_plans);
        enum tl_lang words = machine ? TL_EN : lang;

        add_columns(sheet, lists[what], words, machine);
        for (guint i = 0; i < members->len; i++)
                add_row(sheet, lists[what], members->pdata[i], words, machine);
        g_ptr_array_free(members, TRUE);
        return sheet;
}
