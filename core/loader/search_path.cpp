// SPDX-License-Identifier: Apache-2.0
#include "loader/search_path.hpp"

#include <cstdlib>
#include <string_view>
#include <system_error>

namespace rostra::core {

namespace fs = std::filesystem;

namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread is started
    return value == nullptr ? std::string_view() : std::string_view(value);
}

fs::path user_data_folder() {
    // The XDG specification: a relative path is to be ignored. It would mean whatever folder the program is started in.
    if (const fs::path data = environment("XDG_DATA_HOME"); data.is_absolute()) return data;
    const fs::path home = environment("HOME");
    return home.is_absolute() ? home / ".local/share" : fs::path();
}

}  // namespace

fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : program.parent_path();
}

std::vector<SearchFolder> plugin_search_path(const std::vector<std::string>& plugin_path_options,
                                             const fs::path& working_folder) {
    std::vector<SearchFolder> path;
    auto add_list = [&](std::string_view list, const char* origin) {
        while (!list.empty()) {
            const std::string_view folder = list.substr(0, list.find(':'));
            list.remove_prefix(folder.size() == list.size() ? folder.size() : folder.size() + 1);
            if (!folder.empty()) path.push_back({(working_folder / folder).lexically_normal(), origin});
        }
    };
    for (const std::string& option : plugin_path_options) add_list(option, "--plugin-path");
    add_list(environment("ROSTRA_PLUGIN_PATH"), "ROSTRA_PLUGIN_PATH");
    if (const fs::path data = user_data_folder(); !data.empty())
        path.push_back({data / "rostra/plugins", "user"});
    const fs::path program = program_folder();
    path.push_back({program / "plugins", "installed"});
    path.push_back({(program / "../lib/rostra/plugins").lexically_normal(), "installed"});
    return path;
}

}  // namespace rostra::core
