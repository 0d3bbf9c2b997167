// SPDX-License-Identifier: Apache-2.0
// Hands the readers of a plugin whatever the fuzzer makes up. A crash, a hang, a report of a sanitizer, a broken promise of
// the ABI, or a word that stands elsewhere in the input than the reader says ends it.
//
//     ROSTRA_FUZZED=build/fuzz/plugins/html fuzz_reader CORPUS_FOLDER [-runs=10000]
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "laws/given_plugin.hpp"
#include "laws/test_reader.hpp"
#include "loader/module.hpp"
#include "loader/plugin_at.hpp"
#include "readers/source_words.hpp"

namespace rostra::fuzz {
namespace {

/// The plugin's readers, made once.
class FuzzedReaders {
public:
    explicit FuzzedReaders(const std::string& path) {
        core::Result<core::CatalogueEntry> entry = core::plugin_at(path);
        if (!entry) throw std::runtime_error(entry.error().message);
        entry_ = *std::move(entry);
        core::Result<std::unique_ptr<laws::GivenPlugin>> given =
            laws::GivenPlugin::make(entry_, {}, std::filesystem::current_path().string());
        if (!given) throw std::runtime_error(given.error().message);
        given_ = *std::move(given);
        module_ = std::make_unique<laws::LoadedModule>(core::library_of(entry_).string());
        for (std::size_t i = 0; i < entry_.manifest.components.size(); ++i) {
            const core::ComponentSpec& spec = entry_.manifest.components[i];
            if (spec.kind != core::ComponentKind::reader) continue;
            readers_.push_back(std::make_unique<laws::TestReader>(host_, *module_, spec.name,
                                                                  given_->setup(i, laws::Given::plain)));
        }
    }

    void run(std::string_view input) {
        for (const auto& reader : readers_) {
            try {
                for (const laws::TestRecord& record : reader->read("input", input)) {
                    const std::string lost = test::lost_words(record, input);
                    if (!lost.empty()) throw std::runtime_error("record '" + record.key + "': " + lost);
                }
            } catch (const laws::ComponentError& refused) {
                if (refused.status != ROSTRA_FAILED) throw;
                if (!refused.failure || refused.failure->message.empty())
                    throw std::runtime_error("a failure says nothing");
                if (refused.failure->code == ROSTRA_FAIL_BUG) throw;
            }
        }
    }

private:
    core::CatalogueEntry entry_;
    std::unique_ptr<laws::GivenPlugin> given_;
    std::unique_ptr<laws::LoadedModule> module_;
    laws::InMemoryHost host_;
    std::vector<std::unique_ptr<laws::TestReader>> readers_;
};

FuzzedReaders& fuzzed() {
    static FuzzedReaders readers([] {
        const char* path = std::getenv("ROSTRA_FUZZED");
        if (path == nullptr) throw std::runtime_error("ROSTRA_FUZZED names no plugin's folder");
        return std::string(path);
    }());
    return readers;
}

}  // namespace
}  // namespace rostra::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        rostra::fuzz::fuzzed().run({reinterpret_cast<const char*>(data), size});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        std::abort();
    }
    return 0;
}
