/* SPDX-License-Identifier: Apache-2.0 */
/* An aggregator: how many documents there are, how many bytes, and how long the longest is. */
#include <stdlib.h>

#include "plain_c.h"

enum { kDocuments, kBytes, kLongest, kNumbers };

struct state {
    int64_t numbers[kNumbers];
};

static rostra_status create(const rostra_call* call, const rostra_setup* setup, void** instance) {
    (void)call, (void)setup;
    *instance = NULL;
    return ROSTRA_OK;
}
static void destroy(void* instance) { (void)instance; }

static rostra_status open(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** state) {
    (void)instance, (void)tables;
    *state = calloc(1, sizeof(struct state));
    return *state == NULL ? plain_c_no_memory(call) : ROSTRA_OK;
}
static void close(void* state) { free(state); }

static int64_t larger(int64_t a, int64_t b) { return a < b ? b : a; }

static rostra_status update(const rostra_call* call, const void* instance, void* state,
                            const rostra_batch* batch) {
    (void)instance;
    int64_t* numbers = ((struct state*)state)->numbers;
    for (int64_t document = 0; document < batch->count; ++document) {
        if (call->should_stop(call)) return ROSTRA_STOPPED;
        numbers[kDocuments] += 1;
        numbers[kBytes] += batch->text[document].size;
        numbers[kLongest] = larger(numbers[kLongest], batch->text[document].size);
    }
    return ROSTRA_OK;
}

static rostra_status combine(const rostra_call* call, const void* instance, void* into, void* from) {
    (void)call, (void)instance;
    int64_t* numbers = ((struct state*)into)->numbers;
    const int64_t* others = ((struct state*)from)->numbers;
    numbers[kDocuments] += others[kDocuments];
    numbers[kBytes] += others[kBytes];
    numbers[kLongest] = larger(numbers[kLongest], others[kLongest]);
    return ROSTRA_OK;
}

static int64_t memory(const void* state) {
    (void)state;
    return sizeof(struct state);
}

/* A saved state: the numbers, each in eight bytes, the lowest first. */
enum { kSaved = 8 * kNumbers };

static void put(unsigned char* bytes, uint64_t number) {
    for (int i = 0; i < 8; ++i) bytes[i] = (unsigned char)(number >> 8 * i);
}
static uint64_t get(const unsigned char* bytes) {
    uint64_t number = 0;
    for (int i = 0; i < 8; ++i) number |= (uint64_t)bytes[i] << 8 * i;
    return number;
}

static rostra_status save(const rostra_call* call, const void* instance, const void* state,
                          const rostra_sink* sink) {
    (void)call, (void)instance;
    unsigned char saved[kSaved];
    for (int i = 0; i < kNumbers; ++i) put(saved + 8 * i, (uint64_t)((const struct state*)state)->numbers[i]);
    return sink->write(sink->self, saved, kSaved);
}

/* How many bytes there are up to `size`; -1: the host could not read them. */
static int64_t read_all(const rostra_stream* stream, unsigned char* bytes, int64_t size) {
    int64_t done = 0;
    while (done < size) {
        const int64_t got = stream->read(stream->self, bytes + done, size - done);
        if (got < 0) return -1;
        if (got == 0) break;
        done += got;
    }
    return done;
}

/* No number of a state is an ordinal, so there is nothing to raise by `shift`. */
static rostra_status load(const rostra_call* call, const void* instance, const rostra_load* from,
                          void** state) {
    unsigned char bytes[kSaved + 1];
    const int64_t size = read_all(from->bytes, bytes, sizeof bytes);
    if (size < 0) return ROSTRA_FAILED;
    if (size != kSaved) {
        static const char kMessage[] = "the saved state has not the size of one";
        const rostra_str message = {kMessage, sizeof kMessage - 1};
        const rostra_str code = {ROSTRA_FAIL_IO, sizeof ROSTRA_FAIL_IO - 1};
        const rostra_failure why = {sizeof why, 0, code, message, -1, 0, 0};
        call->fail(call, &why);
        return ROSTRA_FAILED;
    }
    const rostra_status opened = open(call, instance, from->tables, state);
    if (opened != ROSTRA_OK) return opened;
    for (int i = 0; i < kNumbers; ++i) ((struct state*)*state)->numbers[i] = (int64_t)get(bytes + 8 * i);
    return ROSTRA_OK;
}

static rostra_status finish(const rostra_call* call, const void* instance, void* state,
                            const rostra_tables* tables) {
    (void)instance, (void)tables;
    struct ArrowArray table;
    if (!plain_c_make_array(&table, 1, 0, kNumbers)) return plain_c_no_memory(call);
    for (int i = 0; i < kNumbers; ++i) {
        if (!plain_c_make_array(table.children[i], 1, sizeof(int64_t), 0)) {
            table.release(&table);
            return plain_c_no_memory(call);
        }
        *(int64_t*)plain_c_values(table.children[i]) = ((struct state*)state)->numbers[i];
    }
    return call->emit(call, 0, &table);
}

const rostra_aggregator plain_c_size = {{sizeof(rostra_aggregator), 0, create, destroy},
                                        open,
                                        update,
                                        combine,
                                        memory,
                                        save,
                                        load,
                                        finish,
                                        close};
