/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: options as a tree of plain values.
 *
 * The host has checked the tree against the plugin's manifest and filled in every default before a plugin sees
 * it: a plugin reads, it does not validate what the manifest can say. An option that has no default and was
 * not set is absent from the tree. All memory is the host's and lives as long as the instance it was given to.
 */
#ifndef ROSTRA_ABI_VALUE_H
#define ROSTRA_ABI_VALUE_H

#include "base.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_VALUE_BOOL 0u   /* as.integer: 0 or 1 */
#define ROSTRA_VALUE_INT 1u    /* as.integer; option types int and size (bytes) */
#define ROSTRA_VALUE_FLOAT 2u  /* as.number, finite */
#define ROSTRA_VALUE_STRING 3u /* as.string; option types string, choice, path (absolute) */
#define ROSTRA_VALUE_LIST 4u   /* as.list, keys empty */
#define ROSTRA_VALUE_TABLE 5u  /* as.list, each item with its key, sorted bytewise by key */
#define ROSTRA_VALUE_NAMED 6u  /* as.named; option types layer, column, fact */

#define ROSTRA_NAMED_WORD 0u   /* one of the `words` of a column option, such as "corpus" */
#define ROSTRA_NAMED_LAYER 1u  /* a layer: `input` */
#define ROSTRA_NAMED_COLUMN 2u /* a column of a layer: `input` and `child` */
#define ROSTRA_NAMED_FACT \
    3u /* a fact of the document: the rows of `input` whose column `names` says `fact` */

#define ROSTRA_NO_INPUT UINT32_MAX

/* What the value of an option names, resolved by the host. */
typedef struct rostra_named {
    uint32_t struct_size;
    uint32_t kind;   /* ROSTRA_NAMED_… */
    rostra_str text; /* as the pipeline writes it, for messages and results: "turn.speaker_id" */
    rostra_str fact; /* ROSTRA_NAMED_FACT: the fact's name; else empty */
    uint32_t
        input; /* the input's number in rostra_setup; ROSTRA_NO_INPUT: a word, or this component does not read it */
    uint32_t child; /* which child of the input's struct holds the values */
    uint32_t names; /* ROSTRA_NAMED_FACT: which child holds the facts' names */
    uint32_t reserved;
} rostra_named;

/* Never changes size. */
typedef struct rostra_value {
    uint32_t type;
    uint32_t where; /* the host's handle of the line and column it was written at; 0: a default */
    rostra_str key; /* inside a table; else empty */
    union {
        int64_t integer;
        double number;
        rostra_str string;
        const rostra_named* named;
        struct {
            const struct rostra_value* items;
            int64_t count;
        } list;
    } as;
} rostra_value;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_named) == 56);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_value) == 40);
ROSTRA_ASSERT_LAYOUT(offsetof(rostra_value, as) == 24);

ROSTRA_EXTERN_C_END

#endif
