// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {

/// Reads the names that shared libraries export, without running anything of them and in a process of its own, since a
/// damaged or forged file may crash or stall whoever parses it. One process serves for all libraries until one of them
/// ends it; the next library gets a new one.
///
///     SymbolReader reader;
///     Result<std::vector<std::string>> names = reader.read("plugins/text/text.so", "rostra_module_");
///
/// To be used before threads are started: it forks.
class SymbolReader {
public:
    SymbolReader() = default;
    ~SymbolReader() { stop(); }
    SymbolReader(const SymbolReader&) = delete;
    SymbolReader& operator=(const SymbolReader&) = delete;

    /// The exported names that begin with `prefix`, in the order of the library's table.
    [[nodiscard]] Result<std::vector<std::string>> read(const std::filesystem::path& library,
                                                        const std::string& prefix);

private:
    [[nodiscard]] bool start();
    void stop();

    FileHandle child_;  // both ways
    pid_t process_ = -1;
};

/// The same of one library.
[[nodiscard]] Result<std::vector<std::string>> library_symbols(const std::filesystem::path& library,
                                                               const std::string& prefix);

}  // namespace rostra::core
