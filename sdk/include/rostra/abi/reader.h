/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: readers, kind "rostra.reader/1".
 *
 * A reader turns the bytes of one input into documents, pulled one at a time:
 *
 *   create ( open next* close )* destroy
 *
 * It hands on bytes and, where it knows, their encoding; decoding and detection are the host's, once, for all.
 *
 * A reader that knows more than bytes says more. A file of captions has speakers and times: the reader hands over
 * the words alone, emits who said which of them as layers, and says by pieces where they stand in the file.
 *
 * Layers. The component lists its outputs in the manifest, layers only, and emits them during `next`: each at most
 * once a document, as a list of ONE document, its spans in the text of the record that this `next` returns. A layer
 * that is not emitted is empty for that document. What is emitted in a `next` that does not return ROSTRA_OK is
 * dropped. The host checks layers once `next` is back; a bad one sets the document aside.
 *
 * A record with layers or pieces hands over UTF-8 without a byte-order mark, and `encoding` is empty or UTF-8: the
 * bytes are the text then, and spans hold.
 */
#ifndef ROSTRA_ABI_READER_H
#define ROSTRA_ABI_READER_H

#include "batch.h"
#include "setup.h"

#define ROSTRA_READER "rostra.reader/1"

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

/* Bytes of the text, and the bytes of the input that they were made of; both ranges are half-open and not empty.
 * Where both hold the same bytes, they correspond one by one; else (an entity, an escape) their ends alone do.
 * Pieces stand in an array, so this struct never grows. */
typedef struct rostra_piece {
    int64_t text_begin, text_end;     /* on whole characters */
    int64_t source_begin, source_end; /* of an input that is compressed: what the text was unpacked from */
} rostra_piece;

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

    /* Since minor 3. */
    rostra_str language; /* BCP 47; empty: the pipeline's setting holds */
    int64_t piece_count;
    /* Ascending in the text and apart; text between two was made by the reader. None where source_begin is not -1: all
     * bytes stand there then. */
    const rostra_piece* pieces;
} rostra_record;

typedef struct rostra_reader {
    rostra_functions base;

    /* Begins an input; `source` lives until close. [worker] */
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_source* source,
                          void** cursor) ROSTRA_NOEXCEPT;

    /* The next document; its layers are emitted meanwhile. ROSTRA_END: there is none. ROSTRA_BAD_RECORD: this one
     * failed, `key` says which if it is known; go on. ROSTRA_FAILED: the rest of this input cannot be read. [worker] */
    rostra_status (*next)(const rostra_call* call, void* cursor, rostra_record* record) ROSTRA_NOEXCEPT;

    /* [worker] */
    void (*close)(void* cursor) ROSTRA_NOEXCEPT;
} rostra_reader;

#define ROSTRA_READER_MINIMUM ROSTRA_SIZE_WITH(rostra_reader, close)

#endif
