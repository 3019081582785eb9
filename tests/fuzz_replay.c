/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds a fuzz target with files instead of what a fuzzer makes up: each file given, and its
 * beginnings, cut at every byte where it is small. Every compiler can build that, so that what a
 * fuzzer found once is tested for ever. */
#include "fuzz.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#define CUTS 200 /* at most, of one file */

/* A copy of its own for each length, so that a sanitizer sees a read past the end. */
static void feed(const char *bytes, size_t n)
{
        uint8_t *copy = g_memdup2(bytes, n);

        LLVMFuzzerTestOneInput(copy, n);
        g_free(copy);
}

int main(int argc, char *argv[])
{
        for (int i = 1; i < argc; i++) {
                char *bytes;
                size_t n, step;

                if (!g_file_get_contents(argv[i], &bytes, &n, NULL)) {
                        fprintf(stderr, "%s: cannot be read\n", argv[i]);
                        return EXIT_FAILURE;
                }
                printf("%s\n", argv[i]);
                fflush(stdout);
                step = 1 + n / CUTS;
                for (size_t cut = n % step; cut <= n; cut += step)
                        feed(bytes, cut);
                g_free(bytes);
        }
        return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
