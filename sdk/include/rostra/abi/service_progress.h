/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the progress service, for calls that take seconds: finish, combine, writing. */
#ifndef ROSTRA_ABI_SERVICE_PROGRESS_H
#define ROSTRA_ABI_SERVICE_PROGRESS_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_PROGRESS "rostra.progress/1"

typedef struct rostra_progress {
    uint32_t struct_size;
    uint32_t reserved;

    /* `done` of `total` parts of what this call does, in words such as "comparing pairs"; total 0: not known.
     * Shown to a person, never kept. Cheap enough for every few milliseconds. [any-thread] */
    void (*report)(const rostra_call* call, rostra_str what, uint64_t done, uint64_t total) ROSTRA_NOEXCEPT;
} rostra_progress;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_progress) == 16);

ROSTRA_EXTERN_C_END

#endif
