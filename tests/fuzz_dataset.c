/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of observations from any bytes: the first sets how it is read, the rest are the file.
 * Read, bound without a plan and to the plan of tests/corpus, forecast, assessed, reported. */
#include "fuzz.h"

#include <stdlib.h>

/* Bits of the first byte; '0', '1' and '2' are the decimal marks alone. */
#define DECIMAL_BITS 3
#define NO_INDICATOR 4 /* rows that name none are of "forest" */
#define NO_AREA      8
#define AS_WIDE      64

static struct tl_read_settings settings_of(uint8_t bits)
{
        static const char marks[] = { 0, '.', ',', 0 };
        struct tl_read_settings settings = tl_read_settings_defaults();

        settings.decimal = marks[bits & DECIMAL_BITS];
        settings.indicator = bits & NO_INDICATOR ? "forest" : NULL;
        settings.area = bits & NO_AREA ? "Demo" : NULL;
        settings.reader = bits & AS_WIDE ? "wide" : NULL;
        return settings;
}

static const struct tl_plan *the_plan(void)
{
        static struct tl_plan *plan;
        const char *folder = getenv("FUZZ_PLAN");

        fuzz_hold(plan || (folder && tl_plan_load(folder, &plan, NULL) == TL_OK),
                  "FUZZ_PLAN is the folder of a plan");
        return plan;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
        const struct tl_read_settings settings = settings_of(n ? bytes[0] : 0);
        struct tl_dataset *data = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();
        bool any = n > 1;
        int status = tl_dataset_read_bytes(data, any ? (const char *)bytes + 1 : "",
                                           any ? n - 1 : 0, "fuzz.csv", &settings, faults);
        bool errors = tl_faults_count_severe(faults, TL_ERROR) > 0;

        fuzz_hold(status == (errors ? TL_EDATA : TL_OK), "reading fails where it found an error");
        if (errors)
                fuzz_hold(tl_dataset_bind(data, the_plan(), NULL) == TL_EDATA &&
                                  tl_dataset_series_count(data) == 0,
                          "no series of a file with errors");
        fuzz_faults(faults);
        if (status == TL_OK) {
                fuzz_judge(data, NULL);
                fuzz_judge(data, the_plan());
        }
        tl_faults_free(faults);
        tl_dataset_free(data);
        return 0;
}
