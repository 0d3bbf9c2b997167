// SPDX-License-Identifier: Apache-2.0
#include "run/run_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/wording.hpp"
#include "files/erase_tree.hpp"
#include "files/file_error.hpp"
#include "files/folder_access.hpp"
#include "files/folder_entries.hpp"
#include "files/read_file.hpp"
#include "files/write_all.hpp"
#include "run/publish_results.hpp"
#include "run/result_name.hpp"
#include "run/run_record.hpp"

namespace rostra::core {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kForEver = std::chrono::hours(24);

/// Makes the folders above a file.
void make_parents(const std::string& path) {
    std::error_code told_by_what_needs_them;
    fs::create_directories(fs::path(path).parent_path(), told_by_what_needs_them);
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

Error cannot_make(const std::string& shown, int number) {
    return Error::usage(fmt::format("cannot make the folder {}: {}; choose another with --out",
                                    in_quotes(shown), system_message(number)));
}

Error at_work(const std::string& shown) {
    return Error::usage(fmt::format(
        "another run is writing to {}; wait for it, or choose another folder with --out", in_quotes(shown)));
}

}  // namespace

Result<std::unique_ptr<RunDirectory>> RunDirectory::open(std::string folder, std::string shown, bool force) {
    std::unique_ptr<RunDirectory> directory(new RunDirectory(RunPlace(folder)));
    directory->shown_ = std::move(shown);
    const Result<bool> free = directory->place_.is_free(directory->shown_);
    if (!free) return free.error();
    if (!*free && !force) {
        return Error::usage(
            fmt::format("{} is not empty; choose another folder with --out, or use --force to replace the "
                        "results in it",
                        in_quotes(directory->shown_)));
    }
    directory->was_empty_ = *free;
    if (Result<void> made = directory->make_partial(); !made) return made.error();
    if (Result<void> recovered = directory->recover(); !recovered) return recovered.error();
    directory->open_ = true;  // from here on it is this run's to take away
    if (Result<void> known = directory->find_earlier(); !known) return known.error();
    if (Result<void> made = directory->make_new(); !made) return made.error();
    return directory;
}

RunDirectory::~RunDirectory() { abort(); }

std::string RunDirectory::shown(std::string_view name) const { return fmt::format("{}/{}", shown_, name); }

std::string RunDirectory::new_path() const { return partial_->path() + '/' + kNewFolder; }

Result<void> RunDirectory::make_partial() {
    std::vector<std::string> made;
    if (const int number = make_folders(place_.holder_path(), made); number != 0) {
        remove_made(made);
        return cannot_make(shown_, number);
    }
    present_ = place_.open();
    if (present_ && ::flock(present_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return at_work(shown_);
    holder_ = place_.open_holder();
    if (holder_ && !RunPlace::has_room_beside(holder_.get(), present_ ? present_.get() : -1)) holder_.reset();
    Result<PartialFolder> partial = [&]() -> Result<PartialFolder> {
        if (holder_) {
            return PartialFolder::make(place_.open_holder(), place_.holder_path(), place_.partial_name(),
                                       shown_,
                                       /*marked=*/true);
        }
        if (const int number = make_folders(place_.path(), made); number != 0)
            return cannot_make(shown_, number);
        return PartialFolder::make(place_.open(), place_.path(), kPartialFolder, shown_, /*marked=*/false);
    }();
    if (!partial) {
        remove_made(made);
        return partial.error();
    }
    partial->made_for_it(std::move(made));
    partial_ = std::make_shared<const PartialFolder>(*std::move(partial));
    return {};
}

/// Of a run that was killed here, and of one that kept its unfinished files in the run directory itself.
Result<void> RunDirectory::recover() {
    const int holder = holder_ ? holder_.get() : -1;
    if (holder_ && present_ && has_entry(present_.get(), kPartialFolder)) {
        Result<PartialFolder> inside =
            PartialFolder::make(place_.open(), place_.path(), kPartialFolder, shown_, /*marked=*/false);
        if (!inside) return inside.error();
        recover_results(place_, -1, inside->descriptor());
        inside->erase_now(kForEver);
    }
    recover_results(place_, holder, partial_->descriptor());
    if (!partial_->clear()) return file_error("empty", partial_->path(), errno);
    return {};
}

/// Those that its record lists; none where there is no record.
Result<void> RunDirectory::find_earlier() {
    const FileHandle out = place_.open();
    if (!out || !has_entry(out.get(), kRunRecord)) return {};
    const Result<Bytes> bytes = read_file_in(out.get(), kRunRecord, shown(kRunRecord));
    if (!bytes && is_shortage(bytes.error())) return bytes.error();  // of the machine, which passes
    if (!bytes || !is_json(bytes->view())) {
        earlier_unknown_ = true;
        warning_ = fmt::format(
            "{} could not be read ({}), so it is not known which files were results of the run before; those "
            "that "
            "this run does not write again are still there",
            in_quotes(shown(kRunRecord)), bytes ? "it is no JSON" : bytes.error().message);
        return {};
    }
    Result<std::vector<std::string>> found = result_names(bytes->view(), shown(kRunRecord));
    if (!found) return found.error();
    for (std::string& name : *found) {
        if (!is_result_name(name)) {
            return Error::usage(
                fmt::format("{} lists {} as a result, which is no path below it; move it away, or choose "
                            "another folder with --out",
                            in_quotes(shown(kRunRecord)), in_quotes(name)));
        }
        earlier_.insert(std::move(name));
    }
    return {};
}

Result<void> RunDirectory::make_new() const {
    if (::mkdirat(partial_->descriptor(), kNewFolder, 0777) == 0) return {};
    return file_error("make a folder in", partial_->path(), errno);
}

Result<std::string> RunDirectory::take_name(std::string_view name, bool is_text) {
    const std::string_view top = name.substr(0, name.find('/'));
    const bool reserved = top == kRunRecord || top == kPartialFolder || (top == "texts" && !is_text);
    if (!is_result_name(name) || reserved) {
        return Error::failed(fmt::format("{} cannot be the name of a result: it is {}", in_quotes(name),
                                         reserved ? "the run's own" : "no path below the folder of results"));
    }
    const std::lock_guard lock(mutex_);
    const auto [taken, fresh] = names_.emplace(name);
    if (!fresh) return Error::failed(fmt::format("two results are named {}", in_quotes(name)));
    if (!was_empty_ && !earlier_unknown_ && !earlier_.contains(*taken)) {
        FolderWalk walk(present_.get());
        const int holder = walk.holder_of(*taken);
        if (holder >= 0 && has_entry(holder, last_part(*taken))) {
            return Error::failed(
                fmt::format("{} is there already, and is no result of an earlier run; move it away",
                            in_quotes(shown(name))));
        }
    }
    return new_path() + '/' + *taken;
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
    int number = file ? write_all(file.get(), text) : errno;
    if (number == 0) number = file.reset();
    if (number != 0) return file_error("write", shown(name), number);
    add({name, text.size(), content_hash(text)});
    return {};
}

Result<bool> RunDirectory::adopt(const FileSummary& earlier) {
    FolderWalk walk(present_.get());
    const int holder = walk.holder_of(earlier.name);
    struct stat status {};
    if (holder < 0 || ::fstatat(holder, last_part(earlier.name).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode)) {
        return false;
    }
    const Result<std::string> path = take_name(earlier.name, true);
    if (!path) return path.error();
    make_parents(*path);
    if (::linkat(holder, last_part(earlier.name).c_str(), AT_FDCWD, path->c_str(), 0) != 0) {
        const Result<Bytes> bytes = read_file_in(holder, last_part(earlier.name), shown(earlier.name));
        if (!bytes) return bytes.error();
        Result<OutputFile> copy = OutputFile::create(*path, earlier.name, shown(earlier.name));
        if (!copy) return copy.error();
        if (Result<void> written = copy->write(bytes->view()); !written) return written.error();
        if (Result<FileSummary> closed = copy->close(); !closed) return closed.error();
    }
    if (static_cast<std::uint64_t>(status.st_size) == earlier.bytes) {
        add(earlier);
        return true;
    }
    Result<FileSummary> summary = summary_of(*path, earlier.name, shown(earlier.name));
    if (!summary) return summary.error();
    add(*std::move(summary));
    return true;
}

void RunDirectory::start_over() {
    const std::lock_guard lock(mutex_);
    names_.clear();
    reserved_.clear();
    whole_.clear();
    // What cannot be removed is written over, or goes when the folder goes.
    const FileHandle unfinished = open_folder(partial_->descriptor(), kNewFolder);
    if (unfinished) erase_below(unfinished.get(), Deadline::never());
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
        Result<FileSummary> summary = summary_of(new_path() + '/' + name, name, shown(name));
        if (!summary) return summary.error();
        whole_.insert_or_assign(name, std::move(*summary));
    }
    ROSTRA_ASSERT(whole_.size() == names_.size());  // whoever created a file has added it
    std::vector<FileSummary> summaries;
    const FileHandle unfinished = open_folder(partial_->descriptor(), kNewFolder);
    FolderWalk walk(unfinished.get());
    for (const auto& [name, summary] : whole_) {
        struct stat status {};
        const int holder = walk.holder_of(name);
        if (holder < 0 || ::fstatat(holder, last_part(name).c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            return file_error("find", shown(name), errno);
        }
        if (static_cast<std::uint64_t>(status.st_size) != summary.bytes) {
            return Error::failed(fmt::format(
                "{} was changed after it was written: it has {} bytes and not {}; run again, with nothing "
                "else at "
                "work in {}",
                in_quotes(shown(name)), status.st_size, summary.bytes, in_quotes(partial_->path())));
        }
        summaries.push_back(summary);
    }
    return summaries;
}

/// What libraries left beside the results they were to make.
void RunDirectory::remove_strays() const {
    const FileHandle unfinished = open_folder(partial_->descriptor(), kNewFolder);
    if (!unfinished) return;
    std::set<std::string> tops;
    for (const auto& [name, summary] : whole_) tops.insert(name.substr(0, name.find('/')));
    for (const std::string& name : entries_of(unfinished.get())) {
        if (!tops.contains(name)) erase_entry(unfinished.get(), name.c_str(), Deadline::never());
    }
}

Result<void> RunDirectory::commit(std::string_view run_json) {
    remove_strays();
    Result<OutputFile> file =
        OutputFile::create(new_path() + '/' + kRunRecord, kRunRecord, shown(kRunRecord));
    if (!file) return file.error();
    if (Result<void> written = file->write(run_json); !written) return written;
    if (Result<FileSummary> closed = file->close(); !closed) return closed.error();
    std::set<std::string> results;
    for (const auto& [name, summary] : whole_) results.insert(name);
    const PublicationFailure failure = publish_results(
        {place_, holder_ ? holder_.get() : -1, partial_->descriptor(), earlier_, results, earlier_unknown_});
    if (failure.number != 0) {
        return file_error("write", failure.result.empty() ? shown_ : shown(failure.result), failure.number);
    }
    open_ = false;
    partial_->erase_now(kForEver, /*also_made=*/false);
    return {};
}

void RunDirectory::abort() noexcept {
    if (!std::exchange(open_, false) || partial_ == nullptr) return;
    partial_->erase_now(kForEver);
}

}  // namespace rostra::core
