// SPDX-License-Identifier: Apache-2.0
// Loads saved states of a plugin's aggregators that the fuzzer has changed. One that is loaded all the same is saved and
// finished. A crash, a hang, a report of a sanitizer, or a failure that says nothing ends it.
//
//     ROSTRA_FUZZED=build/fuzz/plugins/term-frequency fuzz_saved_state CORPUS_FOLDER [-runs=10000]
//
// The first byte of an input picks the aggregator. The second says what is changed: the state in its envelope, as a file may
// be damaged, or, so that the plugin's own checks are reached, the bytes inside; and whether these are loaded behind other
// documents. The rest are changes of four bytes each.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
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

namespace rostra::fuzz {
namespace {

/// One aggregator with a state of some documents.
struct Aggregator {
    laws::Sample sample;
    laws::InMemoryHost host;
    laws::TestAggregator aggregator;
    std::string saved;

    Aggregator(const laws::LoadedModule& module, const std::string& name, const laws::ComponentSetup& setup)
        : sample(laws::make_sample(setup,
                                   {{"The harbour was closed. Who closed it?", "en"}, {"It was.", "en"}}, 1)),
          host(sample.documents),
          aggregator(host, module, name, setup) {
        laws::TestAggregator::State state = aggregator.open(sample.tables);
        aggregator.update(state, sample.documents);
        saved = aggregator.save(state);
    }
};

class Fuzzed {
public:
    explicit Fuzzed(const std::string& path) {
        core::Result<core::CatalogueEntry> entry = core::plugin_at(path);
        if (!entry) throw std::runtime_error(entry.error().message);
        entry_ = *std::move(entry);
        core::Result<std::unique_ptr<laws::GivenPlugin>> given =
            laws::GivenPlugin::make(entry_, {}, std::filesystem::current_path().string());
        if (!given) throw std::runtime_error(given.error().message);
        module_ = std::make_unique<laws::LoadedModule>(core::library_of(entry_).string());
        for (std::size_t i = 0; i < entry_.manifest.components.size(); ++i) {
            const core::ComponentSpec& spec = entry_.manifest.components[i];
            if (spec.kind != core::ComponentKind::aggregator) continue;
            aggregators_.push_back(
                std::make_unique<Aggregator>(*module_, spec.name, (*given)->setup(i, laws::Given::plain)));
        }
        if (aggregators_.empty()) throw std::runtime_error("the plugin has no aggregator");
    }

    void run(std::string_view input) {
        if (input.size() < 2) return;
        Aggregator& fuzzed = *aggregators_[static_cast<unsigned char>(input[0]) % aggregators_.size()];
        const bool damaged = input[1] % 4 == 0;
        const std::int64_t shift = input[1] % 4 == 1 ? 1000 : 0;
        std::string state = damaged ? fuzzed.aggregator.in_envelope(fuzzed.saved) : fuzzed.saved;
        for (std::string_view rest = input.substr(2); rest.size() >= 4; rest.remove_prefix(4))
            change(state, rest);
        try {
            const std::vector<laws::TestTable>& tables = fuzzed.sample.tables;
            laws::TestAggregator::State loaded = damaged
                                                     ? fuzzed.aggregator.load_from_envelope(state, 0, tables)
                                                     : fuzzed.aggregator.load(state, shift, tables);
            static_cast<void>(fuzzed.aggregator.memory(loaded));
            static_cast<void>(fuzzed.aggregator.save(loaded));
            finish(fuzzed, loaded);
        } catch (const laws::EnvelopeError&) {
            return;
        } catch (const laws::ComponentError& error) {
            if (!error.failure || error.failure->message.empty())
                throw std::runtime_error("a state is refused without a word");
        }
    }

private:
    /// Tables of a forged state may be such that the host refuses them.
    static void finish(Aggregator& fuzzed, laws::TestAggregator::State& state) {
        try {
            static_cast<void>(fuzzed.aggregator.finish(state, fuzzed.sample.tables));
        } catch (const std::runtime_error&) {
            return;
        }
    }

    /// A byte set, put in or taken out, or the end cut off.
    static void change(std::string& state, std::string_view how) {
        std::uint16_t place = 0;
        std::memcpy(&place, how.data() + 1, sizeof place);
        const std::size_t at = state.empty() ? 0 : place % state.size();
        switch (how[0] & 3) {
            case 0:
                if (!state.empty()) state[at] = how[3];
                break;
            case 1:
                state.insert(at, 1, how[3]);
                break;
            case 2:
                state.erase(at, static_cast<unsigned char>(how[3]));
                break;
            default:
                state.resize(state.size() - state.size() * static_cast<unsigned char>(how[3]) / 1024);
        }
    }

    core::CatalogueEntry entry_;
    std::unique_ptr<laws::LoadedModule> module_;
    std::vector<std::unique_ptr<Aggregator>> aggregators_;
};

Fuzzed& fuzzed() {
    static Fuzzed plugin([] {
        const char* path = std::getenv("ROSTRA_FUZZED");
        if (path == nullptr) throw std::runtime_error("ROSTRA_FUZZED names no plugin's folder");
        return std::string(path);
    }());
    return plugin;
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
