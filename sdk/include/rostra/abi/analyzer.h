/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: analyzers, kind "rostra.analyzer/1".
 *
 * An analyzer finds things in documents, each on its own: a batch in, layers out.
 *
 *   create ( open process* close )* destroy      one worker a thread, made and dropped as the host likes
 *
 * What a document's layers are depends on the document, its input layers, the options and the tables alone:
 * not on its batch, its neighbours or what the worker saw before.
 */
#ifndef ROSTRA_ABI_ANALYZER_H
#define ROSTRA_ABI_ANALYZER_H

#include "batch.h"
#include "setup.h"

#define ROSTRA_ANALYZER "rostra.analyzer/1"

typedef struct rostra_analyzer {
    rostra_functions base;

    /* Makes a worker: scratch memory, dictionaries, iterators. `tables` are finished and whole, and live until
     * the worker is closed: an analyzer that reads a table runs in a later phase than the one that made it.
     * [any-thread] */
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** worker) ROSTRA_NOEXCEPT;

    /* Emits each of the component's layers once, with one list a document of `batch`. On ROSTRA_FAILED what was
     * emitted is dropped; the worker must stay usable. [worker] */
    rostra_status (*process)(const rostra_call* call, const void* instance, void* worker,
                             const rostra_batch* batch) ROSTRA_NOEXCEPT;

    /* [worker] */
    void (*close)(void* worker) ROSTRA_NOEXCEPT;
} rostra_analyzer;

#define ROSTRA_ANALYZER_MINIMUM ROSTRA_SIZE_WITH(rostra_analyzer, close)

#endif
