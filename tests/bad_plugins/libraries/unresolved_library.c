/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin that needs a function nobody has. */
const void* nobody_has_this(void);
const void* rostra_module_0(void);

const void* rostra_module_0(void) { return nobody_has_this(); }
