// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "files/output_file.hpp"
#include "run/partial_folder.hpp"
#include "run/run_place.hpp"

namespace rostra::core {

/// The folder of results. While a run goes on, all it writes is in a partial folder beside it (".NAME.partial") or, where
/// none can be made there, in it ("run.partial"). At the end all of it takes the place of what was there: where there is
/// a run.json, the results beside it are whole.
///
///     auto out = RunDirectory::open(folder, "out", false);
///     auto file = (*out)->create("turn.csv");
///     … file->write(…) …
///     (*out)->add(*file->close());
///     record.results = *(*out)->results();
///     (*out)->commit(to_json(record));
///
/// Destroyed without a commit, it takes away all it made. Thread-safe but for commit and abort.
class RunDirectory {
public:
    /// Makes the folders above `folder` (absolute) where needed. One that holds anything is refused, but with `force`:
    /// then the results that an earlier run lists in its run.json go away at commit, and nothing else in there is
    /// touched. `shown` is how messages name it. What a killed run left is put right first.
    [[nodiscard]] static Result<std::unique_ptr<RunDirectory>> open(std::string folder, std::string shown,
                                                                    bool force);

    RunDirectory(const RunDirectory&) = delete;
    RunDirectory& operator=(const RunDirectory&) = delete;
    ~RunDirectory();

    /// A result to write; `name` is its path below the folder, with '/', and no other result has it.
    [[nodiscard]] Result<OutputFile> create(std::string_view name);
    /// For who writes files by path (a database): where to write `name` until the commit, which hashes it.
    [[nodiscard]] Result<std::string> reserve(std::string_view name);
    /// Keeps the decoded text of a document below `texts/`, under its id.
    [[nodiscard]] Result<void> keep_text(std::string_view document, std::string_view text);
    /// Takes over a result of the earlier run as it is, a second name of the same file where the file system has such; false:
    /// it is not there any more. Its summary is then among `results`, as its bytes are now.
    [[nodiscard]] Result<bool> adopt(const FileSummary& earlier);
    /// Forgets every result of this run, and what was written of it; no file is open any more.
    void start_over();

    /// Says that the file is whole; `commit` moves it. Needed for what `create` gave.
    void add(FileSummary summary);
    /// All results that are whole, by name: for run.json. Reads and hashes what was reserved, and makes sure that every
    /// file is still there.
    [[nodiscard]] Result<std::vector<FileSummary>> results();

    /// What is to be told about an earlier record that could not be read; "" where there is nothing to tell.
    [[nodiscard]] const std::string& warning() const { return warning_; }

    /// Puts every result in its place, `run_json` as run.json among them, safe from a power cut; on failure the earlier
    /// results are as they were. Not while another thread might erase `partial()`: stop listening for signals first.
    [[nodiscard]] Result<void> commit(std::string_view run_json);
    /// Takes away all that this run wrote, and the folder if this run made it.
    void abort() noexcept;

    /// To take all of it away at once from a thread that is about to end the process; see
    /// PartialFolder::erase_now.
    [[nodiscard]] std::shared_ptr<const PartialFolder> partial() const { return partial_; }

private:
    explicit RunDirectory(RunPlace place) : place_(std::move(place)) {}
    [[nodiscard]] std::string shown(std::string_view name) const;
    [[nodiscard]] Result<void> make_partial();
    [[nodiscard]] Result<void> recover();
    [[nodiscard]] Result<void> find_earlier();
    [[nodiscard]] Result<void> make_new() const;
    [[nodiscard]] std::string new_path() const;
    [[nodiscard]] Result<std::string> take_name(std::string_view name, bool is_text);
    void remove_strays() const;

    RunPlace place_;
    std::string shown_;
    std::string warning_;
    bool was_empty_ = true;
    FileHandle holder_;   // of the folder that holds it, where the partial folder is beside it
    FileHandle present_;  // of the folder as it was found, locked; empty where there was none
    std::shared_ptr<const PartialFolder> partial_;
    std::mutex mutex_;                // guards the names below
    std::set<std::string> earlier_;   // results of the run that is replaced
    bool earlier_unknown_ = false;    // its record could not be read
    std::set<std::string> names_;     // taken by this run
    std::set<std::string> reserved_;  // of these, written by path
    std::map<std::string, FileSummary> whole_;
    bool open_ = false;
};

}  // namespace rostra::core
