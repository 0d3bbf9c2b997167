/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: readers, kind "rostra.reader/1".
 *
 * A reader turns the bytes of one input into documents, pulled one at a time:
 *
 *   create ( open next* close )* destroy
 *
 * It hands on bytes and, where it knows, their encoding; decoding and detection are the host's, once, for all.
 */
#ifndef ROSTRA_ABI_READER_H
#define ROSTRA_ABI_READER_H

#include "batch.h"
#include "setup.h"
#include "stream.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_READER "rostra.reader/1"

/* Filled by the reader. Everything is borrowed by the host until the next call with the same cursor. */
typedef struct rostra_record {
    uint32_t struct_size; /* set by the host */
    uint32_t reserved;
    rostra_str key; /* names it within its input: unique there, the same each time; empty: the only one */
    rostra_str bytes;
    rostra_str encoding;  /* a name ICU knows; empty: the pipeline's setting holds */
    int64_t source_begin; /* where `bytes` stand in the input, if they stand there as they are; else -1 */
    int64_t fact_count;
    const rostra_str* facts; /* name, value, name, value, …: 2 * fact_count strings of UTF-8 */
} rostra_record;

typedef struct rostra_reader {
    rostra_functions base;

    /* Begins an input; `source` lives until close. [worker] */
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_source* source,
                          void** cursor) ROSTRA_NOEXCEPT;

    /* The next document. ROSTRA_END: there is none. ROSTRA_BAD_RECORD: this one failed, `key` says which if it
     * is known; go on. ROSTRA_FAILED: the rest of this input cannot be read. [worker] */
    rostra_status (*next)(const rostra_call* call, void* cursor, rostra_record* record) ROSTRA_NOEXCEPT;

    /* [worker] */
    void (*close)(void* cursor) ROSTRA_NOEXCEPT;
} rostra_reader;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_record) == 80);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_reader) == 48);

ROSTRA_EXTERN_C_END

#endif
