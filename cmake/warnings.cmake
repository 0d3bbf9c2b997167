# SPDX-License-Identifier: Apache-2.0
# rostra::warnings: the warnings every target of this project is compiled with. Whether they are errors is the
# preset's choice (CMAKE_COMPILE_WARNING_AS_ERROR), so that a newer compiler does not break a user's build.
add_library(rostra_warnings INTERFACE)
add_library(rostra::warnings ALIAS rostra_warnings)
target_compile_options(rostra_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Wconversion -Wsign-conversion  # integer conversions are explicit
    -Wshadow
    -Wcast-qual -Wcast-align
    -Wformat=2
    -Wundef
    -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # GCC 12 sees overlaps in std::string's + that are not there (bug 105651)
    # GCC 12 at -O3 takes strings in initializer lists for unset on the path where a throw unwinds them (bug 105562).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes>
    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Woverloaded-virtual -Wextra-semi>)
