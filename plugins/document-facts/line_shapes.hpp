// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "fact_words.hpp"

namespace rostra::document_facts {

/// What stands before the text of an agency's report: `BEIJING, March 26 (Xinhua) -- `. Empty where nothing does.
struct Dateline {
    std::string_view place;
    std::string_view publisher;
    std::size_t size = 0;
};

/// Tells by its words what a line of a head, or a part of one, is. What is cut from it are its edges.
class LineShapes {
public:
    explicit LineShapes(const FactWords& words) : words_(&words) {}

    /// The colon behind the first few words; npos where there is none.
    [[nodiscard]] std::size_t colon_of_field(std::string_view line) const;
    [[nodiscard]] std::size_t behind_colon(std::string_view line, std::size_t colon) const;

    /// What stands between `|` and `|`.
    [[nodiscard]] std::vector<std::string_view> parts_of(std::string_view line) const;

    /// Without the marks around it that are no part of a name: `# `, `**`, a comma, a dash.
    [[nodiscard]] std::string_view without_marks(std::string_view part) const;

    /// Numbers, signs, weekdays, and words that stand beside dates: nothing that says more.
    [[nodiscard]] bool is_filler(std::string_view part) const;
    [[nodiscard]] std::string_view behind_fillers(std::string_view part) const;
    /// Weekdays and signs at its end left off.
    [[nodiscard]] std::string_view before_fillers(std::string_view part) const;
    [[nodiscard]] bool has_update(std::string_view part) const;

    /// Whether a date is parted from the rest of its line: by `|`, a dash, brackets, a comma or the end of a sentence
    /// before it where nothing follows.
    [[nodiscard]] bool is_set_off(std::string_view line, std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool ends_sentence(std::string_view part) const;

    /// `Ana Ruiz and Li Wei` of `By Ana Ruiz and Li Wei`; nothing where it is no byline.
    [[nodiscard]] std::string_view names_of_byline(std::string_view line) const;
    /// `Brussels, `
    [[nodiscard]] bool is_place_before_date(std::string_view part) const;
    [[nodiscard]] Dateline dateline_of(std::string_view line) const;

    /// Of a page on the web.
    [[nodiscard]] bool has_address(std::string_view line) const;
    [[nodiscard]] bool may_be_title(std::string_view part) const;
    [[nodiscard]] bool is_publisher(std::string_view part) const;
    [[nodiscard]] bool is_place(std::string_view part) const;
    /// A place that is named by its last word: `Ana Ruiz Briefing Room`, `Saal 3`.
    [[nodiscard]] bool is_room(std::string_view part) const;
    /// `FOR IMMEDIATE RELEASE`
    [[nodiscard]] bool is_notice(std::string_view part) const;
    /// Each word begins with a capital, but for particles; or with a letter that has no case.
    [[nodiscard]] bool is_capitalised(std::string_view part) const;

private:
    [[nodiscard]] bool has_word(std::string_view part, const FactWords::WordSet& words) const;

    const FactWords* words_;
};

}  // namespace rostra::document_facts
