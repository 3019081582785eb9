/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statuses and their sentences; tl__fail(); GSL's handler. */
#include "base/error.h"

#include <gsl/gsl_errno.h>
#include <locale.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const status_texts[] = {
#define STATUS_TEXT(name, text) [name] = text,
        TL_STATUSES(STATUS_TEXT)
#undef STATUS_TEXT
};

const char *tl_status_text(enum tl_status status)
{
        size_t i = (size_t)status;

        return i < sizeof status_texts / sizeof *status_texts ? status_texts[i] : "unknown status";
}

const char *tl_version(void)
{
        return TL_VERSION;
}

void tl_string_free(char *text)
{
        free(text);
}

int tl__fail(struct tl_error *err, enum tl_status status, const char *format, ...)
{
        va_list arguments;
        locale_t neutral, callers;

        if (!err)
                return (int)status;
        err->status = status;
        /* A decimal point, whatever the caller's locale writes. */
        neutral = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
        callers = uselocale(neutral ? neutral : LC_GLOBAL_LOCALE);
        va_start(arguments, format);
        vsnprintf(err->text, sizeof err->text, format, arguments);
        va_end(arguments);
        uselocale(callers);
        if (neutral)
                freelocale(neutral);
        return (int)status;
}

static void switch_handler_off(void)
{
        gsl_set_error_handler_off();
}

void tl__gsl_quiet(void)
{
        static pthread_once_t once = PTHREAD_ONCE_INIT;

        pthread_once(&once, switch_handler_off);
}
