// SPDX-License-Identifier: Apache-2.0
// Hands every component of a plugin whatever the fuzzer makes up: texts, and layers and tables over them. A crash, a
// hang, a report of a sanitizer, or a broken promise of the ABI (a span out of order or range) ends it.
//
//     ROSTRA_FUZZED=build/fuzz/plugins/speakers fuzz_plugin CORPUS_FOLDER [-runs=10000]
//
// Of an input the first byte seeds what is made up beside the text, the second picks its language; the rest is text,
// malformed bytes replaced as the host replaces them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "laws/given_plugin.hpp"
#include "laws/sample.hpp"
#include "laws/test_component.hpp"
#include "loader/module.hpp"
#include "loader/plugin_at.hpp"
#include "unicode/decode.hpp"

namespace rostra::fuzz {
namespace {

constexpr const char* kLanguages[] = {"en", "de", "fr", "ru", "zh", "ja", "ar", "th", "tr", ""};

/// The plugin's components, made once: they keep nothing of what they saw, which is a law of its own.
class Fuzzed {
public:
    explicit Fuzzed(const std::string& path) {
        core::Result<core::CatalogueEntry> entry = core::plugin_at(path);
        if (!entry) throw std::runtime_error(entry.error().message);
        entry_ = *std::move(entry);
        core::Result<std::unique_ptr<laws::GivenPlugin>> given =
            laws::GivenPlugin::make(entry_, {}, std::filesystem::current_path().string());
        if (!given) throw std::runtime_error(given.error().message);
        given_ = *std::move(given);
        module_ = std::make_unique<laws::LoadedModule>(core::library_of(entry_).string());
    }

    void run(const laws::SampleText& text, std::uint32_t seed) {
        for (std::size_t i = 0; i < entry_.manifest.components.size(); ++i) {
            const core::ComponentSpec& spec = entry_.manifest.components[i];
            const laws::ComponentSetup setup = given_->setup(i, laws::Given::plain);
            const laws::Sample sample = laws::make_sample(setup, {text, text}, seed);
            laws::InMemoryHost host(sample.documents);
            if (spec.kind == core::ComponentKind::analyzer) {
                laws::TestAnalyzer analyzer(host, *module_, spec.name, setup);
                const std::vector<laws::Rows> together = analyzer.run(sample.documents, 2, sample.tables);
                if (together != analyzer.run(sample.documents, 1, sample.tables)) {
                    throw std::runtime_error("batches show in what " + spec.name + " finds");
                }
            } else if (spec.kind == core::ComponentKind::aggregator) {
                laws::TestAggregator aggregator(host, *module_, spec.name, setup);
                static_cast<void>(aggregator.run(sample.documents, sample.tables));
            }
        }
    }

private:
    core::CatalogueEntry entry_;
    std::unique_ptr<laws::GivenPlugin> given_;
    std::unique_ptr<laws::LoadedModule> module_;
};

Fuzzed& fuzzed() {
    static Fuzzed plugin([] {
        const char* path = std::getenv("ROSTRA_FUZZED");
        if (path == nullptr) throw std::runtime_error("ROSTRA_FUZZED names no plugin's folder");
        return std::string(path);
    }());
    return plugin;
}

void run(std::string_view input) {
    if (input.size() < 2) return;
    const auto seed = static_cast<unsigned char>(input[0]);
    const char* language = kLanguages[static_cast<unsigned char>(input[1]) % std::size(kLanguages)];
    const std::string_view bytes = input.substr(2);
    core::DecodeOptions options;
    options.encoding = "UTF-8";
    options.bad_bytes = core::BadBytes::replace;
    const core::Result<core::Decoded> decoded = core::decode(bytes, options);
    if (decoded) fuzzed().run({std::string(decoded->text(bytes)), language}, seed);
}

}  // namespace
}  // namespace rostra::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        rostra::fuzz::run({reinterpret_cast<const char*>(data), size});
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        std::abort();
    }
    return 0;
}
