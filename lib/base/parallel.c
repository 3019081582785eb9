/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue that is one atomic counter: threads take the next index until none is left. */
#include "base/parallel.h"

#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>

#define MAX_THREADS 64

struct queue {
        atomic_size_t next;
        size_t n;
        void (*work)(void *context, size_t i);
        void *context;
};

static void *take(void *data)
{
        struct queue *queue = data;
        size_t i;

        while ((i = atomic_fetch_add(&queue->next, 1)) < queue->n)
                queue->work(queue->context, i);
        return NULL;
}

void tl__parallel(size_t n, unsigned threads, void (*work)(void *context, size_t i), void *context)
{
        struct queue queue = { 0, n, work, context };
        pthread_t helpers[MAX_THREADS];
        size_t wanted = MIN(n, MIN(threads ? threads : g_get_num_processors(), MAX_THREADS));
        size_t started = 0;

        /* A thread that cannot be had is no error: the others do its share. */
        while (started + 1 < wanted && !pthread_create(&helpers[started], NULL, take, &queue))
                started++;
        take(&queue);
        while (started > 0)
                pthread_join(helpers[--started], NULL);
}
