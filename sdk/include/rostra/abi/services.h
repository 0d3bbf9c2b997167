/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: the services of the host.
 *
 * A call gives a service by its id (rostra_call.service): a table of functions, alive as long as the process, each of
 * which gets the call that the service was asked of. Each section says which kinds of call have the service.
 */
#ifndef ROSTRA_ABI_SERVICES_H
#define ROSTRA_ABI_SERVICES_H

#include "call.h"

/* -- Host: which host this is; in every call. */

#define ROSTRA_HOST "rostra.host/1"

/* For messages, and to leave alone what a host is known to do badly; never to find out what a host can do, which
 * ROSTRA_HAS and services that are there or not tell. Alive as long as the process. */
typedef struct rostra_host {
    uint32_t struct_size;
    uint32_t abi_minor; /* ROSTRA_ABI_MINOR of the headers it was built with */
    rostra_str name;    /* "rostra" */
    rostra_str version; /* "0.3.0" */
} rostra_host;

/* -- Log: in every call. A plugin never prints and never makes a logger of its own. */

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

/* -- Progress: in every call; for calls that take seconds, such as finish, combine and writing. */

#define ROSTRA_PROGRESS "rostra.progress/1"

typedef struct rostra_progress {
    uint32_t struct_size;
    uint32_t reserved;

    /* `done` of `total` parts of what this call does, in words such as "comparing pairs"; total 0: not known.
     * Shown to a person, never kept. Cheap enough for every few milliseconds. [any-thread] */
    void (*report)(const rostra_call* call, rostra_str what, uint64_t done, uint64_t total) ROSTRA_NOEXCEPT;
} rostra_progress;

/* -- Corpus: documents by ordinal; in an aggregator's finish, and in a writer's documents, table and end. */

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

/* -- Scratch: files to spill to when a state outgrows its share of memory; in every call of an aggregator. */

#define ROSTRA_SCRATCH "rostra.scratch/1"

/* A file without a name, gone when it is closed or the run ends. */
typedef struct rostra_scratch_file rostra_scratch_file;

typedef struct rostra_scratch {
    uint32_t struct_size;
    uint32_t reserved;

    /* Bytes of memory this state may hold before it should spill; the run stops where all states together
     * outgrow `[run] memory`. [any-thread] */
    int64_t (*budget)(const rostra_call* call) ROSTRA_NOEXCEPT;

    /* NULL: failed, the host knows why. The file may outlive the call, with the state that holds it. [any-thread] */
    rostra_scratch_file* (*create)(const rostra_call* call)ROSTRA_NOEXCEPT;

    /* Appends; `offset` is where the bytes begin. One writer at a time a file. [worker] */
    rostra_status (*append)(const rostra_call* call, rostra_scratch_file* file, const void* bytes,
                            int64_t size, int64_t* offset) ROSTRA_NOEXCEPT;

    /* Reads exactly `size` bytes at `offset`. [any-thread] */
    rostra_status (*read)(const rostra_call* call, rostra_scratch_file* file, int64_t offset, void* bytes,
                          int64_t size) ROSTRA_NOEXCEPT;

    /* Takes no call, so that `close` of a state can use it. [any-thread] */
    void (*close)(rostra_scratch_file* file) ROSTRA_NOEXCEPT;
} rostra_scratch;

/* -- Files: files of the run directory; in a writer. */

#define ROSTRA_FILES "rostra.files/1"

typedef struct rostra_files {
    uint32_t struct_size;
    uint32_t reserved;

    /* Opens NAME of the run directory for writing in one go ("turn.csv"; no slash, no leading dot). The sink
     * lives until the writer's end; the host flushes and closes it, and gives the file its name once the whole
     * run is well. NULL: failed, or the name is taken (the host knows why). [worker] */
    const rostra_sink* (*open)(const rostra_call* call, rostra_str name)ROSTRA_NOEXCEPT;

    /* For libraries that must open a file themselves (a database): reserves NAME and gives the absolute path to
     * make it at, under which it is not yet visible. The path lives until the writer's end, and the file must be
     * closed by then. Empty: failed. [worker] */
    rostra_str (*path)(const rostra_call* call, rostra_str name) ROSTRA_NOEXCEPT;

    /* What the run is and what its layers and tables mean: a JSON text, whose keys docs/abi.md lists; alive as long as the
     * call, the same for any machine and number of threads. Empty: failed, or not in `end` with `commit`. [worker] */
    rostra_str (*record)(const rostra_call* call) ROSTRA_NOEXCEPT;
} rostra_files;

/* -- Data: the files that a plugin ships and those that its options name; in `create`.
 *
 * A plugin that opens such a file by itself has to notice a disk that fails, a folder in its place and bytes that are
 * no text, and what it read is not in the record of the run. So the host reads it: a regular file of at most 1 GiB,
 * well-formed UTF-8; a byte-order mark is taken off. Each file is read once a run, whoever asks, so all components of
 * a plugin see the same bytes. run.json lists what was read, with its hash.
 *
 * Where a file cannot be had, the host knows why and the run is not started, whatever `create` returns then: return
 * ROSTRA_FAILED without calling `fail`. */

#define ROSTRA_DATA "rostra.data/1"

typedef struct rostra_data {
    uint32_t struct_size;
    uint32_t reserved;

    /* The files of the plugin's data folder and of all folders in it, by their paths below it ("en/months.txt"),
     * ascending bytewise. Those that the plugin was built with (rostra_module.data_files) are among them also where
     * they are not there any more, so that reading them fails. `names` is alive as long as the call. [setup] */
    rostra_status (*list)(const rostra_call* call, const rostra_str** names, int64_t* count) ROSTRA_NOEXCEPT;

    /* The text of a file of the data folder; alive as long as the call. Its `data` is NULL where the file is not there,
     * was not shipped either, and `optional` is not 0; all else that goes wrong is ROSTRA_FAILED. [setup] */
    rostra_status (*read)(const rostra_call* call, rostra_str name, int32_t optional,
                          rostra_str* text) ROSTRA_NOEXCEPT;

    /* The text of a file that an option of type `path` names; alive as long as the call. `where`: the handle of that
     * option, under whose line the host says what went wrong. [setup] */
    rostra_status (*read_named)(const rostra_call* call, rostra_str path, uint32_t where,
                                rostra_str* text) ROSTRA_NOEXCEPT;
} rostra_data;

#endif
