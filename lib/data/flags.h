/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What statistics offices mean by the letters beside a figure. */
#ifndef TL_DATA_FLAGS_H
#define TL_DATA_FLAGS_H

#include "targetline.h"

enum tl__flag_list {
        TL__FLAGS_SDMX,     /* code list CL_OBS_STATUS: one code to a cell */
        TL__FLAGS_EUROSTAT, /* letters in any number: bd */
        TL__FLAGS_FAO,      /* FAOSTAT, of today and of older files */
        TL__FLAGS_UNSDG,    /* column Nature of the UN SDG database */
        TL__N_FLAG_LISTS
};

struct tl__flags {
        enum tl_obs_status status; /* the weakest that is stated; TL_OFFICIAL where none is */
        bool breaks;               /* the series breaks before this year */
        bool doubtful;             /* a value, but the source warns of it */
};

/* False where the list does not know a flag of the cell; @out has what it does know. */
bool tl__flags_read(enum tl__flag_list list, const char *cell, struct tl__flags *out);

#endif
