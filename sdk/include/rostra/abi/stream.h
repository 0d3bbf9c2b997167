/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: bytes in and bytes out. */
#ifndef ROSTRA_ABI_STREAM_H
#define ROSTRA_ABI_STREAM_H

#include "base.h"

ROSTRA_EXTERN_C_BEGIN

/* Where bytes go. */
typedef struct rostra_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    /* Appends `size` bytes. ROSTRA_FAILED: the host could not take them (and knows why); give up. [worker] */
    rostra_status (*write)(void* self, const void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_sink;

/* Where bytes come from, from their beginning to their end. */
typedef struct rostra_stream {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    /* Fills at most `size` bytes, at least one of them; returns how many; 0: the end; -1: failed (the host knows why;
     * give up). [worker] */
    int64_t (*read)(void* self, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_stream;

/* One input. Either `read`, from its beginning on, or `map` is used, not both; `read_at` goes with either. */
typedef struct rostra_source {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    rostra_str name; /* the input's path below the input root, for messages */
    int64_t size;    /* bytes; -1: not known before the end */
    /* Fills at most `size` bytes; returns how many; 0: the end; -1: failed (the host knows why). [worker] */
    int64_t (*read)(void* self, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
    /* The whole input in memory, until the cursor is closed; NULL: it cannot be mapped, use read. [worker] */
    const void* (*map)(void* self)ROSTRA_NOEXCEPT;
    /* Fills `size` bytes from byte `offset` of the input on, fewer only where it ends; returns how many; -1: failed.
     * For archives and indexes: `read` goes on where it was. Since minor 3. [worker] */
    int64_t (*read_at)(void* self, int64_t offset, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_source;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_sink) == 24);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_stream) == 24);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_source) == 64);

ROSTRA_EXTERN_C_END

#endif
