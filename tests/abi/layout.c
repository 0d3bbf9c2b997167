/* SPDX-License-Identifier: Apache-2.0 */
/* How the structs of the boundary lie in memory: their sizes, and where each member begins. A compiler refuses this file
 * where one of them has moved. Numbers change with ROSTRA_ABI_MINOR alone while the major version is 0, and later only by
 * members that come behind the last. */
#include <rostra/abi/abi.h>

#define SIZE(type, size) _Static_assert(sizeof(struct type) == (size), #type " has another size")
#define AT(type, member, offset) \
    _Static_assert(offsetof(struct type, member) == (offset), #type "." #member " has moved")

SIZE(rostra_str, 16);
AT(rostra_str, data, 0);
AT(rostra_str, size, 8);

SIZE(rostra_sink, 24);
AT(rostra_sink, struct_size, 0);
AT(rostra_sink, reserved, 4);
AT(rostra_sink, self, 8);
AT(rostra_sink, write, 16);

SIZE(rostra_stream, 24);
AT(rostra_stream, struct_size, 0);
AT(rostra_stream, reserved, 4);
AT(rostra_stream, self, 8);
AT(rostra_stream, read, 16);

SIZE(ArrowSchema, 72);
AT(ArrowSchema, format, 0);
AT(ArrowSchema, name, 8);
AT(ArrowSchema, metadata, 16);
AT(ArrowSchema, flags, 24);
AT(ArrowSchema, n_children, 32);
AT(ArrowSchema, children, 40);
AT(ArrowSchema, dictionary, 48);
AT(ArrowSchema, release, 56);
AT(ArrowSchema, private_data, 64);

SIZE(ArrowArray, 80);
AT(ArrowArray, length, 0);
AT(ArrowArray, null_count, 8);
AT(ArrowArray, offset, 16);
AT(ArrowArray, n_buffers, 24);
AT(ArrowArray, n_children, 32);
AT(ArrowArray, buffers, 40);
AT(ArrowArray, children, 48);
AT(ArrowArray, dictionary, 56);
AT(ArrowArray, release, 64);
AT(ArrowArray, private_data, 72);

SIZE(rostra_batch, 56);
AT(rostra_batch, struct_size, 0);
AT(rostra_batch, reserved, 4);
AT(rostra_batch, count, 8);
AT(rostra_batch, ordinal, 16);
AT(rostra_batch, text, 24);
AT(rostra_batch, id, 32);
AT(rostra_batch, language, 40);
AT(rostra_batch, input, 48);

SIZE(rostra_table, 32);
AT(rostra_table, struct_size, 0);
AT(rostra_table, reserved, 4);
AT(rostra_table, rows, 8);
AT(rostra_table, piece_count, 16);
AT(rostra_table, pieces, 24);

SIZE(rostra_tables, 16);
AT(rostra_tables, struct_size, 0);
AT(rostra_tables, reserved, 4);
AT(rostra_tables, input, 8);

SIZE(rostra_failure, 56);
AT(rostra_failure, struct_size, 0);
AT(rostra_failure, where, 4);
AT(rostra_failure, code, 8);
AT(rostra_failure, message, 24);
AT(rostra_failure, document, 40);
AT(rostra_failure, begin, 48);
AT(rostra_failure, end, 52);

SIZE(rostra_call, 56);
AT(rostra_call, struct_size, 0);
AT(rostra_call, reserved, 4);
AT(rostra_call, host, 8);
AT(rostra_call, fail, 16);
AT(rostra_call, should_stop, 24);
AT(rostra_call, emit, 32);
AT(rostra_call, parallel_for, 40);
AT(rostra_call, service, 48);

SIZE(rostra_named, 56);
AT(rostra_named, struct_size, 0);
AT(rostra_named, kind, 4);
AT(rostra_named, text, 8);
AT(rostra_named, fact, 24);
AT(rostra_named, input, 40);
AT(rostra_named, child, 44);
AT(rostra_named, names, 48);
AT(rostra_named, reserved, 52);

SIZE(rostra_value, 40);
AT(rostra_value, type, 0);
AT(rostra_value, where, 4);
AT(rostra_value, key, 8);
AT(rostra_value, as, 24);

SIZE(rostra_binding, 48);
AT(rostra_binding, struct_size, 0);
AT(rostra_binding, kind, 4);
AT(rostra_binding, declared, 8);
AT(rostra_binding, name, 24);
AT(rostra_binding, schema, 40);

SIZE(rostra_setup, 104);
AT(rostra_setup, struct_size, 0);
AT(rostra_setup, reserved, 4);
AT(rostra_setup, options, 8);
AT(rostra_setup, stage, 16);
AT(rostra_setup, data_dir, 32);
AT(rostra_setup, input_count, 48);
AT(rostra_setup, output_count, 52);
AT(rostra_setup, inputs, 56);
AT(rostra_setup, outputs, 64);
AT(rostra_setup, plugin, 72);
AT(rostra_setup, component, 88);

SIZE(rostra_functions, 24);
AT(rostra_functions, struct_size, 0);
AT(rostra_functions, reserved, 4);
AT(rostra_functions, create, 8);
AT(rostra_functions, destroy, 16);

SIZE(rostra_load, 40);
AT(rostra_load, struct_size, 0);
AT(rostra_load, reserved, 4);
AT(rostra_load, bytes, 8);
AT(rostra_load, size, 16);
AT(rostra_load, shift, 24);
AT(rostra_load, tables, 32);

SIZE(rostra_aggregator, 88);
AT(rostra_aggregator, base, 0);
AT(rostra_aggregator, open, 24);
AT(rostra_aggregator, update, 32);
AT(rostra_aggregator, combine, 40);
AT(rostra_aggregator, memory, 48);
AT(rostra_aggregator, save, 56);
AT(rostra_aggregator, load, 64);
AT(rostra_aggregator, finish, 72);
AT(rostra_aggregator, close, 80);

SIZE(rostra_analyzer, 48);
AT(rostra_analyzer, base, 0);
AT(rostra_analyzer, open, 24);
AT(rostra_analyzer, process, 32);
AT(rostra_analyzer, close, 40);

SIZE(rostra_component, 40);
AT(rostra_component, struct_size, 0);
AT(rostra_component, reserved, 4);
AT(rostra_component, name, 8);
AT(rostra_component, kind, 16);
AT(rostra_component, functions, 24);
AT(rostra_component, extension, 32);

SIZE(rostra_module, 64);
AT(rostra_module, struct_size, 0);
AT(rostra_module, abi_minor, 4);
AT(rostra_module, manifest, 8);
AT(rostra_module, components, 24);
AT(rostra_module, component_count, 32);
AT(rostra_module, reserved, 36);
AT(rostra_module, data_files, 40);
AT(rostra_module, extension, 56);

SIZE(rostra_guest, 56);
AT(rostra_guest, struct_size, 0);
AT(rostra_guest, reserved, 4);
AT(rostra_guest, id, 8);
AT(rostra_guest, folder, 24);
AT(rostra_guest, manifest, 40);

SIZE(rostra_runtime, 16);
AT(rostra_runtime, struct_size, 0);
AT(rostra_runtime, reserved, 4);
AT(rostra_runtime, module, 8);

SIZE(rostra_source, 64);
AT(rostra_source, struct_size, 0);
AT(rostra_source, reserved, 4);
AT(rostra_source, self, 8);
AT(rostra_source, name, 16);
AT(rostra_source, size, 32);
AT(rostra_source, read, 40);
AT(rostra_source, map, 48);
AT(rostra_source, read_at, 56);

SIZE(rostra_piece, 32);
AT(rostra_piece, text_begin, 0);
AT(rostra_piece, text_end, 8);
AT(rostra_piece, source_begin, 16);
AT(rostra_piece, source_end, 24);

SIZE(rostra_record, 112);
AT(rostra_record, struct_size, 0);
AT(rostra_record, reserved, 4);
AT(rostra_record, key, 8);
AT(rostra_record, bytes, 24);
AT(rostra_record, encoding, 40);
AT(rostra_record, source_begin, 56);
AT(rostra_record, fact_count, 64);
AT(rostra_record, facts, 72);
AT(rostra_record, language, 80);
AT(rostra_record, piece_count, 96);
AT(rostra_record, pieces, 104);

SIZE(rostra_reader, 48);
AT(rostra_reader, base, 0);
AT(rostra_reader, open, 24);
AT(rostra_reader, next, 32);
AT(rostra_reader, close, 40);

SIZE(rostra_host, 40);
AT(rostra_host, struct_size, 0);
AT(rostra_host, abi_minor, 4);
AT(rostra_host, name, 8);
AT(rostra_host, version, 24);

SIZE(rostra_log_line, 56);
AT(rostra_log_line, struct_size, 0);
AT(rostra_log_line, level, 4);
AT(rostra_log_line, code, 8);
AT(rostra_log_line, message, 24);
AT(rostra_log_line, document, 40);
AT(rostra_log_line, begin, 48);
AT(rostra_log_line, end, 52);

SIZE(rostra_log, 24);
AT(rostra_log, struct_size, 0);
AT(rostra_log, reserved, 4);
AT(rostra_log, enabled, 8);
AT(rostra_log, write, 16);

SIZE(rostra_progress, 16);
AT(rostra_progress, struct_size, 0);
AT(rostra_progress, reserved, 4);
AT(rostra_progress, report, 8);

SIZE(rostra_text_lease, 24);
AT(rostra_text_lease, text, 0);
AT(rostra_text_lease, host, 16);

SIZE(rostra_corpus, 40);
AT(rostra_corpus, struct_size, 0);
AT(rostra_corpus, reserved, 4);
AT(rostra_corpus, count, 8);
AT(rostra_corpus, id, 16);
AT(rostra_corpus, text, 24);
AT(rostra_corpus, drop, 32);

SIZE(rostra_scratch, 48);
AT(rostra_scratch, struct_size, 0);
AT(rostra_scratch, reserved, 4);
AT(rostra_scratch, budget, 8);
AT(rostra_scratch, create, 16);
AT(rostra_scratch, append, 24);
AT(rostra_scratch, read, 32);
AT(rostra_scratch, close, 40);

SIZE(rostra_files, 32);
AT(rostra_files, struct_size, 0);
AT(rostra_files, reserved, 4);
AT(rostra_files, open, 8);
AT(rostra_files, path, 16);
AT(rostra_files, record, 24);

SIZE(rostra_data, 32);
AT(rostra_data, struct_size, 0);
AT(rostra_data, reserved, 4);
AT(rostra_data, list, 8);
AT(rostra_data, read, 16);
AT(rostra_data, read_named, 24);

SIZE(rostra_writer, 56);
AT(rostra_writer, base, 0);
AT(rostra_writer, begin, 24);
AT(rostra_writer, documents, 32);
AT(rostra_writer, table, 40);
AT(rostra_writer, end, 48);
