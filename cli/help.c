/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out help: a column of names, a column of wrapped text. */
#include "help.h"

#include "message.h"

#define TEXT_COLUMN 24
#define LINE_WIDTH  80

static void pad(GString *out, glong from, glong to)
{
        for (glong column = from; column < to; column++)
                g_string_append_c(out, ' ');
}

/* Appends @text from @indent on, where the line stands, wrapped between words; ends the line. */
static void append_wrapped(GString *out, glong indent, const char *text)
{
        char **words = g_strsplit(text, " ", -1);
        glong column = indent;

        for (char **word = words; *word; word++) {
                glong width = g_utf8_strlen(*word, -1);

                if (column > indent && column + 1 + width > LINE_WIDTH) {
                        g_string_append_c(out, '\n');
                        pad(out, 0, indent);
                        column = indent;
                } else if (column > indent) {
                        g_string_append_c(out, ' ');
                        column++;
                }
                g_string_append(out, *word);
                column += width;
        }
        g_string_append_c(out, '\n');
        g_strfreev(words);
}

/* The same, as a sentence of its own. */
static void append_sentence(GString *out, const char *text)
{
        GString *sentence = g_string_new(NULL);

        g_string_append_unichar(sentence, g_unichar_toupper(g_utf8_get_char(text)));
        g_string_append_printf(sentence, "%s.", g_utf8_next_char(text));
        append_wrapped(out, 0, sentence->str);
        g_string_free(sentence, TRUE);
}

static void append_row(GString *out, const char *name, const char *text)
{
        glong width = g_utf8_strlen(name, -1);

        g_string_append(out, name);
        pad(out, width, width < TEXT_COLUMN ? TEXT_COLUMN : width + 1);
        append_wrapped(out, TEXT_COLUMN, text);
}

char *help_option(const struct option *option, enum tl_lang lang)
{
        char *names = option->names ? names_joined(option->names()) : NULL;
        char *initial = option->initial[lang]
                                ? message_text(TEXT_initial, option->initial[lang], NULL)
                                : NULL;
        char *text = g_strconcat(option->help[lang], names ? ": " : "", names ? names : "",
                                 initial ? initial : "", NULL);

        g_free(names);
        g_free(initial);
        return text;
}

static void append_option(GString *out, const struct option *option, enum tl_lang lang)
{
        GString *name = g_string_new(NULL);
        char *text = help_option(option, lang);

        if (option->letter)
                g_string_printf(name, "  -%c, --%s", option->letter, option->name);
        else
                g_string_printf(name, "      --%s", option->name);
        if (option->argument)
                g_string_append_printf(name, " %s", option->argument);
        append_row(out, name->str, text);
        g_string_free(name, TRUE);
        g_free(text);
}

static void append_options(GString *out, unsigned bits, enum tl_lang lang)
{
        g_string_append_printf(out, "\n%s\n", message_plain(TEXT_options));
        for (const struct option *option = options_table; option->name; option++)
                if ((option->commands & bits) == bits && !option->alias)
                        append_option(out, option, lang);
}

static void append_usage(GString *out, const char *what)
{
        char *usage = message_text(TEXT_usage, what, NULL);

        g_string_append_printf(out, "%s\n\n", usage);
        g_free(usage);
}

char *help_program(enum tl_lang lang)
{
        GString *out = g_string_new(NULL);

        append_usage(out, message_plain(TEXT_usage_general));
        append_sentence(out, message_plain(TEXT_about));
        g_string_append_printf(out, "\n%s\n", message_plain(TEXT_commands));
        for (const struct command *command = commands; command->name; command++) {
                char *name = g_strdup_printf("  %s %s", command->name, command->operands);

                if (!command->hidden)
                        append_row(out, g_strchomp(name), command->help[lang]);
                g_free(name);
        }
        append_options(out, ON_ALL, lang);
        g_string_append_c(out, '\n');
        append_sentence(out, message_plain(TEXT_file_operand));
        append_sentence(out, message_plain(TEXT_more_help));
        return g_string_free(out, FALSE);
}

char *help_command(const struct command *command, enum tl_lang lang)
{
        GString *out = g_string_new(NULL);
        char *what = g_strdup_printf("%s %s %s", command->name, message_plain(TEXT_usage_options),
                                     command->operands);

        append_usage(out, g_strchomp(what));
        append_sentence(out, command->help[lang]);
        append_options(out, command->bit, lang);
        if (command->bit & (ON_GAP | ON_FORECAST | ON_BACKTEST | ON_CHECK)) {
                g_string_append_c(out, '\n');
                append_sentence(out, message_plain(TEXT_file_operand));
        }
        g_free(what);
        return g_string_free(out, FALSE);
}
