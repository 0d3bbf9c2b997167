// SPDX-License-Identifier: Apache-2.0
#include "engine/document_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/wording.hpp"
#include "engine/misnamed.hpp"
#include "engine/reader_choice.hpp"
#include "engine/record_check.hpp"
#include "engine/source_bytes.hpp"
#include "files/file_error.hpp"
#include "rostra/span.hpp"
#include "unicode/convert.hpp"
#include "unicode/encoding_names.hpp"

namespace rostra::core {

namespace {

constexpr const char* kUtf8 = "UTF-8";

/// By which its reader is chosen, and which the reader is told.
const std::string& name_of(const SourceFile& file) {
    return file.packed == nullptr || file.packed->name.empty() ? file.id : file.packed->name;
}

}  // namespace

/// The file being read, and the reader's cursor in it.
struct DocumentSource::OpenFile {
    std::size_t index = 0;
    std::size_t reader = 0;
    const ComponentInstance* instance = nullptr;  // of the reader
    bool prose = false;                           // known to be of no other format
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
    static std::int64_t read_at(void* self, std::int64_t offset, void* into, std::int64_t size) noexcept {
        const std::string_view all = static_cast<OpenFile*>(self)->bytes->view();
        if (offset < 0 || size < 0) return -1;
        if (static_cast<std::uint64_t>(offset) >= all.size()) return 0;
        const std::string_view part =
            all.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
        if (!part.empty()) std::memcpy(into, part.data(), part.size());
        return static_cast<std::int64_t>(part.size());
    }
    static const void* map(void* self) noexcept { return static_cast<OpenFile*>(self)->bytes->view().data(); }
};

DocumentSource::DocumentSource(const Plan& plan, ReaderSet& readers, const std::vector<SourceFile>& files,
                               LostInputs& lost, PagePool& pool, const ChunkLimits& limits,
                               const CallWorld& world)
    : plan_(plan),
      readers_(readers),
      files_(files),
      lost_(lost),
      pool_(pool),
      limits_(limits),
      world_(world) {}

DocumentSource::~DocumentSource() = default;

std::unique_ptr<Chunk> DocumentSource::next() {
    if (world_.stop->is_set()) return nullptr;
    auto chunk = std::make_unique<Chunk>();
    chunk->number = next_chunk_;
    chunk->pages = std::make_shared<TextPages>(pool_);
    while (!chunk->error && chunk->bytes < limits_.bytes &&
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
    if (chunk->documents.empty() && chunk->failures.empty() && !chunk->error) return nullptr;
    ++next_chunk_;
    return chunk;
}

void DocumentSource::set_aside(Chunk& chunk, const std::string& document, const std::string& stage,
                               const CallFailure& failure) {
    chunk.failures.push_back(
        {next_ordinal_++, document, stage, failure.code, failure.message, failure.begin, failure.end});
}

bool DocumentSource::ends_run(Chunk& chunk, const CallHost& call, const ComponentInstance& reader) {
    if (!call.host_failed()) return false;
    chunk.error = stage_error(reader.stage(), call.failure());
    return true;
}

void DocumentSource::open_next(Chunk& chunk) {
    auto file = std::make_unique<OpenFile>();
    file->index = hashes_.size();
    const SourceFile& source = files_[file->index];
    chosen_.push_back(kNone);
    auto unread = [&](const Error& why) {
        hashes_.emplace_back();
        set_aside(chunk, source.id, "read",
                  {is_changed(why) ? "changed" : "unreadable", why.message, 0, -1, 0, 0});
    };
    if (const std::optional<Error> why = lost_.why(file->index)) return unread(*why);
    std::optional<SourceRange> part;
    if (source.packed != nullptr) {
        part = {source.packed->begin, source.bytes};
        if (!source.packed->problem.empty()) {
            hashes_.emplace_back();
            return set_aside(chunk, source.id, "read", {"unpack", source.packed->problem, 0, -1, 0, 0});
        }
    }
    Result<std::shared_ptr<const SourceBytes>> bytes =
        SourceBytes::open(source.path, source.id, chunk.pages, pool_, part);
    if (!bytes && is_shortage(bytes.error())) {
        chunk.error = bytes.error();
        return;
    }
    if (!bytes) return unread(bytes.error());
    file->bytes = *std::move(bytes);
    hashes_.emplace_back(content_digest(file->bytes->view()));
    file->source = {sizeof(rostra_source),
                    0,
                    file.get(),
                    rostra::str(name_of(source)),
                    static_cast<std::int64_t>(file->bytes->view().size()),
                    OpenFile::read_some,
                    OpenFile::map,
                    OpenFile::read_at};
    const ReaderChoice choice =
        choose_reader(plan_.inputs[source.input], plan_.readers, name_of(source), file->bytes->view());
    file->reader = choice.reader;
    file->prose = choice.prose;
    chosen_.back() = file->reader;
    if (file->bytes->cut()) return lost_.add(file->index, changed_error(source.id));
    if (file->reader == kNone) {
        const std::string why = no_reader_text(plan_.inputs[source.input], plan_.readers);
        return set_aside(chunk, source.id, "read", {"no-reader", why, 0, -1, 0, 0});
    }
    const Result<const ComponentInstance*> made = readers_.get(file->reader);
    if (!made) {
        chunk.error = made.error();
        return;
    }
    file->instance = *made;
    const ComponentInstance& reader = *file->instance;
    warn_of_name(source, choice, file->bytes->view());
    file->functions = &reader.functions<rostra_reader>();
    const CallHost call(world_, reader.stage(), {.component = reader.plan().name, .document = source.id});
    const rostra_status status =
        file->functions->open(call.call(), reader.instance(), &file->source, &file->cursor);
    if (status != ROSTRA_OK) file->cursor = nullptr;
    if (ends_run(chunk, call, reader)) return;
    if (file->bytes->cut()) return lost_.add(file->index, changed_error(source.id));
    if (status != ROSTRA_OK) return set_aside(chunk, source.id, reader.stage(), call.failure());
    open_ = std::move(file);
}

void DocumentSource::warn_of_name(const SourceFile& source, const ReaderChoice& choice,
                                  std::string_view bytes) const {
    const InputPlan& input = plan_.inputs[source.input];
    if (input.readers.size() < 2 || source.passing)
        return;  // the person chose the reader, or none has named it
    // The plain reader's documents are looked at again once they are decoded.
    const bool judged = choice.reader == input.plain_reader && input.refuses_formats;
    const std::string wrong = misnamed(name_of(source), bytes, choice, judged);
    if (wrong.empty()) return;
    world_.host->log(LogSeverity::warning, "read",
                     wrong + "; reader " + in_quotes(plan_.readers[choice.reader].id) + " reads it",
                     {source.id});
}

void DocumentSource::pull(Chunk& chunk) {
    rostra_record record{};
    record.struct_size = sizeof record;
    record.source_begin = -1;
    const std::string& file = files_[open_->index].id;
    const ComponentInstance& reader = *open_->instance;
    // What is emitted is checked once the text is there, and then blamed on the document.
    std::vector<ReaderLayer> layers;
    const auto emit = [&](std::uint32_t output, OwnedArray array) -> std::optional<CallFailure> {
        layers.push_back({output, std::move(array)});
        return std::nullopt;
    };
    const CallHost call(world_, reader.stage(), {.component = reader.plan().name, .document = file}, emit);
    const rostra_status status = open_->functions->next(call.call(), open_->cursor, &record);
    if (ends_run(chunk, call, reader)) return;
    if (status == ROSTRA_OK) {
        take(record, std::move(layers), chunk);
    } else if (status == ROSTRA_BAD_RECORD) {
        set_aside(chunk, record_id(file, rostra::view(record.key)), reader.stage(), call.failure());
    } else if (status != ROSTRA_END && !world_.stop->is_set()) {
        set_aside(chunk, file, reader.stage(), call.failure());
    }
    const bool over = status != ROSTRA_OK && status != ROSTRA_BAD_RECORD;
    // What was found in zeros that stand for missing pages is nobody's word: the run starts over without this input.
    const bool changed = over ? open_->bytes->changed() : open_->bytes->cut();
    if (changed) lost_.add(open_->index, changed_error(file));
    if (changed || over) open_.reset();
}

void DocumentSource::take(const rostra_record& record, std::vector<ReaderLayer> layers, Chunk& chunk) {
    DocumentInFlight document;
    const std::string& file = files_[open_->index].id;
    const std::string_view key = rostra::view(record.key);
    document.file = open_->index;
    document.input = files_[open_->index].input;
    document.reader = open_->reader;
    document.layers = std::move(layers);
    document.id = record_id(file, key);
    std::optional<CallFailure> wrong = check_record(record);
    if (!wrong && !open_->keys.emplace(key).second) {
        const std::string why =
            "an earlier document of the same input has this id too; give each a key of its own";
        wrong = CallFailure{"same-id", why, 0, -1, 0, 0};
    }
    if (!wrong) wrong = fill(document, record, chunk);
    if (wrong) return set_aside(chunk, document.id, open_->instance->stage(), *wrong);
    if (const auto& packed = files_[open_->index].packed; packed != nullptr) {
        // What the reader found in the file itself comes first.
        for (const auto& fact : packed->facts) {
            if (std::none_of(document.facts.begin(), document.facts.end(),
                             [&](const auto& known) { return known.first == fact.first; }))
                document.facts.push_back(fact);
        }
    }
    document.ordinal = next_ordinal_++;
    chunk.bytes += document.bytes.size();
    chunk.documents.push_back(std::move(document));
}

std::optional<CallFailure> DocumentSource::fill(DocumentInFlight& document, const rostra_record& record,
                                                Chunk& chunk) {
    if (std::optional<CallFailure> wrong = check_pieces(record, open_->bytes->view().size())) return wrong;
    document.encoding = std::string(rostra::view(record.encoding));
    document.language = std::string(rostra::view(record.language));
    if (record.piece_count > 0) document.pieces.assign(record.pieces, record.pieces + record.piece_count);
    // Spans hold in the bytes as they came, so these are the text, whatever the pipeline says of encodings.
    if (!document.layers.empty() || !document.pieces.empty()) {
        if (const std::string& named = document.encoding;
            !named.empty() && !(is_encoding(named) && standard_name(named) == kUtf8)) {
            return CallFailure{"plugin",
                               "the reader gives layers or pieces with it, and says that its encoding is " +
                                   in_quotes(named) + "; it has to be UTF-8",
                               0,
                               -1,
                               0,
                               0};
        }
        document.encoding = kUtf8;
    }
    for (std::int64_t i = 0; i < record.fact_count; ++i) {
        document.facts.emplace_back(rostra::view(record.facts[2 * i]), rostra::view(record.facts[2 * i + 1]));
    }
    const std::string_view all = open_->bytes->view();
    const std::string_view bytes = rostra::view(record.bytes);
    const std::less_equal<const char*> not_after;
    const bool in_place = not_after(all.data(), bytes.data()) &&
                          not_after(bytes.data() + bytes.size(), all.data() + all.size());
    if (in_place) {
        document.source_begin = bytes.data() - all.data();
    } else if (record.source_begin >= 0) {
        const auto begin = static_cast<std::size_t>(record.source_begin);
        if (begin > all.size() || all.substr(begin, bytes.size()) != bytes) {
            return CallFailure{"plugin", "the reader says that its bytes stand at byte " +
                                             std::to_string(begin) + " of the input, and others stand there"};
        }
        document.source_begin = record.source_begin;
    }
    document.prose = open_->prose && document.source_begin == 0 && bytes.size() == all.size();
    document.pages = in_place ? open_->bytes->pages() : nullptr;
    document.bytes = bytes;
    if (document.pages == nullptr) {
        document.pages = chunk.pages;
        document.bytes = chunk.pages->keep(bytes);
        if (in_place) open_->bytes->was_copied(bytes);
    }
    return std::nullopt;
}

}  // namespace rostra::core
