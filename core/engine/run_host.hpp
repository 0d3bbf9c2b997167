// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace rostra::core {

/// Of a file in an archive, or one that was compressed: its bytes stand in another file, where the host unpacked them.
struct PackedSource {
    std::string archive;       ///< id of the input that holds it
    std::string name;          ///< by which its reader is chosen; "": by its id
    std::uint64_t begin = 0;   ///< where its bytes begin in SourceFile::path
    std::string problem = {};  ///< why it cannot be read; "": it can
    std::vector<std::pair<std::string, std::string>> facts = {};  ///< what the archive says of it
};

/// A file to read, under the id its documents get.
struct SourceFile {
    std::string id;
    std::string path;
    std::uint64_t bytes = 0;  ///< for progress; 0 where not known
    std::size_t input = 0;    ///< index in Plan::inputs of what names it
    bool passing = false;     ///< nobody can read it once the run is over, as it came from standard input
    std::shared_ptr<const PackedSource> packed = nullptr;  ///< nullptr: it is a file of its own
};

/// Bytes of a text, and those of its input that they were made of. Where both are the same bytes they correspond one by
/// one, else their ends alone do.
struct SourcePiece {
    std::int64_t begin = 0, end = 0;
    std::int64_t source_begin = 0, source_end = 0;
    friend bool operator==(const SourcePiece&, const SourcePiece&) = default;
};

/// A document that could not be used, and where that showed.
struct DocumentFailure {
    std::int64_t ordinal = 0;
    std::string document;  ///< id; of an input that yields no document, the input's
    std::string stage;     ///< "read", "decode", or a stage's id
    std::string code;      ///< a word for programs
    std::string message;
    std::int64_t begin = 0;  ///< bytes of its text, or, for "decode", as they came; both 0: all of it
    std::int64_t end = 0;
};

/// What a person put right about a place in a text. Views into what the host keeps.
struct PlacedCorrection {
    std::int32_t begin = 0;
    std::int32_t end = 0;
    std::string_view layer;  ///< what it puts right
    std::string_view name;   ///< what of it
    std::string_view value;
};

/// What a log line is about, as far as is known.
struct LogPlace {
    std::string_view document = {};   ///< its id, or empty
    std::int32_t begin = 0, end = 0;  ///< bytes of its text; both 0: all of it
    std::string_view code = {};       ///< a word for programs, or empty
    bool of_writer = false;           ///< it is about a file of results, not about what the run found
};

enum class LogSeverity : std::uint8_t { debug, info, warning, error };

/// A file of the run directory that is being written. One thread at a time.
class ResultFile {
public:
    virtual ~ResultFile() = default;
    [[nodiscard]] virtual Result<void> write(std::string_view bytes) = 0;
};

struct EngineOutcome;

/// What the engine asks of whoever runs it: facts about documents, places to put things, and ears.
class RunHost {
public:
    virtual ~RunHost() = default;

    /// What is known of a document from outside its input, name and value. `input` as in SourceFile. [any thread]
    [[nodiscard]] virtual std::vector<std::pair<std::string_view, std::string_view>> facts(
        std::string_view document, std::size_t input) const = 0;

    /// What a person put right in a document, by place. Asked only where a stage reads it, once a document and pass that
    /// makes it. [any thread]
    [[nodiscard]] virtual std::vector<PlacedCorrection> corrections(std::string_view /*document*/,
                                                                    std::string_view /*text*/) {
        return {};
    }

    /// Called once for each document that is set aside, in document order within a phase. [one thread at a time]
    virtual void set_aside(DocumentFailure failure) = 0;

    /// The run begins anew: all that was set aside, kept or opened so far is void. [one thread at a time]
    virtual void start_over() = 0;

    /// Keeps a text whose bytes differ from its input's. [one thread at a time]
    [[nodiscard]] virtual Result<void> keep_text(std::string_view document, std::string_view text) = 0;

    /// Keeps where the text of a document stands in the file `input`; its pieces as its reader has them. Not called where
    /// the text is the file from its first byte on. Documents come in their order. [one thread at a time]
    [[nodiscard]] virtual Result<void> keep_source(std::string_view /*document*/, std::string_view /*input*/,
                                                   std::span<const SourcePiece> /*pieces*/) {
        return {};
    }

    /// A result to write; the reference lives until the engine has returned. [one thread at a time]
    [[nodiscard]] virtual Result<ResultFile*> open_result(std::string_view name) = 0;
    /// Where a library may make the result itself. [one thread at a time]
    [[nodiscard]] virtual Result<std::string> reserve_result(std::string_view name) = 0;

    /// What writers may know of the run, once all else of it is done: a JSON text (docs/abi.md has its keys). It depends on the
    /// documents, the pipeline and the plugins alone. [one thread at a time]
    [[nodiscard]] virtual std::string record(const EngineOutcome& /*outcome*/) { return "{}"; }

    /// Warnings are also kept in run.json. [any thread]
    virtual void log(LogSeverity severity, std::string_view stage, std::string_view message,
                     const LogPlace& place) = 0;
    [[nodiscard]] virtual bool logs(LogSeverity severity) const = 0;

    /// A pass over the documents begins; what is not known is 0. [one thread at a time]
    virtual void pass_begins(std::string_view label, std::uint64_t documents, std::uint64_t bytes) = 0;
    virtual void pass_advances(std::uint64_t documents, std::uint64_t bytes) = 0;  // [any thread]
    virtual void pass_ends() = 0;
    /// A long call says how far it is; `total` 0: not known. [any thread]
    virtual void step(std::string_view stage, std::string_view what, std::uint64_t done,
                      std::uint64_t total) = 0;
};

}  // namespace rostra::core
