// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "noise_lists.hpp"
#include "noise_page.hpp"
#include "noise_rules.hpp"
#include "rostra/plugin.hpp"

namespace rostra::noise {

namespace {

/// The analyzer `noise`: one layer, one row a mark.
class NoiseAnalyzer {
public:
    using Output = LayerBuilder<Dictionary>;

    explicit NoiseAnalyzer(const Setup& setup) : lists_(NoiseLists::load(setup.data_dir())) {
        for (const std::string_view name : setup.options().strings("rules")) {
            const auto* at = std::find(kRuleNames.begin(), kRuleNames.end(), name);
            rules_.add(static_cast<Rule>(at - kRuleNames.begin()));
        }
    }

    void analyze(const Document& document, Output& marks) const {
        for (const Mark& mark : mark_noise(document.text(), lists_, rules_)) {
            marks.add(mark.span, kRuleNames[static_cast<std::size_t>(mark.rule)]);
        }
    }

private:
    NoiseLists lists_;
    RuleChoice rules_;
};

}  // namespace

}  // namespace rostra::noise

ROSTRA_PLUGIN(rostra::analyzer<rostra::noise::NoiseAnalyzer>("noise"))
