/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the words every other header uses.
 *
 * The boundary between host and plugin is C only: fixed-width integers, counted strings, tables of functions.
 * No C++ type, exception or allocator crosses it. The headers hold types and macros and declare no function, so the
 * same text serves C and C++. Each struct that may grow is reached by pointer and begins with
 * `struct_size`, the size the side that filled it was compiled with; new members come at the tail only, and a
 * reader of a struct looks at a member beyond those of version 1.0 only after checking that `struct_size` covers it
 * (ROSTRA_HAS). Structs without `struct_size` never change.
 *
 * Threads. Every function carries one of these tags:
 *   [setup]       called on one thread, before or after all work with that object
 *   [worker]      one call at a time for each object it is called on, but not always on the same OS thread;
 *                 calls on different objects run at the same time
 *   [any-thread]  may be called at any time from any thread
 *
 * Ownership. A pointer handed to a function is borrowed for that call, unless its contract says "moved".
 * What one side allocates that side frees: nothing is freed across the boundary but through a `release`,
 * `destroy` or `close` of the side that made it.
 */
#ifndef ROSTRA_ABI_BASE_H
#define ROSTRA_ABI_BASE_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

/* The major version is part of the exported symbol's name (module.h). While it is 0 anything may change with each
 * minor, so a host refuses a plugin of another minor; from 1 on a plugin built for 1.x loads in every host 1.y, and
 * the minor informs only. */
#define ROSTRA_ABI_MAJOR 0
#define ROSTRA_ABI_MINOR 4

#ifdef __cplusplus
#define ROSTRA_NOEXCEPT noexcept
#else
#define ROSTRA_NOEXCEPT
#endif

/* The size of a struct up to and with `member`. */
#define ROSTRA_SIZE_WITH(type, member) (offsetof(type, member) + sizeof(((type*)0)->member))

/* True where the struct behind `pointer` was filled by a side that knew `member`. */
#define ROSTRA_HAS(pointer, type, member) ((pointer)->struct_size >= ROSTRA_SIZE_WITH(type, member))

/* Counted UTF-8; not terminated; may hold NUL bytes. `data` may be NULL only where `size` is 0. */
typedef struct rostra_str {
    const char* data;
    int64_t size; /* bytes */
} rostra_str;

/* What a call came to. */
typedef int32_t rostra_status;
#define ROSTRA_OK 0
#define ROSTRA_END 1        /* a reader has no more documents */
#define ROSTRA_STOPPED 2    /* should_stop was true and work was left; not an error */
#define ROSTRA_FAILED 3     /* failed; `fail` said why */
#define ROSTRA_BAD_RECORD 4 /* reader only: this document failed, the next may be asked for */

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

static_assert(sizeof(void*) == 8 && sizeof(rostra_str) == 16, "the boundary is that of 64-bit machines");

#endif
