// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <rostra/analysis/language/ascii.hpp>
#include <rostra/analysis/language/word_list.hpp>
#include <rostra/plugin.hpp>

namespace {

/// Marks runs of ASCII capitals, of some length at least, but for acronyms and forms of address.
class Shouting {
public:
    using Output = rostra::LayerBuilder<rostra::Int32>;

    Shouting(const rostra::Setup& setup, const rostra::Call& call)
        : letters_(setup.options().integer("letters")) {
        const rostra::Data data(setup, call);
        add(rostra::WordList(data.read("acronyms.txt")));
        for (const std::string_view language : data.folders())
            add(rostra::WordList::of(data, std::string(language) + "/male.txt", "shouting"));
    }

    void analyze(const rostra::Document& document, Output& shouts) const {
        const std::string_view text = document.text();
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        for (auto at = text.begin(); (at = std::find_if(at, text.end(), is_capital)) != text.end();) {
            const auto end = std::find_if_not(at, text.end(), is_capital);
            if (end - at >= letters_ && !quiet_.contains(rostra::to_ascii_small(std::string_view(at, end)))) {
                const auto begin = static_cast<std::int32_t>(at - text.begin());
                const auto length = static_cast<std::int32_t>(end - at);
                shouts.add({begin, begin + length}, length);
            }
            at = end;
        }
    }

private:
    void add(const rostra::WordList& list) {
        for (const rostra::WordList::Entry& entry : list.entries())
            quiet_.insert(rostra::to_ascii_small(entry.text));
    }

    std::int64_t letters_;
    std::set<std::string> quiet_;  // words that are no shouting, in small letters
};

}  // namespace

ROSTRA_PLUGIN(rostra::analyzer<Shouting>("shouts"))
