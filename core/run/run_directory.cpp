// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "files/read_file.hpp"
#include "files/write_all.hpp"
#include "run/result_name.hpp"
#include "run/run_record.hpp"

namespace rostra::core {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kForEver = std::chrono::hours(24);
constexpr const char* kRecord = "run.json";
/// In run.partial: the record of the run that a commit is replacing.
constexpr const char* kPrevious = "previous.json";

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

/// Makes the folders above a file.
void make_parents(const std::string& path) {
    std::error_code told_by_what_needs_them;
    fs::create_directories(fs::path(path).parent_path(), told_by_what_needs_them);
}

/// Whether a folder holds nothing but what a killed run left, or is not there; an error where it is no
/// folder.
Result<bool> is_free(const std::string& folder, const std::string& shown) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    if (error == std::errc::no_such_file_or_directory) return true;
    if (error) {
        return Error::usage(
            fmt::format("cannot use {} as the folder of results: {}; choose another with --out",
                        in_quotes(shown), error.message()));
    }
    for (; entry != fs::directory_iterator(); entry.increment(error)) {
        if (entry->path().filename() != kPartialFolder) return false;
    }
    return true;
}

/// The results that a record lists; none where there is no record.
Result<void> add_results_of(const std::string& path, const std::string& shown, std::set<std::string>& names) {
    if (!exists(path)) return {};
    const Result<Bytes> bytes = read_file(path, shown);
    if (!bytes) return Error::usage(bytes.error().message);
    Result<std::vector<std::string>> found = result_names(bytes->view(), shown);
    if (!found) return found.error();
    for (std::string& name : *found) {
        if (!is_result_name(name)) {
            return Error::usage(
                fmt::format("{} lists {} as a result, which is no path below it; move it away, or choose "
                            "another folder with --out",
                            in_quotes(shown), in_quotes(name)));
        }
        names.insert(std::move(name));
    }
    return {};
}

Result<FileSummary> summary_of(const std::string& path, const std::string& name, const std::string& shown) {
    const FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) return file_error("read", shown, errno);
    Bytes buffer(std::size_t{1} << 20);
    ContentHash hash;
    FileSummary summary{name, 0, {}};
    while (true) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return file_error("read", shown, errno);
        if (got == 0) break;
        hash.update(buffer.view().substr(0, static_cast<std::size_t>(got)));
        summary.bytes += static_cast<std::uint64_t>(got);
    }
    summary.xxh128 = hash.hex();
    return summary;
}

}  // namespace

Result<std::unique_ptr<RunDirectory>> RunDirectory::open(std::string folder, std::string shown, bool force) {
    const Result<bool> free = is_free(folder, shown);
    if (!free) return free.error();
    if (!*free && !force) {
        return Error::usage(
            fmt::format("{} is not empty; choose another folder with --out, or use --force to replace the "
                        "results in it",
                        in_quotes(shown)));
    }
    Result<PartialFolder> partial = PartialFolder::make(folder, shown);
    if (!partial) return partial.error();
    std::unique_ptr<RunDirectory> directory(new RunDirectory());
    directory->folder_ = std::move(folder);
    directory->shown_ = std::move(shown);
    directory->was_empty_ = *free;
    directory->partial_ = std::make_shared<const PartialFolder>(std::move(*partial));
    if (Result<void> known = directory->find_earlier(); !known) {
        // What a killed run has left stays until it can be understood.
        directory->open_ = false;
        ::rmdir(directory->partial_->path().c_str());
        return known.error();
    }
    if (!directory->partial_->clear()) return file_error("empty", directory->shown(kPartialFolder), errno);
    return directory;
}

RunDirectory::~RunDirectory() { abort(); }

/// A run that was killed amid its commit has left two records: its own, and that of the run before it.
Result<void> RunDirectory::find_earlier() {
    for (const std::string& name : {std::string(kRecord), std::string(kPartialFolder) + '/' + kRecord,
                                    std::string(kPartialFolder) + '/' + kPrevious}) {
        if (Result<void> added = add_results_of(folder_ + '/' + name, shown(name), earlier_); !added)
            return added;
    }
    return {};
}

std::string RunDirectory::shown(std::string_view name) const { return fmt::format("{}/{}", shown_, name); }

Result<std::string> RunDirectory::take_name(std::string_view name, bool is_text) {
    const std::string_view top = name.substr(0, name.find('/'));
    const bool reserved = top == kRecord || top == kPartialFolder || (top == "texts" && !is_text);
    if (!is_result_name(name) || reserved) {
        return Error::failed(fmt::format("{} cannot be the name of a result: it is {}", in_quotes(name),
                                         reserved ? "the run's own" : "no path below the folder of results"));
    }
    const std::lock_guard lock(mutex_);
    const auto [taken, fresh] = names_.emplace(name);
    if (!fresh) return Error::failed(fmt::format("two results are named {}", in_quotes(name)));
    if (!was_empty_ && !earlier_.contains(*taken) && exists(folder_ + '/' + *taken)) {
        return Error::failed(fmt::format(
            "{} is there already, and is no result of an earlier run; move it away", in_quotes(shown(name))));
    }
    return partial_->path() + '/' + *taken;
}

Result<OutputFile> RunDirectory::create(std::string_view name) {
    Result<std::string> path = take_name(name, false);
    if (!path) return path.error();
    make_parents(*path);
    return OutputFile::create(*path, std::string(name), shown(name));
}

Result<std::string> RunDirectory::reserve(std::string_view name) {
    Result<std::string> path = take_name(name, false);
    if (!path) return path.error();
    make_parents(*path);
    const std::lock_guard lock(mutex_);
    reserved_.emplace(name);
    return path;
}

Result<void> RunDirectory::keep_text(std::string_view document, std::string_view text) {
    const std::string name = text_name(document);
    const Result<std::string> path = take_name(name, true);
    if (!path) return path.error();
    const auto open_file = [&] {
        return FileHandle(::open(path->c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    };
    FileHandle file = open_file();
    if (!file && errno == ENOENT) {
        make_parents(*path);
        file = open_file();
    }
    const int number = file ? write_all(file.get(), text) : errno;
    if (number != 0) return file_error("write", shown(name), number);
    add({name, text.size(), content_hash(text)});
    return {};
}

void RunDirectory::start_over() {
    const std::lock_guard lock(mutex_);
    names_.clear();
    reserved_.clear();
    whole_.clear();
    // What cannot be removed is written over, or goes when the folder goes.
    static_cast<void>(partial_->clear());
}

void RunDirectory::add(FileSummary summary) {
    const std::lock_guard lock(mutex_);
    ROSTRA_ASSERT(names_.contains(summary.name));
    std::string name = summary.name;
    whole_.insert_or_assign(std::move(name), std::move(summary));
}

Result<std::vector<FileSummary>> RunDirectory::results() {
    const std::lock_guard lock(mutex_);
    for (const std::string& name : reserved_) {
        Result<FileSummary> summary = summary_of(partial_->path() + '/' + name, name, shown(name));
        if (!summary) return summary.error();
        whole_.insert_or_assign(name, std::move(*summary));
    }
    ROSTRA_ASSERT(whole_.size() == names_.size());  // whoever created a file has added it
    std::vector<FileSummary> summaries;
    for (const auto& [name, summary] : whole_) summaries.push_back(summary);
    return summaries;
}

Result<void> RunDirectory::commit(std::string_view run_json) {
    const std::string record = partial_->path() + '/' + kRecord;
    Result<OutputFile> file = OutputFile::create(record, kRecord, shown(kRecord));
    if (!file) return file.error();
    if (Result<void> written = file->write(run_json); !written) return written;
    if (Result<FileSummary> closed = file->close(); !closed) return closed.error();
    // From here on a record tells whose the files are, even if we are killed: in run.partial, or in its
    // place.
    const std::string place = folder_ + '/' + kRecord;
    if (exists(place)) ::rename(place.c_str(), (partial_->path() + '/' + kPrevious).c_str());
    for (const std::string& name : earlier_) remove_result(name);
    int number = 0;
    std::string_view failed = kRecord;
    move_texts();
    for (auto at = whole_.begin(); number == 0 && at != whole_.end(); ++at) {
        number = move_result(at->first);
        if (number != 0) failed = at->first;
    }
    if (number == 0 && ::rename(record.c_str(), place.c_str()) != 0) number = errno;
    if (number != 0) {
        for (const auto& [name, summary] : whole_) {
            if (!exists(partial_->path() + '/' + name)) remove_result(name);
        }
        return file_error("write", shown(failed), number);
    }
    open_ = false;
    partial_->erase_now(kForEver, /*also_made=*/false);
    return {};
}

/// A million texts are one step where there is no such folder yet. What this does not move, move_result does.
void RunDirectory::move_texts() {
    ::rename((partial_->path() + "/texts").c_str(), (folder_ + "/texts").c_str());
}

/// Its errno, or 0; also where it is in its place already.
int RunDirectory::move_result(const std::string& name) {
    const std::string from = partial_->path() + '/' + name;
    const std::string to = folder_ + '/' + name;
    if (!exists(from)) return 0;
    if (name.find('/') != std::string::npos) make_parents(to);
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

/// With the folders it leaves empty.
void RunDirectory::remove_result(const std::string& name) {
    ::unlink((folder_ + '/' + name).c_str());
    for (std::size_t slash = name.rfind('/'); slash != std::string::npos;
         slash = name.rfind('/', slash - 1)) {
        if (::rmdir((folder_ + '/' + name.substr(0, slash)).c_str()) != 0) break;
    }
}

void RunDirectory::abort() noexcept {
    if (!std::exchange(open_, false)) return;
    partial_->erase_now(kForEver);
}

}  // namespace rostra::core
