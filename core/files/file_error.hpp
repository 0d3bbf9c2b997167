// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace rostra::core {

/// "cannot write 'out/turn.csv': No space left on device; free some, or choose another folder". `action` is
/// what was being done ("write"), `shown` how messages name the file, `number` the errno. What to do is said
/// where the errno tells.
[[nodiscard]] Error file_error(std::string_view action, std::string_view shown, int number);

/// Whether it is the machine that is short of something, descriptors or memory: then the file is not at fault, and other
/// files would fail as well.
[[nodiscard]] bool is_shortage(const Error& error);

/// What the system calls an errno ("No such file or directory").
[[nodiscard]] std::string system_message(int number);

}  // namespace rostra::core
