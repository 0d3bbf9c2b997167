/* SPDX-License-Identifier: Apache-2.0 */
/* A host of a later version, as small as can be: all that it hands over has grown, and the analyzer of a plugin that was
 * built before finds the lines of two documents all the same.
 *
 *     grown_host PLUGIN.so
 */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include <rostra/abi/abi.h>

static int64_t lines_found = -1;
static int32_t last_begin = -1, last_end = -1;

static void fail(const rostra_call* call, const rostra_failure* why) {
    (void)call;
    fprintf(stderr, "the plugin fails: %.*s\n", (int)why->message.size, why->message.data);
}
static int32_t should_stop(const rostra_call* call) {
    (void)call;
    return 0;
}
static rostra_status emit(const rostra_call* call, uint32_t output, struct ArrowArray* array) {
    (void)call;
    if (output != 0) return ROSTRA_FAILED;
    const struct ArrowArray* rows = array->children[0];
    lines_found = rows->length;
    last_begin = ((const int32_t*)rows->children[0]->buffers[1])[rows->length - 1];
    last_end = ((const int32_t*)rows->children[1]->buffers[1])[rows->length - 1];
    array->release(array);
    return ROSTRA_OK;
}
static const void* service(const rostra_call* call, const char* id) {
    (void)call, (void)id;
    return NULL;
}

static rostra_str str(const char* text) {
    const rostra_str out = {text, (int64_t)strlen(text)};
    return out;
}

static const rostra_component* component_of(const rostra_module* module, const char* name) {
    for (uint32_t i = 0; i < module->component_count; ++i) {
        if (strcmp(module->components[i]->name, name) == 0) return module->components[i];
    }
    return NULL;
}

int main(int count, char** arguments) {
    void* library = count == 2 ? dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) : NULL;
    void* symbol = library == NULL ? NULL : dlsym(library, ROSTRA_MODULE_SYMBOL);
    if (symbol == NULL) {
        fprintf(stderr, "there is no plugin: %s\n", dlerror());
        return 2;
    }
    rostra_module_function module;
    memcpy(&module, &symbol, sizeof module);
    const rostra_component* lines = component_of(module(), "lines");
    if (lines == NULL) return 2;
    /* The plugin's own structs are shorter than this host knows them. */
    if (ROSTRA_HAS(lines, rostra_component, grown_number)) return 3;
    if (lines->functions->struct_size < ROSTRA_ANALYZER_MINIMUM) return 3;
    const rostra_analyzer* analyzer = (const rostra_analyzer*)lines->functions;

    const rostra_call call = {.struct_size = sizeof call,
                              .fail = fail,
                              .should_stop = should_stop,
                              .emit = emit,
                              .service = service,
                              .grown_number = 7};
    const rostra_value options = {.type = ROSTRA_VALUE_TABLE};
    const rostra_binding output = {.struct_size = sizeof output,
                                   .kind = ROSTRA_LAYER,
                                   .declared = str("plain_c.line"),
                                   .name = str("line"),
                                   .grown_number = 7};
    const rostra_binding* const outputs[] = {&output};
    const rostra_setup setup = {.struct_size = sizeof setup,
                                .options = &options,
                                .stage = str("lines"),
                                .data_dir = str("/nowhere"),
                                .output_count = 1,
                                .outputs = outputs,
                                .plugin = str("plain-c"),
                                .component = str("lines"),
                                .grown_number = 7};
    const rostra_tables tables = {.struct_size = sizeof tables, .grown_number = 7};
    const int64_t ordinals[] = {3, 5};
    const rostra_str texts[] = {str("one\n\ntwo\n"), str("three")};
    const rostra_str ids[] = {str("a"), str("b")};
    const rostra_str languages[] = {str("en"), str("")};
    const rostra_batch batch = {.struct_size = sizeof batch,
                                .count = 2,
                                .ordinal = ordinals,
                                .text = texts,
                                .id = ids,
                                .language = languages,
                                .grown_number = 7};

    void* instance = NULL;
    void* worker = NULL;
    if (analyzer->base.create(&call, &setup, &instance) != ROSTRA_OK) return 4;
    if (analyzer->open(&call, instance, &tables, &worker) != ROSTRA_OK) return 5;
    if (analyzer->process(&call, instance, worker, &batch) != ROSTRA_OK) return 6;
    analyzer->close(worker);
    analyzer->base.destroy(instance);
    if (lines_found != 3 || last_begin != 0 || last_end != 5) {
        fprintf(stderr, "%lld lines, the last from %d to %d\n", (long long)lines_found, last_begin, last_end);
        return 7;
    }
    return 0;
}
