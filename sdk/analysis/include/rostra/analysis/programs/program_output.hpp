// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/programs/limited_program.hpp"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

/// What a program makes of the bytes of a file: the words of `command`, of which the first is its name. Throws DocumentError where it
/// is not installed, naming `package` (empty: the user named the program), or does not make it. `section` is where the user says the
/// limits, as `[input.converter]`; empty: nowhere.
[[nodiscard]] inline std::string output_of(const std::vector<std::string>& command, std::string_view package,
                                           std::string_view bytes, const ProgramLimits& limits,
                                           std::string_view section, const std::function<void()>& asked) {
    const std::string program = "'" + command[0] + "'";
    const std::optional<std::string> path = find_program(command[0]);
    if (!path) {
        throw DocumentError(program + " is needed to read it and is not installed" +
                            (package.empty() ? "; it is named in `commands` of " + std::string(section)
                                             : "; install the package " + std::string(package)));
    }
    ProgramResult result = run_limited(*path, command, bytes, limits, asked);
    const auto set_by = [&](const char* option) {
        return section.empty() ? std::string()
                               : "; `" + std::string(option) + "` of " + std::string(section) +
                                     " says how much it may take";
    };
    const std::string said = result.complaint.empty() ? std::string() : ": " + result.complaint;
    using End = ProgramResult::End;
    switch (result.end) {
        case End::well:
            break;
        case End::too_long:
            throw DocumentError(program + " was at it for " + std::to_string(limits.seconds) +
                                " seconds and was stopped" + set_by("seconds"));
        case End::too_much:
            throw DocumentError(program + " made more than " + std::to_string(limits.output) +
                                " bytes of it and was stopped" + set_by("largest"));
        case End::signal:
            throw DocumentError(program + " crashed or ran out of memory (signal " +
                                std::to_string(result.code) + said + ")" + set_by("memory"));
        case End::status:
            throw DocumentError(program + " cannot read it (status " + std::to_string(result.code) + said +
                                ")");
    }
    return std::move(result.output);
}

}  // namespace v0
}  // namespace rostra
