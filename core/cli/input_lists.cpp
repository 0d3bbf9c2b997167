// SPDX-License-Identifier: Apache-2.0
#include "cli/input_lists.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "files/file_error.hpp"
#include "files/file_handle.hpp"

namespace rostra::core {
namespace {

/// All that a file or a pipe holds; the errno in place of it.
int read_to_end(int descriptor, std::string& bytes) {
    std::array<char, std::size_t{64} << 10> piece{};
    for (;;) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) return 0;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

Result<std::vector<NamedList>> read_input_lists(const Arguments& arguments) {
    std::vector<NamedList> lists;
    for (const std::string& name : arguments.files_from) {
        NamedList list{name == "-" ? "standard input" : name, {"", arguments.null ? '\0' : '\n'}};
        FileHandle file;
        if (name != "-") {
            file = FileHandle(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
            if (!file) return file_error("read", list.shown, errno);
        }
        if (const int number = read_to_end(file ? file.get() : STDIN_FILENO, list.list.bytes); number != 0)
            return file_error("read", list.shown, number);
        lists.push_back(std::move(list));
    }
    return lists;
}

}  // namespace rostra::core
