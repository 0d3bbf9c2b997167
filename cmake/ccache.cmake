# SPDX-License-Identifier: Apache-2.0
# Compiles through ccache where it is found and nothing else was asked for.
find_program(ROSTRA_CCACHE ccache)
mark_as_advanced(ROSTRA_CCACHE)
foreach(language IN ITEMS C CXX)
    if(ROSTRA_CCACHE AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
        set(CMAKE_${language}_COMPILER_LAUNCHER "${ROSTRA_CCACHE}")
    endif()
endforeach()
