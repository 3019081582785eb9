/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast a long tidy file is read:  import [ROWS]   (10000000 unless given)
 *
 * Writes a file of so many observations into a folder for temporary files, parses it with libcsv
 * alone, counting cells and records, then reads it with tl_dataset_read(). Prints both times, the
 * ratio of their rates (a third is wanted at the least) and the memory that was used at most. */
#include <csv.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <targetline.h>
#include <time.h>

enum { YEARS = 20, AREAS = 700 };

static char *write_file(const char *folder, size_t rows)
{
        char *path = g_build_filename(folder, "observations.csv", NULL);
        FILE *file = g_fopen(path, "w");

        if (!file)
                g_error("%s cannot be written", path);
        fputs("indicator,area,year,value,unit,status,published\n", file);
        for (size_t i = 0; i < rows; i++) {
                size_t series = i / YEARS, year = i % YEARS;

                fprintf(file, "indicator_%zu,Huyện %zu,%zu,%zu.%02zu,nghìn người,%s,2025-06-30\n",
                        series / AREAS, series % AREAS, 2005 + year, 100 + (i * 7919) % 90000,
                        i % 100, year < YEARS - 1 ? "official" : "preliminary");
        }
        if (fclose(file) != 0)
                g_error("%s cannot be written", path);
        return path;
}

struct count {
        size_t cells, records;
};

static void on_cell(void *text, size_t n, void *context)
{
        struct count *count = context;

        (void)text;
        (void)n;
        count->cells++;
}

static void on_record(int terminator, void *context)
{
        struct count *count = context;

        (void)terminator;
        count->records++;
}

/* Of the processor: what else the machine does counts for little. */
static double seconds(void)
{
        struct timespec time;

        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Seconds that libcsv alone takes. */
static double parse_bare(const char *path, struct count *count)
{
        static char block[1 << 16];
        struct csv_parser parser;
        double start = seconds();
        FILE *file = g_fopen(path, "r");
        size_t n;

        csv_init(&parser, 0);
        while ((n = fread(block, 1, sizeof block, file)) > 0)
                csv_parse(&parser, block, n, on_cell, on_record, count);
        csv_fini(&parser, on_cell, on_record, count);
        csv_free(&parser);
        fclose(file);
        return seconds() - start;
}

static long peak_megabytes(void)
{
        struct rusage usage;

        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
}

int main(int argc, char *argv[])
{
        size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000000;
        char *folder = g_dir_make_tmp("targetline-XXXXXX", NULL);
        char *path = write_file(folder, rows);
        struct tl_dataset *dataset = tl_dataset_new();
        struct count count = { 0, 0 };
        double bare = parse_bare(path, &count), read, bind;
        long megabytes;
        double start = seconds();
        int status = tl_dataset_read(dataset, path, NULL, NULL);

        read = seconds() - start;
        megabytes = peak_megabytes();
        start = seconds();
        status = status ? status : tl_dataset_bind(dataset, NULL, NULL);
        bind = seconds() - start;
        printf("%zu rows, %zu cells: libcsv %.2f s, tl_dataset_read %.2f s, ratio of rates %.2f\n",
               count.records, count.cells, bare, read, bare / read);
        printf("%zu observations in %ld MB at most; %zu series: tl_dataset_bind %.2f s, %ld MB\n",
               tl_dataset_count(dataset), megabytes, tl_dataset_series_count(dataset), bind,
               peak_megabytes());
        tl_dataset_free(dataset);
        g_remove(path);
        g_rmdir(folder);
        g_free(path);
        g_free(folder);
        return status == TL_OK && count.records == rows + 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
