/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include <rostra/abi/abi.h>

static const char kManifest[] = {
#include "rostra_manifest.inc"
};

/* Never called: the host looks at sizes and names before it makes anything. */
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
    {ROSTRA_ANALYZER_MINIMUM, 0, create, destroy}, open, process, destroy};
static const rostra_analyzer kWithAHole = {
    {sizeof(rostra_analyzer), 0, create, destroy}, open, NULL, destroy};
static const rostra_functions kTooFew = {sizeof(rostra_functions), 0, create, destroy};

#define COMPONENT(name, kind, functions) \
    { sizeof(rostra_component), 0, name, kind, functions, NULL }
static const rostra_component kSound = COMPONENT("nothing", ROSTRA_ANALYZER, &kAnalyzer.base);
static const rostra_component kRenamed = COMPONENT("other", ROSTRA_ANALYZER, &kAnalyzer.base);
static const rostra_component kOfAnotherKind = COMPONENT("nothing", ROSTRA_WRITER, &kAnalyzer.base);
static const rostra_component kWithoutFunctions = COMPONENT("nothing", ROSTRA_ANALYZER, NULL);
static const rostra_component kWithFewFunctions = COMPONENT("nothing", ROSTRA_ANALYZER, &kTooFew);

static const rostra_component kWithoutOneFunction = COMPONENT("nothing", ROSTRA_ANALYZER, &kWithAHole.base);

static const rostra_component* const kOne[] = {&kSound, &kRenamed};
static const rostra_component* const kNamedElse[] = {&kRenamed};
static const rostra_component* const kKind[] = {&kOfAnotherKind};
static const rostra_component* const kNoFunctions[] = {&kWithoutFunctions};
static const rostra_component* const kFewFunctions[] = {&kWithFewFunctions};
static const rostra_component* const kHole[] = {&kWithoutOneFunction};

static rostra_module module_of(const rostra_component* const* components, uint32_t count) {
    const rostra_module module = {sizeof(rostra_module),
                                  ROSTRA_ABI_MINOR,
                                  {kManifest, sizeof kManifest},
                                  components,
                                  count,
                                  0,
                                  {NULL, 0},
                                  NULL};
    return module;
}

const rostra_module* rostra_module_0(void);

ROSTRA_EXPORT const rostra_module* rostra_module_0(void) {
    static rostra_module module;
    const char* lie = getenv("LYING");
    module = module_of(kOne, 1);
    if (lie == NULL) return &module;
    if (strcmp(lie, "no module") == 0) return NULL;
    if (strcmp(lie, "short module") == 0) module.struct_size = sizeof(uint32_t);
    if (strcmp(lie, "minor") == 0) module.abi_minor = ROSTRA_ABI_MINOR + 1;
    if (strcmp(lie, "one function") == 0) module = module_of(kHole, 1);
    if (strcmp(lie, "name") == 0) module = module_of(kNamedElse, 1);
    if (strcmp(lie, "kind") == 0) module = module_of(kKind, 1);
    if (strcmp(lie, "no functions") == 0) module = module_of(kNoFunctions, 1);
    if (strcmp(lie, "few functions") == 0) module = module_of(kFewFunctions, 1);
    if (strcmp(lie, "one more") == 0) module = module_of(kOne, 2);
    return &module;
}
