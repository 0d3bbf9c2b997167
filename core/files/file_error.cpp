// SPDX-License-Identifier: Apache-2.0
#include "files/file_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include "base/wording.hpp"

namespace rostra::core {

namespace {

std::string_view cure(int number) {
    switch (number) {
        case ENOSPC:
            return "; free some, or choose another folder";
        case EDQUOT:
            return "; free some of what you may use, or choose another folder";
        case EFBIG:
            return "; raise the limit (ulimit -f), or choose another file system";
        case EACCES:
        case EPERM:
            return "; change its permissions, or choose another";
        case EROFS:
            return "; choose another folder";
        case EMFILE:
        case ENFILE:
            return "; raise the limit (ulimit -n)";
        case EEXIST:
            return "; move what is there away";
        case ENOMEM:
            return "; set a smaller [run] jobs or memory";
        case ENAMETOOLONG:
            return "; choose a shorter one";
        default:
            return "";
    }
}

}  // namespace

std::string system_message(int number) { return std::generic_category().message(number); }

Error file_error(std::string_view action, std::string_view shown, int number) {
    Error error = Error::failed(
        fmt::format("cannot {} {}: {}{}", action, in_quotes(shown), system_message(number), cure(number)));
    error.system = number;
    return error;
}

bool is_shortage(const Error& error) {
    return error.system == EMFILE || error.system == ENFILE || error.system == ENOMEM;
}

}  // namespace rostra::core
