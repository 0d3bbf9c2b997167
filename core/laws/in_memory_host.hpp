// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/owned_array.hpp"
#include "laws/file_folder.hpp"
#include "laws/test_columns.hpp"
#include "loader/plugin_data.hpp"
#include "rostra/abi/abi.h"

namespace rostra::laws {

/// A document with the layers that components read, by name.
struct TestDocument {
    std::int64_t ordinal = 0;
    std::string id;
    std::string text;
    std::string language;
    std::map<std::string, std::vector<LayerRow>> layers;
};
using TestDocuments = std::vector<TestDocument>;

/// The host's side of a call, in memory: enough of it to drive any component, and strict where the ABI is.
///
///     InMemoryHost host(documents);
///     host.threads = 3;
///     HostCall call(host, HostCall::Kind::finish, "finish");
///     functions->finish(call.raw(), …);
class InMemoryHost {
public:
    struct Failure {
        std::string code;
        std::string message;
        std::uint32_t where = 0;
        std::int64_t document = -1;
        Span span;
    };
    struct LogLine {
        std::int32_t level = 0;
        std::string message;
        std::int64_t document = -1;
    };

    InMemoryHost() = default;
    explicit InMemoryHost(const TestDocuments& documents);
    InMemoryHost(InMemoryHost&&) = delete;
    ~InMemoryHost();

    // How it behaves; not to be changed during a call.
    unsigned threads = 1;                                                ///< of parallel_for
    std::int64_t budget = std::numeric_limits<std::int64_t>::max();      ///< what scratch says
    std::int64_t stop_after = std::numeric_limits<std::int64_t>::max();  ///< how often should_stop says no

    std::size_t table_rows = std::numeric_limits<std::size_t>::max();  ///< of a piece of an input table
    std::int64_t disk = std::numeric_limits<std::int64_t>::max();      ///< bytes that files can take
    std::int64_t scratch = std::numeric_limits<std::int64_t>::max();   ///< bytes that scratch files can take
    core::PluginData* data = nullptr;                                  ///< what `create` may read
    bool refuses = false;                                              ///< fails every emit
    std::atomic<const char*>* doing =
        nullptr;  ///< where to say which function is called, if anyone wants to know

    // What it was told.
    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }
    [[nodiscard]] const std::vector<LogLine>& log() const { return log_; }
    [[nodiscard]] std::int64_t scratch_bytes() const { return scratch_bytes_; }  ///< ever written
    [[nodiscard]] std::int64_t scratch_files() const { return scratch_files_; }  ///< open now
    [[nodiscard]] std::int64_t refusals() const { return refusals_; }  ///< outputs refused by `refuses`
    [[nodiscard]] std::int64_t leases() const { return leases_; }      ///< texts not dropped yet
    [[nodiscard]] std::int64_t file_bytes() const;                     ///< of all files of writers
    [[nodiscard]] std::int64_t stop_questions() const {
        return stop_questions_;
    }  ///< asked since the last reset
    void reset();

    /// What writers wrote, by name; then there are no files.
    [[nodiscard]] std::map<std::string, std::string> take_files();
    void drop_files();

private:
    friend class HostCall;
    friend struct HostServices;

    struct File {
        InMemoryHost* host;
        std::string name, contents;
        rostra_sink sink;
    };

    std::map<std::int64_t, const TestDocument*> documents_;
    std::list<File> files_;
    std::optional<FileFolder> folder_;          // of files that are written by path
    std::map<std::string, std::string> paths_;  // of these, by name
    std::vector<rostra_str> data_names_;        // listed last
    std::mutex mutex_;
    std::optional<Failure> failure_;
    std::vector<LogLine> log_;
    std::atomic<std::int64_t> scratch_bytes_ = 0;
    std::atomic<std::int64_t> scratch_files_ = 0;
    std::atomic<std::int64_t> stop_questions_ = 0;
    std::atomic<std::int64_t> leases_ = 0;
    std::atomic<std::int64_t> refusals_ = 0;
};

/// A rostra_call, with what is emitted in it.
class HostCall {
public:
    /// Which services and functions there are follows from what is called.
    enum class Kind { setup, reader, analyzer, aggregator, finish, writer, loop };
    /// Gets each output; throws where it must be refused.
    using Emitted = std::function<void(std::uint32_t output, const ArrowArray& array)>;
    /// An output that is looked at only after the call.
    using Kept = std::pair<std::uint32_t, core::OwnedArray>;

    /// `function`: the one that is called, a literal.
    HostCall(InMemoryHost& host, Kind kind, const char* function = nullptr, Emitted emitted = {});
    HostCall(HostCall&&) = delete;

    [[nodiscard]] const rostra_call* raw() const { return &call_; }
    /// Outputs go to `kept` from now on, which outlives the call.
    void keep(std::vector<Kept>& kept) { kept_ = &kept; }
    [[nodiscard]] const std::string& refused() const {
        return refused_;
    }  ///< why an output was; empty: none was

private:
    friend struct HostServices;
    static HostCall& of(const rostra_call* call) { return *static_cast<HostCall*>(call->host); }

    static void fail(const rostra_call*, const rostra_failure*) noexcept;
    static std::int32_t should_stop(const rostra_call*) noexcept;
    static rostra_status emit(const rostra_call*, std::uint32_t, ArrowArray*) noexcept;
    static rostra_status parallel_for(const rostra_call*, std::uint64_t, std::uint64_t, void*,
                                      rostra_loop_body) noexcept;
    static const void* service(const rostra_call*, const char*) noexcept;

    InMemoryHost& host_;
    Kind kind_;
    Emitted emitted_;
    std::vector<Kept>* kept_ = nullptr;
    std::string refused_;
    rostra_call call_;
};

}  // namespace rostra::laws
