// SPDX-License-Identifier: Apache-2.0
#include "engine/document_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "files/content_hash.hpp"
#include "rostra/span.hpp"

namespace rostra::core {

/// The file being read, and the reader's cursor in it.
struct DocumentSource::OpenFile {
    std::size_t index = 0;
    std::shared_ptr<const SourceBytes> bytes;
    std::size_t read = 0;  // by rostra_source::read
    rostra_source source{};
    const rostra_reader* functions = nullptr;
    void* cursor = nullptr;
    std::set<std::string> keys;

    OpenFile() = default;
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (cursor != nullptr) functions->close(cursor);
    }

    static std::int64_t read_some(void* self, void* into, std::int64_t size) noexcept {
        auto& file = *static_cast<OpenFile*>(self);
        const std::string_view left = file.bytes->view().substr(file.read);
        const std::size_t count = std::min(left.size(), static_cast<std::size_t>(size));
        if (count != 0) std::memcpy(into, left.data(), count);
        file.read += count;
        return static_cast<std::int64_t>(count);
    }
    static const void* map(void* self) noexcept { return static_cast<OpenFile*>(self)->bytes->view().data(); }
};

DocumentSource::DocumentSource(const ComponentInstance& reader, const std::vector<SourceFile>& files,
                               const ChunkLimits& limits, const CallWorld& world)
    : reader_(reader),
      functions_(reader.functions<rostra_reader>()),
      files_(files),
      limits_(limits),
      world_(world) {}

DocumentSource::~DocumentSource() = default;

std::unique_ptr<Chunk> DocumentSource::next() {
    if (world_.stop->is_set()) return nullptr;
    auto chunk = std::make_unique<Chunk>();
    chunk->number = next_chunk_;
    while (chunk->bytes < limits_.bytes &&
           chunk->documents.size() + chunk->failures.size() < limits_.documents) {
        if (open_ != nullptr) {
            pull(*chunk);
        } else if (hashes_.size() < files_.size()) {
            open_next(*chunk);
        } else {
            break;
        }
        if (world_.stop->is_set()) return nullptr;
    }
    if (chunk->documents.empty() && chunk->failures.empty()) return nullptr;
    ++next_chunk_;
    return chunk;
}

void DocumentSource::set_aside(Chunk& chunk, const std::string& document, const std::string& stage,
                               const CallFailure& failure) {
    chunk.failures.push_back(
        {next_ordinal_++, document, stage, failure.code, failure.message, failure.begin, failure.end});
}

void DocumentSource::open_next(Chunk& chunk) {
    auto file = std::make_unique<OpenFile>();
    file->index = hashes_.size();
    const SourceFile& source = files_[file->index];
    Result<std::shared_ptr<const SourceBytes>> bytes = SourceBytes::open(source.path, source.id);
    if (!bytes) {
        hashes_.emplace_back();
        return set_aside(chunk, source.id, "read", {"unreadable", bytes.error().message, 0, -1, 0, 0});
    }
    file->bytes = *std::move(bytes);
    hashes_.push_back(content_hash(file->bytes->view()));
    file->source = {sizeof(rostra_source),
                    0,
                    file.get(),
                    rostra::str(source.id),
                    static_cast<std::int64_t>(file->bytes->view().size()),
                    OpenFile::read_some,
                    OpenFile::map};
    file->functions = &functions_;
    const CallHost call(world_, reader_.stage());
    if (functions_.open(call.call(), reader_.instance(), &file->source, &file->cursor) != ROSTRA_OK) {
        file->cursor = nullptr;
        return set_aside(chunk, source.id, reader_.stage(), call.failure());
    }
    open_ = std::move(file);
}

void DocumentSource::pull(Chunk& chunk) {
    rostra_record record{};
    record.struct_size = sizeof record;
    record.source_begin = -1;
    const std::string& file = files_[open_->index].id;
    const CallHost call(world_, reader_.stage());
    const rostra_status status = functions_.next(call.call(), open_->cursor, &record);
    if (status == ROSTRA_OK) return take(record, chunk);
    if (status == ROSTRA_BAD_RECORD) {
        const std::string key(rostra::view(record.key));
        return set_aside(chunk, key.empty() ? file : file + '#' + key, reader_.stage(), call.failure());
    }
    if (status != ROSTRA_END && !world_.stop->is_set())
        set_aside(chunk, file, reader_.stage(), call.failure());
    open_.reset();
}

void DocumentSource::take(const rostra_record& record, Chunk& chunk) {
    DocumentInFlight document;
    const std::string key(rostra::view(record.key));
    document.file = open_->index;
    document.id = files_[open_->index].id;
    if (!key.empty()) document.id += '#' + key;
    if (!open_->keys.insert(key).second) {
        const std::string why =
            "an earlier document of the same input has this id too; give each a key of its own";
        return set_aside(chunk, document.id, reader_.stage(), {"same-id", why, 0, -1, 0, 0});
    }
    document.ordinal = next_ordinal_++;
    document.encoding = std::string(rostra::view(record.encoding));
    for (std::int64_t i = 0; i < record.fact_count; ++i) {
        document.facts.emplace_back(rostra::view(record.facts[2 * i]), rostra::view(record.facts[2 * i + 1]));
    }
    const std::string_view all = open_->bytes->view();
    const std::string_view bytes = rostra::view(record.bytes);
    const std::less_equal<const char*> not_after;
    if (not_after(all.data(), bytes.data()) &&
        not_after(bytes.data() + bytes.size(), all.data() + all.size())) {
        document.source = open_->bytes;
        document.bytes = bytes;
        document.source_begin = bytes.data() - all.data();
    } else {
        document.source = SourceBytes::own(std::string(bytes));
        document.bytes = document.source->view();
        document.source_begin = record.source_begin;
    }
    chunk.bytes += bytes.size();
    chunk.documents.push_back(std::move(document));
}

}  // namespace rostra::core
