// SPDX-License-Identifier: Apache-2.0
#include "laws/check_laws.hpp"

#include <exception>
#include <memory>
#include <utility>

#include "base/wording.hpp"
#include "laws/aggregator_laws.hpp"
#include "laws/analyzer_laws.hpp"
#include "laws/given_plugin.hpp"
#include "laws/module_laws.hpp"
#include "laws/own_process.hpp"
#include "laws/reader_laws.hpp"
#include "laws/sample.hpp"
#include "laws/writer_laws.hpp"
#include "loader/module.hpp"

namespace rostra::core {

using State = LawVerdict::State;

std::string_view word_for(State state) {
    switch (state) {
        case State::kept:
            return "ok";
        case State::broken:
            return "broken";
        case State::not_applicable:
            return "not applicable";
    }
    return {};
}

namespace {

constexpr std::string_view kPrintsNothing = "it prints nothing";

// What a process reports: a letter, then what there is to say.
constexpr char kKept = 'k';
constexpr char kBroken = 'b';
constexpr char kNotApplicable = 'n';

/// Tries something as laws are tried, in a report.
std::string reported(const std::function<void()>& holds) {
    try {
        holds();
        return std::string(1, kKept);
    } catch (const laws::NotApplicable& none) {
        return kNotApplicable + std::string(none.what());
    } catch (const std::exception& broken) {
        return kBroken + std::string(broken.what());
    }
}

class Checker {
public:
    Checker(const CatalogueEntry& plugin, const LawSettings& settings,
            const std::function<void(const LawVerdict&)>& tell)
        : plugin_(plugin), settings_(settings), tell_(tell) {}

    /// Whether the host would use it.
    bool check_module() {
        bool usable = true;
        for (const laws::Law<laws::ModuleTrial>& law : laws::module_laws()) {
            usable = judge("", law.name,
                           [&](laws::Doing&) {
                               laws::ModuleTrial trial = {plugin_};
                               law.holds(trial);
                           }) &&
                     usable;
        }
        return usable;
    }

    void check_component(const laws::GivenPlugin& given, std::size_t index) {
        const ComponentSpec& spec = plugin_.manifest.components[index];
        printed_.clear();
        switch (spec.kind) {
            case ComponentKind::reader:
                check_kind<laws::TestReader>(given, index, laws::reader_laws(),
                                             [&](auto&, auto& reader, auto&) {
                                                 std::vector<std::string> begins = spec.accepts.begins;
                                                 begins.insert(begins.end(), spec.accepts.begins_hex.begin(),
                                                               spec.accepts.begins_hex.end());
                                                 return laws::ReaderTrial{reader, settings_.seed, begins};
                                             });
                break;
            case ComponentKind::analyzer:
                check_kind<laws::TestAnalyzer>(
                    given, index, laws::analyzer_laws(), [&](auto& host, auto& analyzer, auto& sample) {
                        return laws::AnalyzerTrial{host, analyzer, sample.documents, sample.tables,
                                                   settings_.seed};
                    });
                break;
            case ComponentKind::aggregator:
                check_kind<laws::TestAggregator>(
                    given, index, laws::aggregator_laws(), [&](auto& host, auto& aggregator, auto& sample) {
                        return laws::AggregatorTrial{host,          aggregator,       sample.documents,
                                                     sample.tables, spec.commutative, settings_.seed};
                    });
                break;
            case ComponentKind::writer:
                check_kind<laws::TestWriter>(given, index, laws::writer_laws(),
                                             [&](auto& host, auto& writer, auto& sample) {
                                                 return laws::WriterTrial{host, writer, sample.documents,
                                                                          sample.tables, settings_.seed};
                                             });
                break;
        }
        if (is_wanted(kPrintsNothing)) {
            const bool quiet = printed_.empty();
            tell_({spec.name, std::string(kPrintsNothing), quiet ? State::kept : State::broken,
                   quiet ? "" : "on its standard streams there was: " + in_quotes(printed_)});
        }
    }

private:
    [[nodiscard]] bool is_wanted(std::string_view law) const {
        return law.find(settings_.law) != std::string_view::npos;
    }

    /// Tries each law on a component made in a process of its own; `trial_of` says what the law is tried on.
    template <class Component, class Laws, class TrialOf>
    void check_kind(const laws::GivenPlugin& given, std::size_t index, const Laws& laws,
                    const TrialOf& trial_of) {
        const ComponentSpec& spec = plugin_.manifest.components[index];
        for (const auto& law : laws) {
            const laws::ComponentSetup setup = given.setup(index, law.given);
            judge(spec.name, law.name, [&](laws::Doing& doing) {
                if (law.given == laws::Given::without_optional && !has_optional(spec)) {
                    throw laws::NotApplicable("it has no optional inputs");
                }
                const laws::LoadedModule module(plugin_);
                const std::vector<laws::SampleText> texts =
                    law.given == laws::Given::hard ? laws::hard_texts() : laws::plain_texts(settings_.seed);
                const laws::Sample sample = laws::make_sample(setup, texts, settings_.seed);
                laws::InMemoryHost host(sample.documents);
                host.doing = &doing;
                Component component(host, module, spec.name, setup);
                auto trial = trial_of(host, component, sample);
                law.holds(trial);
            });
        }
    }

    [[nodiscard]] static bool has_optional(const ComponentSpec& spec) {
        for (const InputSpec& input : spec.inputs) {
            if (input.optional) return true;
        }
        return false;
    }

    /// Hands over the verdict; whether the law is not broken.
    bool judge(const std::string& component, std::string_view law,
               const std::function<void(laws::Doing&)>& holds) {
        if (!is_wanted(law)) return true;
        const laws::ProcessEnd end = laws::in_own_process(
            [&](laws::Doing& doing) { return reported([&] { holds(doing); }); }, settings_.seconds);
        LawVerdict verdict = {component, std::string(law), State::kept, {}};
        if (!end.whole) {
            verdict.state = State::broken;
            verdict.what = "it " + end.how + (end.doing.empty() ? "" : ", in '" + end.doing + "'") +
                           (end.printed.empty() ? "" : ", after it said " + in_quotes(end.printed));
        } else {
            verdict.state = end.report[0] == kBroken          ? State::broken
                            : end.report[0] == kNotApplicable ? State::not_applicable
                                                              : State::kept;
            verdict.what = end.report.substr(1);
            if (printed_.empty()) printed_ = end.printed;
        }
        tell_(verdict);
        return verdict.state != State::broken;
    }

    const CatalogueEntry& plugin_;
    const LawSettings& settings_;
    const std::function<void(const LawVerdict&)>& tell_;
    std::string printed_;  // by the component, the first time it printed anything
};

/// Whether the library can be opened as a plugin of this ABI at all.
Result<void> check_opening(const CatalogueEntry& plugin, unsigned seconds) {
    const laws::ProcessEnd end = laws::in_own_process(
        [&](laws::Doing&) {
            SymbolReader symbols;
            const Result<void> looked = look_at_library(plugin, symbols);
            if (!looked) return looked.error().message;
            const Result<OpenedModule> opened = open_module(plugin);
            return opened ? std::string() : opened.error().message;
        },
        seconds);
    if (!end.whole) return Error::usage("opening " + in_quotes(library_of(plugin).string()) + " " + end.how);
    if (!end.report.empty()) return Error::usage(end.report);
    return {};
}

}  // namespace

Result<void> check_laws(const CatalogueEntry& plugin, const LawSettings& settings,
                        const std::function<void(const LawVerdict&)>& tell) {
    if (Result<void> opened = check_opening(plugin, settings.seconds); !opened) return opened.error();
    Result<std::unique_ptr<laws::GivenPlugin>> given =
        laws::GivenPlugin::make(plugin, settings.set, settings.working_folder);
    if (!given) return given.error();
    Checker checker(plugin, settings, tell);
    if (!checker.check_module()) return {};
    for (std::size_t i = 0; i < plugin.manifest.components.size(); ++i) checker.check_component(**given, i);
    return {};
}

}  // namespace rostra::core
