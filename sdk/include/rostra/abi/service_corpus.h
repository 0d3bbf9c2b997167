/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the corpus service, documents by ordinal; in an aggregator's finish and in a writer. */
#ifndef ROSTRA_ABI_SERVICE_CORPUS_H
#define ROSTRA_ABI_SERVICE_CORPUS_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_CORPUS "rostra.corpus/1"

typedef struct rostra_text_lease {
    rostra_str text;
    void* host; /* the host's own */
} rostra_text_lease;

typedef struct rostra_corpus {
    uint32_t struct_size;
    uint32_t reserved;

    /* One more than the highest ordinal handed out. [any-thread] */
    int64_t (*count)(const rostra_call* call) ROSTRA_NOEXCEPT;

    /* A document's id, alive as long as the call; empty where that ordinal was set aside. [any-thread] */
    rostra_str (*id)(const rostra_call* call, int64_t ordinal) ROSTRA_NOEXCEPT;

    /* A document's text, the same bytes its spans point into, until `drop`. Read from disk again where it is no
     * longer in memory: ask document by document, not span by span. ROSTRA_FAILED: it was set aside, or its
     * input has changed since (`fail` need not be called). [any-thread] */
    rostra_status (*text)(const rostra_call* call, int64_t ordinal, rostra_text_lease* lease) ROSTRA_NOEXCEPT;

    /* [any-thread] */
    void (*drop)(const rostra_call* call, rostra_text_lease* lease) ROSTRA_NOEXCEPT;
} rostra_corpus;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_text_lease) == 24);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_corpus) == 40);

ROSTRA_EXTERN_C_END

#endif
