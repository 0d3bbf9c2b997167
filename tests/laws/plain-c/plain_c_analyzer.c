/* SPDX-License-Identifier: Apache-2.0 */
/* An analyzer: the lines of each document. It keeps nothing, so its instance and its workers are NULL. */
#include <string.h>

#include "plain_c.h"

enum { kBegin, kEnd, kNumber, kColumns };

static rostra_status create(const rostra_call* call, const rostra_setup* setup, void** instance) {
    (void)call, (void)setup;
    *instance = NULL;
    return ROSTRA_OK;
}
static void destroy(void* instance) { (void)instance; }

static rostra_status open(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** worker) {
    (void)call, (void)instance, (void)tables;
    *worker = NULL;
    return ROSTRA_OK;
}
static void close(void* worker) { (void)worker; }

/* Where the line that begins at `at` ends. */
static int32_t line_end(rostra_str text, int32_t at) {
    const char* feed = memchr(text.data + at, '\n', (size_t)(text.size - at));
    return feed == NULL ? (int32_t)text.size : (int32_t)(feed - text.data);
}

static int32_t count_lines(rostra_str text) {
    int32_t lines = 0;
    for (int32_t at = 0; at < text.size; at = line_end(text, at) + 1) lines += line_end(text, at) > at;
    return lines;
}

/* A layer without values for so many documents and lines; released where there is no memory for all of it. */
static int make_layer(struct ArrowArray* layer, int64_t documents, int64_t lines) {
    if (!plain_c_make_array(layer, documents, (size_t)(documents + 1) * sizeof(int32_t), 1)) return 0;
    struct ArrowArray* rows = layer->children[0];
    int made = plain_c_make_array(rows, lines, 0, kColumns);
    for (int column = 0; made && column < kColumns; ++column) {
        made = plain_c_make_array(rows->children[column], lines, (size_t)(lines + 1) * sizeof(int32_t), 0);
    }
    if (!made) layer->release(layer);
    return made;
}

static void fill_layer(const struct ArrowArray* layer, const rostra_batch* batch) {
    const struct ArrowArray* rows = layer->children[0];
    int32_t* lists = plain_c_values(layer);
    int32_t* begins = plain_c_values(rows->children[kBegin]);
    int32_t* ends = plain_c_values(rows->children[kEnd]);
    int32_t* numbers = plain_c_values(rows->children[kNumber]);
    int32_t row = 0;
    for (int64_t document = 0; document < batch->count; ++document) {
        const rostra_str text = batch->text[document];
        int32_t number = 0;
        lists[document] = row;
        for (int32_t at = 0; at < text.size;) {
            const int32_t end = line_end(text, at);
            ++number;
            if (end > at) {
                begins[row] = at;
                ends[row] = end;
                numbers[row] = number;
                ++row;
            }
            at = end + 1;
        }
    }
    lists[batch->count] = row;
}

static rostra_status process(const rostra_call* call, const void* instance, void* worker,
                             const rostra_batch* batch) {
    (void)instance, (void)worker;
    int64_t lines = 0;
    for (int64_t document = 0; document < batch->count; ++document) {
        if (call->should_stop(call)) return ROSTRA_STOPPED;
        lines += count_lines(batch->text[document]);
    }
    struct ArrowArray layer;
    if (!make_layer(&layer, batch->count, lines)) return plain_c_no_memory(call);
    fill_layer(&layer, batch);
    return call->emit(call, 0, &layer);
}

const rostra_analyzer plain_c_lines = {{sizeof(rostra_analyzer), 0, create, destroy}, open, process, close};
