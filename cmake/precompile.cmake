# SPDX-License-Identifier: Apache-2.0
# With ROSTRA_PRECOMPILE the headers of the standard library that most sources include are parsed once for all of them.
# They are there then whether a source includes them or not: a preset without it, such as release, sees what is missing.
option(ROSTRA_PRECOMPILE "Precompile the headers of the standard library" OFF)

set(ROSTRA_PRECOMPILED
    <algorithm> <array> <chrono> <cmath> <cstdint> <cstring> <filesystem> <fstream> <functional> <map> <memory> <mutex>
    <optional> <random> <set> <span> <sstream> <stdexcept> <string> <string_view> <tuple> <unordered_map> <utility> <vector>)

# rostra_precompile(target...): the targets are compiled alike, and share what the first of them has precompiled.
function(rostra_precompile first)
    if(NOT ROSTRA_PRECOMPILE)
        return()
    endif()
    target_precompile_headers(${first} PRIVATE ${ROSTRA_PRECOMPILED})
    foreach(target IN LISTS ARGN)
        target_precompile_headers(${target} REUSE_FROM ${first})
    endforeach()
endfunction()
