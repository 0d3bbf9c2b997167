/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the log service. A plugin never prints and never makes a logger of its own. */
#ifndef ROSTRA_ABI_SERVICE_LOG_H
#define ROSTRA_ABI_SERVICE_LOG_H

#include "call.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_LOG "rostra.log/1"

#define ROSTRA_LOG_TRACE 0
#define ROSTRA_LOG_DEBUG 1
#define ROSTRA_LOG_INFO 2
#define ROSTRA_LOG_WARNING 3 /* also kept in run.json: something was capped, dropped or guessed */
#define ROSTRA_LOG_ERROR 4

/* What is said, and where in which text. */
typedef struct rostra_log_line {
    uint32_t struct_size;
    int32_t level;   /* ROSTRA_LOG_… */
    rostra_str code; /* for programs: lower-case letters, digits and '-', such as "no-date"; may be empty */
    rostra_str message; /* for people */
    int64_t document;   /* an ordinal, or -1 */
    int32_t begin, end; /* bytes of its text; both 0: the whole document */
} rostra_log_line;

typedef struct rostra_log {
    uint32_t struct_size;
    uint32_t reserved;

    /* Not 0 where a message of that level would go anywhere. [any-thread] */
    int32_t (*enabled)(const rostra_call* call, int32_t level) ROSTRA_NOEXCEPT;

    /* Copied at once. Order and number of messages below ROSTRA_LOG_WARNING may differ from run to run; those from
     * there on must not depend on batches. [any-thread] */
    void (*write)(const rostra_call* call, const rostra_log_line* line) ROSTRA_NOEXCEPT;
} rostra_log;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_log_line) == 56);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_log) == 24);

ROSTRA_EXTERN_C_END

#endif
