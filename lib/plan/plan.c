/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tl_plan_load(), the accessors, and plan.csv: what the plan is called, where it holds, and its
 * years. */
#include "plan/plan.h"

#include "base/text.h"

#include <string.h>

/* ---------------------------------------------------------------------- plan.csv ---- */

enum { KEY, VALUE };
static const struct tl__column columns[] = {
        [KEY] = { .name = "key", .required = true },
        [VALUE] = { .name = "value", .required = true },
        { NULL },
};

enum {
        ID,
        TITLE_VI,
        TITLE_EN,
        AUTHORITY,
        LEGAL_BASIS,
        LEGAL_BASIS_EN,
        AREA,
        AREA_VI,
        BASE_YEAR,
        HORIZONS,
        REPORT_DAY,
        DATA,
        N_KEYS
};
static const char *const keys[] = {
        [ID] = "id",
        [TITLE_VI] = "title_vi",
        [TITLE_EN] = "title_en",
        [AUTHORITY] = "authority",
        [LEGAL_BASIS] = "legal_basis",
        [LEGAL_BASIS_EN] = "legal_basis_en",
        [AREA] = "area",
        [AREA_VI] = "area_vi",
        [BASE_YEAR] = "base_year",
        [HORIZONS] = "horizons",
        [REPORT_DAY] = "report_day",
        [DATA] = "data",
        [N_KEYS] = NULL,
};
/* Keys that a plan cannot do without, with a value to show how they are written. */
static const struct {
        int key;
        const char *example;
} required_keys[] = { { ID, "thanh-hoa-2030" }, { BASE_YEAR, "2020" }, { HORIZONS, "2030;2045" } };

/* plan.csv as read: one row per key. */
struct form {
        struct tl__table table;
        const struct tl__record *row[N_KEYS]; /* NULL: the key is not there */
};

static const char *value_of(const struct form *form, int key)
{
        return form->row[key] ? tl__table_text(&form->table, form->row[key], VALUE) : "";
}

static struct tl__place place_of(const struct form *form, int key)
{
        return tl__table_place(&form->table, form->row[key], VALUE);
}

static void take_row(struct form *form, const struct tl__record *record)
{
        const char *key = tl__table_required(&form->table, record, KEY);
        struct tl__place place = tl__table_place(&form->table, record, KEY);
        const char *near;
        int i = 0;

        if (!*key)
                return;
        tl__table_fits(&form->table, record); /* a row too long is a fault, its key is there */
        while (keys[i] && g_ascii_strcasecmp(keys[i], key) != 0)
                i++;
        if (!keys[i]) {
                near = tl__nearest(key, keys);
                tl__fault(form->table.faults, near ? TL__F_plan_key_near : TL__F_plan_key_unknown,
                          place, key, near, NULL);
        } else if (form->row[i]) {
                char *line = g_strdup_printf("%ld", form->row[i]->line);

                tl__fault(form->table.faults, TL__F_plan_key_twice, place, key, line, NULL);
                g_free(line);
        } else {
                form->row[i] = record;
        }
}

static void require_keys(const struct form *form)
{
        struct tl__place whole = { form->table.csv->name, 0, 0 };

        for (size_t i = 0; i < G_N_ELEMENTS(required_keys); i++)
                if (!*value_of(form, required_keys[i].key))
                        tl__fault(form->table.faults, TL__F_plan_key_missing, whole,
                                  keys[required_keys[i].key], required_keys[i].example, NULL);
        if (!*value_of(form, TITLE_VI) && !*value_of(form, TITLE_EN))
                tl__fault(form->table.faults, TL__F_plan_title_missing, whole, NULL);
}

static void check_id(const struct form *form)
{
        const char *id = value_of(form, ID);

        if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_")])
                tl__fault(form->table.faults, TL__F_plan_id_letters, place_of(form, ID), id, NULL);
}

static int read_base_year(const struct form *form)
{
        const char *text = value_of(form, BASE_YEAR);
        int year = tl__plan_year(text);

        if (*text && !year)
                tl__fault(form->table.faults, TL__F_catalogue_year, place_of(form, BASE_YEAR), text,
                          keys[BASE_YEAR], NULL);
        return year;
}

/* Each horizon comes after the one before it, the first after the base year. */
static void append_horizon(struct tl_plan *plan, const struct form *form, const char *text)
{
        struct tl__place place = place_of(form, HORIZONS);
        GArray *horizons = plan->horizons;
        bool first = horizons->len == 0;
        int year = tl__plan_year(text);
        int after = first ? plan->info.base_year : g_array_index(horizons, int, horizons->len - 1);
        char *before;

        if (!year) {
                tl__fault(form->table.faults, TL__F_plan_horizons, place, text, NULL);
                return;
        }
        if (year <= after) {
                before = g_strdup_printf("%d", after);
                tl__fault(form->table.faults,
                          first ? TL__F_plan_horizon_base : TL__F_plan_horizons_order, place, text,
                          before, NULL);
                g_free(before);
        }
        g_array_append_val(horizons, year);
}

static void read_horizons(struct tl_plan *plan, const struct form *form)
{
        char **years = g_strsplit(value_of(form, HORIZONS), ";", -1);

        for (char **year = years; *year; year++)
                append_horizon(plan, form, g_strstrip(*year));
        g_strfreev(years);
        plan->info.horizons = (const int *)(const void *)plan->horizons->data;
        plan->info.n_horizons = plan->horizons->len;
}

/* "11-30": two digits each, and a day that some year has. */
static bool is_day(const char *text)
{
        int month, day;

        if (strlen(text) != 5 || text[2] != '-' || strspn(text, "0123456789") != 2 ||
            strspn(text + 3, "0123456789") != 2)
                return false;
        month = 10 * (text[0] - '0') + text[1] - '0';
        day = 10 * (text[3] - '0') + text[4] - '0';
        return g_date_valid_dmy((GDateDay)day, (GDateMonth)month, 2000); /* a leap year */
}

static void check_report_day(const struct form *form)
{
        const char *day = value_of(form, REPORT_DAY);

        if (*day && !is_day(day))
                tl__fault(form->table.faults, TL__F_plan_report_day, place_of(form, REPORT_DAY),
                          day, NULL);
}

static const char *keep_value(struct tl_plan *plan, const struct form *form, int key)
{
        return tl__plan_keep(plan, value_of(form, key));
}

static void read_texts(struct tl_plan *plan, const struct form *form)
{
        struct tl_plan_info *info = &plan->info;

        info->id = keep_value(plan, form, ID);
        info->authority = keep_value(plan, form, AUTHORITY);
        info->legal_basis = keep_value(plan, form, LEGAL_BASIS);
        info->area = keep_value(plan, form, AREA);
        info->report_day = keep_value(plan, form, REPORT_DAY);
        info->data = keep_value(plan, form, DATA);
        tl__plan_keep_pair(plan, value_of(form, TITLE_VI), value_of(form, TITLE_EN), info->title);
        tl__plan_keep_pair(plan, value_of(form, AREA_VI), info->area, info->area_name);
        tl__plan_keep_pair(plan, info->legal_basis, value_of(form, LEGAL_BASIS_EN),
                           info->legal_basis_in);
}

static void info_parse(struct tl_plan *plan, const struct tl__file *file, struct tl_faults *faults)
{
        struct form form = { 0 };
        const struct tl__record *record;

        if (tl__table_parse(file, columns, faults, &form.table))
                return;
        for (size_t i = 0; (record = tl__table_next(&form.table, &i));)
                take_row(&form, record);
        if (tl__table_has(&form.table, KEY) && tl__table_has(&form.table, VALUE))
                require_keys(&form);
        check_id(&form);
        check_report_day(&form);
        read_texts(plan, &form);
        plan->info.base_year = read_base_year(&form);
        if (*value_of(&form, HORIZONS))
                read_horizons(plan, &form);
        tl__table_clear(&form.table);
}

/* -------------------------------------------------------------------------- plan ---- */

const char *tl__plan_keep(struct tl_plan *plan, const char *text)
{
        return g_string_chunk_insert_const(plan->texts, text);
}

void tl__plan_keep_pair(struct tl_plan *plan, const char *vi, const char *en,
                        const char *out[static TL_N_LANGS])
{
        out[TL_VI] = tl__plan_keep(plan, *vi ? vi : en);
        out[TL_EN] = tl__plan_keep(plan, *en ? en : vi);
}

const char *tl__plan_nearest_id(const struct tl_plan *plan, const char *id)
{
        const char **ids = g_new0(const char *, plan->indicators->len + 1);
        const char *nearest;

        for (guint i = 0; i < plan->indicators->len; i++)
                ids[i] = tl_plan_indicator_at(plan, i)->id;
        nearest = tl__nearest(id, ids);
        g_free(ids);
        return nearest;
}

static struct tl_plan *plan_new(void)
{
        struct tl_plan *plan = g_new0(struct tl_plan, 1);

        plan->horizons = g_array_new(FALSE, FALSE, sizeof(int));
        plan->indicators = g_ptr_array_new_with_free_func(g_free);
        plan->targets = g_ptr_array_new_with_free_func(g_free);
        plan->texts = g_string_chunk_new(4096);
        return plan;
}

void tl_plan_free(struct tl_plan *plan)
{
        if (!plan)
                return;
        if (plan->by_id)
                g_hash_table_destroy(plan->by_id);
        g_array_free(plan->horizons, TRUE);
        g_ptr_array_free(plan->indicators, TRUE);
        g_ptr_array_free(plan->targets, TRUE);
        g_string_chunk_free(plan->texts);
        g_free(plan);
}

static const struct {
        const char *name;
        void (*parse)(struct tl_plan *plan, const struct tl__file *file, struct tl_faults *faults);
} parts[TL__N_PLAN_FILES] = {
        [TL__PLAN_CSV] = { "plan.csv", info_parse },
        [TL__INDICATORS_CSV] = { "indicators.csv", tl__indicators_parse },
        [TL__TARGETS_CSV] = { "targets.csv", tl__targets_parse },
};

/* All three files, whatever is wrong with the first. */
int tl__plan_parse(const struct tl__file files[static TL__N_PLAN_FILES], const char *folder,
                   struct tl_plan **out, struct tl_faults *faults)
{
        size_t errors = tl_faults_count_severe(faults, TL_ERROR);
        struct tl_plan *plan = plan_new();
        int status = TL_OK;

        plan->info.folder = tl__plan_keep(plan, folder);
        for (size_t i = 0; i < TL__N_PLAN_FILES; i++) {
                if (files[i].bytes)
                        parts[i].parse(plan, &files[i], faults);
                else
                        status = TL_EIO;
        }
        if (!status && tl_faults_count_severe(faults, TL_ERROR) > errors)
                status = TL_EDATA;
        if (status)
                tl_plan_free(plan);
        else
                *out = plan;
        return status;
}

static int read_files(const char *folder, struct tl_plan **out, struct tl_faults *faults)
{
        struct tl__file files[TL__N_PLAN_FILES] = { 0 };
        int status;

        if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
                tl__fault(faults, TL__F_plan_folder, (struct tl__place){ folder, 0, 0 }, NULL);
                return TL_EIO;
        }
        for (size_t i = 0; i < TL__N_PLAN_FILES; i++) {
                char *bytes = NULL;

                files[i].path = g_build_filename(folder, parts[i].name, NULL);
                tl__file_read(files[i].path, &bytes, &files[i].n, faults);
                files[i].bytes = bytes;
        }
        status = tl__plan_parse(files, folder, out, faults);
        for (size_t i = 0; i < TL__N_PLAN_FILES; i++) {
                g_free((char *)files[i].path);
                g_free((char *)files[i].bytes);
        }
        return status;
}

int tl_plan_load(const char *folder, struct tl_plan **out, struct tl_faults *faults)
{
        struct tl_faults *own = faults ? NULL : tl_faults_new();
        int status = read_files(folder, out, faults ? faults : own);

        tl_faults_free(own);
        return status;
}

const struct tl_plan_info *tl_plan_info(const struct tl_plan *plan)
{
        return &plan->info;
}

size_t tl_plan_indicator_count(const struct tl_plan *plan)
{
        return plan->indicators->len;
}

const struct tl_indicator *tl_plan_indicator_at(const struct tl_plan *plan, size_t i)
{
        return g_ptr_array_index(plan->indicators, i);
}

const struct tl_indicator *tl_plan_indicator(const struct tl_plan *plan, const char *id)
{
        return g_hash_table_lookup(plan->by_id, id);
}

size_t tl_plan_target_count(const struct tl_plan *plan)
{
        return plan->targets->len;
}

const struct tl_target *tl_plan_target_at(const struct tl_plan *plan, size_t i)
{
        return g_ptr_array_index(plan->targets, i);
}
