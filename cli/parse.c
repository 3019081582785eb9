/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the command line: GLib's GOption splits it by the table, each value is then read by its
 * kind, and every fault is said before giving up. */
#include "message.h"
#include "option.h"

#include <stddef.h>
#include <string.h>

#define MAX_OPTIONS 63 /* so many bits has struct options' given */

/* What GOption found for a row: nothing, a flag, one word or several. */
union found {
        gboolean flag;
        char *word;
        char **words;
};

static size_t option_count(void)
{
        size_t n = 0;

        while (options_table[n].name)
                n++;
        return n;
}

/* -------------------------------------------------------------------- the values ---- */

static void *field_of(const struct option *option, struct options *options)
{
        return (char *)options + option->field;
}

/* "--name" for messages; valid until the next call. */
static const char *dashed(const char *name)
{
        static char text[64];

        g_snprintf(text, sizeof text, "--%s", name);
        return text;
}

static bool read_flag(const struct option *option, const union found *found,
                      struct options *options)
{
        *(gboolean *)field_of(option, options) = found->flag;
        return true;
}

static bool read_text(const struct option *option, const union found *found,
                      struct options *options)
{
        if (!*found->word) {
                say(TEXT_empty_value, dashed(option->name), NULL);
                return false;
        }
        *(char **)field_of(option, options) = found->word;
        return true;
}

static bool read_list(const struct option *option, const union found *found,
                      struct options *options)
{
        for (char **word = found->words; *word; word++)
                if (!**word) {
                        say(TEXT_empty_value, dashed(option->name), NULL);
                        return false;
                }
        *(char ***)field_of(option, options) = found->words;
        return true;
}

static bool read_number(const struct option *option, const union found *found,
                        struct options *options)
{
        char least[24], most[24];

        if (g_ascii_string_to_signed(found->word, 10, option->least, option->most,
                                     field_of(option, options), NULL))
                return true;
        g_snprintf(least, sizeof least, "%" G_GINT64_FORMAT, option->least);
        g_snprintf(most, sizeof most, "%" G_GINT64_FORMAT, option->most);
        say(TEXT_not_a_number, dashed(option->name), found->word, least, most, NULL);
        return false;
}

/* Place of @word in the option's names, or -1 after saying what the names are. */
static int choose(const struct option *option, const char *word)
{
        const char *const *names = option->names();
        const char *near;
        char *all;

        for (int i = 0; names[i]; i++)
                if (strcmp(names[i], word) == 0)
                        return i;
        all = names_joined(names);
        near = tl_nearest(word, names);
        if (near)
                say(TEXT_not_a_name_near, dashed(option->name), word, all, near, NULL);
        else
                say(TEXT_not_a_name, dashed(option->name), word, all, NULL);
        g_free(all);
        return -1;
}

static bool read_name(const struct option *option, const union found *found,
                      struct options *options)
{
        int place = choose(option, found->word);

        if (place < 0)
                return false;
        *(const char **)field_of(option, options) = option->names()[place];
        return true;
}

static bool read_names(const struct option *option, const union found *found,
                       struct options *options)
{
        bool good = true;

        for (char **word = found->words; *word; word++)
                good &= choose(option, *word) >= 0;
        *(char ***)field_of(option, options) = found->words;
        return good;
}

static bool read_encoding(const struct option *option, const union found *found,
                          struct options *options)
{
        char *all;

        *(const char **)field_of(option, options) = found->word;
        if (tl_encoding_known(found->word))
                return true;
        all = names_joined(option->names());
        say(TEXT_not_an_encoding, dashed(option->name), found->word, all, NULL);
        g_free(all);
        return false;
}

static bool read_dates(const struct option *option, const union found *found,
                       struct options *options)
{
        for (char **word = found->words; *word; word++) {
                const char *equals = strrchr(*word, '=');

                if (tl_date(equals ? equals + 1 : *word) >= 0)
                        continue;
                say(TEXT_not_a_date, dashed(option->name), *word, NULL);
                return false;
        }
        *(char ***)field_of(option, options) = found->words;
        return true;
}

static bool read_choice(const struct option *option, const union found *found,
                        struct options *options)
{
        int place = choose(option, found->word);

        if (place < 0)
                return false;
        *(int *)field_of(option, options) = place;
        return true;
}

/* Two digits and perhaps a decimal: no sign, no exponent, no blank. */
static bool is_level(const char *word)
{
        size_t whole = strspn(word, "0123456789");
        const char *rest = word + whole;

        if (whole < 1 || whole > 2)
                return false;
        return !*rest || (rest[0] == '.' && g_ascii_isdigit(rest[1]) && !rest[2]);
}

static bool parse_levels(char **words, struct options *options)
{
        size_t n = g_strv_length(words);
        double before = 0;

        if (n < 1 || n > TL_MAX_LEVELS)
                return false;
        for (size_t i = 0; i < n; i++) {
                double level = g_ascii_strtod(words[i], NULL);

                if (!is_level(words[i]) || !(level > before))
                        return false;
                options->levels[i] = before = level;
        }
        options->n_levels = n;
        return true;
}

static bool read_levels(const struct option *option, const union found *found,
                        struct options *options)
{
        char **words = g_strsplit(found->word, ",", -1);
        bool good = parse_levels(words, options);

        if (!good)
                say(TEXT_not_levels, dashed(option->name), found->word, NULL);
        g_strfreev(words);
        return good;
}

/* How each kind of option is split off by GOption and then read. Words are taken as raw bytes
 * (FILENAME): GOption would turn a STRING from the locale's charset. */
static const struct {
        GOptionArg arg;
        bool (*read)(const struct option *option, const union found *found,
                     struct options *options);
} kinds[N_KINDS] = {
        [KIND_FLAG] = { G_OPTION_ARG_NONE, read_flag },
        [KIND_TEXT] = { G_OPTION_ARG_FILENAME, read_text },
        [KIND_LIST] = { G_OPTION_ARG_FILENAME_ARRAY, read_list },
        [KIND_NUMBER] = { G_OPTION_ARG_FILENAME, read_number },
        [KIND_NAME] = { G_OPTION_ARG_FILENAME, read_name },
        [KIND_NAMES] = { G_OPTION_ARG_FILENAME_ARRAY, read_names },
        [KIND_DATES] = { G_OPTION_ARG_FILENAME_ARRAY, read_dates },
        [KIND_ENCODING] = { G_OPTION_ARG_FILENAME, read_encoding },
        [KIND_CHOICE] = { G_OPTION_ARG_FILENAME, read_choice },
        [KIND_LEVELS] = { G_OPTION_ARG_FILENAME, read_levels },
};

static bool was_given(const struct option *option, const union found *found)
{
        return option->kind == KIND_FLAG ? found->flag : found->word != NULL;
}

/* Reads every option found; false when one of them is wrong. */
static bool read_values(const union found found[], struct options *options)
{
        bool good = true;

        for (size_t i = 0; options_table[i].name; i++) {
                const struct option *option = &options_table[i];

                if (!was_given(option, &found[i]))
                        continue;
                options->given |= G_GUINT64_CONSTANT(1) << i;
                good &= kinds[option->kind].read(option, &found[i], options);
        }
        return good;
}

/* --------------------------------------------------------------------- the words ---- */

/* The row that the word "--name", "--name=value" or "-n" calls; NULL when none. */
static const struct option *option_called(const char *word)
{
        for (const struct option *option = options_table; option->name; option++) {
                size_t n = strlen(option->name);

                if (g_str_has_prefix(word, "--") && strncmp(word + 2, option->name, n) == 0 &&
                    (!word[2 + n] || word[2 + n] == '='))
                        return option;
                if (word[0] == '-' && option->letter && word[1] == option->letter && !word[2])
                        return option;
        }
        return NULL;
}

static void say_unknown(const char *word)
{
        const char *names[MAX_OPTIONS + 1] = { NULL };
        char *name = g_strdup(word + strspn(word, "-"));
        const char *near;

        for (size_t i = 0; options_table[i].name; i++)
                names[i] = options_table[i].name;
        name[strcspn(name, "=")] = '\0';
        near = strlen(name) > 1 ? tl_nearest(name, names) : NULL;
        if (near)
                say(TEXT_unknown_option_near, word, dashed(near), NULL);
        else
                say(TEXT_unknown_option, word, NULL);
        g_free(name);
}

/* GOption leaves in argv the words it does not know; they are said here. */
static bool all_known(char **argv)
{
        bool good = true;

        for (char **word = argv + 1; *word && strcmp(*word, "--") != 0; word++)
                if ((*word)[0] == '-' && (*word)[1]) {
                        say_unknown(*word);
                        good = false;
                }
        return good;
}

/* A word that is wrong with @option, seen before GOption, which would pass over it. */
static bool suits(const struct option *option, const char *word, const char *next)
{
        bool valued = strchr(word, '=') != NULL;

        if (option->kind == KIND_FLAG && valued)
                say(TEXT_takes_no_value, word, dashed(option->name), NULL);
        else if (option->kind != KIND_FLAG && !valued && !next)
                say(TEXT_needs_value, word, option->argument, NULL);
        else
                return true;
        return false;
}

/* Does every option have a value if and only if it takes one? */
static bool all_suit(char **argv)
{
        bool good = true;

        for (char **word = argv + 1; *word && strcmp(*word, "--") != 0; word++) {
                const struct option *option = option_called(*word);

                if (!option)
                        continue;
                good &= suits(option, *word, word[1]);
                if (option->kind != KIND_FLAG && !strchr(*word, '=') && word[1])
                        word++;
        }
        return good;
}

static bool split(char **argv, union found found[], char ***operands)
{
        GOptionContext *context = g_option_context_new(NULL);
        GOptionEntry entries[MAX_OPTIONS + 2] = { 0 };
        size_t n = option_count();
        char **rest = g_strdupv(argv);
        GError *error = NULL;
        bool good;

        for (size_t i = 0; i < n; i++)
                entries[i] = (GOptionEntry){ .long_name = options_table[i].name,
                                             .short_name = options_table[i].letter,
                                             .arg = kinds[options_table[i].kind].arg,
                                             .arg_data = &found[i] };
        entries[n] = (GOptionEntry){ .long_name = G_OPTION_REMAINING,
                                     .arg = G_OPTION_ARG_FILENAME_ARRAY,
                                     .arg_data = operands };
        g_option_context_set_help_enabled(context, FALSE);
        g_option_context_set_ignore_unknown_options(context, TRUE);
        g_option_context_add_main_entries(context, entries, NULL);
        good = g_option_context_parse_strv(context, &rest, &error);
        if (good)
                good = all_known(rest);
        else
                say(TEXT_failed, error->message, NULL);
        g_clear_error(&error);
        g_option_context_free(context);
        g_strfreev(rest);
        return good;
}

/* "vi", alone or before a country, a charset or a modifier: vi_VN.UTF-8, but not "view". */
static bool is_vietnamese(const char *locale)
{
        return g_str_has_prefix(locale, "vi") && strchr("_.@", locale[2]);
}

/* The language is wanted before anything can be said of the other words. */
static enum tl_lang language_of(char **argv)
{
        const char *lang = g_getenv("LANG");
        enum tl_lang found = lang && is_vietnamese(lang) ? TL_VI : TL_EN;

        for (char **word = argv + 1; *word && strcmp(*word, "--") != 0; word++) {
                const char *value = NULL;

                if (g_str_has_prefix(*word, "--lang="))
                        value = *word + strlen("--lang=");
                else if (strcmp(*word, "--lang") == 0)
                        value = word[1];
                if (value)
                        found = strcmp(value, "vi") == 0 ? TL_VI : TL_EN;
        }
        return found;
}

static struct options defaults(enum tl_lang lang)
{
        struct tl_assess_settings assess = tl_assess_settings_defaults();
        struct options options = { .lang = (int)lang,
                                   .nature = TL_LEVEL,
                                   .n_levels = assess.n_levels,
                                   .paths = (gint64)assess.forecast.paths,
                                   .seed = (gint64)assess.forecast.seed };

        memcpy(options.levels, assess.levels, sizeof options.levels);
        return options;
}

bool options_parse(char **argv, struct options *options)
{
        static union found found[MAX_OPTIONS]; /* borrowed by options until the program ends */
        static char *none[] = { NULL };
        static char **operands;
        bool good;

        *options = defaults(language_of(argv));
        message_language((enum tl_lang)options->lang);
        if (!all_suit(argv))
                return false;
        good = split(argv, found, &operands);
        good &= read_values(found, options);
        if (!good)
                return false;
        options->command = operands ? operands[0] : NULL;
        options->files = operands ? operands + 1 : none;
        options->n_files = g_strv_length(options->files);
        if (!options->to || !options->horizon)
                return true;
        say(TEXT_to_or_horizon, NULL);
        return false;
}

bool options_fit(const struct options *options, const char *name, unsigned command)
{
        bool good = true;

        for (size_t i = 0; options_table[i].name; i++) {
                if (!(options->given >> i & 1) || options_table[i].commands & command)
                        continue;
                say(TEXT_not_for_command, dashed(options_table[i].name), name, NULL);
                good = false;
        }
        return good;
}
