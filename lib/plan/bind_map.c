/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before the first step of binding: what the analyst's own map says of names and figures. */
#include "plan/bind.h"

#include "base/text.h"

/* The row for a code or, where there is none, for the name beside it. */
static struct tl__mapped *find(const struct tl_dataset *dataset, const char *code, const char *name,
                               enum tl__mapped_kind kind)
{
        struct tl__mapped *found = *code ? tl__map_find(dataset->map, code, kind) : NULL;

        return found || !*name ? found : tl__map_find(dataset->map, name, kind);
}

static bool knows(const struct tl_plan *plan, const struct tl__mapped *mapped)
{
        return plan && tl_plan_indicator(plan, mapped->id);
}

/* The unit that converted figures are in. */
static const char *unit_of(const struct tl_plan *plan, const struct tl__mapped *mapped,
                           const struct tl__origin *origin)
{
        const struct tl_indicator *known = plan ? tl_plan_indicator(plan, mapped->id) : NULL;

        if (mapped->factor == 1 && mapped->divisor == 1 && !mapped->growth)
                return origin->unit;
        if (known)
                return known->unit[TL_EN];
        return mapped->growth ? "%" : origin->unit;
}

static void map_indicator(struct tl_dataset *dataset, const struct tl_plan *plan,
                          struct tl__origin *origin)
{
        struct tl__mapped *mapped =
                find(dataset, origin->indicator, origin->indicator_name, TL__MAPPED_INDICATOR);

        if (!mapped)
                return;
        mapped->used = true;
        if (plan && !knows(plan, mapped))
                return; /* said below, at its own place */
        origin->bound_indicator = mapped->id;
        origin->factor = mapped->factor;
        origin->divisor = mapped->divisor;
        origin->growth = mapped->growth;
        origin->bound_unit = tl__dataset_string(dataset, unit_of(plan, mapped, origin));
        if (mapped->growth)
                origin->bound_nature = "growth";
}

static void map_area(struct tl_dataset *dataset, const struct tl_plan *plan,
                     struct tl__origin *origin)
{
        struct tl__mapped *mapped = find(dataset, origin->area, origin->area_name, TL__MAPPED_AREA);

        if (!mapped || (mapped->kind == TL__MAPPED_ANY && knows(plan, mapped)))
                return;
        mapped->used = true;
        if (mapped->kind == TL__MAPPED_ANY)
                mapped->kind = TL__MAPPED_AREA; /* shown to be one */
        origin->bound_area = mapped->id;
}

static void check_row(const struct tl_plan *plan, const struct tl__mapped *mapped,
                      struct tl_faults *faults)
{
        struct tl__place place = { mapped->file, mapped->line, 0 };
        const char *nearest;

        if (!mapped->used) {
                tl__fault(faults, TL__F_map_unused, place, mapped->source, NULL);
                return;
        }
        if (mapped->kind == TL__MAPPED_AREA || !plan || knows(plan, mapped))
                return;
        nearest = tl__plan_nearest(plan, mapped->id);
        tl__fault(faults, nearest ? TL__F_map_unknown_near : TL__F_map_unknown, place, mapped->id,
                  nearest, NULL);
}

void tl__bind_map(struct tl_dataset *dataset, const struct tl_plan *plan, struct tl_faults *faults)
{
        for (size_t i = 0; i < tl__map_count(dataset->map); i++)
                tl__map_at(dataset->map, i)->used = false;
        for (size_t i = 0; i < dataset->origins->len; i++) {
                struct tl__origin *origin = tl__dataset_origin(dataset, i);

                origin->bound_indicator = origin->indicator;
                origin->bound_area = origin->area;
                origin->bound_unit = origin->unit;
                origin->bound_nature = origin->nature;
                origin->factor = origin->divisor = 1;
                origin->growth = false;
                map_area(dataset, plan, origin);
                map_indicator(dataset, plan, origin);
        }
        for (size_t i = 0; i < tl__map_count(dataset->map); i++)
                check_row(plan, tl__map_at(dataset->map, i), faults);
}
