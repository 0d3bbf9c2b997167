// SPDX-License-Identifier: Apache-2.0
#include "engine/call_host.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <utility>

#include "base/host_version.hpp"
#include "engine/call_functions.hpp"
#include "rostra/span.hpp"

namespace rostra::core {

namespace {

/// The code as results have it: one of other characters is a bug of the plugin.
std::string_view code_word(rostra_str code) {
    const std::string_view word = rostra::view(code);
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    constexpr std::size_t kLongest = 64;
    return plain && !word.empty() && word.size() <= kLongest ? word : ROSTRA_FAIL_BUG;
}

const rostra_host kHost = {sizeof(rostra_host), ROSTRA_ABI_MINOR, rostra::str("rostra"),
                           rostra::str(host_version())};
const rostra_log kLog = {sizeof(rostra_log), 0, CallFunctions::log_enabled, CallFunctions::log_write};
const rostra_progress kProgress = {sizeof(rostra_progress), 0, CallFunctions::progress_report};
const rostra_corpus kCorpus = {sizeof(rostra_corpus),       0,
                               CallFunctions::corpus_count, CallFunctions::corpus_id,
                               CallFunctions::corpus_text,  CallFunctions::corpus_drop};
const rostra_scratch kScratch = {sizeof(rostra_scratch),        0,
                                 CallFunctions::scratch_budget, CallFunctions::scratch_create,
                                 CallFunctions::scratch_append, CallFunctions::scratch_read,
                                 CallFunctions::scratch_close};
const rostra_files kFiles = {sizeof(rostra_files), 0, CallFunctions::files_open, CallFunctions::files_path,
                             CallFunctions::files_record};

const rostra_data kData = {sizeof(rostra_data), 0, CallFunctions::data_list, CallFunctions::data_read,
                           CallFunctions::data_read_named};

}  // namespace

CallHost::CallHost(const CallWorld& world, const std::string& stage, CallRights rights, Emit emit)
    : call_{sizeof(rostra_call),
            0,
            this,
            CallFunctions::fail,
            CallFunctions::should_stop,
            CallFunctions::emit,
            CallFunctions::parallel_for,
            CallFunctions::service},
      world_(world),
      stage_(stage),
      rights_(rights),
      emit_(std::move(emit)),
      scope_({stage, rights.component, rights.batch, rights.document}) {}

bool CallHost::host_failed() const {
    return (failure_ && failure_->of_host) || out_of_memory_ ||
           (world_.files != nullptr && rights_.files && world_.files->out_of_memory);
}

CallFailure CallHost::failure() const {
    const bool said = failure_ && failure_->of_host;
    if (host_failed() && !said) return {"memory", kOutOfMemory, 0, -1, 0, 0, true};
    if (failure_) return *failure_;
    return {"plugin", "the plugin failed without saying why", 0, -1, 0, 0};
}

void CallFunctions::say(CallHost& host, CallFailure failure) {
    const std::scoped_lock lock(host.mutex_);
    if (host.failure_ && host.failure_->of_host) return;  // what a plugin makes of it is no news
    host.failure_ = std::move(failure);
}

void CallFunctions::say_host_failed(CallHost& host, std::string message) {
    say(host, {"io", std::move(message), 0, -1, 0, 0, true});
}

void CallFunctions::caught(CallHost& host) noexcept {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        host.out_of_memory_ = true;
    } catch (const std::exception& error) {
        try {
            say_host_failed(host, error.what());
        } catch (...) {
            host.out_of_memory_ = true;
        }
    } catch (...) {
        host.out_of_memory_ = true;  // nothing of ours throws anything else
    }
}

rostra_status CallFunctions::refuse(CallHost& host, const std::string& message) {
    say(host, {"plugin", message, 0, -1, 0, 0});
    return ROSTRA_FAILED;
}

void CallFunctions::fail(const rostra_call* call, const rostra_failure* why) noexcept {
    CallHost& host = self(call);
    guarded(host, [&] {
        std::string said(rostra::view(why->message));
        const std::string_view code = code_word(why->code);
        // Whoever runs out of memory says nothing of the document that was at hand just then.
        const bool memory = code == ROSTRA_FAIL_MEMORY;
        if (memory) said += "; set a smaller [run] jobs or memory";
        say(host,
            {std::string(code), std::move(said), why->where, why->document, why->begin, why->end, memory});
    });
}

std::int32_t CallFunctions::should_stop(const rostra_call* call) noexcept {
    return self(call).world_.stop->is_set() ? 1 : 0;
}

rostra_status CallFunctions::emit(const rostra_call* call, std::uint32_t output, ArrowArray* array) noexcept {
    CallHost& host = self(call);
    OwnedArray owned(*array);
    array->release = nullptr;
    return guarded(host, ROSTRA_FAILED, [&]() -> rostra_status {
        if (!owned) return refuse(host, "it emitted an array that was released already");
        if (!host.emit_) return refuse(host, "it emitted something in a call that has no outputs");
        if (std::optional<CallFailure> wrong = host.emit_(output, std::move(owned))) {
            say(host, *std::move(wrong));
            return ROSTRA_FAILED;
        }
        return should_stop(call) != 0 ? ROSTRA_STOPPED : ROSTRA_OK;
    });
}

rostra_status CallFunctions::parallel_for(const rostra_call* call, std::uint64_t count, std::uint64_t grain,
                                          void* argument, rostra_loop_body body) noexcept {
    CallHost& host = self(call);
    const std::uint64_t step = std::max<std::uint64_t>(grain, 1);
    const std::uint64_t pieces = count / step + (count % step == 0 ? 0 : 1);
    std::mutex mutex;
    std::uint64_t first_bad = pieces;
    rostra_status status = ROSTRA_OK;
    auto run = [&](std::uint64_t piece) {
        {
            const std::scoped_lock lock(mutex);
            if (first_bad < piece) return;
        }
        CallRights rights = host.rights_;
        rights.parallel = false;
        rights.files = false;
        CallHost own(host.world_, host.stage_, rights);
        const rostra_status came =
            body(own.call(), argument, piece * step, std::min(count, (piece + 1) * step));
        if (own.host_failed()) guarded(host, [&] { say(host, own.failure()); });
        if (came == ROSTRA_OK) return;
        const std::scoped_lock lock(mutex);
        if (piece > first_bad) return;
        first_bad = piece;
        status = came;
        // A piece may also have asked a service of the call that the loop is part of: then that knows why already.
        if (came == ROSTRA_FAILED && own.failed()) guarded(host, [&] { say(host, own.failure()); });
    };
    return guarded(host, ROSTRA_FAILED, [&] {
        if (host.rights_.parallel) {
            host.world_.scheduler->parallel_for(pieces, run);
        } else {
            for (std::uint64_t piece = 0; piece < pieces && status == ROSTRA_OK; ++piece) run(piece);
        }
        return status;
    });
}

const void* CallFunctions::service(const rostra_call* call, const char* id) noexcept {
    const CallHost& host = self(call);
    auto is = [id](const char* known) { return std::strcmp(id, known) == 0; };
    if (is(ROSTRA_LOG)) return &kLog;
    if (is(ROSTRA_HOST)) return &kHost;
    if (is(ROSTRA_PROGRESS)) return &kProgress;
    if (is(ROSTRA_CORPUS) && host.rights_.corpus) return &kCorpus;
    if (is(ROSTRA_SCRATCH) && host.rights_.scratch_budget >= 0) return &kScratch;
    if (is(ROSTRA_DATA) && host.rights_.data != nullptr) return &kData;
    if (is(ROSTRA_FILES) && host.rights_.files) return &kFiles;
    return nullptr;
}

}  // namespace rostra::core
