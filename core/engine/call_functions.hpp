// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "engine/call_host.hpp"
#include "rostra/abi/abi.h"

namespace rostra::core {

/// The functions behind `rostra_call` and the services: each finds its CallHost in `call->host`.
struct CallFunctions {
    static CallHost& self(const rostra_call* call) { return *static_cast<CallHost*>(call->host); }
    static void say(CallHost& host, CallFailure failure);
    /// A service failed, or something else that no plugin and no document is to blame for.
    static void say_host_failed(CallHost& host, std::string message);
    static rostra_status refuse(CallHost& host, const std::string& message);

    /// Nothing thrown crosses the boundary: what a function of ours throws, out of memory above all, fails the call it was
    /// made in, and the run with it.
    static void caught(CallHost& host) noexcept;
    template <class Answer, class Body>
    static Answer guarded(CallHost& host, Answer otherwise, const Body& body) noexcept {
        try {
            return body();
        } catch (...) {
            caught(host);
            return otherwise;
        }
    }
    template <class Body>
    static void guarded(CallHost& host, const Body& body) noexcept {
        guarded(host, true, [&] {
            body();
            return true;
        });
    }

    static void fail(const rostra_call* call, const rostra_failure* why) noexcept;
    static std::int32_t should_stop(const rostra_call* call) noexcept;
    static rostra_status emit(const rostra_call* call, std::uint32_t output, ArrowArray* array) noexcept;
    static rostra_status parallel_for(const rostra_call* call, std::uint64_t count, std::uint64_t grain,
                                      void* argument, rostra_loop_body body) noexcept;
    static const void* service(const rostra_call* call, const char* id) noexcept;

    static std::int32_t log_enabled(const rostra_call* call, std::int32_t level) noexcept;
    static void log_write(const rostra_call* call, const rostra_log_line* line) noexcept;
    static void progress_report(const rostra_call* call, rostra_str what, std::uint64_t done,
                                std::uint64_t total) noexcept;

    static std::int64_t corpus_count(const rostra_call* call) noexcept;
    static rostra_str corpus_id(const rostra_call* call, std::int64_t ordinal) noexcept;
    static rostra_status corpus_text(const rostra_call* call, std::int64_t ordinal,
                                     rostra_text_lease* lease) noexcept;
    static void corpus_drop(const rostra_call* call, rostra_text_lease* lease) noexcept;

    static std::int64_t scratch_budget(const rostra_call* call) noexcept;
    static rostra_scratch_file* scratch_create(const rostra_call* call) noexcept;
    static rostra_status scratch_append(const rostra_call* call, rostra_scratch_file* file, const void* bytes,
                                        std::int64_t size, std::int64_t* offset) noexcept;
    static rostra_status scratch_read(const rostra_call* call, rostra_scratch_file* file, std::int64_t offset,
                                      void* bytes, std::int64_t size) noexcept;
    static void scratch_close(rostra_scratch_file* file) noexcept;

    static rostra_status data_list(const rostra_call* call, const rostra_str** names,
                                   std::int64_t* count) noexcept;
    static rostra_status data_read(const rostra_call* call, rostra_str name, std::int32_t optional,
                                   rostra_str* text) noexcept;
    static rostra_status data_read_named(const rostra_call* call, rostra_str path, std::uint32_t where,
                                         rostra_str* text) noexcept;

    static const rostra_sink* files_open(const rostra_call* call, rostra_str name) noexcept;
    static rostra_str files_path(const rostra_call* call, rostra_str name) noexcept;
    static rostra_str files_record(const rostra_call* call) noexcept;
};

}  // namespace rostra::core
