// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "base/result.hpp"
#include "document/owned_array.hpp"
#include "engine/chunk.hpp"
#include "engine/run_corpus.hpp"
#include "engine/run_host.hpp"

namespace rostra::core {

/// The host's layer `fact` for these documents of a chunk: what is known of each from its reader and the metadata,
/// by name. The spans are empty, at 0, since none of it stands in the text.
[[nodiscard]] OwnedArray fact_layer(const Chunk& chunk, const std::vector<std::size_t>& documents);

/// The host's layer `correction` for these documents of a chunk: what a person put right, at its places.
[[nodiscard]] OwnedArray correction_layer(const Chunk& chunk, const std::vector<std::size_t>& documents,
                                          RunHost& host);

/// The host's layer `source` for these documents of a chunk: which bytes of the input each text was made of, as the
/// reader says; in one row where the reader handed on bytes of the input as they are.
[[nodiscard]] OwnedArray source_layer(const Chunk& chunk, const std::vector<std::size_t>& documents);

/// Has the host keep the rows of such a layer, of those documents that are not their file from its first byte on.
[[nodiscard]] Result<void> keep_sources(const OwnedArray& layer, const std::vector<std::size_t>& documents,
                                        const Chunk& chunk, const std::vector<SourceFile>& files,
                                        RunHost& host);

/// Gives these documents of a chunk the facts of a layer `fact` that a stage wrote.
void take_facts(const OwnedArray& layer, const std::vector<std::size_t>& documents, Chunk& chunk);

/// The host's table `document`, piece by piece.
[[nodiscard]] Result<void> document_table(const Corpus& corpus, const std::vector<SourceFile>& files,
                                          const std::function<Result<void>(OwnedArray)>& take);

}  // namespace rostra::core
