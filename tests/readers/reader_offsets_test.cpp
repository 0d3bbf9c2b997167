// SPDX-License-Identifier: Apache-2.0
// Every offset of every reader's output leads to the same words in the source: the readers of the build, each over files of
// the formats in seeds/ with random changes. ROSTRA_READER_FILES says how many files each gets; 300 unless it is set.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "laws/given_plugin.hpp"
#include "laws/test_reader.hpp"
#include "loader/module.hpp"
#include "loader/plugin_at.hpp"
#include "readers/random_sources.hpp"
#include "readers/source_words.hpp"

namespace rostra::test {
namespace {

std::vector<std::filesystem::path> entries(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<std::string> seeds() {
    std::vector<std::string> files;
    for (const std::filesystem::path& path : entries(ROSTRA_READER_SEEDS)) {
        std::ifstream file(path, std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return files;
}

std::size_t files_each() {
    const char* count = std::getenv("ROSTRA_READER_FILES");
    return count == nullptr ? 300 : std::strtoul(count, nullptr, 10);
}

/// Whether a reader failed as it may, and not by breaking a promise.
bool refused(const std::exception& error) {
    const auto* failure = dynamic_cast<const laws::ComponentError*>(&error);
    return failure != nullptr && failure->status == ROSTRA_FAILED;
}

std::size_t try_reader(laws::TestReader& reader, const std::string& name) {
    RandomSources sources(seeds(), 1);
    std::size_t pieces = 0;
    for (std::size_t i = 0; i < files_each(); ++i) {
        const std::string source = sources.next();
        try {
            for (const laws::TestRecord& record : reader.read("input", source)) {
                pieces += record.pieces.size();
                const std::string lost = lost_words(record, source);
                if (lost.empty()) continue;
                ADD_FAILURE() << name << ", file " << i << ", record '" << record.key << "': " << lost << "\n"
                              << source;
                return pieces;
            }
        } catch (const std::exception& error) {
            if (refused(error)) continue;
            ADD_FAILURE() << name << ", file " << i << ": " << error.what() << "\n" << source;
            return pieces;
        }
    }
    return pieces;
}

TEST(ReaderOffsets, LeadToTheSameWordsInTheSource) {
    std::size_t readers = 0;
    std::size_t pieces = 0;
    for (const char* folder : {ROSTRA_PLUGINS, ROSTRA_TEST_READERS}) {
        for (const std::filesystem::path& path : entries(folder)) {
            const core::Result<core::CatalogueEntry> entry = core::plugin_at(path);
            if (!entry || !entry->manifest.has(core::ComponentKind::reader)) continue;
            const auto given = laws::GivenPlugin::make(*entry, {}, folder);
            ASSERT_TRUE(given) << given.error().message;
            const laws::LoadedModule module(core::library_of(*entry).string());
            for (std::size_t i = 0; i < entry->manifest.components.size(); ++i) {
                const core::ComponentSpec& spec = entry->manifest.components[i];
                if (spec.kind != core::ComponentKind::reader) continue;
                laws::InMemoryHost host;
                laws::TestReader reader(host, module, spec.name, (*given)->setup(i, laws::Given::plain));
                pieces += try_reader(reader, entry->manifest.id);
                ++readers;
            }
        }
    }
    EXPECT_GE(readers, 6U);
    EXPECT_GT(pieces, files_each());
}

TEST(ReaderOffsets, AreMissedWhereTheyLeadElsewhere) {
    laws::TestRecord record;
    record.bytes = "one two";
    record.pieces = {{0, 3, 3, 6}, {3, 7, 6, 10}};
    EXPECT_EQ(lost_words(record, "<p>one two"), "");
    record.pieces = {{0, 3, 4, 7}, {3, 7, 6, 10}};
    EXPECT_NE(lost_words(record, "<p>onextwo"), "") << "other words";
    record.pieces = {{0, 3, 3, 6}};
    EXPECT_NE(lost_words(record, "<p>one two"), "") << "words of no piece";
    record.bytes = "one & two";
    record.pieces = {{0, 4, 0, 4}, {4, 5, 4, 9}, {5, 9, 9, 13}};
    EXPECT_EQ(lost_words(record, "one &amp; two"), "");
}

}  // namespace
}  // namespace rostra::test
