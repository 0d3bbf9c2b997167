/* SPDX-License-Identifier: Apache-2.0 */
/* A plugin of a later ABI, as this host must see it: by the name of its symbol. */
const void* rostra_module_1(void);

__attribute__((visibility("default"))) const void* rostra_module_1(void) { return (const void*)0; }
