/* SPDX-License-Identifier: Apache-2.0 */
/* The one symbol that the library exports. */
#include "plain_c.h"

static const char kManifest[] = {
#include "rostra_manifest.inc"
};

static const rostra_component kLines = {sizeof(rostra_component), 0,   "lines", ROSTRA_ANALYZER,
                                        &plain_c_lines.base,      NULL};
static const rostra_component kSize = {sizeof(rostra_component), 0,   "size", ROSTRA_AGGREGATOR,
                                       &plain_c_size.base,       NULL};
static const rostra_component* const kComponents[] = {&kLines, &kSize};
static const rostra_module kModule = {sizeof(rostra_module),
                                      ROSTRA_ABI_MINOR,
                                      {kManifest, sizeof kManifest},
                                      kComponents,
                                      2,
                                      0,
                                      {NULL, 0},
                                      NULL};

const rostra_module* rostra_module_0(void);

ROSTRA_EXPORT const rostra_module* rostra_module_0(void) { return &kModule; }
