// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "config/document_columns.hpp"
#include "document/owned_array.hpp"
#include "engine/aggregator_state.hpp"
#include "engine/run_host.hpp"
#include "engine/text_pages.hpp"
#include "files/content_hash.hpp"
#include "rostra/abi/reader.h"

namespace rostra::core {

/// A layer that a reader emitted with a document: a list of this one document.
struct ReaderLayer {
    std::uint32_t output = 0;  ///< as the reader counts its outputs
    OwnedArray array;
};

/// A document while it is in memory.
struct DocumentInFlight {
    std::int64_t ordinal = 0;
    std::size_t file = 0;    ///< index of its SourceFile
    std::size_t input = 0;   ///< index in Plan::inputs of what names the file
    std::size_t reader = 0;  ///< index in Plan::readers of the one that read it
    std::string id;
    std::string encoding;  ///< as the reader names it; empty: the pipeline's setting holds
    std::string language;  ///< BCP 47, by the reader or, once decoded, by the pipeline; empty: not known
    std::vector<std::pair<std::string, std::string>> facts;

    std::shared_ptr<const TextPages> pages;  ///< what `bytes` borrow from
    std::string_view bytes;                  ///< as they came
    bool prose = false;                      ///< `bytes` were looked at for other formats, and are of none
    std::int64_t source_begin = -1;          ///< where `bytes` stand in the file; -1: nowhere as they are
    std::vector<rostra_piece> pieces;        ///< what the reader says of where the text comes from
    std::vector<ReaderLayer> layers;         ///< what the reader emitted with it, until the batch has it

    std::string_view text;     ///< valid UTF-8 without a byte-order mark; in `pages` or those of the chunk
    bool differs = false;      ///< text and bytes are not the same bytes
    std::size_t replaced = 0;  ///< malformed byte sequences replaced
    ContentDigest hash;        ///< of the text
    CountsOf<std::int64_t> counts{};  ///< rows in the layers of kDocumentCounts, where they are there
};

using SharedArray = std::shared_ptr<const OwnedArray>;

/// Documents that go through the components together, with the layers found so far, by product; those that are
/// not there are empty.
struct Batch {
    std::vector<std::size_t> documents;  ///< positions in Chunk::documents, ascending
    std::vector<SharedArray> layers;
};

/// How many documents go together. Results do not depend on it; memory and speed do.
struct ChunkLimits {
    std::uint64_t bytes = std::uint64_t{4} << 20;    ///< as they came; a chunk that has as many takes no more
    std::size_t documents = 4096;                    ///< those that cannot be read among them
    std::size_t batch_bytes = std::size_t{4} << 20;  ///< of text; more only where one document alone has more
    std::size_t batch_documents = 1024;
};

/// A stretch of the run's documents: the unit of scheduling, of aggregator states, and of replaying after a
/// failure. Where chunks begin and end depends on the documents alone.
struct Chunk {
    std::size_t number = 0;
    std::shared_ptr<TextPages>
        pages;  ///< where what this chunk reads and converts is put; sealed before plugins run
    std::vector<DocumentInFlight> documents;
    std::vector<DocumentFailure> failures;
    std::vector<Batch> batches;           ///< what went well
    std::vector<AggregatorState> states;  ///< one for each aggregator of the phase
    std::uint64_t bytes = 0;              ///< as they came
    std::optional<Error> error;           ///< the run cannot go on; one without a message: memory is used up
};

}  // namespace rostra::core
