/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline completion: the bash script, made from the tables, and the names that it asks for when
 * a key is pressed. */
#include "bundle.h"
#include "command.h"
#include "input.h"
#include "message.h"
#include "output.h"

#include <string.h>

/* --------------------------------------------------------------- the bash script ---- */

static const char script_start[] =
        "# bash completion for targetline; made by `targetline completion bash`\n"
        "_targetline()\n"
        "{\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
        "    local program=${COMP_WORDS[0]} command= options= words= i plan=()\n"
        "\n"
        "    # bash splits --option=value into three words\n"
        "    if [[ $cur == = ]]; then\n"
        "        cur=\n"
        "    elif [[ $prev == = && COMP_CWORD -gt 1 ]]; then\n"
        "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
        "    fi\n"
        "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "        case ${COMP_WORDS[i]} in\n"
        "        -p | --plan)\n"
        "            [[ ${COMP_WORDS[i+1]} == = ]] && ((i++))\n"
        "            ((i + 1 < COMP_CWORD)) && plan=(--plan \"${COMP_WORDS[i+1]}\")\n"
        "            ((i++)) ;;\n";

static const char script_values[] = "        esac\n"
                                    "    done\n"
                                    "\n"
                                    "    case $prev in\n";

static const char script_commands[] = "    esac\n"
                                      "\n"
                                      "    case $command in\n";

static const char script_end[] =
        "    esac\n"
        "    if [[ $cur == -* ]]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\")\n"
        "    elif [[ $words ]]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
        "    else\n"
        "        compopt -o filenames\n"
        "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
        "    fi\n"
        "}\n"
        "complete -F _targetline targetline\n";

static char *joined(const char *const names[])
{
        return g_strjoinv(" ", (char **)names);
}

/* The first of the words that is a command. */
static void append_command_search(GString *out)
{
        char *all = g_strjoinv(" | ", (char **)command_names());

        g_string_append_printf(
                out, "        %s)\n            : \"${command:=${COMP_WORDS[i]}}\" ;;\n", all);
        g_free(all);
}

/* What can follow an option that takes a value. */
static void append_value(GString *out, const struct option *option)
{
        char *names = option->names ? joined(option->names()) : NULL;
        const char *match = "-- \"$cur\")";

        if (option->letter)
                g_string_append_printf(out, "    -%c | --%s)\n", option->letter, option->name);
        else
                g_string_append_printf(out, "    --%s)\n", option->name);
        if (names)
                g_string_append_printf(out, "        mapfile -t COMPREPLY < <(compgen -W '%s' %s\n",
                                       names, match);
        else if (option->complete)
                g_string_append_printf(
                        out,
                        "        mapfile -t COMPREPLY < <(compgen -W \"$(\"$program\" "
                        "completion %s \"${plan[@]}\" 2> /dev/null)\" %s\n",
                        option->complete, match);
        if (strstr(option->argument, "DIR") || strcmp(option->argument, "FILE") == 0)
                g_string_append_printf(out,
                                       "        compopt -o filenames\n"
                                       "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY "
                                       "< <(compgen -%c %s\n",
                                       strstr(option->argument, "DIR") ? 'd' : 'f', match);
        g_string_append(out, "        return ;;\n");
        g_free(names);
}

/* Options and operands of @command, or with "''" of a line that has none yet. */
static void append_command(GString *out, const char *command, unsigned bit,
                           const char *const operands[])
{
        char *words = operands ? joined(operands) : NULL;
        const char *before = "";

        g_string_append_printf(out, "    %s)\n        options='", command);
        for (const struct option *option = options_table; option->name; option++)
                if ((option->commands & bit) == bit) {
                        g_string_append_printf(out, "%s--%s", before, option->name);
                        before = " ";
                }
        g_string_append(out, "'");
        if (words)
                g_string_append_printf(out, "\n        words='%s'", words);
        g_string_append(out, " ;;\n");
        g_free(words);
}

static char *bash_script(void)
{
        GString *out = g_string_new(script_start);

        append_command_search(out);
        g_string_append(out, script_values);
        for (const struct option *option = options_table; option->name; option++)
                if (option->argument)
                        append_value(out, option);
        g_string_append(out, script_commands);
        append_command(out, "''", ON_ALL, command_names());
        for (const struct command *command = commands; command->name; command++)
                if (!command->hidden)
                        append_command(out, command->name, command->bit,
                                       command->words ? command->words() : NULL);
        g_string_append(out, script_end);
        return g_string_free(out, FALSE);
}

static int print_script(const struct options *options)
{
        char *script = bash_script();
        bool written = output_write(options, script);

        g_free(script);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

/* ---------------------------------------------------------- names for the script ---- */

static int print_lines(const struct options *options, GPtrArray *names)
{
        GString *out = g_string_new(NULL);
        bool written;

        for (guint i = 0; i < names->len; i++)
                g_string_append_printf(out, "%s\n", (const char *)g_ptr_array_index(names, i));
        written = output_write(options, out->str);
        g_string_free(out, TRUE);
        g_ptr_array_free(names, TRUE);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

static int print_plans(const struct options *options)
{
        char **plans = bundle_plan_names();
        GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

        for (char **plan = plans; *plan; plan++)
                g_ptr_array_add(names, *plan);
        g_free(plans);
        return print_lines(options, names);
}

static int print_indicators(const struct options *options)
{
        GPtrArray *names = g_ptr_array_new();
        struct input input;
        int status = input_plan(options, &input);

        for (size_t i = 0; input.plan && i < tl_plan_indicator_count(input.plan); i++)
                g_ptr_array_add(names, (gpointer)tl_plan_indicator_at(input.plan, i)->id);
        if (status == EXIT_DONE)
                status = print_lines(options, names);
        else
                g_ptr_array_free(names, TRUE);
        input_free(&input);
        return status;
}

static const struct {
        const char *name;
        int (*run)(const struct options *options);
} operands[] = {
        { "bash", print_script },
        { "plans", print_plans },
        { "indicators", print_indicators },
};

const char *const *shell_names(void)
{
        static const char *const names[] = { "bash", NULL };

        return names;
}

int cmd_completion(const struct options *options)
{
        static const char *names[G_N_ELEMENTS(operands) + 1];

        for (size_t i = 0; i < G_N_ELEMENTS(operands); i++) {
                names[i] = operands[i].name;
                if (options->n_files && strcmp(names[i], options->files[0]) == 0)
                        return operands[i].run(options);
        }
        return command_say_operand(options, names);
}
