// SPDX-License-Identifier: Apache-2.0
#include "laws/in_memory_host.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "rostra/span.hpp"

struct rostra_scratch_file {
    int descriptor;
    std::int64_t size;
    std::atomic<std::int64_t>* open_files;
};

namespace rostra::laws {

/// The tables of functions that HostCall::service hands out.
struct HostServices {
    static std::int32_t log_enabled(const rostra_call*, std::int32_t) noexcept { return 1; }
    static void log_write(const rostra_call* call, const rostra_log_line* line) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        const std::lock_guard lock(host.mutex_);
        host.log_.push_back({line->level, std::string(view(line->message)), line->document});
    }

    static std::int64_t corpus_count(const rostra_call* call) noexcept {
        const auto& documents = HostCall::of(call).host_.documents_;
        return documents.empty() ? 0 : documents.rbegin()->first + 1;
    }
    static const TestDocument* find(const rostra_call* call, std::int64_t ordinal) {
        const auto& documents = HostCall::of(call).host_.documents_;
        const auto found = documents.find(ordinal);
        return found == documents.end() ? nullptr : found->second;
    }
    static rostra_str corpus_id(const rostra_call* call, std::int64_t ordinal) noexcept {
        const TestDocument* document = find(call, ordinal);
        return document == nullptr ? rostra_str{nullptr, 0} : str(document->id);
    }
    static rostra_status corpus_text(const rostra_call* call, std::int64_t ordinal,
                                     rostra_text_lease* lease) noexcept {
        const TestDocument* document = find(call, ordinal);
        if (document == nullptr) return ROSTRA_FAILED;
        *lease = {str(document->text), nullptr};
        ++HostCall::of(call).host_.leases_;
        return ROSTRA_OK;
    }
    static void corpus_drop(const rostra_call* call, rostra_text_lease*) noexcept {
        --HostCall::of(call).host_.leases_;
    }

    static std::int64_t scratch_budget(const rostra_call* call) noexcept {
        return HostCall::of(call).host_.budget;
    }
    static rostra_scratch_file* scratch_create(const rostra_call* call) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        const char* folder = std::getenv("TMPDIR");
        std::string name = std::string(folder != nullptr ? folder : "/tmp") + "/rostra-scratch-XXXXXX";
        const int descriptor = ::mkstemp(name.data());
        if (descriptor < 0) return nullptr;
        ::unlink(name.c_str());
        ++host.scratch_files_;
        return new rostra_scratch_file{descriptor, 0, &host.scratch_files_};
    }
    static rostra_status scratch_append(const rostra_call* call, rostra_scratch_file* file, const void* bytes,
                                        std::int64_t size, std::int64_t* offset) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        if (host.scratch_bytes_ + size > host.scratch) return ROSTRA_FAILED;
        *offset = file->size;
        const char* at = static_cast<const char*>(bytes);
        for (std::int64_t left = size; left > 0;) {
            const ssize_t written =
                ::pwrite(file->descriptor, at, static_cast<std::size_t>(left), file->size);
            if (written <= 0) return ROSTRA_FAILED;
            at += written;
            left -= written;
            file->size += written;
        }
        host.scratch_bytes_ += size;
        return ROSTRA_OK;
    }
    static rostra_status scratch_read(const rostra_call*, rostra_scratch_file* file, std::int64_t offset,
                                      void* bytes, std::int64_t size) noexcept {
        char* at = static_cast<char*>(bytes);
        while (size > 0) {
            const ssize_t got = ::pread(file->descriptor, at, static_cast<std::size_t>(size), offset);
            if (got <= 0) return ROSTRA_FAILED;
            at += got;
            offset += got;
            size -= got;
        }
        return ROSTRA_OK;
    }
    static void scratch_close(rostra_scratch_file* file) noexcept {
        ::close(file->descriptor);
        --*file->open_files;
        delete file;
    }

    static rostra_status file_write(void* self, const void* bytes, std::int64_t size) noexcept {
        auto& file = *static_cast<InMemoryHost::File*>(self);
        file.host->disk -= size;
        if (file.host->disk < 0) return ROSTRA_FAILED;
        file.contents.append(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
        return ROSTRA_OK;
    }
    static bool is_taken(const InMemoryHost& host, std::string_view name) {
        const auto has_name = [&](const auto& file) { return file.name == name; };
        return host.paths_.contains(std::string(name)) ||
               std::any_of(host.files_.begin(), host.files_.end(), has_name);
    }
    static const rostra_sink* files_open(const rostra_call* call, rostra_str name) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        if (is_taken(host, view(name))) return nullptr;
        InMemoryHost::File& file = host.files_.emplace_back();
        file.host = &host;
        file.name = view(name);
        file.sink = {sizeof(rostra_sink), 0, &file, file_write};
        return &file.sink;
    }
    static rostra_str files_path(const rostra_call* call, rostra_str name) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        if (is_taken(host, view(name))) return {nullptr, 0};
        if (!host.folder_) host.folder_.emplace();
        return str(host.paths_[std::string(view(name))] = *host.folder_ / view(name));
    }

    static rostra_status data_failed(InMemoryHost& host, const core::Error& error, std::uint32_t where = 0) {
        host.failure_ = {ROSTRA_FAIL_IO, error.message, where, -1, {}};
        return ROSTRA_FAILED;
    }
    static rostra_status data_list(const rostra_call* call, const rostra_str** names,
                                   std::int64_t* count) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        const core::Result<std::vector<std::string_view>> found = host.data->names();
        if (!found) return data_failed(host, found.error());
        host.data_names_.clear();
        for (const std::string_view name : *found) host.data_names_.push_back(str(name));
        *names = host.data_names_.data();
        *count = static_cast<std::int64_t>(host.data_names_.size());
        return ROSTRA_OK;
    }
    static rostra_status data_read(const rostra_call* call, rostra_str name, std::int32_t optional,
                                   rostra_str* text) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        const core::Result<std::optional<std::string_view>> read = host.data->read(view(name), optional != 0);
        if (!read) return data_failed(host, read.error());
        *text = *read ? str(**read) : rostra_str{nullptr, 0};
        return ROSTRA_OK;
    }
    static rostra_status data_read_named(const rostra_call* call, rostra_str path, std::uint32_t where,
                                         rostra_str* text) noexcept {
        InMemoryHost& host = HostCall::of(call).host_;
        const core::Result<std::string_view> read = host.data->read_named(view(path));
        if (!read) return data_failed(host, read.error(), where);
        *text = str(*read);
        return ROSTRA_OK;
    }

    static constexpr rostra_host kHost = {sizeof(rostra_host), ROSTRA_ABI_MINOR, {"laws", 4}, {"1", 1}};
    static constexpr rostra_data kData = {sizeof(rostra_data), 0, data_list, data_read, data_read_named};
    static rostra_str files_record(const rostra_call*) noexcept { return {"{}", 2}; }

    static constexpr rostra_files kFiles = {sizeof(rostra_files), 0, files_open, files_path, files_record};
    static constexpr rostra_log kLog = {sizeof(rostra_log), 0, log_enabled, log_write};
    static constexpr rostra_corpus kCorpus = {sizeof(rostra_corpus), 0,          corpus_count, corpus_id,
                                              corpus_text,           corpus_drop};
    static constexpr rostra_scratch kScratch = {
        sizeof(rostra_scratch), 0, scratch_budget, scratch_create, scratch_append, scratch_read,
        scratch_close};
};

InMemoryHost::InMemoryHost(const TestDocuments& documents) {
    for (const TestDocument& document : documents) documents_[document.ordinal] = &document;
}

InMemoryHost::~InMemoryHost() = default;

void InMemoryHost::reset() {
    failure_.reset();
    log_.clear();
    stop_questions_ = 0;
    scratch_bytes_ = 0;
    refusals_ = 0;
}

std::int64_t InMemoryHost::file_bytes() const {
    std::size_t bytes = 0;
    for (const File& file : files_) bytes += file.contents.size();
    for (const auto& [name, path] : paths_) bytes += folder_->read(name).size();
    return static_cast<std::int64_t>(bytes);
}

std::map<std::string, std::string> InMemoryHost::take_files() {
    std::map<std::string, std::string> taken;
    for (File& file : files_) taken[file.name] = std::move(file.contents);
    for (const auto& [name, path] : paths_) taken[name] = folder_->read(name);
    drop_files();
    return taken;
}

void InMemoryHost::drop_files() {
    files_.clear();
    paths_.clear();
    folder_.reset();
}

HostCall::HostCall(InMemoryHost& host, Kind kind, const char* function, Emitted emitted)
    : host_(host),
      kind_(kind),
      emitted_(std::move(emitted)),
      call_{sizeof(rostra_call), 0, this, fail, should_stop, emit, parallel_for, service} {
    if (function == nullptr) return;
    host.failure_.reset();
    if (host.doing != nullptr) *host.doing = function;
}

void HostCall::fail(const rostra_call* call, const rostra_failure* why) noexcept {
    InMemoryHost& host = of(call).host_;
    const std::lock_guard lock(host.mutex_);
    host.failure_ = {std::string(view(why->code)),
                     std::string(view(why->message)),
                     why->where,
                     why->document,
                     {why->begin, why->end}};
}

std::int32_t HostCall::should_stop(const rostra_call* call) noexcept {
    InMemoryHost& host = of(call).host_;
    return host.stop_questions_++ >= host.stop_after ? 1 : 0;
}

rostra_status HostCall::emit(const rostra_call* call, std::uint32_t output, ArrowArray* array) noexcept {
    core::OwnedArray owned(*array);
    array->release = nullptr;
    HostCall& self = of(call);
    if (self.host_.stop_questions_ >= self.host_.stop_after) return ROSTRA_STOPPED;
    if (self.host_.refuses) {
        ++self.host_.refusals_;
        return ROSTRA_FAILED;
    }
    if (self.kept_ != nullptr) {
        self.kept_->emplace_back(output, std::move(owned));
        return ROSTRA_OK;
    }
    try {
        if (!self.emitted_) throw std::runtime_error("nothing may be emitted in this call");
        self.emitted_(output, *owned.get());
        return ROSTRA_OK;
    } catch (const std::exception& error) {
        self.refused_ = error.what();
        return ROSTRA_FAILED;
    }
}

rostra_status HostCall::parallel_for(const rostra_call* call, std::uint64_t count, std::uint64_t grain,
                                     void* argument, rostra_loop_body body) noexcept {
    InMemoryHost& host = of(call).host_;
    if (grain == 0) return ROSTRA_FAILED;
    const std::uint64_t pieces = (count + grain - 1) / grain;
    std::vector<rostra_status> statuses(pieces, ROSTRA_OK);
    std::atomic<std::uint64_t> next = 0;
    std::atomic<bool> ended = false;
    const auto work = [&] {
        const HostCall own(host, Kind::loop);
        for (std::uint64_t i = next++; i < pieces && !ended; i = next++) {
            // Every other piece from the far end, so that no result can lean on their order.
            const std::uint64_t piece = i % 2 == 0 ? i / 2 : pieces - 1 - i / 2;
            statuses[piece] = body(own.raw(), argument, piece * grain, std::min(count, (piece + 1) * grain));
            if (statuses[piece] != ROSTRA_OK) ended = true;
        }
    };
    const bool parallel =
        host.threads > 1 && of(call).kind_ != Kind::analyzer && of(call).kind_ != Kind::loop;
    std::vector<std::thread> others;
    for (unsigned i = 1; parallel && i < host.threads; ++i) others.emplace_back(work);
    work();
    for (std::thread& thread : others) thread.join();
    const auto first =
        std::find_if(statuses.begin(), statuses.end(), [](rostra_status s) { return s != ROSTRA_OK; });
    return first == statuses.end() ? ROSTRA_OK : *first;
}

const void* HostCall::service(const rostra_call* call, const char* id) noexcept {
    const std::string_view wanted = id;
    const Kind kind = of(call).kind_;
    const bool of_aggregator = kind == Kind::aggregator || kind == Kind::finish || kind == Kind::loop;
    if (wanted == ROSTRA_LOG) return &HostServices::kLog;
    if (wanted == ROSTRA_HOST) return &HostServices::kHost;
    if (wanted == ROSTRA_SCRATCH && of_aggregator) return &HostServices::kScratch;
    const bool at_the_end = kind == Kind::finish || kind == Kind::writer || kind == Kind::loop;
    if (wanted == ROSTRA_CORPUS && at_the_end) return &HostServices::kCorpus;
    if (wanted == ROSTRA_DATA && kind == Kind::setup && of(call).host_.data != nullptr) {
        return &HostServices::kData;
    }
    if (wanted == ROSTRA_FILES && kind == Kind::writer) return &HostServices::kFiles;
    return nullptr;
}

}  // namespace rostra::laws
