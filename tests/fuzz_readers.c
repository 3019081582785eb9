/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the offices' formats from any bytes, read by whoever recognises them and by a reader by
 * name, which the length chooses: what comes out of a file is sound, or there is an error. */
#include "fuzz.h"

#include <math.h>

static void hold_observations(const struct tl_dataset *data)
{
        for (size_t i = 0; i < tl_dataset_count(data); i++) {
                const struct tl_observation *observation = tl_dataset_at(data, i);
                bool absent = observation->status == TL_NOT_AVAILABLE;

                fuzz_hold(observation->year >= 1800 && observation->year <= 2200,
                          "a year is one of the calendar's");
                fuzz_hold(absent == (bool)isnan(observation->value) && !isinf(observation->value),
                          "a value is a number, or not available");
                fuzz_hold(observation->status < TL_N_OBS_STATUSES, "a status is one");
                fuzz_hold(observation->indicator && observation->area && observation->unit &&
                                  observation->indicator_name && observation->area_name,
                          "texts are there");
                fuzz_hold(observation->line >= 0 && observation->column >= 0, "a place is one");
        }
}

static void read_by(const char *reader, const uint8_t *bytes, size_t n)
{
        struct tl_read_settings settings = tl_read_settings_defaults();
        struct tl_dataset *data = tl_dataset_new();
        struct tl_faults *faults = tl_faults_new();
        bool errors;
        int status;

        settings.reader = reader;
        status = tl_dataset_read_bytes(data, n ? (const char *)bytes : "", n, "fuzz.csv", &settings,
                                       faults);
        errors = tl_faults_count_severe(faults, TL_ERROR) > 0;
        fuzz_hold(status == (errors ? TL_EDATA : TL_OK), "reading fails where it found an error");
        hold_observations(data);
        fuzz_hold(tl_dataset_bind(data, NULL, NULL) == TL_OK || tl_dataset_series_count(data) == 0,
                  "no series of a file with errors");
        for (size_t i = 0; i < tl_faults_count(faults); i++)
                fuzz_hold(tl_faults_at(faults, i)->file, "a fault names its file");
        tl_faults_free(faults);
        tl_dataset_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
        const char *const *names = tl_reader_names();
        size_t n_names = 0;

        while (names[n_names])
                n_names++;
        read_by(NULL, bytes, n);
        read_by(names[n % n_names], bytes, n);
        return 0;
}
