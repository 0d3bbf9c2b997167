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

#define ROSTRA_VALUE_BOOL 0u  /* as.integer: 0 or 1 */
#define ROSTRA_VALUE_INT 1u   /* as.integer; option types int and size (bytes) */
#define ROSTRA_VALUE_FLOAT 2u /* as.number, finite */
#define ROSTRA_VALUE_STRING \
    3u /* as.string; option types string, choice, path (absolute), layer, column, fact */
#define ROSTRA_VALUE_LIST 4u  /* as.list, keys empty */
#define ROSTRA_VALUE_TABLE 5u /* as.list, each item with its key, sorted bytewise by key */

/* Never changes size. */
typedef struct rostra_value {
    uint32_t type;
    uint32_t where; /* the host's handle of the line and column it was written at; 0: a default */
    rostra_str key; /* inside a table; else empty */
    union {
        int64_t integer;
        double number;
        rostra_str string;
        struct {
            const struct rostra_value* items;
            int64_t count;
        } list;
    } as;
} rostra_value;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_value) == 40);
ROSTRA_ASSERT_LAYOUT(offsetof(rostra_value, as) == 24);

ROSTRA_EXTERN_C_END

#endif
