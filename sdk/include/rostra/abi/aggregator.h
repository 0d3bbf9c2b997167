/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: aggregators, kind "rostra.aggregator/1".
 *
 * An aggregator makes tables of all documents:
 *
 *   create ( open update* ) … combine … finish close … destroy
 *
 * The host splits the run's documents into chunks, gives each chunk a state, and combines the states. The laws
 * (rostra checks them):
 *   - `open` gives a neutral state: combining it with another, either way round, changes nothing that shows.
 *   - Combining is associative: any tree over the states, in document order, finishes with the same bytes.
 *     Where the manifest says `commutative = true`, so does any order.
 *   - How documents fall into batches and chunks does not show. So nothing that rounds is summed in a state:
 *     count in integers, divide in finish.
 *   - `save` then `load` gives a state that cannot be told from the one that was saved.
 *   - `load` with a shift gives the state of the same documents, had each of their ordinals been higher by it.
 *   - How a table falls into emitted pieces depends on its rows, not on threads.
 *
 * States of two runs are put together by saving both and loading the second with the number of the first run's
 * documents as its shift.
 *
 * The host writes an envelope around what is saved: the plugin, the component, the number `state` of its manifest, and
 * a checksum every so many bytes. Bytes of another plugin, component or `state`, and damaged ones, do not reach `load`.
 * A plugin that changes what its saved bytes mean raises `state`.
 */
#ifndef ROSTRA_ABI_AGGREGATOR_H
#define ROSTRA_ABI_AGGREGATOR_H

#include "batch.h"
#include "setup.h"

#define ROSTRA_AGGREGATOR "rostra.aggregator/1"

/* What `load` makes a state of. Valid during the call. */
typedef struct rostra_load {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_stream* bytes;  /* what save wrote, all of it */
    int64_t size;                /* how many bytes that is; -1: not known */
    int64_t shift;               /* what every ordinal in it is raised by, at least 0 */
    const rostra_tables* tables; /* as `open` has them; they live until the state is closed */
} rostra_load;

typedef struct rostra_aggregator {
    rostra_functions base;

    /* The neutral state. `tables` are those that the manifest asks for `at = "open"`: they are whole and live until
     * the state is closed, since such an aggregator runs in a later phase than the one that made them. [any-thread] */
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** state) ROSTRA_NOEXCEPT;

    /* Takes in a batch; ordinals ascend from one update of a state to the next. After anything but ROSTRA_OK
     * the host closes this state and builds it again without the document that failed. [worker] */
    rostra_status (*update)(const rostra_call* call, const void* instance, void* state,
                            const rostra_batch* batch) ROSTRA_NOEXCEPT;

    /* Takes `from` into `into`. All documents of `from` come after those of `into`, unless the manifest says
     * commutative. `from` may be emptied; the host still closes it, also on failure. parallel_for is allowed.
     * [worker], for both states */
    rostra_status (*combine)(const rostra_call* call, const void* instance, void* into,
                             void* from) ROSTRA_NOEXCEPT;

    /* Bytes the state holds in memory, near enough and cheap; what stands in scratch files does not count.
     * [worker] */
    int64_t (*memory)(const void* state) ROSTRA_NOEXCEPT;

    /* Writes the state, the same bytes for the same contents on every machine. [worker] */
    rostra_status (*save)(const rostra_call* call, const void* instance, const void* state,
                          const rostra_sink* sink) ROSTRA_NOEXCEPT;

    /* Makes a state of what save wrote, read piece by piece: a state that spilled comes back under a small budget.
     * The bytes may have been saved under other options or be forged: anything but the whole of a state of this
     * instance is refused with ROSTRA_FAILED, and no count in it is trusted with memory. [any-thread] */
    rostra_status (*load)(const rostra_call* call, const void* instance, const rostra_load* load,
                          void** state) ROSTRA_NOEXCEPT;

    /* Emits the tables. `tables` are all that this aggregator asks for, finished before. parallel_for, the corpus
     * and the scratch service are there. Called once, on the state of the whole run; it may use the state up.
     * [worker] */
    rostra_status (*finish)(const rostra_call* call, const void* instance, void* state,
                            const rostra_tables* tables) ROSTRA_NOEXCEPT;

    /* [worker] */
    void (*close)(void* state) ROSTRA_NOEXCEPT;
} rostra_aggregator;

#define ROSTRA_AGGREGATOR_MINIMUM ROSTRA_SIZE_WITH(rostra_aggregator, close)

#endif
