/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "plain_c.h"

/* All that an array owns beside its values and what its children own. */
struct parts {
    const void* buffers[2];
    struct ArrowArray* pointers[4];
    struct ArrowArray children[4];
    void* values;
};

static void release(struct ArrowArray* array) {
    struct parts* parts = array->private_data;
    for (int64_t i = 0; i < array->n_children; ++i) {
        if (array->children[i]->release != NULL) array->children[i]->release(array->children[i]);
    }
    free(parts->values);
    free(parts);
    array->release = NULL;
}

int plain_c_make_array(struct ArrowArray* array, int64_t length, size_t bytes, int64_t children) {
    memset(array, 0, sizeof *array);
    struct parts* parts = calloc(1, sizeof *parts);
    if (parts == NULL) return 0;
    if (bytes != 0) {
        const size_t rounded =
            (bytes + ROSTRA_BUFFER_ALIGNMENT - 1) / ROSTRA_BUFFER_ALIGNMENT * ROSTRA_BUFFER_ALIGNMENT;
        parts->values = aligned_alloc(ROSTRA_BUFFER_ALIGNMENT, rounded);
        if (parts->values == NULL) {
            free(parts);
            return 0;
        }
        parts->buffers[1] = parts->values;
    }
    for (int64_t i = 0; i < children; ++i) parts->pointers[i] = &parts->children[i];
    array->length = length;
    array->n_buffers = bytes != 0 ? 2 : 1;
    array->buffers = parts->buffers;
    array->n_children = children;
    array->children = parts->pointers;
    array->private_data = parts;
    array->release = release;
    return 1;
}

void* plain_c_values(const struct ArrowArray* array) { return ((struct parts*)array->private_data)->values; }

rostra_status plain_c_no_memory(const rostra_call* call) {
    static const char kMessage[] = "there is no memory left";
    const rostra_str message = {kMessage, sizeof kMessage - 1};
    const rostra_str code = {ROSTRA_FAIL_MEMORY, sizeof ROSTRA_FAIL_MEMORY - 1};
    const rostra_failure why = {sizeof why, 0, code, message, -1, 0, 0};
    call->fail(call, &why);
    return ROSTRA_FAILED;
}
