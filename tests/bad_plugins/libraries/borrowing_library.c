/* SPDX-License-Identifier: Apache-2.0 */
/* Uses the symbol that a plugin exports, where another library has it. */
__attribute__((weak)) const void* rostra_module_0(void);
const void* borrowed_module(void);

const void* borrowed_module(void) { return rostra_module_0 ? rostra_module_0() : (const void*)0; }
