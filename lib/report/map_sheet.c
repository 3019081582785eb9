/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map to fill in: the names of the data that the plan does not know, once each, with the nearest
 * that it does. The id is left to who knows the data. */
#include "base/text.h"
#include "data/dataset.h"
#include "report/sheets.h"

#include <string.h>

/* The names of a plan, and of what indicator each is. */
struct known {
        GPtrArray *names; /* NULL-terminated */
        GPtrArray *ids;
        GPtrArray *areas; /* names of the plan's own area, NULL-terminated */
};

static void add_name(struct known *known, const char *name, const char *id)
{
        if (!*name)
                return;
        g_ptr_array_add(known->names, g_strdup(name));
        g_ptr_array_add(known->ids, (gpointer)id);
}

static void add_indicator(struct known *known, const struct tl_indicator *indicator)
{
        char **aliases = g_strsplit(indicator->aliases, ";", -1);

        add_name(known, indicator->id, indicator->id);
        for (char **alias = aliases; *alias; alias++)
                add_name(known, g_strstrip(*alias), indicator->id);
        for (size_t lang = 0; lang < TL_N_LANGS; lang++)
                add_name(known, indicator->name[lang], indicator->id);
        g_strfreev(aliases);
}

static struct known known_of(const struct tl_plan *plan)
{
        const struct tl_plan_info *info = tl_plan_info(plan);
        struct known known = { g_ptr_array_new_with_free_func(g_free), g_ptr_array_new(),
                               g_ptr_array_new() };

        for (size_t i = 0; i < tl_plan_indicator_count(plan); i++)
                add_indicator(&known, tl_plan_indicator_at(plan, i));
        g_ptr_array_add(known.names, NULL);
        g_ptr_array_add(known.areas, (gpointer)info->area);
        for (size_t lang = 0; lang < TL_N_LANGS; lang++)
                g_ptr_array_add(known.areas, (gpointer)info->area_name[lang]);
        g_ptr_array_add(known.areas, NULL);
        return known;
}

static const char *nearest_id(const struct known *known, const char *name)
{
        const char *near = tl__nearest(name, (const char *const *)known->names->pdata);
        guint at;

        if (!near || !g_ptr_array_find(known->names, near, &at))
                return "";
        return g_ptr_array_index(known->ids, at);
}

static void add_row(struct tl__sheet *sheet, const char *source, const char *kind, const char *name,
                    const char *nearest, const struct tl__observed *observed)
{
        tl__sheet_row(sheet);
        tl__sheet_text(sheet, source, TL__PLAIN);
        tl__sheet_text(sheet, "", TL__PLAIN);
        tl__sheet_text(sheet, "", TL__PLAIN);
        tl__sheet_text(sheet, kind, TL__PLAIN);
        tl__sheet_text(sheet, nearest, TL__PLAIN);
        tl__sheet_text(sheet, name, TL__PLAIN);
        tl__sheet_text(sheet, observed->origin->unit, TL__PLAIN);
        tl__sheet_text(sheet, observed->origin->file, TL__PLAIN);
        tl__sheet_number(sheet, observed->line);
}

static void add_indicator_row(struct tl__sheet *sheet, const struct known *known,
                              const struct tl__observed *observed)
{
        const struct tl__origin *origin = observed->origin;
        const char *near = nearest_id(known, origin->indicator);

        if (!*near && *origin->indicator_name)
                near = nearest_id(known, origin->indicator_name);
        add_row(sheet, origin->indicator, "indicator", origin->indicator_name, near, observed);
}

/* Most areas are others than the plan's and mean to be; one with nearly its name may not. */
static void add_area_row(struct tl__sheet *sheet, const struct known *known,
                         const struct tl__observed *observed)
{
        const struct tl__origin *origin = observed->origin;
        const char *text = *origin->area_name ? origin->area_name : origin->area;
        const char *own = g_ptr_array_index(known->areas, 0);

        if (*text && strcmp(origin->bound_area, own) != 0 &&
            tl__nearest(text, (const char *const *)known->areas->pdata))
                add_row(sheet, origin->area, "area", origin->area_name, own, observed);
}

struct tl__sheet *tl__map_sheet(const struct tl_plan *plan, const struct tl_dataset *dataset)
{
        static const char *const keys[] = { "source", "id",   "transform", "kind", "nearest",
                                            "name",   "unit", "file",      "line" };
        GHashTable *told = g_hash_table_new(NULL, NULL); /* the dataset's own texts */
        struct known known = known_of(plan);
        struct tl__sheet *sheet = tl__sheet_new();

        for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
                tl__sheet_column(sheet, keys[i], keys[i], TL__LEFT, 0);
        for (size_t i = 0; i < dataset->observations->len; i++) {
                const struct tl__observed *observed = tl__dataset_observed(dataset, i);
                const struct tl__origin *origin = observed->origin;

                if (!tl_plan_indicator(plan, origin->bound_indicator) &&
                    g_hash_table_add(told, (gpointer)origin->indicator))
                        add_indicator_row(sheet, &known, observed);
                if (g_hash_table_add(told, (gpointer)origin->area))
                        add_area_row(sheet, &known, observed);
        }
        g_hash_table_destroy(told);
        g_ptr_array_free(known.names, TRUE);
        g_ptr_array_free(known.ids, TRUE);
        g_ptr_array_free(known.areas, TRUE);
        return sheet;
}
