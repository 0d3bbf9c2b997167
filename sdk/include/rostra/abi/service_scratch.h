/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the scratch service, files to spill to when a state outgrows its share of memory; in every call
 * of an aggregator. */
#ifndef ROSTRA_ABI_SERVICE_SCRATCH_H
#define ROSTRA_ABI_SERVICE_SCRATCH_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_SCRATCH "rostra.scratch/1"

/* A file without a name, gone when it is closed or the run ends. */
typedef struct rostra_scratch_file rostra_scratch_file;

typedef struct rostra_scratch {
    uint32_t struct_size;
    uint32_t reserved;

    /* Bytes of memory this state may hold before it should spill; the run stops where all states together
     * outgrow `[run] memory`. [any-thread] */
    int64_t (*budget)(const rostra_call* call) ROSTRA_NOEXCEPT;

    /* NULL: failed, the host knows why. The file may outlive the call, with the state that holds it. [any-thread] */
    rostra_scratch_file* (*create)(const rostra_call* call)ROSTRA_NOEXCEPT;

    /* Appends; `offset` is where the bytes begin. One writer at a time a file. [worker] */
    rostra_status (*append)(const rostra_call* call, rostra_scratch_file* file, const void* bytes,
                            int64_t size, int64_t* offset) ROSTRA_NOEXCEPT;

    /* Reads exactly `size` bytes at `offset`. [any-thread] */
    rostra_status (*read)(const rostra_call* call, rostra_scratch_file* file, int64_t offset, void* bytes,
                          int64_t size) ROSTRA_NOEXCEPT;

    /* Takes no call, so that `close` of a state can use it. [any-thread] */
    void (*close)(rostra_scratch_file* file) ROSTRA_NOEXCEPT;
} rostra_scratch;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_scratch) == 48);

ROSTRA_EXTERN_C_END

#endif
