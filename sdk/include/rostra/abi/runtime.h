/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: runtimes, extension "rostra.runtime/1" of a module.
 *
 * A runtime runs plugins that have no library of their own: scripts, models, programs in another language. Such a
 * guest is a folder with a manifest that says `runtime = "NAME"`, and whatever the runtime reads beside it:
 *
 *   NAME.so                        the runtime: a plugin whose module has this extension
 *   GUEST/GUEST.rostra.toml        runtime = "NAME"; components, inputs and outputs as those of any plugin
 *   GUEST/…                        what the runtime makes of it
 *
 * The host checks a guest's manifest, pipelines and results as those of any plugin. It asks the runtime for a module
 * once a process, before anything of the guest is created.
 */
#ifndef ROSTRA_ABI_RUNTIME_H
#define ROSTRA_ABI_RUNTIME_H

#include "module.h"

ROSTRA_EXTERN_C_BEGIN

#define ROSTRA_RUNTIME "rostra.runtime/1"

/* A plugin that is to be run. Borrowed for the call. */
typedef struct rostra_guest {
    uint32_t struct_size;
    uint32_t reserved;
    rostra_str id;       /* of the plugin */
    rostra_str folder;   /* where its manifest is; absolute, without a slash at its end */
    rostra_str manifest; /* its text, which the module has to give back */
} rostra_guest;

typedef struct rostra_runtime {
    uint32_t struct_size;
    uint32_t reserved;

    /* Gives the guest's module, alive as long as the process, with a component for each that its manifest lists. Many
     * guests may share one table of functions: rostra_setup says whose instance is made. ROSTRA_FAILED: `fail` said
     * why, and the guest cannot be used. The call has no services. [setup] */
    rostra_status (*module)(const rostra_call* call, const rostra_guest* guest,
                            const rostra_module** module) ROSTRA_NOEXCEPT;
} rostra_runtime;

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_guest) == 56);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_runtime) == 16);

ROSTRA_EXTERN_C_END

#endif
