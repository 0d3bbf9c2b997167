// SPDX-License-Identifier: Apache-2.0
#include "main_text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace rostra::html {

namespace {

constexpr std::size_t kParagraph = 25;  // bytes that a paragraph has at least
constexpr std::size_t kPoint = 2;       // so that halves are whole
constexpr std::size_t kBytesForPoint = 100;
constexpr std::size_t kMostForLength = 3;
constexpr std::size_t kMostCommas = 10;

bool is_paragraph(const PageBlock& block) {
    return block.heading == 0 && block.letters >= kParagraph && block.linked * 2 < block.letters;
}

/// Four fifths of it lead elsewhere.
bool is_linked(const PageBlock& block) { return block.linked * 5 > block.letters * 4; }

std::size_t points_of(const PageBlock& block) {
    return kPoint * (1 + std::min(block.commas, kMostCommas) +
                     std::min(block.letters / kBytesForPoint, kMostForLength));
}

class MainText {
public:
    explicit MainText(const PageBlocks& page) : page_(page) {}

    std::vector<std::string_view> rules() {
        judge_elements();
        give_points();
        const std::size_t best =
            static_cast<std::size_t>(std::max_element(points_.begin(), points_.end()) - points_.begin());
        mark_main(best);
        std::vector<std::string_view> rules;
        for (const PageBlock& block : page_.blocks) rules.push_back(rule_of(block));
        return rules;
    }

private:
    /// What elements say of themselves and of what is in them, unless they hold half of all paragraphs.
    void judge_elements() {
        std::vector<std::size_t> prose(page_.elements.size());
        for (const PageBlock& block : page_.blocks) {
            if (is_paragraph(block)) prose[block.element] += block.letters;
        }
        for (std::size_t i = prose.size(); i-- > 1;) prose[page_.elements[i].parent] += prose[i];
        rules_.resize(page_.elements.size());
        for (std::size_t i = 1; i < rules_.size(); ++i) {
            const PageElement& element = page_.elements[i];
            rules_[i] = rules_[element.parent];
            if (rules_[i].empty() && prose[i] * 2 <= prose[0]) rules_[i] = element.rule;
        }
    }

    void give_points() {
        points_.resize(page_.elements.size());
        for (const PageBlock& block : page_.blocks) {
            if (!is_paragraph(block) || !rules_[block.element].empty()) continue;
            const std::size_t holder = page_.elements[block.element].parent;
            const std::size_t points = points_of(block);
            points_[holder] += points;
            points_[page_.elements[holder].parent] += points / 2;
        }
    }

    void mark_main(std::size_t best) {
        main_.resize(page_.elements.size());
        for (std::size_t i = 1; i < main_.size(); ++i) {
            const std::size_t parent = page_.elements[i].parent;
            const bool beside = parent == page_.elements[best].parent && points_[i] * 5 >= points_[best];
            main_[i] = i == best || main_[parent] || (beside && points_[best] > 0);
        }
    }

    [[nodiscard]] std::string_view rule_of(const PageBlock& block) const {
        if (!rules_[block.element].empty()) return rules_[block.element];
        if (!main_[block.element]) return "outside";
        return is_linked(block) ? "links" : "";
    }

    const PageBlocks& page_;
    std::vector<std::string_view> rules_;  // by element
    std::vector<std::size_t> points_;
    std::vector<bool> main_;
};

}  // namespace

std::vector<std::string_view> rules_of(const PageBlocks& page) { return MainText(page).rules(); }

}  // namespace rostra::html
