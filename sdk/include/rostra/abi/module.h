/* SPDX-License-Identifier: Apache-2.0 */
/* Rostra ABI: a plugin's one exported symbol.
 *
 *   const rostra_module* rostra_module_0(void)
 *
 * The 0 is the ABI's major version: an older host does not find a newer plugin's symbol, and says so. The
 * function is pure: it returns the same constant each time, allocates nothing, starts nothing. Nothing else is
 * exported; a library is never unloaded once opened.
 */
#ifndef ROSTRA_ABI_MODULE_H
#define ROSTRA_ABI_MODULE_H

#include "setup.h"

/* One part of a plugin, under the name its manifest gives it. */
typedef struct rostra_component {
    uint32_t struct_size;
    uint32_t reserved;
    const char* name;                  /* terminated */
    const char* kind;                  /* interface id, terminated: ROSTRA_READER … ROSTRA_WRITER */
    const rostra_functions* functions; /* of that kind: its own table of functions begins with this one */

    /* A capability of this component by its id, or NULL; may itself be NULL. Ids never change their meaning.
     * [any-thread] */
    const void* (*extension)(const char* id)ROSTRA_NOEXCEPT;
} rostra_component;

typedef struct rostra_module {
    uint32_t struct_size;
    uint32_t abi_minor;  /* ROSTRA_ABI_MINOR of the headers it was built with */
    rostra_str manifest; /* byte for byte the manifest file of the plugin; the host refuses any other pair */
    const rostra_component* const* components;
    uint32_t component_count;
    uint32_t reserved;

    /* The files of the data folder that the plugin was built with: paths below it, each ended by a line break. One that
     * is missing later is then an error and no silence. Empty where the plugin does not say. */
    rostra_str data_files;

    /* A capability of the plugin as a whole by its id, or NULL; may itself be NULL. [any-thread] */
    const void* (*extension)(const char* id)ROSTRA_NOEXCEPT;
} rostra_module;

typedef const rostra_module* (*rostra_module_function)(void)ROSTRA_NOEXCEPT;

#define ROSTRA_MODULE_SYMBOL "rostra_module_0"

/* Before the definition of the exported function, in C and C++. */
#ifdef __cplusplus
#define ROSTRA_EXPORT extern "C" __attribute__((visibility("default")))
#else
#define ROSTRA_EXPORT __attribute__((visibility("default")))
#endif

/* -- Runtimes: extension "rostra.runtime/1" of a module.
 *
 * A runtime runs plugins that have no library of their own: scripts, models, programs in another language. Such a
 * guest is a folder with a manifest that says `runtime = "NAME"`, and whatever the runtime reads beside it:
 *
 *   NAME.so                        the runtime: a plugin whose module has this extension
 *   GUEST/GUEST.rostra.toml        runtime = "NAME"; components, inputs and outputs as those of any plugin
 *   GUEST/…                        what the runtime makes of it
 *
 * The host checks a guest's manifest, pipelines and results as those of any plugin. It asks the runtime for a module
 * once a process, before anything of the guest is created. */

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

#endif
