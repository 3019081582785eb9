/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series computed from other series: the catalogue's column `derive`. */
#include "data/derive.h"

#include "base/numeric.h"
#include "base/text.h"
#include "data/number.h"

#include <glib.h>
#include <string.h>

struct function;

struct tl__formula {
        const struct function *function;
        char **arguments; /* ids of series */
        size_t n;
        int base_year; /* index() only */
};

/* What a function asks for its values. */
struct asked {
        const struct tl__formula *formula;
        double (*lookup)(void *context, size_t argument, int year);
        void *context;
        int year;
};

struct function {
        const char *name;
        const char *form; /* for messages */
        size_t least, most;
        bool has_year; /* a closing year, not counted in least and most */
        double (*value)(const struct asked *asked);
};

/* ----------------------------------------------------------------- the functions ---- */

static double now(const struct asked *asked, size_t argument)
{
        return asked->lookup(asked->context, argument, asked->year);
}

static double divide(double a, double b)
{
        return b != 0 ? a / b : TL_MISSING;
}

static double ratio(const struct asked *asked)
{
        return divide(now(asked, 0), now(asked, 1));
}

static double share(const struct asked *asked)
{
        return 100 * ratio(asked); /* in this order a whole is 100 exactly */
}

/* Change on a value of zero or less has no meaning as a rate. */
static double growth(const struct asked *asked)
{
        double before = asked->lookup(asked->context, 0, asked->year - 1);

        return before > 0 ? 100 * ((now(asked, 0) - before) / before) : TL_MISSING;
}

static double sum(const struct asked *asked)
{
        double total = 0;

        for (size_t i = 0; i < asked->formula->n; i++)
                total += now(asked, i);
        return total;
}

static double difference(const struct asked *asked)
{
        return now(asked, 0) - now(asked, 1);
}

static double index_to_year(const struct asked *asked)
{
        double base = asked->lookup(asked->context, 0, asked->formula->base_year);

        return base > 0 ? 100 * (now(asked, 0) / base) : TL_MISSING;
}

static const struct function functions[] = {
        { "share", "share(a; b)", 2, 2, false, share },
        { "growth", "growth(a)", 1, 1, false, growth },
        { "ratio", "ratio(a; b)", 2, 2, false, ratio },
        { "sum", "sum(a; b; ...)", 2, SIZE_MAX, false, sum },
        { "difference", "difference(a; b)", 2, 2, false, difference },
        { "index", "index(a; year)", 1, 1, true, index_to_year },
};

#define FUNCTION_NAMES "share, growth, ratio, sum, difference, index"

/* ----------------------------------------------------------------------- parsing ---- */

static const struct function *find_function(const char *name)
{
        for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
                if (strcmp(functions[i].name, name) == 0)
                        return &functions[i];
        return NULL;
}

static bool is_id(const char *text)
{
        return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(text);
}

/* Splits "name(a; b)" into its name and its trimmed arguments; false when it has not that form. */
static bool split(const char *text, char **name, char ***arguments)
{
        char *copy = g_strstrip(g_strdup(text));
        char *open = strchr(copy, '(');
        size_t n = strlen(copy);
        bool formed = open && copy[n - 1] == ')' && !strchr(open + 1, '(') &&
                      strchr(copy, ')') == copy + n - 1;

        if (formed) {
                *open = copy[n - 1] = '\0';
                *arguments = g_strsplit(open + 1, ";", -1);
                for (char **argument = *arguments; *argument; argument++)
                        g_strstrip(*argument);
                *name = g_strdup(g_strchomp(copy));
        }
        g_free(copy);
        return formed;
}

/* Takes the closing year off the arguments. */
static bool take_year(struct tl__formula *formula)
{
        if (formula->n == 0)
                return false;
        formula->base_year = tl__year_parse(formula->arguments[formula->n - 1]);
        formula->n--;
        return formula->base_year != 0;
}

static bool arguments_fit(struct tl__formula *formula)
{
        const struct function *function = formula->function;

        if (function->has_year && !take_year(formula))
                return false;
        if (formula->n < function->least || formula->n > function->most)
                return false;
        for (size_t i = 0; i < formula->n; i++)
                if (!is_id(formula->arguments[i]))
                        return false;
        return true;
}

int tl__formula_parse(const char *text, struct tl__place place, struct tl__formula **out,
                      struct tl_faults *faults)
{
        struct tl__formula *formula = g_new0(struct tl__formula, 1);
        char *name = NULL;
        int status = TL_EDATA;

        if (!split(text, &name, &formula->arguments)) {
                tl__fault(faults, TL__F_derive_syntax, place, text, FUNCTION_NAMES, NULL);
        } else if (!(formula->function = find_function(name))) {
                tl__fault(faults, TL__F_derive_function, place, name, FUNCTION_NAMES, NULL);
        } else {
                formula->n = g_strv_length(formula->arguments);
                if (arguments_fit(formula))
                        status = TL_OK;
                else
                        tl__fault(faults, TL__F_derive_arguments, place, text,
                                  formula->function->form, NULL);
        }
        g_free(name);
        if (status == TL_OK)
                *out = formula;
        else
                tl__formula_free(formula);
        return status;
}

void tl__formula_free(struct tl__formula *formula)
{
        if (!formula)
                return;
        g_strfreev(formula->arguments);
        g_free(formula);
}

size_t tl__formula_argument_count(const struct tl__formula *formula)
{
        return formula->n;
}

const char *tl__formula_argument(const struct tl__formula *formula, size_t i)
{
        return formula->arguments[i];
}

double tl__formula_value(const struct tl__formula *formula, int year,
                         double (*lookup)(void *context, size_t argument, int year), void *context)
{
        struct asked asked = { formula, lookup, context, year };
        double value = formula->function->value(&asked);

        return tl__is_figure(value) ? value : TL_MISSING;
}
