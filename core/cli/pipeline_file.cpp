// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline_file.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "files/read_file.hpp"
#include "loader/search_path.hpp"

namespace rostra::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".toml";

Result<PipelineFile> read_pipeline_file(const fs::path& path, const std::string& shown, bool shipped) {
    Result<Bytes> bytes = read_file(path.string(), shown);
    if (!bytes) return Error::usage(bytes.error().message);
    const fs::path folder = fs::absolute(path).lexically_normal().parent_path();
    return PipelineFile{std::string(bytes->view()), shown, folder.string(), shipped};
}

/// The pipeline files in the folder of one that is not there, named as it is.
std::vector<std::string> files_beside(const fs::path& missing) {
    const fs::path folder = missing.parent_path();
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->path().extension() == kEnding) files.push_back((folder / at->path().filename()).string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Error not_found(const std::string& name) {
    const bool by_path = name.find('/') != std::string::npos || name.ends_with(kEnding);
    if (by_path)
        return Error::usage("no pipeline file " + in_quotes(name) + did_you_mean(name, files_beside(name)));
    const std::vector<std::string> names = shipped_pipelines();
    std::string message = "no pipeline " + in_quotes(name) + did_you_mean(name, names) +
                          "\n  looked for a file of that name in " + fs::current_path().string();
    for (const fs::path& folder : shipped_folders())
        message += "\n  and for " + name + kEnding + " in " + folder.string();
    if (!names.empty()) message += ", which holds " + listed(names, "and");
    return Error::usage(message);
}

}  // namespace

std::vector<fs::path> shipped_folders() {
    const fs::path program = program_folder();
    std::vector<fs::path> folders = {program / "configs",
                                     (program / "../share/rostra/configs").lexically_normal()};
    std::erase_if(folders, [](const fs::path& folder) {
        std::error_code error;
        return !fs::is_directory(folder, error);
    });
    return folders;
}

std::vector<std::string> shipped_pipelines() {
    std::vector<std::string> names;
    for (const fs::path& folder : shipped_folders()) {
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            if (at->path().extension() == kEnding) names.push_back(at->path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Result<PipelineFile> open_pipeline(const std::string& name) {
    std::error_code error;
    const bool by_path = name.find('/') != std::string::npos || name.ends_with(kEnding);
    if (fs::is_regular_file(name, error) || (by_path && fs::exists(name, error)))
        return read_pipeline_file(name, name, false);
    if (!by_path) {
        for (const fs::path& folder : shipped_folders()) {
            const fs::path file = folder / (name + kEnding);
            if (fs::is_regular_file(file, error)) return read_pipeline_file(file, file.string(), true);
        }
    }
    return not_found(name);
}

}  // namespace rostra::core
