/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the files service, for writers: files of the run directory. */
#ifndef ROSTRA_ABI_SERVICE_FILES_H
#define ROSTRA_ABI_SERVICE_FILES_H

#include "call.h"
#include "stream.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_FILES "rostra.files/1"

typedef struct rostra_files {
    uint32_t struct_size;
    uint32_t reserved;

    /* Opens NAME of the run directory for writing in one go ("turn.csv"; no slash, no leading dot). The sink
     * lives until the writer's end; the host flushes and closes it, and gives the file its name once the whole
     * run is well. NULL: failed, or the name is taken (the host knows why). [worker] */
    const rostra_sink* (*open)(const rostra_call* call, rostra_str name)ROSTRA_NOEXCEPT;

    /* For libraries that must open a file themselves (a database): reserves NAME and gives the absolute path to
     * make it at, under which it is not yet visible. The path lives until the writer's end, and the file must be
     * closed by then. Empty: failed. [worker] */
    rostra_str (*path)(const rostra_call* call, rostra_str name) ROSTRA_NOEXCEPT;
} rostra_files;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_files) == 24);

ROSTRA_EXTERN_C_END

#endif
