/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the context of a call.
 *
 * Every function that can fail or take long gets one first. It is the only way to speak to the host, and it is valid
 * during the call it was handed to and not a moment longer.
 */
#ifndef ROSTRA_ABI_CALL_H
#define ROSTRA_ABI_CALL_H

#include "arrow.h"
#include "base.h"

/* Codes with a meaning to the host. A plugin may give others, of lower-case letters, digits and '-' ("no-table"): they
 * are kept in errors.jsonl for programs, and are else as ROSTRA_FAIL_DOCUMENT. */
#define ROSTRA_FAIL_DOCUMENT "document" /* this document cannot be worked on */
#define ROSTRA_FAIL_OPTION "option"     /* the options contradict each other or the inputs */
#define ROSTRA_FAIL_IO "io"         /* a file or a service failed; where no document is named, the run ends */
#define ROSTRA_FAIL_MEMORY "memory" /* memory, or the budget, is used up: the run ends */
#define ROSTRA_FAIL_BUG "plugin"    /* the plugin broke its own promise; exceptions land here */

/* Why a call fails. */
typedef struct rostra_failure {
    uint32_t struct_size;
    uint32_t where;  /* the handle of the option that is at fault (rostra_value.where), or 0 */
    rostra_str code; /* for programs: ROSTRA_FAIL_… or a word of the plugin's own; empty: ROSTRA_FAIL_BUG */
    rostra_str message; /* for people */
    int64_t document;   /* an ordinal of this batch whose text is at fault, or -1 */
    int32_t begin, end; /* then: which of its bytes */
} rostra_failure;

typedef struct rostra_call rostra_call;

/* The body of a parallel loop over [begin, end). Any status but ROSTRA_OK ends the loop soon. */
typedef rostra_status (*rostra_loop_body)(const rostra_call* call, void* argument, uint64_t begin,
                                          uint64_t end) ROSTRA_NOEXCEPT;

struct rostra_call {
    uint32_t struct_size;
    uint32_t reserved;
    void* host; /* the host's own; plugins leave it alone */

    /* Says why the call will return ROSTRA_FAILED or ROSTRA_BAD_RECORD. Everything is copied at once. The last
     * message of a call wins. A batch that fails without naming a document is run again by halves until the document
     * is found. [any-thread] */
    void (*fail)(const rostra_call* call, const rostra_failure* why) ROSTRA_NOEXCEPT;

    /* Not 0 once the run is to stop: free what the call made, return ROSTRA_STOPPED. To be asked at least once
     * for every document and every few milliseconds of work; costs one relaxed load. [any-thread] */
    int32_t (*should_stop)(const rostra_call* call) ROSTRA_NOEXCEPT;

    /* Hands an output to the host. `output` counts the component's outputs as its manifest lists them. `array`
     * is moved, also where this fails. A layer is emitted exactly once a call to `process`, with one list for
     * each document of the batch; a table in any number of pieces, in the order its rows are to have, and only
     * from `finish`. Blocks while the host is full. ROSTRA_STOPPED: return at once; ROSTRA_FAILED: the host
     * refused it (and knows why): return ROSTRA_FAILED without calling `fail`. [worker] */
    rostra_status (*emit)(const rostra_call* call, uint32_t output, struct ArrowArray* array) ROSTRA_NOEXCEPT;

    /* Runs body over [0, count) in pieces of `grain` (the last may be shorter), at the same time where threads
     * are free; returns when all are done. The pieces depend on count and grain alone, never on the number of
     * threads, so results kept by piece are the same on every machine. No other task of the run enters the
     * calling thread meanwhile. The body gets a call of its own, in which emit must not be used. Returns the
     * status of the first piece, in order, that was not ROSTRA_OK. Only from `combine` and `finish` of an
     * aggregator and from a writer; elsewhere it runs the pieces one after another. [worker] */
    rostra_status (*parallel_for)(const rostra_call* call, uint64_t count, uint64_t grain, void* argument,
                                  rostra_loop_body body) ROSTRA_NOEXCEPT;

    /* A service of the host by its id (services.h), or NULL where this host or this kind of call has none.
     * The table of functions that is returned never changes and lives as long as the process. [any-thread] */
    const void* (*service)(const rostra_call* call, const char* id)ROSTRA_NOEXCEPT;
};

#endif
