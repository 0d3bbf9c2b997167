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

rostra_status service_failed(CallHost& host, const Error& error) {
    CallFunctions::say_host_failed(host, error.message);
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
    const auto& sink = *static_cast<HandedOutFiles::Sink*>(self);
    try {
        const std::string_view written(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
        return sink.file->write(written) ? ROSTRA_OK : ROSTRA_FAILED;
    } catch (...) {
        *sink.out_of_memory = true;
        return ROSTRA_FAILED;
    }
}

}  // namespace

std::int32_t CallFunctions::log_enabled(const rostra_call* call, std::int32_t level) noexcept {
    return self(call).world_.host->logs(severity_of(level)) ? 1 : 0;
}

void CallFunctions::log_write(const rostra_call* call, const rostra_log_line* line) noexcept {
    CallHost& host = self(call);
    guarded(host, [&] {
        const std::string_view document = name_of(host.rights_, *host.world_.corpus, line->document);
        const LogPlace place{document, line->begin, line->end, rostra::view(line->code), host.rights_.writer};
        host.world_.host->log(severity_of(line->level), host.stage_, rostra::view(line->message), place);
    });
}

void CallFunctions::progress_report(const rostra_call* call, rostra_str what, std::uint64_t done,
                                    std::uint64_t total) noexcept {
    CallHost& host = self(call);
    guarded(host, [&] { host.world_.host->step(host.stage_, rostra::view(what), done, total); });
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
    return guarded(host, ROSTRA_FAILED, [&]() -> rostra_status {
        const Corpus& corpus = *host.world_.corpus;
        const bool there = corpus.find(ordinal) != nullptr;
        Result<std::unique_ptr<Corpus::Text>> text = corpus.text(ordinal);
        if (!text && (!there || corpus.is_lost(ordinal))) {
            // An answer about a document, no failure of the service. Of an input that cannot be read as it was the corpus
            // keeps account, and the run starts over without that input.
            say(host, {"document", text.error().message, 0, -1, 0, 0});
            return ROSTRA_FAILED;
        }
        if (!text) return service_failed(host, text.error());
        lease->text = rostra::str((*text)->view);
        lease->host = (*text).release();
        return ROSTRA_OK;
    });
}

void CallFunctions::corpus_drop(const rostra_call*, rostra_text_lease* lease) noexcept {
    delete static_cast<Corpus::Text*>(std::exchange(lease->host, nullptr));
}

std::int64_t CallFunctions::scratch_budget(const rostra_call* call) noexcept {
    return self(call).rights_.scratch_budget;
}

rostra_scratch_file* CallFunctions::scratch_create(const rostra_call* call) noexcept {
    CallHost& host = self(call);
    return guarded(host, static_cast<rostra_scratch_file*>(nullptr),
                   [&] { return new rostra_scratch_file{host.world_.scratch->create()}; });
}

rostra_status CallFunctions::scratch_append(const rostra_call* call, rostra_scratch_file* file,
                                            const void* bytes, std::int64_t size,
                                            std::int64_t* offset) noexcept {
    return guarded(self(call), ROSTRA_FAILED, [&]() -> rostra_status {
        const Result<std::uint64_t> at =
            file->file.append({static_cast<const char*>(bytes), static_cast<std::size_t>(size)});
        if (!at) return service_failed(self(call), at.error());
        *offset = static_cast<std::int64_t>(*at);
        return ROSTRA_OK;
    });
}

rostra_status CallFunctions::scratch_read(const rostra_call* call, rostra_scratch_file* file,
                                          std::int64_t offset, void* bytes, std::int64_t size) noexcept {
    return guarded(self(call), ROSTRA_FAILED, [&]() -> rostra_status {
        const std::span<char> into(static_cast<char*>(bytes), static_cast<std::size_t>(size));
        const Result<void> read = file->file.read(static_cast<std::uint64_t>(offset), into);
        return read ? ROSTRA_OK : service_failed(self(call), read.error());
    });
}

void CallFunctions::scratch_close(rostra_scratch_file* file) noexcept { delete file; }

const rostra_sink* CallFunctions::files_open(const rostra_call* call, rostra_str name) noexcept {
    CallHost& host = self(call);
    return guarded(host, static_cast<const rostra_sink*>(nullptr), [&]() -> const rostra_sink* {
        Result<ResultFile*> file = host.world_.host->open_result(rostra::view(name));
        if (!file) {
            service_failed(host, file.error());
            return nullptr;
        }
        HandedOutFiles& files = *host.world_.files;
        const std::scoped_lock lock(files.mutex);
        HandedOutFiles::Sink& sink = files.sinks.emplace_back();
        sink.file = *file;
        sink.out_of_memory = &files.out_of_memory;
        sink.boundary = {sizeof(rostra_sink), 0, &sink, write_result};
        return &sink.boundary;
    });
}

rostra_str CallFunctions::files_path(const rostra_call* call, rostra_str name) noexcept {
    CallHost& host = self(call);
    return guarded(host, rostra_str{nullptr, 0}, [&]() -> rostra_str {
        Result<std::string> path = host.world_.host->reserve_result(rostra::view(name));
        if (!path) {
            service_failed(host, path.error());
            return {nullptr, 0};
        }
        const std::scoped_lock lock(host.world_.files->mutex);
        return rostra::str(host.world_.files->paths.emplace_back(*std::move(path)));
    });
}

rostra_str CallFunctions::files_record(const rostra_call* call) noexcept {
    CallHost& host = self(call);
    return guarded(host, rostra_str{nullptr, 0}, [&]() -> rostra_str {
        if (host.rights_.record == nullptr) {
            refuse(
                host,
                "it asked for the record of the run, which is there when a writer ends a run that went well");
            return {nullptr, 0};
        }
        return rostra::str(host.rights_.record->text());
    });
}

}  // namespace rostra::core
