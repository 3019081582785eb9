/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of models, and finding one by name. */
#include "forecast/models/model.h"

#include <string.h>

const struct tl__model *const tl__models[] = {
#define MODEL(name) &tl__model_##name,
#include "forecast/models/models.def"
#undef MODEL
        NULL,
};

/* What a caller may ask for: the ensemble, then the table. */
static const char *const names[] = {
        TL__ENSEMBLE,
#define MODEL(name) #name,
#include "forecast/models/models.def"
#undef MODEL
        NULL,
};

const char *const *tl_model_names(void)
{
        return names;
}

const struct tl__model *tl__model_find(const char *name)
{
        for (size_t i = 0; tl__models[i]; i++)
                if (strcmp(tl__models[i]->name, name) == 0)
                        return tl__models[i];
        return NULL;
}
