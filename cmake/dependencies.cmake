# SPDX-License-Identifier: Apache-2.0
# Every library from outside, and the lowest version of each. All are packages of Debian 12 (see packages.txt);
# nothing is downloaded. A target links what it uses; finding it is done here alone.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

find_package(Boost 1.81 REQUIRED)                           # Boost::headers; headers alone, with std::filesystem
find_package(ICU 72 REQUIRED COMPONENTS i18n uc data)       # ICU::i18n ICU::uc
find_package(fmt 9.1 REQUIRED)                              # fmt::fmt
find_package(spdlog 1.10 REQUIRED)                          # spdlog::spdlog
find_package(tomlplusplus 3.3 REQUIRED)                     # tomlplusplus::tomlplusplus
find_package(CLI11 2.1 REQUIRED)                            # CLI11::CLI11
find_package(nlohmann_json 3.11 REQUIRED)                   # nlohmann_json::nlohmann_json
find_package(simdjson 3.0 REQUIRED)                         # simdjson::simdjson
find_package(SQLite3 3.40 REQUIRED)                         # SQLite::SQLite3
find_package(ZLIB 1.2 REQUIRED)                             # ZLIB::ZLIB
find_package(LibArchive 3.6 REQUIRED)                       # headers; opened when needed
find_package(EXPAT 2.5 REQUIRED)                             # EXPAT::EXPAT
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET GLOBAL gumbo>=0.10.1)             # PkgConfig::GUMBO
pkg_check_modules(HIGHWAY REQUIRED IMPORTED_TARGET GLOBAL libhwy>=1.0.3)          # PkgConfig::HIGHWAY
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET GLOBAL libxxhash>=0.8.1)         # PkgConfig::XXHASH
# CLD2 and Snowball come without a file that describes them.
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
mark_as_advanced(CLD2_INCLUDE_DIR CLD2_LIBRARY)
add_library(CLD2::CLD2 UNKNOWN IMPORTED)                    # CLD2::CLD2
set_target_properties(CLD2::CLD2 PROPERTIES
    IMPORTED_LOCATION "${CLD2_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")
find_path(SNOWBALL_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(SNOWBALL_LIBRARY stemmer REQUIRED)
mark_as_advanced(SNOWBALL_INCLUDE_DIR SNOWBALL_LIBRARY)
add_library(Snowball::Stemmer UNKNOWN IMPORTED)             # Snowball::Stemmer
set_target_properties(Snowball::Stemmer PROPERTIES
    IMPORTED_LOCATION "${SNOWBALL_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${SNOWBALL_INCLUDE_DIR}")
if(ROSTRA_PARALLEL STREQUAL "tbb")
    find_package(TBB 2021.8 REQUIRED)                       # TBB::tbb
endif()
if(ROSTRA_TESTS)
    find_package(GTest 1.12 REQUIRED)                       # GTest::gtest GTest::gmock GTest::gtest_main
    find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)
    find_package(benchmark 1.7 QUIET)                       # benchmark::benchmark; benchmarks, where it is there
    find_program(ROSTRA_CLANG_CXX clang++-16)               # a second opinion on the public headers, where it is there
    mark_as_advanced(ROSTRA_CLANG_CXX)
endif()
