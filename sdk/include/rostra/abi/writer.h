/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: writers, kind "rostra.writer/1".
 *
 * A writer turns documents, layers and tables into files, on one thread at a time, in this order:
 *
 *   create ( begin documents* table* end ) destroy
 *
 * Files are made through the service ROSTRA_FILES only: under another name until the whole run is well, so a
 * run that dies leaves no half file. The bytes written depend on what is handed in alone: no time, no path.
 */
#ifndef ROSTRA_ABI_WRITER_H
#define ROSTRA_ABI_WRITER_H

#include "batch.h"
#include "setup.h"

#define ROSTRA_WRITER "rostra.writer/1"

typedef struct rostra_writer {
    rostra_functions base;

    /* [worker] */
    rostra_status (*begin)(const rostra_call* call, const void* instance, void** run) ROSTRA_NOEXCEPT;

    /* The documents of the run that went well, in order, with the layers that are this writer's inputs. [worker] */
    rostra_status (*documents)(const rostra_call* call, const void* instance, void* run,
                               const rostra_batch* batch) ROSTRA_NOEXCEPT;

    /* The next rows of a table that is this writer's input number `input`. Pieces of one table come one after
     * another, tables in the order of the inputs, each table at least once (empty where it has no rows), all
     * after the last documents. [worker] */
    rostra_status (*table)(const rostra_call* call, const void* instance, void* run, uint32_t input,
                           const struct ArrowArray* rows) ROSTRA_NOEXCEPT;

    /* Ends the run and frees `run`; called exactly once for each begin that went well. `commit` 0: the run
     * failed or was stopped, write no more. Else all is handed in: finish the files. [worker] */
    rostra_status (*end)(const rostra_call* call, const void* instance, void* run,
                         int32_t commit) ROSTRA_NOEXCEPT;
} rostra_writer;

#define ROSTRA_WRITER_MINIMUM ROSTRA_SIZE_WITH(rostra_writer, end)

#endif
