// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "files/output_file.hpp"
#include "loader/plugin_data.hpp"

namespace rostra::core {

/// The name of the record in a run directory.
inline constexpr const char* kRunRecord = "run.json";

/// What run.json tells: enough to know what made these results, and to make them again. The only result that
/// may hold times, paths and names of machines.
struct RunRecord {
    struct Plugin {
        std::string id;
        std::string version;
        std::string xxh128;          ///< of its library, or of that of its runtime
        std::string path;            ///< folder of its manifest
        std::vector<DataFile> data;  ///< what it read of its data folder and of files that options name
        std::string runtime = {};    ///< the plugin that runs it; "": it has a library
        std::string runtime_version = {};
    };
    struct Input {
        std::string id;
        std::uint64_t bytes = 0;
        std::string xxh128;       ///< "" where it could not be read
        std::string reader = {};  ///< that read it, where the pipeline names several; else ""
        std::string root = {};    ///< absolute folder that its id starts below; "": that of the run
        bool standard_input = false;
        std::string archive = {};  ///< id of the archive that it is in; "": it is a file of its own
    };

    std::string host_version;
    int abi = 0;
    std::string icu_version;
    std::string unicode_version;
    std::string machine;   ///< its name
    std::string started;   ///< UTC, "2024-05-01T14:03:11Z"
    std::string pipeline;  ///< as resolved: a JSON text
    std::string
        root;  ///< absolute folder of the inputs, of those of the first [[input]] where there are several
    std::vector<Plugin> plugins;
    std::vector<Input> inputs;
    std::vector<std::pair<std::string, std::uint64_t>> counts;  ///< "documents", "bytes", "replaced_bytes", …
    std::vector<std::string> warnings;  ///< what was capped, dropped or left undecided among them
    std::vector<std::pair<std::string, double>> seconds;  ///< how long each part took
    std::vector<FileSummary> results;
};

/// The whole of run.json. The pipeline's own hash is added beside it.
[[nodiscard]] std::string to_json(const RunRecord& record);

/// What is needed of the run.json of an earlier run: the names of its results. `shown` is how messages name
/// the file.
[[nodiscard]] Result<std::vector<std::string>> result_names(std::string_view run_json,
                                                            std::string_view shown);

/// The same of the record `name` in an open folder.
[[nodiscard]] Result<std::vector<std::string>> results_listed_in(int folder, const std::string& name);

/// The results that it lists.
[[nodiscard]] Result<std::vector<FileSummary>> results_of(std::string_view run_json, std::string_view shown);

/// The record with other results, all else of it as it stands.
[[nodiscard]] Result<std::string> with_results(std::string_view run_json,
                                               const std::vector<FileSummary>& results,
                                               std::string_view shown);

/// Whether bytes are a JSON text, of a run or of anything else. A record that was cut, emptied or overwritten is none.
[[nodiscard]] bool is_json(std::string_view bytes);

}  // namespace rostra::core
