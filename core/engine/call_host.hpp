// SPDX-License-Identifier: Apache-2.0
#pragma once

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
#include "rostra/abi/batch.h"
#include "rostra/abi/call.h"
#include "rostra/abi/stream.h"

namespace rostra::core {

/// What a call said through `fail`, or what the host found wrong with what it emitted.
struct CallFailure {
    std::string code;
    std::string message;
    std::uint32_t where = 0;
    std::int64_t document = -1;  ///< ordinal
    std::int32_t begin = 0;
    std::int32_t end = 0;
};

/// What stands behind the calls of one run.
struct CallWorld {
    RunHost* host = nullptr;
    StopFlag* stop = nullptr;
    Scheduler* scheduler = nullptr;
    Corpus* corpus = nullptr;
    Scratch* scratch = nullptr;
    // What the files service handed out; it lives until the writers have ended.
    std::deque<rostra_sink>* sinks = nullptr;
    std::deque<std::string>* paths = nullptr;
};

class PluginData;

/// Which services a call has.
struct CallRights {
    bool parallel = false;
    bool corpus = false;
    bool files = false;
    std::int64_t scratch_budget = -1;     ///< -1: no scratch service
    const rostra_batch* batch = nullptr;  ///< what the call is about: names its documents in log lines
    std::string_view component =
        {};  ///< whose call it is, for those who must say so; lives as long as the call
    std::string_view document = {};  ///< likewise, the one input it reads
    PluginData* data = nullptr;           ///< what `create` may read
};

/// One call into a plugin, from the host's side: what is behind `rostra_call`.
class CallHost {
public:
    using Emit = std::function<std::optional<CallFailure>(std::uint32_t output, OwnedArray array)>;

    /// `world` and `stage` outlive the call. Without `emit`, emitting fails.
    CallHost(const CallWorld& world, const std::string& stage, CallRights rights = {}, Emit emit = {});
    CallHost(const CallHost&) = delete;
    CallHost& operator=(const CallHost&) = delete;

    [[nodiscard]] const rostra_call* call() const { return &call_; }
    [[nodiscard]] bool failed() const { return failure_.has_value(); }
    /// What was said; where a call fails without saying anything, that.
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
    ActiveCalls::Scope scope_;
    std::vector<rostra_str> data_names_;  // what the data service listed
};

}  // namespace rostra::core
