/* SPDX-License-Identifier: Apache-2.0 */
/* Long because it is the whole boundary of one version, as record_boundary.py wrote it. */
#ifndef ROSTRA_ABI_H
#define ROSTRA_ABI_H
#ifndef ROSTRA_ABI_AGGREGATOR_H
#define ROSTRA_ABI_AGGREGATOR_H
#ifndef ROSTRA_ABI_BATCH_H
#define ROSTRA_ABI_BATCH_H
#ifndef ROSTRA_ABI_ARROW_H
#define ROSTRA_ABI_ARROW_H
#ifndef ROSTRA_ABI_BASE_H
#define ROSTRA_ABI_BASE_H
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#define ROSTRA_ABI_MAJOR 0
#define ROSTRA_ABI_MINOR 4
#ifdef __cplusplus
#define ROSTRA_NOEXCEPT noexcept
#else
#define ROSTRA_NOEXCEPT
#endif
#define ROSTRA_SIZE_WITH(type, member) (offsetof(type, member) + sizeof(((type*)0)->member))
#define ROSTRA_HAS(pointer, type, member) ((pointer)->struct_size >= ROSTRA_SIZE_WITH(type, member))
typedef struct rostra_str {
    const char* data;
    int64_t size;
} rostra_str;
typedef int32_t rostra_status;
#define ROSTRA_OK 0
#define ROSTRA_END 1
#define ROSTRA_STOPPED 2
#define ROSTRA_FAILED 3
#define ROSTRA_BAD_RECORD 4
typedef struct rostra_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    rostra_status (*write)(void* self, const void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_sink;
typedef struct rostra_stream {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    int64_t (*read)(void* self, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_stream;
static_assert(sizeof(void*) == 8 && sizeof(rostra_str) == 16, "the boundary is that of 64-bit machines");
#endif
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE
#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};
#endif
#define ROSTRA_BUFFER_ALIGNMENT 64
#define ROSTRA_LOGICAL_TYPE_KEY "rostra.type"
#endif
typedef struct rostra_batch {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t count;
    const int64_t* ordinal;
    const rostra_str* text;
    const rostra_str* id;
    const rostra_str* language;
    const struct ArrowArray* const* input;
} rostra_batch;
typedef struct rostra_table {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t rows;
    int64_t piece_count;
    const struct ArrowArray* const* pieces;
} rostra_table;
typedef struct rostra_tables {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_table* const* input;
} rostra_tables;
#endif
#ifndef ROSTRA_ABI_SETUP_H
#define ROSTRA_ABI_SETUP_H
#ifndef ROSTRA_ABI_CALL_H
#define ROSTRA_ABI_CALL_H
#define ROSTRA_FAIL_DOCUMENT "document"
#define ROSTRA_FAIL_OPTION "option"
#define ROSTRA_FAIL_IO "io"
#define ROSTRA_FAIL_MEMORY "memory"
#define ROSTRA_FAIL_BUG "plugin"
typedef struct rostra_failure {
    uint32_t struct_size;
    uint32_t where;
    rostra_str code;
    rostra_str message;
    int64_t document;
    int32_t begin, end;
} rostra_failure;
typedef struct rostra_call rostra_call;
typedef rostra_status (*rostra_loop_body)(const rostra_call* call, void* argument, uint64_t begin,
                                          uint64_t end) ROSTRA_NOEXCEPT;
struct rostra_call {
    uint32_t struct_size;
    uint32_t reserved;
    void* host;
    void (*fail)(const rostra_call* call, const rostra_failure* why) ROSTRA_NOEXCEPT;
    int32_t (*should_stop)(const rostra_call* call) ROSTRA_NOEXCEPT;
    rostra_status (*emit)(const rostra_call* call, uint32_t output, struct ArrowArray* array) ROSTRA_NOEXCEPT;
    rostra_status (*parallel_for)(const rostra_call* call, uint64_t count, uint64_t grain, void* argument,
                                  rostra_loop_body body) ROSTRA_NOEXCEPT;
    const void* (*service)(const rostra_call* call, const char* id)ROSTRA_NOEXCEPT;
};
#endif
#define ROSTRA_VALUE_BOOL 0u
#define ROSTRA_VALUE_INT 1u
#define ROSTRA_VALUE_FLOAT 2u
#define ROSTRA_VALUE_STRING 3u
#define ROSTRA_VALUE_LIST 4u
#define ROSTRA_VALUE_TABLE 5u
#define ROSTRA_VALUE_NAMED 6u
#define ROSTRA_NAMED_WORD 0u
#define ROSTRA_NAMED_LAYER 1u
#define ROSTRA_NAMED_COLUMN 2u
#define ROSTRA_NAMED_FACT 3u
#define ROSTRA_NO_INPUT UINT32_MAX
typedef struct rostra_named {
    uint32_t struct_size;
    uint32_t kind;
    rostra_str text;
    rostra_str fact;
    uint32_t input;
    uint32_t child;
    uint32_t names;
    uint32_t reserved;
} rostra_named;
typedef struct rostra_value {
    uint32_t type;
    uint32_t where;
    rostra_str key;
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
#define ROSTRA_LAYER 0u
#define ROSTRA_TABLE 1u
typedef struct rostra_binding {
    uint32_t struct_size;
    uint32_t kind;
    rostra_str declared;
    rostra_str name;
    const struct ArrowSchema* schema;
} rostra_binding;
typedef struct rostra_setup {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_value* options;
    rostra_str stage;
    rostra_str data_dir;
    uint32_t input_count;
    uint32_t output_count;
    const rostra_binding* const* inputs;
    const rostra_binding* const* outputs;
    rostra_str plugin;
    rostra_str component;
} rostra_setup;
typedef struct rostra_functions {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_status (*create)(const rostra_call* call, const rostra_setup* setup,
                            void** instance) ROSTRA_NOEXCEPT;
    void (*destroy)(void* instance) ROSTRA_NOEXCEPT;
} rostra_functions;
#endif
#define ROSTRA_AGGREGATOR "rostra.aggregator/1"
typedef struct rostra_load {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_stream* bytes;
    int64_t size;
    int64_t shift;
    const rostra_tables* tables;
} rostra_load;
typedef struct rostra_aggregator {
    rostra_functions base;
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** state) ROSTRA_NOEXCEPT;
    rostra_status (*update)(const rostra_call* call, const void* instance, void* state,
                            const rostra_batch* batch) ROSTRA_NOEXCEPT;
    rostra_status (*combine)(const rostra_call* call, const void* instance, void* into,
                             void* from) ROSTRA_NOEXCEPT;
    int64_t (*memory)(const void* state) ROSTRA_NOEXCEPT;
    rostra_status (*save)(const rostra_call* call, const void* instance, const void* state,
                          const rostra_sink* sink) ROSTRA_NOEXCEPT;
    rostra_status (*load)(const rostra_call* call, const void* instance, const rostra_load* load,
                          void** state) ROSTRA_NOEXCEPT;
    rostra_status (*finish)(const rostra_call* call, const void* instance, void* state,
                            const rostra_tables* tables) ROSTRA_NOEXCEPT;
    void (*close)(void* state) ROSTRA_NOEXCEPT;
} rostra_aggregator;
#define ROSTRA_AGGREGATOR_MINIMUM ROSTRA_SIZE_WITH(rostra_aggregator, close)
#endif
#ifndef ROSTRA_ABI_ANALYZER_H
#define ROSTRA_ABI_ANALYZER_H
#define ROSTRA_ANALYZER "rostra.analyzer/1"
typedef struct rostra_analyzer {
    rostra_functions base;
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** worker) ROSTRA_NOEXCEPT;
    rostra_status (*process)(const rostra_call* call, const void* instance, void* worker,
                             const rostra_batch* batch) ROSTRA_NOEXCEPT;
    void (*close)(void* worker) ROSTRA_NOEXCEPT;
} rostra_analyzer;
#define ROSTRA_ANALYZER_MINIMUM ROSTRA_SIZE_WITH(rostra_analyzer, close)
#endif
#ifndef ROSTRA_ABI_MODULE_H
#define ROSTRA_ABI_MODULE_H
typedef struct rostra_component {
    uint32_t struct_size;
    uint32_t reserved;
    const char* name;
    const char* kind;
    const rostra_functions* functions;
    const void* (*extension)(const char* id)ROSTRA_NOEXCEPT;
} rostra_component;
typedef struct rostra_module {
    uint32_t struct_size;
    uint32_t abi_minor;
    rostra_str manifest;
    const rostra_component* const* components;
    uint32_t component_count;
    uint32_t reserved;
    rostra_str data_files;
    const void* (*extension)(const char* id)ROSTRA_NOEXCEPT;
} rostra_module;
typedef const rostra_module* (*rostra_module_function)(void)ROSTRA_NOEXCEPT;
#define ROSTRA_MODULE_SYMBOL "rostra_module_0"
#ifdef __cplusplus
#define ROSTRA_EXPORT extern "C" __attribute__((visibility("default")))
#else
#define ROSTRA_EXPORT __attribute__((visibility("default")))
#endif
#define ROSTRA_RUNTIME "rostra.runtime/1"
typedef struct rostra_guest {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_str id;
    rostra_str folder;
    rostra_str manifest;
} rostra_guest;
typedef struct rostra_runtime {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_status (*module)(const rostra_call* call, const rostra_guest* guest,
                            const rostra_module** module) ROSTRA_NOEXCEPT;
} rostra_runtime;
#endif
#ifndef ROSTRA_ABI_READER_H
#define ROSTRA_ABI_READER_H
#define ROSTRA_READER "rostra.reader/1"
typedef struct rostra_source {
    uint32_t struct_size;
    uint32_t reserved;
    void* self;
    rostra_str name;
    int64_t size;
    int64_t (*read)(void* self, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
    const void* (*map)(void* self)ROSTRA_NOEXCEPT;
    int64_t (*read_at)(void* self, int64_t offset, void* bytes, int64_t size) ROSTRA_NOEXCEPT;
} rostra_source;
typedef struct rostra_piece {
    int64_t text_begin, text_end;
    int64_t source_begin, source_end;
} rostra_piece;
typedef struct rostra_record {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_str key;
    rostra_str bytes;
    rostra_str encoding;
    int64_t source_begin;
    int64_t fact_count;
    const rostra_str* facts;
    rostra_str language;
    int64_t piece_count;
    const rostra_piece* pieces;
} rostra_record;
typedef struct rostra_reader {
    rostra_functions base;
    rostra_status (*open)(const rostra_call* call, const void* instance, const rostra_source* source,
                          void** cursor) ROSTRA_NOEXCEPT;
    rostra_status (*next)(const rostra_call* call, void* cursor, rostra_record* record) ROSTRA_NOEXCEPT;
    void (*close)(void* cursor) ROSTRA_NOEXCEPT;
} rostra_reader;
#define ROSTRA_READER_MINIMUM ROSTRA_SIZE_WITH(rostra_reader, close)
#endif
#ifndef ROSTRA_ABI_SERVICES_H
#define ROSTRA_ABI_SERVICES_H
#define ROSTRA_HOST "rostra.host/1"
typedef struct rostra_host {
    uint32_t struct_size;
    uint32_t abi_minor;
    rostra_str name;
    rostra_str version;
} rostra_host;
#define ROSTRA_LOG "rostra.log/1"
#define ROSTRA_LOG_TRACE 0
#define ROSTRA_LOG_DEBUG 1
#define ROSTRA_LOG_INFO 2
#define ROSTRA_LOG_WARNING 3
#define ROSTRA_LOG_ERROR 4
typedef struct rostra_log_line {
    uint32_t struct_size;
    int32_t level;
    rostra_str code;
    rostra_str message;
    int64_t document;
    int32_t begin, end;
} rostra_log_line;
typedef struct rostra_log {
    uint32_t struct_size;
    uint32_t reserved;
    int32_t (*enabled)(const rostra_call* call, int32_t level) ROSTRA_NOEXCEPT;
    void (*write)(const rostra_call* call, const rostra_log_line* line) ROSTRA_NOEXCEPT;
} rostra_log;
#define ROSTRA_PROGRESS "rostra.progress/1"
typedef struct rostra_progress {
    uint32_t struct_size;
    uint32_t reserved;
    void (*report)(const rostra_call* call, rostra_str what, uint64_t done, uint64_t total) ROSTRA_NOEXCEPT;
} rostra_progress;
#define ROSTRA_CORPUS "rostra.corpus/1"
typedef struct rostra_text_lease {
    rostra_str text;
    void* host;
} rostra_text_lease;
typedef struct rostra_corpus {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t (*count)(const rostra_call* call) ROSTRA_NOEXCEPT;
    rostra_str (*id)(const rostra_call* call, int64_t ordinal) ROSTRA_NOEXCEPT;
    rostra_status (*text)(const rostra_call* call, int64_t ordinal, rostra_text_lease* lease) ROSTRA_NOEXCEPT;
    void (*drop)(const rostra_call* call, rostra_text_lease* lease) ROSTRA_NOEXCEPT;
} rostra_corpus;
#define ROSTRA_SCRATCH "rostra.scratch/1"
typedef struct rostra_scratch_file rostra_scratch_file;
typedef struct rostra_scratch {
    uint32_t struct_size;
    uint32_t reserved;
    int64_t (*budget)(const rostra_call* call) ROSTRA_NOEXCEPT;
    rostra_scratch_file* (*create)(const rostra_call* call)ROSTRA_NOEXCEPT;
    rostra_status (*append)(const rostra_call* call, rostra_scratch_file* file, const void* bytes,
                            int64_t size, int64_t* offset) ROSTRA_NOEXCEPT;
    rostra_status (*read)(const rostra_call* call, rostra_scratch_file* file, int64_t offset, void* bytes,
                          int64_t size) ROSTRA_NOEXCEPT;
    void (*close)(rostra_scratch_file* file) ROSTRA_NOEXCEPT;
} rostra_scratch;
#define ROSTRA_FILES "rostra.files/1"
typedef struct rostra_files {
    uint32_t struct_size;
    uint32_t reserved;
    const rostra_sink* (*open)(const rostra_call* call, rostra_str name)ROSTRA_NOEXCEPT;
    rostra_str (*path)(const rostra_call* call, rostra_str name) ROSTRA_NOEXCEPT;
    rostra_str (*record)(const rostra_call* call) ROSTRA_NOEXCEPT;
} rostra_files;
#define ROSTRA_DATA "rostra.data/1"
typedef struct rostra_data {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_status (*list)(const rostra_call* call, const rostra_str** names, int64_t* count) ROSTRA_NOEXCEPT;
    rostra_status (*read)(const rostra_call* call, rostra_str name, int32_t optional,
                          rostra_str* text) ROSTRA_NOEXCEPT;
    rostra_status (*read_named)(const rostra_call* call, rostra_str path, uint32_t where,
                                rostra_str* text) ROSTRA_NOEXCEPT;
} rostra_data;
#endif
#ifndef ROSTRA_ABI_WRITER_H
#define ROSTRA_ABI_WRITER_H
#define ROSTRA_WRITER "rostra.writer/1"
typedef struct rostra_writer {
    rostra_functions base;
    rostra_status (*begin)(const rostra_call* call, const void* instance, void** run) ROSTRA_NOEXCEPT;
    rostra_status (*documents)(const rostra_call* call, const void* instance, void* run,
                               const rostra_batch* batch) ROSTRA_NOEXCEPT;
    rostra_status (*table)(const rostra_call* call, const void* instance, void* run, uint32_t input,
                           const struct ArrowArray* rows) ROSTRA_NOEXCEPT;
    rostra_status (*end)(const rostra_call* call, const void* instance, void* run,
                         int32_t commit) ROSTRA_NOEXCEPT;
} rostra_writer;
#define ROSTRA_WRITER_MINIMUM ROSTRA_SIZE_WITH(rostra_writer, end)
#endif
#endif
