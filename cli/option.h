/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options: one table, from which parsing, help, manual page and completion are made. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <glib.h>
#include <targetline.h>

#define DEFAULT_PLAN "thanh-hoa-2030"

enum command_bit {
        ON_GAP = 1,
        ON_FORECAST = 2,
        ON_CHECK = 4,
        ON_LIST = 8,
        ON_COMPLETION = 16,
        ON_HELP = 32,
        ON_BACKTEST = 64,
        ON_CONVERT = 128,
        ON_ALL = 255,
};

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* The command line, validated. Strings are borrowed from the program's arguments or from tables. */
struct options {
        const char *plan; /* NULL: not given */
        char **areas, **indicators;
        gint64 until, to, horizon; /* 0: not given */
        double levels[TL_MAX_LEVELS];
        size_t n_levels;
        char **models; /* names of models; NULL: not given */
        gint64 seed, paths, threads;
        int lang;                       /* enum tl_lang */
        int nature;                     /* enum tl_nature */
        int colour;                     /* enum colour */
        const char *decimal, *encoding; /* NULL: not given */
        const char *test;               /* likewise */
        const char *format, *output;    /* likewise */
        char **maps;
        char **published; /* DATE or FILE=DATE, each a date */
        gboolean map_template;
        gboolean exit_status, quiet, help, version;
        const char *command; /* NULL: none */
        char **files;        /* the other operands, NULL-terminated */
        size_t n_files;
        guint64 given; /* bit i: row i of the table was */
};

enum option_kind {
        KIND_FLAG,     /* gboolean */
        KIND_TEXT,     /* const char * */
        KIND_LIST,     /* char **, one more each time it is given */
        KIND_NUMBER,   /* gint64 from least to most */
        KIND_NAME,     /* const char *, one of names() */
        KIND_NAMES,    /* char **, one of names() more each time it is given */
        KIND_ENCODING, /* const char *, one of names(), or another name that iconv has */
        KIND_CHOICE,   /* int, its place in names() */
        KIND_DATES,    /* char **, each a date, perhaps with a file and = before it */
        KIND_LEVELS,   /* levels and n_levels */
        N_KINDS
};

struct option {
        const char *name;
        char letter; /* 0: none */
        enum option_kind kind;
        const char *argument; /* as help shows it; NULL for a flag */
        unsigned commands;    /* of enum command_bit */
        size_t field;         /* offset in struct options */
        const char *const *(*names)(void);
        gint64 least, most;
        const char *help[TL_N_LANGS];    /* what it is; the names of a choice are added to it */
        const char *initial[TL_N_LANGS]; /* the default as help shows it; NULL: none */
        const char *complete; /* operand of `targetline completion` that prints what there is */
        bool alias;           /* another spelling of the row before */
};

extern const struct option options_table[]; /* up to a row without name */

/* Of a choice, for people: "text | csv | json"; for g_free(). */
char *names_joined(const char *const names[]);

/**
 * options_parse() - the arguments of main()
 *
 * All wrong options and values are reported on stderr, in the language asked for; false then.
 * Options may stand anywhere, up to "--"; "-" is an operand. What is read lasts as long as the
 * program.
 */
bool options_parse(char **argv, struct options *options);

/* Do all options given belong to the command @name, whose bit is @command? Those that do not are
 * reported. */
bool options_fit(const struct options *options, const char *name, unsigned command);

#endif
