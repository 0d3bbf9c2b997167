// SPDX-License-Identifier: Apache-2.0
// Unpacks whatever the fuzzer makes up, under the name of each kind of archive. A crash, a hang, a report of a sanitizer, an id
// that leads out of its archive, or bytes that stand nowhere end it.
//
//     fuzz_archive CORPUS_FOLDER [-runs=10000]
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "files/nameless_file.hpp"
#include "files/write_all.hpp"
#include "run/unpacker.hpp"

namespace rostra::fuzz {
namespace {

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

void unpack(std::string_view bytes) {
    static const std::string folder = std::filesystem::temp_directory_path().string();
    static const core::StopFlag never;
    const core::FileHandle file = core::open_nameless_file(folder);
    require(core::write_all(file.get(), bytes) == 0, "the input cannot be written");
    core::UnpackLimits limits;
    limits.bytes = std::uint64_t{1} << 20;
    limits.ratio_from = std::uint64_t{256} << 10;
    limits.members = 100;
    core::Unpacker unpacker(core::open_nameless_file(folder), limits, never);
    const core::Result<bool> done =
        unpacker.unpack({"a.zip", "/proc/self/fd/" + std::to_string(file.get()), bytes.size()});
    require(static_cast<bool>(done), "what a file holds is taken for a fault of the machine");
    const std::vector<core::SourceFile> files = unpacker.take_files();
    const core::FileHandle spool = unpacker.take_spool();
    for (const core::SourceFile& one : files) {
        require(one.id == "a.zip" || one.id.starts_with("a.zip/"), "an id is of another archive");
        if (!one.packed->problem.empty()) continue;
        require(one.id.find("/../") == std::string::npos, "an id leads out of its archive");
        std::string content(one.bytes, '\0');
        const core::Result<std::size_t> got =
            core::read_at({spool.get(), one.packed->begin, one.bytes}, 0, content);
        require(got && *got == content.size(), "a file stands nowhere");
    }
}

}  // namespace
}  // namespace rostra::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        rostra::fuzz::unpack({reinterpret_cast<const char*>(data), size});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        std::abort();
    }
    return 0;
}
