// SPDX-License-Identifier: Apache-2.0
#include "unicode/icu_memory.hpp"

#include <unicode/uclean.h>

#include <cstddef>
#include <cstdlib>

namespace rostra::core {

namespace {

void (*end_of_program)() = std::abort;

void* allocate(const void* /*context*/, std::size_t size) {
    void* memory = std::malloc(size);
    if (memory == nullptr) end_of_program();
    return memory;
}

void* reallocate(const void* /*context*/, void* memory, std::size_t size) {
    void* larger = std::realloc(memory, size);
    if (larger == nullptr) end_of_program();
    return larger;
}

void release(const void* /*context*/, void* memory) { std::free(memory); }

}  // namespace

void end_where_icu_gets_no_memory(void (*without_memory)()) {
    end_of_program = without_memory;
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(nullptr, allocate, reallocate, release, &status);
}

}  // namespace rostra::core
