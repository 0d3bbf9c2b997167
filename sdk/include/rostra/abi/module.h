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

ROSTRA_EXTERN_C_BEGIN

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

ROSTRA_ASSERT_LAYOUT(sizeof(rostra_component) == 40);
ROSTRA_ASSERT_LAYOUT(sizeof(rostra_module) == 64);

ROSTRA_EXTERN_C_END

#endif
