/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline help [COMMAND], and the parts of the manual page that are made from the tables. */
#include "help.h"
#include "message.h"
#include "output.h"

static int print(const struct options *options, char *text)
{
        bool written = output_write(options, text);

        g_free(text);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

int cmd_help(const struct options *options)
{
        enum tl_lang lang = (enum tl_lang)options->lang;
        const struct command *command;

        if (options->n_files == 0)
                return print(options, help_program(lang));
        command = command_named(options->files[0]);
        if (!command)
                return command_say_operand(options, command_names());
        return print(options, help_command(command, lang));
}

/* --------------------------------------------------------------- the manual page ---- */

/* Marks of scdoc inside a text stand for themselves. */
static char *escape(const char *text)
{
        GString *out = g_string_new(NULL);

        for (const char *c = text; *c; c++) {
                if (*c == '_' || *c == '*' || *c == '\\' || *c == '.' || *c == '#')
                        g_string_append_c(out, '\\');
                g_string_append_c(out, *c);
        }
        return g_string_free(out, FALSE);
}

static char *command_paragraphs(void)
{
        GString *out = g_string_new(NULL);

        for (const struct command *command = commands; command->name; command++) {
                char *help = escape(command->help[TL_EN]);

                if (!command->hidden)
                        g_string_append_printf(out, "*%s* %s\n\t%s.\n\n", command->name,
                                               command->operands, help);
                g_free(help);
        }
        return g_string_free(out, FALSE);
}

static void append_commands_of(GString *out, const struct option *option)
{
        const char *before = " Of ";

        if ((option->commands & ON_ALL) == ON_ALL)
                return;
        for (const struct command *command = commands; command->name; command++) {
                if (command->hidden || !(option->commands & command->bit))
                        continue;
                g_string_append_printf(out, "%s*%s*", before, command->name);
                before = ", ";
        }
        g_string_append_c(out, '.');
}

static void append_option(GString *out, const struct option *option)
{
        const struct option *next = option + 1;
        char *text = help_option(option, TL_EN), *help = escape(text);

        if (option->letter)
                g_string_append_printf(out, "*-%c*, ", option->letter);
        g_string_append_printf(out, "*--%s*", option->name);
        if (next->name && next->alias)
                g_string_append_printf(out, ", *--%s*", next->name);
        if (option->argument)
                g_string_append_printf(out, " _%s_", option->argument);
        g_string_append_printf(out, "\n\t%s.", help);
        append_commands_of(out, option);
        g_string_append(out, "\n\n");
        g_free(text);
        g_free(help);
}

static char *option_paragraphs(void)
{
        GString *out = g_string_new(NULL);

        for (const struct option *option = options_table; option->name; option++)
                if (!option->alias)
                        append_option(out, option);
        return g_string_free(out, FALSE);
}

/* The page's source with @COMMANDS@ and @OPTIONS@ filled in: run once, by the build. */
int cmd_manual(const struct options *options)
{
        char *commands_part = command_paragraphs(), *options_part = option_paragraphs();
        GString *page = g_string_new(NULL);
        GError *error = NULL;
        char *source = NULL;

        if (options->n_files && g_file_get_contents(options->files[0], &source, NULL, &error))
                g_string_assign(page, source);
        g_string_replace(page, "@COMMANDS@\n", commands_part, 1);
        g_string_replace(page, "@OPTIONS@\n", options_part, 1);
        g_free(source);
        g_free(commands_part);
        g_free(options_part);
        if (!error)
                return print(options, g_string_free(page, FALSE));
        say(TEXT_failed, error->message, NULL);
        g_error_free(error);
        g_string_free(page, TRUE);
        return EXIT_COULD_NOT;
}
