// SPDX-License-Identifier: Apache-2.0
// Services of the host; abi/services.h says which kinds of call have which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/abi/services.h"
#include "rostra/call.hpp"
#include "rostra/setup.hpp"

namespace rostra::inline v0 {

/// A document's text, held for as long as this lives.
class TextLease {
public:
    TextLease(const rostra_call* call, const rostra_corpus* corpus, std::int64_t ordinal)
        : call_(call), corpus_(corpus) {
        detail::require(corpus->text(call, ordinal, &lease_));
    }
    TextLease(TextLease&& other) noexcept
        : call_(other.call_), corpus_(std::exchange(other.corpus_, nullptr)), lease_(other.lease_) {}
    ~TextLease() {
        if (corpus_ != nullptr) corpus_->drop(call_, &lease_);
    }

    [[nodiscard]] std::string_view text() const { return view(lease_.text); }

private:
    const rostra_call* call_;
    const rostra_corpus* corpus_;
    rostra_text_lease lease_{};
};

/// Documents by ordinal: in an aggregator's finish and in a writer.
class Corpus {
public:
    explicit Corpus(Call call) : call_(call.raw()), corpus_(&call.service<rostra_corpus>(ROSTRA_CORPUS)) {}

    [[nodiscard]] std::int64_t count() const { return corpus_->count(call_); }
    [[nodiscard]] std::string_view id(std::int64_t ordinal) const {
        return view(corpus_->id(call_, ordinal));
    }
    [[nodiscard]] TextLease text(std::int64_t ordinal) const { return {call_, corpus_, ordinal}; }

private:
    const rostra_call* call_;
    const rostra_corpus* corpus_;
};

/// A sink, buffered: of a file of the run directory, or of a state.
class OutputFile {
public:
    OutputFile() = default;
    explicit OutputFile(const rostra_sink* sink) : sink_(sink) {}

    void write(std::string_view bytes) {
        buffer_.append(bytes);
        maybe_flush();
    }
    /// Appending here directly saves a copy; call `maybe_flush` now and then.
    [[nodiscard]] std::string& buffer() { return buffer_; }
    void maybe_flush() {
        if (buffer_.size() >= kFlush) flush();
    }
    void flush() {
        if (buffer_.empty()) return;
        detail::require(sink_->write(sink_->self, buffer_.data(), static_cast<std::int64_t>(buffer_.size())));
        buffer_.clear();
    }

private:
    static constexpr std::size_t kFlush = std::size_t{1} << 18;
    const rostra_sink* sink_ = nullptr;
    std::string buffer_;
};

/// Files of the run directory, for writers. They get their names once the whole run is well.
class Files {
public:
    explicit Files(Call call) : call_(call), files_(&call.service<rostra_files>(ROSTRA_FILES)) {}

    [[nodiscard]] OutputFile open(std::string_view name) const {
        const rostra_sink* sink = files_->open(call_.raw(), str(name));
        if (sink == nullptr) throw Refused();
        return OutputFile(sink);
    }
    /// For libraries that must open the file themselves: where to.
    [[nodiscard]] std::string path(std::string_view name) const {
        const rostra_str path = files_->path(call_.raw(), str(name));
        if (path.size == 0) throw Refused();
        return std::string(view(path));
    }
    /// What the run is, as JSON: in `commit` alone, valid as long as the call. Empty: it failed.
    [[nodiscard]] std::string_view record() const { return view(files_->record(call_.raw())); }

private:
    Call call_;
    const rostra_files* files_;
};

/// A file to spill to; gone with this object. It may outlive the call that made it, in a state.
class ScratchFile {
public:
    ScratchFile() = default;
    ScratchFile(const rostra_scratch* scratch, rostra_scratch_file* file) : file_(file, {scratch}) {}

    explicit operator bool() const { return file_ != nullptr; }

    /// Returns the offset the bytes begin at.
    std::int64_t append(Call call, const void* bytes, std::size_t size) {
        std::int64_t offset = 0;
        detail::require(
            scratch().append(call.raw(), file_.get(), bytes, static_cast<std::int64_t>(size), &offset));
        return offset;
    }
    void read(Call call, std::int64_t offset, void* bytes, std::size_t size) const {
        detail::require(
            scratch().read(call.raw(), file_.get(), offset, bytes, static_cast<std::int64_t>(size)));
    }

private:
    struct Close {
        const rostra_scratch* scratch;
        void operator()(rostra_scratch_file* file) const { scratch->close(file); }
    };
    [[nodiscard]] const rostra_scratch& scratch() const { return *file_.get_deleter().scratch; }

    std::unique_ptr<rostra_scratch_file, Close> file_;
};

/// Spilling beyond a state's share of memory: in every call of an aggregator.
class Scratch {
public:
    explicit Scratch(Call call) : call_(call), scratch_(&call.service<rostra_scratch>(ROSTRA_SCRATCH)) {}

    /// Bytes this state may hold in memory before it should spill.
    [[nodiscard]] std::int64_t budget() const { return scratch_->budget(call_.raw()); }
    [[nodiscard]] ScratchFile create() const {
        rostra_scratch_file* file = scratch_->create(call_.raw());
        if (file == nullptr) throw Refused();
        return {scratch_, file};
    }

private:
    Call call_;
    const rostra_scratch* scratch_;
};

/// A text that the host read for the plugin: valid UTF-8 without a byte-order mark. Valid as long as the call.
class DataText {
public:
    DataText(std::string path, std::string_view text) : path_(std::move(path)), text_(text) {}

    [[nodiscard]] const std::string& path() const { return path_; }  ///< for messages
    [[nodiscard]] std::string_view text() const { return text_; }

private:
    std::string path_;
    std::string_view text_;
};

/// The files that a plugin ships in its folder `data`, and those that its options name; for its constructor alone. What
/// cannot be read ends the run before it begins: the host says which file it is and what to do.
///
///     explicit Tokenizer(const Setup& setup, const Call& call) {
///         const Data data(setup, call);
///         const std::string_view words = data.read("en/stop-words.txt").text();
class Data {
public:
    /// Both outlive it.
    Data(const Setup& setup, const Call& call)
        : folder_(setup.data_dir()), call_(call.raw()), data_(&call.service<rostra_data>(ROSTRA_DATA)) {}

    /// All files by their paths below the folder, ascending bytewise: "en/months.txt".
    [[nodiscard]] std::vector<std::string_view> names() const {
        const rostra_str* names = nullptr;
        std::int64_t count = 0;
        detail::require(data_->list(call_, &names, &count));
        std::vector<std::string_view> out;
        for (std::int64_t i = 0; i < count; ++i) out.push_back(view(names[i]));
        return out;
    }

    /// The folders right below it, ascending bytewise: the languages, where there is a folder for each. At least one:
    /// throws IoError where there is none, since a plugin that asks has lost what it was installed with.
    [[nodiscard]] std::vector<std::string_view> folders() const {
        std::vector<std::string_view> folders;
        for (const std::string_view name : names()) {
            const std::string_view folder = name.substr(0, name.find('/'));
            const bool known = !folders.empty() && folders.back() == folder;
            if (folder.size() < name.size() && !known) folders.push_back(folder);
        }
        if (folders.empty())
            throw IoError("there are no files of data in '" + folder_ + "'; install the plugin anew");
        return folders;
    }

    [[nodiscard]] DataText read(std::string_view name) const { return *text(name, false); }
    /// Nothing where the file is not there; a shipped file that was lost is an error all the same.
    [[nodiscard]] std::optional<DataText> read_if_there(std::string_view name) const {
        return text(name, true);
    }
    /// A file that an option of type `path` names; `where` is Options::where() of that option.
    [[nodiscard]] DataText read_named(std::string_view path, std::uint32_t where) const {
        rostra_str text{};
        detail::require(data_->read_named(call_, str(path), where, &text));
        return {std::string(path), view(text)};
    }

private:
    [[nodiscard]] std::optional<DataText> text(std::string_view name, bool optional) const {
        rostra_str text{};
        detail::require(data_->read(call_, str(name), optional ? 1 : 0, &text));
        if (text.data == nullptr) return std::nullopt;
        return DataText(folder_ + "/" + std::string(name), view(text));
    }

    std::string folder_;
    const rostra_call* call_;
    const rostra_data* data_;
};

}  // namespace rostra::inline v0
