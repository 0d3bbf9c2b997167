# SPDX-License-Identifier: Apache-2.0
# Compiles through ccache where it is found and nothing else was asked for.
find_program(ROSTRA_CCACHE ccache)
mark_as_advanced(ROSTRA_CCACHE)
foreach(language IN ITEMS C CXX)
    if(ROSTRA_CCACHE AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
        set(CMAKE_${language}_COMPILER_LAUNCHER "${ROSTRA_CCACHE}")
        if(ROSTRA_PRECOMPILE)  # what its manual asks for; and no time of day in what Clang precompiles
            set(CMAKE_${language}_COMPILER_LAUNCHER
                "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${ROSTRA_CCACHE}")
            add_compile_options("$<$<COMPILE_LANG_AND_ID:${language},Clang>:SHELL:-Xclang -fno-pch-timestamp>")
        endif()
    endif()
endforeach()
