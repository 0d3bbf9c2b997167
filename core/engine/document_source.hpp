// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/chunk.hpp"
#include "engine/input_files.hpp"
#include "engine/reader_choice.hpp"
#include "engine/reader_set.hpp"
#include "rostra/abi/reader.h"

namespace rostra::core {

/// Pulls the run's documents out of its files, in order, and cuts them into chunks: by their bytes and number alone,
/// so the chunks are the same for any number of threads.
class DocumentSource {
public:
    /// Everything outlives the source. Inputs that are `lost` are set aside unread; those that are changed while they are
    /// read are added to them, and what they gave so far is then void.
    DocumentSource(const Plan& plan, ReaderSet& readers, const std::vector<SourceFile>& files,
                   LostInputs& lost, PagePool& pool, const ChunkLimits& limits, const CallWorld& world);
    ~DocumentSource();
    DocumentSource(const DocumentSource&) = delete;
    DocumentSource& operator=(const DocumentSource&) = delete;

    /// nullptr: there are no more, or the run is to stop. A file or document that cannot be read takes an ordinal
    /// too and is among the chunk's failures. Where the machine or the host fails, that is the chunk's error.
    [[nodiscard]] std::unique_ptr<Chunk> next();

    /// xxh128 of each file read so far; none where it could not be.
    [[nodiscard]] const std::vector<std::optional<ContentDigest>>& hashes() const { return hashes_; }
    /// Of each of these the index of its reader; kNone where it has none.
    [[nodiscard]] const std::vector<std::size_t>& chosen() const { return chosen_; }

private:
    struct OpenFile;

    /// One record of the open file, or its end, into the chunk.
    void pull(Chunk& chunk);
    void open_next(Chunk& chunk);
    /// Says where a file is not what its name says.
    void warn_of_name(const SourceFile& source, const ReaderChoice& choice, std::string_view bytes) const;
    void take(const rostra_record& record, std::vector<ReaderLayer> layers, Chunk& chunk);
    [[nodiscard]] std::optional<CallFailure> fill(DocumentInFlight& document, const rostra_record& record,
                                                  Chunk& chunk);
    /// Whether it is not the document's fault: then the chunk has its error.
    [[nodiscard]] static bool ends_run(Chunk& chunk, const CallHost& call, const ComponentInstance& reader);
    void set_aside(Chunk& chunk, const std::string& document, const std::string& stage,
                   const CallFailure& failure);

    const Plan& plan_;
    ReaderSet& readers_;
    const std::vector<SourceFile>& files_;
    LostInputs& lost_;
    PagePool& pool_;
    const ChunkLimits limits_;
    const CallWorld& world_;
    std::unique_ptr<OpenFile> open_;
    std::vector<std::optional<ContentDigest>> hashes_;
    std::vector<std::size_t> chosen_;
    std::int64_t next_ordinal_ = 0;
    std::size_t next_chunk_ = 0;
};

}  // namespace rostra::core
