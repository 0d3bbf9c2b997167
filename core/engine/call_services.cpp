// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/call_functions.hpp"
#include "rostra/span.hpp"

/// What the boundary calls a scratch file.
struct rostra_scratch_file {
    rostra::core::ScratchFile file;
};

namespace rostra::core {

namespace {

LogSeverity severity_of(std::int32_t level) {
    if (level <= ROSTRA_LOG_DEBUG) return LogSeverity::debug;
    if (level == ROSTRA_LOG_INFO) return LogSeverity::info;
    return level == ROSTRA_LOG_WARNING ? LogSeverity::warning : LogSeverity::error;
}

rostra_status io_failed(CallHost& host, const Error& error) {
    CallFunctions::say(host, {"io", error.message, 0, -1, 0, 0});
    return ROSTRA_FAILED;
}

/// The id of a document that a call may speak of; empty where it is none of those.
std::string_view name_of(const CallRights& rights, const Corpus& corpus, std::int64_t ordinal) {
    if (rights.batch != nullptr) {
        const rostra_batch& batch = *rights.batch;
        const std::int64_t* end = batch.ordinal + batch.count;
        const std::int64_t* at = std::lower_bound(batch.ordinal, end, ordinal);
        return at != end && *at == ordinal ? rostra::view(batch.id[at - batch.ordinal]) : std::string_view();
    }
    // Elsewhere the corpus may still be growing while the call goes on.
    if (!rights.corpus) return {};
    const Corpus::Entry* entry = corpus.find(ordinal);
    return entry == nullptr ? std::string_view() : std::string_view(entry->id);
}

rostra_status write_result(void* self, const void* bytes, std::int64_t size) noexcept {
    auto* file = static_cast<ResultFile*>(self);
    return file->write({static_cast<const char*>(bytes), static_cast<std::size_t>(size)}) ? ROSTRA_OK
                                                                                          : ROSTRA_FAILED;
}

}  // namespace

std::int32_t CallFunctions::log_enabled(const rostra_call* call, std::int32_t level) noexcept {
    return self(call).world_.host->logs(severity_of(level)) ? 1 : 0;
}

void CallFunctions::log_write(const rostra_call* call, std::int32_t level, rostra_str message,
                              std::int64_t document) noexcept {
    const CallHost& host = self(call);
    host.world_.host->log(severity_of(level), host.stage_, rostra::view(message),
                          name_of(host.rights_, *host.world_.corpus, document));
}

void CallFunctions::progress_report(const rostra_call* call, rostra_str what, std::uint64_t done,
                                    std::uint64_t total) noexcept {
    const CallHost& host = self(call);
    host.world_.host->step(host.stage_, rostra::view(what), done, total);
}

std::int64_t CallFunctions::corpus_count(const rostra_call* call) noexcept {
    return self(call).world_.corpus->size();
}

rostra_str CallFunctions::corpus_id(const rostra_call* call, std::int64_t ordinal) noexcept {
    const Corpus::Entry* entry = self(call).world_.corpus->find(ordinal);
    return entry == nullptr ? rostra_str{nullptr, 0} : rostra::str(entry->id);
}

rostra_status CallFunctions::corpus_text(const rostra_call* call, std::int64_t ordinal,
                                         rostra_text_lease* lease) noexcept {
    CallHost& host = self(call);
    Result<std::unique_ptr<Corpus::Text>> text = host.world_.corpus->text(ordinal);
    if (!text) return io_failed(host, text.error());
    lease->text = rostra::str((*text)->view);
    lease->host = (*text).release();
    return ROSTRA_OK;
}

void CallFunctions::corpus_drop(const rostra_call*, rostra_text_lease* lease) noexcept {
    delete static_cast<Corpus::Text*>(std::exchange(lease->host, nullptr));
}

std::int64_t CallFunctions::scratch_budget(const rostra_call* call) noexcept {
    return self(call).rights_.scratch_budget;
}

rostra_scratch_file* CallFunctions::scratch_create(const rostra_call* call) noexcept {
    CallHost& host = self(call);
    Result<ScratchFile> file = host.world_.scratch->create();
    if (!file) {
        io_failed(host, file.error());
        return nullptr;
    }
    return new rostra_scratch_file{*std::move(file)};
}

rostra_status CallFunctions::scratch_append(const rostra_call* call, rostra_scratch_file* file,
                                            const void* bytes, std::int64_t size,
                                            std::int64_t* offset) noexcept {
    const Result<std::uint64_t> at =
        file->file.append({static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
    if (!at) return io_failed(self(call), at.error());
    *offset = static_cast<std::int64_t>(*at);
    return ROSTRA_OK;
}

rostra_status CallFunctions::scratch_read(const rostra_call* call, rostra_scratch_file* file,
                                          std::int64_t offset, void* bytes, std::int64_t size) noexcept {
    const std::span<char> into(static_cast<char*>(bytes), static_cast<std::size_t>(size));
    const Result<void> read = file->file.read(static_cast<std::uint64_t>(offset), into);
    return read ? ROSTRA_OK : io_failed(self(call), read.error());
}

void CallFunctions::scratch_close(rostra_scratch_file* file) noexcept { delete file; }

const rostra_sink* CallFunctions::files_open(const rostra_call* call, rostra_str name) noexcept {
    CallHost& host = self(call);
    Result<ResultFile*> file = host.world_.host->open_result(rostra::view(name));
    if (!file) {
        io_failed(host, file.error());
        return nullptr;
    }
    return &host.world_.sinks->emplace_back(rostra_sink{sizeof(rostra_sink), 0, *file, write_result});
}

rostra_str CallFunctions::files_path(const rostra_call* call, rostra_str name) noexcept {
    CallHost& host = self(call);
    Result<std::string> path = host.world_.host->reserve_result(rostra::view(name));
    if (!path) {
        io_failed(host, path.error());
        return {nullptr, 0};
    }
    return rostra::str(host.world_.paths->emplace_back(*std::move(path)));
}

}  // namespace rostra::core
