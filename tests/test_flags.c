/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags beside figures: each list's codes as the offices define them. */
#include "check.h"
#include "data/flags.h"

static const struct {
        enum tl__flag_list list;
        const char *cell;
        bool known;
        enum tl_obs_status status;
        bool breaks, doubtful;
} cases[] = {
        /* SDMX CL_OBS_STATUS */
        { TL__FLAGS_SDMX, "", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_SDMX, "A", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_SDMX, "B", true, TL_OFFICIAL, true, false },
        { TL__FLAGS_SDMX, "D", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_SDMX, "E", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_SDMX, "F", true, TL_FORECAST, false, false },
        { TL__FLAGS_SDMX, "G", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_SDMX, "I", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_SDMX, "P", true, TL_PRELIMINARY, false, false },
        { TL__FLAGS_SDMX, "N", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_SDMX, "S", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_SDMX, "U", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_SDMX, "V", true, TL_PRELIMINARY, false, false },
        { TL__FLAGS_SDMX, "H", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_SDMX, "L", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_SDMX, "M", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_SDMX, "Q", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_SDMX, "J", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_SDMX, "AB", false, TL_OFFICIAL, false, false },
        { TL__FLAGS_SDMX, "?", false, TL_OFFICIAL, false, false },
        /* Eurostat: letters in any number */
        { TL__FLAGS_EUROSTAT, "", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_EUROSTAT, "b", true, TL_OFFICIAL, true, false },
        { TL__FLAGS_EUROSTAT, "bd", true, TL_OFFICIAL, true, true },
        { TL__FLAGS_EUROSTAT, "ep", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_EUROSTAT, "pf", true, TL_FORECAST, false, false },
        { TL__FLAGS_EUROSTAT, "s", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_EUROSTAT, "r", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_EUROSTAT, "c", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_EUROSTAT, "u", true, TL_OFFICIAL, false, true },
        { TL__FLAGS_EUROSTAT, "z", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_EUROSTAT, "b?", false, TL_OFFICIAL, true, false },
        /* FAOSTAT */
        { TL__FLAGS_FAO, "", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_FAO, "A", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_FAO, "B", true, TL_OFFICIAL, true, false },
        { TL__FLAGS_FAO, "E", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_FAO, "I", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_FAO, "Im", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_FAO, "F", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_FAO, "T", true, TL_ESTIMATE, false, true },
        { TL__FLAGS_FAO, "*", true, TL_ESTIMATE, false, true },
        { TL__FLAGS_FAO, "X", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_FAO, "M", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_FAO, "I m", false, TL_OFFICIAL, false, false },
        /* UN SDG: Nature */
        { TL__FLAGS_UNSDG, "C", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_UNSDG, "CA", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_UNSDG, "E", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_UNSDG, "M", true, TL_ESTIMATE, false, false },
        { TL__FLAGS_UNSDG, "G", true, TL_OFFICIAL, false, false },
        { TL__FLAGS_UNSDG, "N", true, TL_NOT_AVAILABLE, false, false },
        { TL__FLAGS_UNSDG, "NA", true, TL_OFFICIAL, false, false },
};

static void test_codes(void)
{
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
                struct tl__flags flags;

                CHECK_TRUE(cases[i].cell,
                           tl__flags_read(cases[i].list, cases[i].cell, &flags) == cases[i].known);
                CHECK_INT(cases[i].cell, flags.status, cases[i].status);
                CHECK_TRUE(cases[i].cell, flags.breaks == cases[i].breaks);
                CHECK_TRUE(cases[i].cell, flags.doubtful == cases[i].doubtful);
        }
}

static const struct check_test tests[] = {
        { "codes", test_codes },
        { NULL, NULL },
};

int main(void)
{
        return check_main("flags", tests);
}
