/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targetline: the table of commands, and the way from the arguments to one of them. */
#include "bundle.h"
#include "command.h"
#include "help.h"
#include "message.h"
#include "output.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

const struct command commands[] = {
        { "gap",
          ON_GAP,
          cmd_gap,
          "[FILE...]",
          SIZE_MAX,
          { "the gap table: one row per target, and one per indicator and later horizon",
            "bảng khoảng cách: mỗi mục tiêu một dòng, và mỗi chỉ tiêu một dòng cho mốc xa hơn" } },
        { "forecast",
          ON_FORECAST,
          cmd_forecast,
          "[FILE...]",
          SIZE_MAX,
          { "projections of every series", "dự báo từng chuỗi số liệu" } },
        { "backtest",
          ON_BACKTEST,
          cmd_backtest,
          "[FILE...]",
          SIZE_MAX,
          { "how well each series would have been forecast, and all together",
            "dự báo thử: các năm đã qua lẽ ra được dự báo sát đến đâu, từng chuỗi và gộp chung" } },
        { "check",
          ON_CHECK,
          cmd_check,
          "[FILE...]",
          SIZE_MAX,
          { "validate plan and data files: every fault with file, line, column",
            "kiểm tra kế hoạch và tệp số liệu: mọi lỗi kèm tệp, dòng, cột" } },
        { "convert",
          ON_CONVERT,
          cmd_convert,
          "FILE...",
          SIZE_MAX,
          { "files of any supported format as tidy CSV: one row per observation",
            "chuyển tệp ở mọi định dạng được hỗ trợ thành CSV mỗi dòng một số liệu" } },
        { "list",
          ON_LIST,
          cmd_list,
          "WHAT",
          1,
          { "list plans, indicators, targets, models, readers, writers, kinds or reasons, or print "
            "a "
            "template: "
            "the plan's indicators as a CSV to fill in",
            "liệt kê kế hoạch (plans), chỉ tiêu (indicators), mục tiêu (targets), mô hình "
            "(models), bộ đọc (readers), định dạng (writers), loại mục tiêu (kinds) hoặc lý do "
            "(reasons), hoặc in "
            "mẫu (template): tệp CSV các chỉ tiêu của kế hoạch để điền số liệu" },
          list_names },
        { "completion",
          ON_COMPLETION,
          cmd_completion,
          "bash",
          1,
          { "print the script that completes command lines in bash",
            "in kịch bản tự hoàn thành dòng lệnh cho bash" },
          shell_names },
        { "help",
          ON_HELP,
          cmd_help,
          "[COMMAND]",
          1,
          { "explain the program or one command", "giải thích chương trình hoặc một lệnh" },
          command_names },
        { "manual", ON_HELP, cmd_manual, "FILE", 1, { "", "" }, .hidden = true },
        { .name = NULL },
};

const struct command *command_named(const char *name)
{
        for (const struct command *command = commands; command->name; command++)
                if (strcmp(command->name, name) == 0)
                        return command;
        return NULL;
}

const char *const *command_names(void)
{
        static const char *names[G_N_ELEMENTS(commands)];
        size_t n = 0;

        for (const struct command *command = commands; command->name; command++)
                if (!command->hidden)
                        names[n++] = command->name;
        return names;
}

int command_say_operand(const struct options *options, const char *const names[])
{
        char *all = names_joined(names);
        const char *operand = options->n_files ? options->files[0] : "";
        const char *near = tl_nearest(operand, names);

        if (!*operand)
                say(TEXT_operand_missing, options->command, all, NULL);
        else if (near)
                say(TEXT_operand_unknown_near, operand, options->command, all, near, NULL);
        else
                say(TEXT_operand_unknown, operand, options->command, all, NULL);
        g_free(all);
        return EXIT_USAGE;
}

static int say_unknown_command(const char *name)
{
        const char *near = tl_nearest(name, command_names());
        char *all = names_joined(command_names());

        if (near)
                say(TEXT_unknown_command_near, name, near, NULL);
        else
                say(TEXT_unknown_command, name, all, NULL);
        g_free(all);
        return EXIT_USAGE;
}

static int print(const struct options *options, char *text)
{
        bool written = output_write(options, text);

        g_free(text);
        return written ? EXIT_DONE : EXIT_COULD_NOT;
}

static int without_command(const struct options *options)
{
        char *help = help_program((enum tl_lang)options->lang);

        if (options->help)
                return print(options, help);
        fputs(help, stderr);
        g_free(help);
        return EXIT_USAGE;
}

/* Would --output leave the files of the plan as they are? */
static bool spares_plan(const struct options *options)
{
        static const char *const names[] = { "plan.csv", "indicators.csv", "targets.csv" };
        char *folder = bundle_plan(options->plan ? options->plan : DEFAULT_PLAN);
        bool spared = true;

        for (size_t i = 0; folder && i < G_N_ELEMENTS(names); i++) {
                char *path = g_build_filename(folder, names[i], NULL);

                spared &= output_spares(options, path);
                g_free(path);
        }
        g_free(folder);
        return spared;
}

/* What can be said against --output before any work is done. The plan's own data are compared when
 * they are known. */
static bool output_is_sound(const struct options *options, const struct command *command)
{
        bool sound = true;

        if (!options->output)
                return true;
        for (size_t i = 0; !command->words && i < options->n_files; i++)
                sound &= output_spares(options, options->files[i]);
        if (options->test)
                sound &= output_spares(options, options->test);
        sound &= spares_plan(options);
        return output_has_format(options) && sound;
}

static int run(const struct options *options)
{
        const struct command *command;

        if (options->version)
                return print(options, g_strdup_printf("targetline %s\n", tl_version()));
        if (!options->command)
                return without_command(options);
        command = command_named(options->command);
        if (!command)
                return say_unknown_command(options->command);
        if (options->help)
                return print(options, help_command(command, (enum tl_lang)options->lang));
        if (!options_fit(options, command->name, command->bit))
                return EXIT_USAGE;
        if (options->n_files > command->n_operands) {
                say(TEXT_operand_too_many, options->files[command->n_operands], command->name,
                    command->operands, NULL);
                return EXIT_USAGE;
        }
        return output_is_sound(options, command) ? command->run(options) : EXIT_USAGE;
}

int main(int argc, char *argv[])
{
        struct options options;

        (void)argc;
        setlocale(LC_CTYPE, "C.UTF-8"); /* the same bytes whatever the environment says */
        signal(SIGPIPE, SIG_IGN);       /* a reader who goes away is met as an error of write */
        return options_parse(argv, &options) ? run(&options) : EXIT_USAGE;
}
