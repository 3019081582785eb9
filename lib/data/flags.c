/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What statistics offices mean by the letters beside a figure. */
#include "data/flags.h"

#include <glib.h>
#include <string.h>

enum mark { PLAIN, DOUBT, BREAK };

struct flag {
        const char *code;
        enum tl_obs_status status;
        enum mark mark;
};

/* SDMX cross-domain code list CL_OBS_STATUS, as the ECB publishes it. */
static const struct flag sdmx[] = {
        { "A", TL_OFFICIAL, PLAIN },      { "B", TL_OFFICIAL, BREAK },
        { "D", TL_OFFICIAL, DOUBT },      { "E", TL_ESTIMATE, PLAIN },
        { "F", TL_FORECAST, PLAIN },      { "G", TL_OFFICIAL, DOUBT },
        { "H", TL_NOT_AVAILABLE, PLAIN }, { "I", TL_ESTIMATE, PLAIN },
        { "J", TL_NOT_AVAILABLE, PLAIN }, { "L", TL_NOT_AVAILABLE, PLAIN },
        { "M", TL_NOT_AVAILABLE, PLAIN }, { "N", TL_OFFICIAL, DOUBT },
        { "O", TL_NOT_AVAILABLE, PLAIN }, { "P", TL_PRELIMINARY, PLAIN },
        { "Q", TL_NOT_AVAILABLE, PLAIN }, { "S", TL_OFFICIAL, DOUBT },
        { "U", TL_OFFICIAL, DOUBT },      { "V", TL_PRELIMINARY, PLAIN },
        { NULL, TL_OFFICIAL, PLAIN },
};

/* Eurostat's CL_OBS_FLAG. Confidential (c) and not applicable (z) cells have no value of their own;
 * revised (r) and see notes (i) change nothing. */
static const struct flag eurostat[] = {
        { "b", TL_OFFICIAL, BREAK },  { "c", TL_OFFICIAL, PLAIN },
        { "d", TL_OFFICIAL, DOUBT },  { "e", TL_ESTIMATE, PLAIN },
        { "f", TL_FORECAST, PLAIN },  { "i", TL_OFFICIAL, PLAIN },
        { "n", TL_OFFICIAL, DOUBT },  { "p", TL_PRELIMINARY, PLAIN },
        { "r", TL_OFFICIAL, PLAIN },  { "s", TL_ESTIMATE, PLAIN },
        { "u", TL_OFFICIAL, DOUBT },  { "z", TL_NOT_AVAILABLE, PLAIN },
        { NULL, TL_OFFICIAL, PLAIN },
};

/* FAOSTAT's flags of today, then those that only files before 2021 have. */
static const struct flag fao[] = {
        { "A", TL_OFFICIAL, PLAIN },      { "B", TL_OFFICIAL, BREAK },
        { "E", TL_ESTIMATE, PLAIN },      { "I", TL_ESTIMATE, PLAIN },
        { "M", TL_NOT_AVAILABLE, PLAIN }, { "P", TL_PRELIMINARY, PLAIN },
        { "T", TL_ESTIMATE, DOUBT },      { "X", TL_OFFICIAL, PLAIN },
        { "*", TL_ESTIMATE, DOUBT },      { "F", TL_ESTIMATE, PLAIN },
        { "Fm", TL_ESTIMATE, PLAIN },     { "Fc", TL_ESTIMATE, PLAIN },
        { "Im", TL_ESTIMATE, PLAIN },     { "Q", TL_OFFICIAL, PLAIN },
        { "Qm", TL_OFFICIAL, PLAIN },     { "W", TL_OFFICIAL, PLAIN },
        { NULL, TL_OFFICIAL, PLAIN },
};

static const struct flag unsdg[] = {
        { "C", TL_OFFICIAL, PLAIN },  { "CA", TL_OFFICIAL, PLAIN },
        { "E", TL_ESTIMATE, PLAIN },  { "G", TL_OFFICIAL, PLAIN },
        { "M", TL_ESTIMATE, PLAIN },  { "N", TL_NOT_AVAILABLE, PLAIN },
        { "NA", TL_OFFICIAL, PLAIN }, { "_X", TL_OFFICIAL, PLAIN },
        { NULL, TL_OFFICIAL, PLAIN },
};

static const struct {
        const struct flag *flags;
        bool letters; /* each letter of a cell is a flag */
} lists[TL__N_FLAG_LISTS] = {
        [TL__FLAGS_SDMX] = { sdmx, false },
        [TL__FLAGS_EUROSTAT] = { eurostat, true },
        [TL__FLAGS_FAO] = { fao, false },
        [TL__FLAGS_UNSDG] = { unsdg, false },
};

static bool add(const struct flag *flags, const char *code, size_t n, struct tl__flags *out)
{
        for (; flags->code; flags++) {
                if (strlen(flags->code) != n || strncmp(flags->code, code, n) != 0)
                        continue;
                out->status = MAX(out->status, flags->status);
                out->breaks |= flags->mark == BREAK;
                out->doubtful |= flags->mark == DOUBT;
                return true;
        }
        return false;
}

bool tl__flags_read(enum tl__flag_list list, const char *cell, struct tl__flags *out)
{
        bool known = true;

        *out = (struct tl__flags){ TL_OFFICIAL, false, false };
        if (!lists[list].letters)
                return !*cell || add(lists[list].flags, cell, strlen(cell), out);
        for (; *cell; cell++)
                if (*cell != ' ' && *cell != ',')
                        known &= add(lists[list].flags, cell, 1, out);
        return known;
}
