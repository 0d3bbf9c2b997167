/* SPDX-License-Identifier: Apache-2.0 */
/* Defines the symbol that a plugin exports, and is none. */
const void* rostra_module_0(void);

const void* rostra_module_0(void) { return (const void*)0; }
