// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"
#include "support/temporary_folder.hpp"
#include "unit/engine/recording_host.hpp"

namespace rostra::core {

/// The probe plugins that stand in for real ones; found once.
[[nodiscard]] const Catalogue& probe_catalogue();

/// How a run is to be done; what nobody cares about in a test is left as it is here.
struct RunSettings {
    std::size_t jobs = 2;
    ChunkLimits chunks;
    bool ranks = false;  ///< a second phase, by the plugin probe-ranks
    bool prune = false;  ///< likewise, by probe-prune
    std::uint64_t memory = std::uint64_t{1}
                           << 30;  ///< bytes; a pipeline could not ask for as few as a test may
    std::string claims = "0";      ///< what each document adds to a state, as it says
    bool fail_fast = false;
    std::string more_layers = {};  ///< written out too: ", \"source\""
};

/// Files, and what a run over them comes to.
class EngineTest : public ::testing::Test {
protected:
    struct Ran {
        std::string error;      ///< that ended the run; "" for none
        ErrorKind kind{};       ///< of that error
        EngineOutcome outcome;  ///< where there was none
        std::string text;       ///< of the probe's file, but for the host's own table of documents
        std::vector<std::string> document_table;
        std::unique_ptr<RecordingHost> host;
        [[nodiscard]] const std::vector<std::string>& failures() const { return host->failures(); }
    };

    /// An input; inputs are read in the order they are added.
    void add(const std::string& id, std::string_view content);
    /// Documents `first` to `last` of an input, each a few words of a small vocabulary.
    [[nodiscard]] static std::string many(std::size_t first, std::size_t last);

    [[nodiscard]] Plan plan(const RunSettings& settings) const;
    /// Of all probes; loaded once.
    [[nodiscard]] Modules& modules() const;
    [[nodiscard]] Ran run(const RunSettings& settings = {}, std::unique_ptr<RecordingHost> host = nullptr);

    test::TemporaryFolder folder_;
    std::vector<SourceFile> files_;
    std::unique_ptr<StopFlag> stop_ = std::make_unique<StopFlag>();  ///< a new one after each run
};

/// Chunks of so many documents.
[[nodiscard]] inline ChunkLimits chunks_of(std::size_t documents) {
    ChunkLimits limits;
    limits.documents = documents;
    return limits;
}

}  // namespace rostra::core
