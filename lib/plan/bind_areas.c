/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which areas of the data are one: Tỉnh Thanh Hóa, Thanh Hoa province and Toàn tỉnh in a plan of
 * Thanh Hóa are all Thanh Hóa, but Thành phố Thanh Hóa is not. */
#include "plan/bind.h"

#include "base/text.h"

#include <string.h>

/* Levels of government, the highest first. */
enum level { NO_LEVEL, NATION, PROVINCE, CITY, TOWN, DISTRICT, WARD, COMMUNE, ANY_LEVEL };

/* Words before a name, in English after it, too. Those without diacritics serve a name that has
 * none at all. */
static const struct {
        const char *word;
        enum level level;
        bool after;
} words[] = {
        { "tỉnh", PROVINCE, false },
        { "thành phố", CITY, false },
        { "tp.", CITY, false },
        { "tp", CITY, false },
        { "thị xã", TOWN, false },
        { "tx.", TOWN, false },
        { "tx", TOWN, false },
        { "huyện", DISTRICT, false },
        { "quận", DISTRICT, false },
        { "thị trấn", WARD, false },
        { "phường", WARD, false },
        { "xã", COMMUNE, false },
        { "tinh", PROVINCE, false },
        { "thanh pho", CITY, false },
        { "thi xa", TOWN, false },
        { "huyen", DISTRICT, false },
        { "province of", PROVINCE, false },
        { "city of", CITY, false },
        { "province", PROVINCE, true },
        { "city", CITY, true },
        { "town", TOWN, true },
        { "district", DISTRICT, true },
        { "ward", WARD, true },
        { "commune", COMMUNE, true },
};

/* Words for the whole of the plan's area, without diacritics. */
static const struct {
        const char *words;
        enum level level;
} wholes[] = {
        { "toan tinh", PROVINCE },   { "ca tinh", PROVINCE },        { "whole province", PROVINCE },
        { "toan thanh pho", CITY },  { "whole city", CITY },         { "toan thi xa", TOWN },
        { "toan huyen", DISTRICT },  { "whole district", DISTRICT }, { "toan quan", DISTRICT },
        { "toan xa", COMMUNE },      { "ca nuoc", NATION },          { "toan quoc", NATION },
        { "whole country", NATION }, { "tong so", ANY_LEVEL },       { "tong cong", ANY_LEVEL },
        { "total", ANY_LEVEL },
};

/* One way in which the files or the plan write an area. */
struct spelling {
        const char *text; /* the dataset's own */
        const char *file; /* of its first observation */
        long line;
        char *folded, *name, *bare; /* @name without its word; @bare without diacritics, blanks */
        char *bare_whole;           /* as @bare, with the word */
        char *bare_text;            /* with its blanks, too */
        enum level level;
        bool plain;          /* has no diacritics */
        const char *meaning; /* the spelling that counts; NULL: not decided */
};

/* What a name stands for, by the level of the word beside it. */
struct meanings {
        const char *of[ANY_LEVEL]; /* NULL: nothing yet; "": several areas */
        enum level level;
        bool two; /* written with two different words: a bare name is neither */
};

struct areas {
        struct tl_dataset *dataset;
        GPtrArray *spellings; /* struct spelling in order of appearance, the plan's own first */
        GHashTable *at;       /* text: struct spelling */
        GHashTable *names;    /* name: struct meanings, of areas other than the plan's */
        GHashTable *bares;    /* the same without diacritics, of all areas that have some */
        GHashTable *wholes;   /* the same, the word being part of the name */
        struct spelling *own; /* NULL: the plan names no area */
        struct spelling *translated[TL_N_LANGS];
};

/* -------------------------------------------------------------------- a spelling ---- */

static char *without_blanks(const char *text)
{
        char *bare = tl__bare(text), *to = bare;

        for (const char *from = bare; *from; from++)
                if (*from != ' ')
                        *to++ = *from;
        *to = '\0';
        return bare;
}

/* The rest of @folded beside the word, or NULL where the word does not stand there. */
static char *beside(const char *folded, size_t i)
{
        size_t n = strlen(words[i].word), length = strlen(folded);

        if (g_str_has_prefix(folded, words[i].word) && folded[n] &&
            (folded[n] == ' ' || words[i].word[n - 1] == '.'))
                return g_strstrip(g_strdup(folded + n));
        if (words[i].after && length > n + 1 && g_str_has_suffix(folded, words[i].word) &&
            folded[length - n - 1] == ' ')
                return g_strndup(folded, length - n - 1);
        return NULL;
}

static bool is_bare_word(size_t i)
{
        return strcmp(words[i].word, "tinh") == 0 || strcmp(words[i].word, "thanh pho") == 0 ||
               strcmp(words[i].word, "thi xa") == 0 || strcmp(words[i].word, "huyen") == 0;
}

static struct spelling *spelling_new(const char *text, const char *file, long line)
{
        struct spelling *spelling = g_new0(struct spelling, 1);

        spelling->text = text;
        spelling->file = file;
        spelling->line = line;
        spelling->folded = tl__fold(text);
        spelling->bare_text = tl__bare(text);
        spelling->plain = strcmp(spelling->bare_text, spelling->folded) == 0;
        for (size_t i = 0; i < G_N_ELEMENTS(words) && !spelling->name; i++) {
                if (is_bare_word(i) && !spelling->plain)
                        continue;
                spelling->name = beside(spelling->folded, i);
                spelling->level = spelling->name ? words[i].level : NO_LEVEL;
        }
        if (!spelling->name)
                spelling->name = g_strdup(spelling->folded);
        spelling->bare = without_blanks(spelling->name);
        spelling->bare_whole = without_blanks(text);
        return spelling;
}

static void spelling_free(void *data)
{
        struct spelling *spelling = data;

        g_free(spelling->folded);
        g_free(spelling->name);
        g_free(spelling->bare);
        g_free(spelling->bare_whole);
        g_free(spelling->bare_text);
        g_free(spelling);
}

static struct spelling *spelling_at(const struct areas *areas, size_t i)
{
        return g_ptr_array_index(areas->spellings, i);
}

static struct spelling *add(struct areas *areas, const char *text, const char *file, long line)
{
        struct spelling *spelling = g_hash_table_lookup(areas->at, text);

        if (spelling)
                return spelling;
        spelling = spelling_new(text, file, line);
        g_hash_table_insert(areas->at, (char *)text, spelling);
        g_ptr_array_add(areas->spellings, spelling);
        return spelling;
}

/* --------------------------------------------------------------- the plan's area ---- */

/* Same name: with its diacritics, or without them where either has none. */
static bool same_name(const struct spelling *a, const struct spelling *b)
{
        if (strcmp(a->name, b->name) == 0)
                return true;
        return (a->plain || b->plain) && strcmp(a->bare, b->bare) == 0;
}

/* The level that the plan's authority or title gives its area: Ủy ban nhân dân tỉnh Thanh Hóa. */
static enum level stated_level(const struct tl_plan_info *info, const char *name)
{
        char *text = g_strjoin(" ", info->authority, info->title[TL_VI], info->title[TL_EN], NULL);
        char *folded = tl__fold(text);
        enum level level = NO_LEVEL;

        for (size_t i = 0; i < G_N_ELEMENTS(words) && level == NO_LEVEL; i++) {
                char *phrase = words[i].after ? g_strjoin(" ", name, words[i].word, NULL)
                                              : g_strjoin(" ", words[i].word, name, NULL);

                if (strstr(folded, phrase))
                        level = words[i].level;
                g_free(phrase);
        }
        g_free(text);
        g_free(folded);
        return level;
}

/* The plan's area is a nation when it says so, else of the level stated, else of the highest that
 * the data have under its name. */
static void find_level(const struct areas *areas, const struct tl_plan_info *info)
{
        struct spelling *own = areas->own;

        if (strcmp(own->bare, "vietnam") == 0)
                own->level = NATION;
        if (own->level == NO_LEVEL)
                own->level = stated_level(info, own->name);
        if (own->level != NO_LEVEL)
                return;
        for (size_t i = 1; i < areas->spellings->len; i++) {
                const struct spelling *other = spelling_at(areas, i);
                bool higher = own->level == NO_LEVEL || other->level < own->level;

                if (other->level != NO_LEVEL && higher && same_name(other, own))
                        own->level = other->level;
        }
}

/* Is it written so, but for diacritics and letters that were lost? */
static bool is_bare(const struct spelling *spelling, const char *bare)
{
        if (strchr(spelling->bare_text, '?'))
                return tl__lossy_is(spelling->bare_text, bare);
        return strcmp(spelling->bare_text, bare) == 0;
}

static bool is_whole(const struct spelling *spelling, enum level own)
{
        for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++) {
                enum level level = wholes[i].level;
                bool fits =
                        level == ANY_LEVEL || level == own || (own == NO_LEVEL && level != NATION);

                if (fits && is_bare(spelling, wholes[i].words))
                        return true;
        }
        return false;
}

/* Under one of the plan's names in either language, with a word of its level or none. */
static bool is_own(const struct areas *areas, const struct spelling *spelling)
{
        const struct spelling *own = areas->own;
        bool same = same_name(spelling, own);

        if (strchr(spelling->bare_text, '?') && is_bare(spelling, own->bare_text))
                return true;
        if ((spelling->plain || own->plain) && strcmp(spelling->bare_whole, own->bare_whole) == 0)
                return true; /* Tinh Gia, which is Tĩnh Gia and no province */
        for (size_t lang = 0; lang < TL_N_LANGS && !same; lang++)
                same = same_name(spelling, areas->translated[lang]);
        if (same)
                return spelling->level == NO_LEVEL || spelling->level == own->level;
        return is_whole(spelling, own->level);
}

/* ------------------------------------------------------------------- other areas ---- */

static struct meanings *meanings_at(GHashTable *table, const char *key)
{
        struct meanings *meanings = g_hash_table_lookup(table, key);

        if (!meanings) {
                meanings = g_new0(struct meanings, 1);
                g_hash_table_insert(table, (char *)key, meanings);
        }
        return meanings;
}

static void note_level(const struct areas *areas, const struct spelling *spelling)
{
        struct meanings *meanings = meanings_at(areas->names, spelling->name);

        if (spelling->level == NO_LEVEL)
                return;
        meanings->two |= meanings->level != NO_LEVEL && meanings->level != spelling->level;
        meanings->level = spelling->level;
}

static void note_meaning(GHashTable *table, const char *key, enum level level, const char *meaning)
{
        struct meanings *meanings = meanings_at(table, key);
        const char *other = meanings->of[level];

        meanings->of[level] = other && other != meaning ? "" : meaning;
}

static void note_bare(const struct areas *areas, const struct spelling *spelling)
{
        if (spelling->plain)
                return;
        note_meaning(areas->bares, spelling->bare, spelling->level, spelling->meaning);
        note_meaning(areas->wholes, spelling->bare_whole, NO_LEVEL, spelling->meaning);
}

/* Of a name without diacritics the only area with them that it could be, else NULL. */
static const char *find_accented(const struct areas *areas, const struct spelling *spelling)
{
        const struct meanings *whole = g_hash_table_lookup(areas->wholes, spelling->bare_whole);
        const struct meanings *bare = g_hash_table_lookup(areas->bares, spelling->bare);
        const char *found = whole ? whole->of[NO_LEVEL] : NULL;

        for (size_t level = 0; bare && level < ANY_LEVEL; level++) {
                const char *other = bare->of[level];

                if (!other || (level != spelling->level && level && spelling->level))
                        continue;
                if (found && found != other)
                        return NULL;
                found = other;
        }
        return found && *found ? found : NULL;
}

/* The first spelling of a name counts, with its diacritics, and with its word where there are
 * two. */
static const char *find_first(const struct areas *areas, const struct spelling *spelling)
{
        struct meanings *meanings = meanings_at(areas->names, spelling->name);
        enum level level = meanings->two ? spelling->level : NO_LEVEL;

        if (!meanings->of[level])
                meanings->of[level] = spelling->text;
        return meanings->of[level];
}

/* --------------------------------------------------------------------------- all ---- */

static void settle_own(const struct areas *areas)
{
        for (size_t i = 0; i < areas->spellings->len; i++) {
                struct spelling *spelling = spelling_at(areas, i);

                if (areas->own && (spelling == areas->own || is_own(areas, spelling))) {
                        spelling->meaning = areas->own->text;
                        note_bare(areas, spelling);
                } else {
                        note_level(areas, spelling);
                }
        }
}

static void settle_others(const struct areas *areas, bool plain)
{
        for (size_t i = 0; i < areas->spellings->len; i++) {
                struct spelling *spelling = spelling_at(areas, i);

                if (spelling->meaning || spelling->plain != plain)
                        continue;
                if (plain)
                        spelling->meaning = find_accented(areas, spelling);
                if (!spelling->meaning)
                        spelling->meaning = find_first(areas, spelling);
                note_bare(areas, spelling);
        }
}

/* Is it the meaning itself but for letters and blanks, or its name in the other language? */
static bool is_plainly(const struct areas *areas, const struct spelling *spelling)
{
        char *folded = tl__fold(spelling->meaning);
        bool plainly = strcmp(folded, spelling->folded) == 0;

        g_free(folded);
        if (areas->own && spelling->meaning == areas->own->text)
                for (size_t lang = 0; lang < TL_N_LANGS && !plainly; lang++)
                        plainly = strcmp(areas->translated[lang]->folded, spelling->folded) == 0;
        return plainly;
}

static void tell(const struct areas *areas, struct tl_faults *faults)
{
        for (size_t i = 0; i < areas->spellings->len; i++) {
                const struct spelling *spelling = spelling_at(areas, i);

                if (spelling->file && !is_plainly(areas, spelling))
                        tl__fault(faults, TL__F_area_taken_as,
                                  (struct tl__place){ spelling->file, spelling->line, 0 },
                                  spelling->text, spelling->meaning, NULL);
        }
}

/* Does the name beside an area's code say that it is the plan's own? */
static bool is_named_own(const struct areas *areas, const struct tl__origin *origin)
{
        struct spelling *named;
        bool own;

        if (!areas->own || !*origin->area_name || origin->bound_area != origin->area)
                return false;
        named = spelling_new(origin->area_name, NULL, 0);
        own = is_own(areas, named);
        spelling_free(named);
        return own;
}

static void apply(const struct areas *areas)
{
        const char *home = areas->own ? areas->own->text : "";
        GHashTable *listed = g_hash_table_new(NULL, NULL);

        for (size_t i = 0; i < areas->dataset->origins->len; i++) {
                struct tl__origin *origin = tl__dataset_origin(areas->dataset, i);
                const char *text = origin->bound_area;
                const struct spelling *spelling =
                        *text ? g_hash_table_lookup(areas->at, text) : NULL;

                origin->bound_area = spelling ? spelling->meaning : home;
                if (origin->bound_area == text && is_named_own(areas, origin))
                        origin->bound_area = home;
                if (g_hash_table_add(listed, (char *)origin->bound_area))
                        g_ptr_array_add(areas->dataset->areas, (char *)origin->bound_area);
        }
        g_hash_table_destroy(listed);
}

/* The plan's own area in its spellings, if it names one. */
static void add_own(struct areas *areas, const struct tl_plan_info *info)
{
        if (!*info->area)
                return;
        areas->own = add(areas, tl__dataset_string(areas->dataset, info->area), NULL, 0);
        for (size_t lang = 0; lang < TL_N_LANGS; lang++)
                areas->translated[lang] = spelling_new(info->area_name[lang], NULL, 0);
}

static struct areas areas_new(struct tl_dataset *dataset)
{
        return (struct areas){
                .dataset = dataset,
                .spellings = g_ptr_array_new_with_free_func(spelling_free),
                .at = g_hash_table_new(NULL, NULL),
                .names = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                .bares = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                .wholes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
        };
}

static void areas_clear(struct areas *areas)
{
        g_hash_table_destroy(areas->at);
        g_hash_table_destroy(areas->names);
        g_hash_table_destroy(areas->bares);
        g_hash_table_destroy(areas->wholes);
        g_ptr_array_free(areas->spellings, TRUE);
        for (size_t lang = 0; areas->own && lang < TL_N_LANGS; lang++)
                spelling_free(areas->translated[lang]);
}

/* Every spelling with the place of its first observation. */
static void add_spellings(struct areas *areas)
{
        const struct tl__origin *last = NULL;

        for (size_t i = 0; i < areas->dataset->observations->len; i++) {
                const struct tl__observed *observed = tl__dataset_observed(areas->dataset, i);
                const struct tl__origin *origin = observed->origin;

                if (origin == last)
                        continue;
                last = origin;
                if (*origin->bound_area)
                        add(areas, origin->bound_area, origin->file, (long)observed->line);
        }
}

void tl__bind_areas(struct tl_dataset *dataset, const struct tl_plan *plan,
                    struct tl_faults *faults)
{
        struct areas areas = areas_new(dataset);

        if (plan)
                add_own(&areas, tl_plan_info(plan));
        add_spellings(&areas);
        if (areas.own)
                find_level(&areas, tl_plan_info(plan));
        settle_own(&areas);
        settle_others(&areas, false); /* first: those without diacritics may be one of them */
        settle_others(&areas, true);
        tell(&areas, faults);
        apply(&areas);
        tl__dataset_show_anew(dataset);
        areas_clear(&areas);
}
