/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: how layers and tables lie in memory.
 *
 * The two structs are those of the Apache Arrow C Data Interface, under its own guard, so that this header and
 * Arrow's may both be included. Rostra uses a pinned profile of the format, small enough to write by hand:
 *
 *   table    "+s"          a struct; one child a column, all of the same length
 *   layer    "+l"          over a batch of documents: one list a document, each of
 *              "+s"        structs with the children `begin`, `end` ("i", bytes into that document's text,
 *                          half-open, 0 <= begin <= end <= size), then the columns
 *   columns  "b"           bool: bits, least significant first; bits beyond the last row are 0
 *            "i"           int32
 *            "l"           int64; also a document's ordinal where the manifest says type `document`, and
 *                          milliseconds where it says `timestamp` (since the Unix epoch or since the beginning of
 *                          the recording: the column's doc says which)
 *            "f", "g"      float32, float64, finite
 *            "u"           UTF-8 string with int32 offsets; also `decimal` (exact, "1200000.50") and
 *                          `date` (ISO 8601, "2026-03", "2026-03-26")
 *            "i" with a dictionary of "u": a repeated string; codes 0 .. dictionary length - 1
 *            "+w:N"        a list of N numbers a row: one child of "i", "l", "f" or "g" with N values for each row
 *
 * A column that the manifest declares `nullable = true` may have null rows: buffers[0] is then a validity bitmap
 * (bit i, least significant first, is 1 where row i has a value; bits beyond the last row are 0), null_count is the
 * exact number of null rows, and the values of a null row are 0, false, the empty string (of a dictionary: a code of
 * it) or N times 0, so that equal rows are equal bytes. Its schema has ARROW_FLAG_NULLABLE. Numbers in lists are
 * never null. A column without null rows has no bitmap.
 *
 * Everywhere else: null_count 0 and no validity buffer (buffers[0] is NULL). Everywhere: offset 0, buffers aligned
 * to 64 bytes (where they are not empty), dictionaries own to each array, so equal strings may have different codes
 * in different batches but never two codes in one. A layer's spans are sorted by begin, then end; one declared
 * `disjoint` in the manifest has no two spans that overlap. Strings are valid UTF-8.
 *
 * `release` follows Arrow's rule: whoever holds the struct last calls it once, on any thread; it sets
 * `release` to NULL; children are released by their parent. To move an array is to copy the struct and set the
 * source's `release` to NULL.
 */
#ifndef ROSTRA_ABI_ARROW_H
#define ROSTRA_ABI_ARROW_H

#include "base.h"

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

/* The alignment of every buffer, in bytes. */
#define ROSTRA_BUFFER_ALIGNMENT 64

/* Key under which a schema's metadata names a column's logical type, where it has one:
 * "document", "decimal", "date" or "timestamp". The metadata is Arrow's own encoding of key-value pairs. */
#define ROSTRA_LOGICAL_TYPE_KEY "rostra.type"

#endif
