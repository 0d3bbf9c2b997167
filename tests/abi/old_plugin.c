/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin as it was built against the boundary of an earlier minor version: BOUNDARY is that version's header. */
#include BOUNDARY

static const char kManifest[] = {
#include "rostra_manifest.inc"
};

static rostra_status create(const rostra_call* call, const rostra_setup* setup, void** instance) {
    (void)call, (void)setup, (void)instance;
    return ROSTRA_FAILED;
}
static void destroy(void* instance) { (void)instance; }
static rostra_status open(const rostra_call* call, const void* instance, const rostra_tables* tables,
                          void** worker) {
    (void)call, (void)instance, (void)tables, (void)worker;
    return ROSTRA_FAILED;
}
static rostra_status process(const rostra_call* call, const void* instance, void* worker,
                             const rostra_batch* batch) {
    (void)call, (void)instance, (void)worker, (void)batch;
    return ROSTRA_FAILED;
}

static const rostra_analyzer kAnalyzer = {
    {sizeof(rostra_analyzer), 0, create, destroy}, open, process, destroy};
static const rostra_component kComponent = {sizeof(rostra_component), 0, "nothing", ROSTRA_ANALYZER,
                                            &kAnalyzer.base,          0};
static const rostra_component* const kComponents[] = {&kComponent};
static const rostra_module kModule = {.struct_size = sizeof(rostra_module),
                                      .abi_minor = ROSTRA_ABI_MINOR,
                                      .manifest = {kManifest, sizeof kManifest},
                                      .components = kComponents,
                                      .component_count = 1};

const rostra_module* rostra_module_0(void);
__attribute__((visibility("default"))) const rostra_module* rostra_module_0(void) { return &kModule; }
