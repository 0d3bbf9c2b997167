// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/owned_array.hpp"
#include "engine/active_calls.hpp"
#include "engine/run_corpus.hpp"
#include "engine/run_host.hpp"
#include "engine/scheduler.hpp"
#include "engine/stop_flag.hpp"
#include "files/scratch_file.hpp"
#include "rostra/abi/base.h"
#include "rostra/abi/batch.h"
#include "rostra/abi/call.h"

namespace rostra::core {

/// What a call said through `fail`, or what the host found wrong with what it emitted.
struct CallFailure {
    std::string code;
    std::string message;
    std::uint32_t where = 0;
    std::int64_t document = -1;  ///< ordinal
    std::int32_t begin = 0;
    std::int32_t end = 0;
    /// The machine, the host or one of its services failed, not the plugin and not a document: the run cannot go on.
    bool of_host = false;
};

/// What is said where memory is used up.
inline constexpr const char* kOutOfMemory = "out of memory; set a smaller [run] jobs or memory";

/// Result files as writers get them: what the files service handed out, which lives until the writers have ended.
struct HandedOutFiles {
    struct Sink {
        ResultFile* file = nullptr;
        std::atomic<bool>* out_of_memory = nullptr;
        rostra_sink boundary{};
    };
    std::mutex mutex;  ///< of what grows here: writers are at work side by side
    std::deque<Sink> sinks;
    std::deque<std::string> paths;
    std::atomic<bool> out_of_memory = false;  ///< while something was written: a sink has no call to say so
};

/// What stands behind the calls of one run.
struct CallWorld {
    RunHost* host = nullptr;
    StopFlag* stop = nullptr;
    Scheduler* scheduler = nullptr;
    Corpus* corpus = nullptr;
    Scratch* scratch = nullptr;
    HandedOutFiles* files = nullptr;
};

class PluginData;

/// The record of a run whose writers end, made when the first of them asks. Many threads.
class LateRecord {
public:
    LateRecord(RunHost& host, const EngineOutcome& outcome) : host_(host), outcome_(outcome) {}
    [[nodiscard]] const std::string& text() {
        const std::scoped_lock lock(mutex_);
        if (!text_) text_ = host_.record(outcome_);
        return *text_;
    }

private:
    RunHost& host_;
    const EngineOutcome& outcome_;
    std::mutex mutex_;
    std::optional<std::string> text_;
};

/// Which services a call has.
struct CallRights {
    bool parallel = false;
    bool corpus = false;
    bool files = false;
    bool writer = false;                  ///< it is a call of a writer, or of a loop in one
    LateRecord* record = nullptr;         ///< of a run whose writers end
    std::int64_t scratch_budget = -1;     ///< -1: no scratch service
    const rostra_batch* batch = nullptr;  ///< what the call is about: names its documents in log lines
    std::string_view component =
        {};  ///< whose call it is, for those who must say so; lives as long as the call
    std::string_view document = {};  ///< likewise, the one input it reads
    PluginData* data = nullptr;      ///< what `create` may read
};

/// One call into a plugin, from the host's side: what is behind `rostra_call`.
///
/// A call remembers that the machine or a service of the host failed in it, whatever the plugin made of that: it may pass
/// on the failure, say something of its own, or say nothing and go on. Whoever made the call asks `host_failed` first and
/// ends the run; only then is a failure the plugin's or a document's.
class CallHost {
public:
    using Emit = std::function<std::optional<CallFailure>(std::uint32_t output, OwnedArray array)>;

    /// `world` and `stage` outlive the call. Without `emit`, emitting fails.
    CallHost(const CallWorld& world, const std::string& stage, CallRights rights = {}, Emit emit = {});
    CallHost(const CallHost&) = delete;
    CallHost& operator=(const CallHost&) = delete;

    [[nodiscard]] const rostra_call* call() const { return &call_; }
    [[nodiscard]] bool failed() const { return failure_.has_value() || out_of_memory_; }
    [[nodiscard]] bool host_failed() const;
    /// What was said; of what the host says and what the plugin says, the former; where a call fails without saying
    /// anything, that.
    [[nodiscard]] CallFailure failure() const;

private:
    friend struct CallFunctions;

    rostra_call call_;
    const CallWorld& world_;
    const std::string& stage_;
    CallRights rights_;
    Emit emit_;
    std::mutex mutex_;
    std::optional<CallFailure> failure_;
    std::vector<rostra_str> data_names_;       // what the data service listed
    std::atomic<bool> out_of_memory_ = false;  // apart, since to say so must need no memory
    ActiveCalls::Scope scope_;
};

}  // namespace rostra::core
