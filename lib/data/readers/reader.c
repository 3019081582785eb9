/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of readers and finding one. */
#include "data/readers/reader.h"

#include <string.h>

const struct tl__reader *const tl__readers[] = {
#define READER(name) &tl__reader_##name,
#include "data/readers/readers.def"
#undef READER
        NULL,
};

const struct tl__reader *tl__reader_find(const char *name)
{
        for (size_t i = 0; tl__readers[i]; i++)
                if (strcmp(tl__readers[i]->name, name) == 0)
                        return tl__readers[i];
        return NULL;
}

const struct tl__reader *tl__reader_for(const struct tl__source *source)
{
        for (size_t i = 0; tl__readers[i]; i++)
                if (tl__readers[i]->recognises(source))
                        return tl__readers[i];
        return NULL;
}

const char *const *tl_reader_names(void)
{
        static const char *const names[] = {
#define READER(name) #name,
#include "data/readers/readers.def"
#undef READER
                NULL,
        };

        return names;
}
