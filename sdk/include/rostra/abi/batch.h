/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: documents and tables as a component gets them.
 *
 * Work goes by batches since one call a document drowns in overhead on small documents. How documents fall
 * into batches is the host's affair and must not show in any result.
 */
#ifndef ROSTRA_ABI_BATCH_H
#define ROSTRA_ABI_BATCH_H

#include "arrow.h"
#include "base.h"

/* Documents in ascending order of their ordinals; there may be gaps, where a document was set aside. An ordinal
 * is a document's number in the run, from 0, in the order of ids. */
typedef struct rostra_batch {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t count;
    const int64_t* ordinal;
    const rostra_str* text;     /* valid UTF-8, at most 2^31 - 1 bytes; what every span points into */
    const rostra_str* id;       /* as results print it */
    const rostra_str* language; /* BCP 47; empty: not known */

    /* The component's inputs in the order of its setup. Layers: one list a document of this batch. Tables, and
     * optional inputs nothing provides, are NULL here. */
    const struct ArrowArray* const* input;
} rostra_batch;

/* A finished table: its rows in order, in the pieces they were emitted in, so that a table may hold more strings than
 * one array can. How rows fall into pieces must not show in any result. */
typedef struct rostra_table {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t rows;                           /* of all pieces */
    int64_t piece_count;                    /* 0: the table has no rows */
    const struct ArrowArray* const* pieces; /* each a struct of the columns that the setup says */
} rostra_table;

/* The component's inputs that are tables, in the order of its setup; layers, absent optional inputs, and tables that
 * are not there yet are NULL. */
typedef struct rostra_tables {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_table* const* input;
} rostra_tables;

#endif
