// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "label_candidates.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "speakers_word_lists.hpp"

namespace rostra::speakers {

/// The label as it stands in the text.
std::string_view printed(std::string_view text, const Label& label);

/// What recurs of a label: `Ana Ruiz` of `Ana Ruiz (Museum)`, since the office is often told once.
std::string_view name_of(std::string_view text, const Label& label);

/// What is known of one label text within a family.
struct Use {
    int count = 0;
    bool heading = false;     ///< words that head sections: Note, READ MORE
    bool questioner = false;  ///< Q, QUESTION
    bool address = false;     ///< begins with a form of address or an office: MR., THE PRESIDENT
    bool loose = false;       ///< words, but no name

    [[nodiscard]] bool recurs() const { return count >= 2 && !heading && !loose; }
};

/// The candidates of one form: one way to write labels, and how well the document bears it out.
struct Family {
    std::vector<Label> labels;
    std::unordered_map<std::string_view, Use> uses;
    int speaking = 0;         ///< candidates that head no section
    int recurring = 0;        ///< candidates whose text recurs
    int distinct = 0;         ///< texts that recur
    int capitals = 0;         ///< of the recurring ones: those in capitals
    int after_gap = 0;        ///< of the recurring ones: those with a blank line before
    int apart = 0;            ///< of the recurring ones: those alone between blank lines
    int alone = 0;            ///< of the recurring ones: those alone on their lines
    int indented = 0;         ///< of the recurring ones: those as far in as most
    std::int32_t indent = 0;  ///< how far in most of the recurring ones are, in columns
    int addresses = 0;        ///< candidates in capitals that begin with a form of address or an office
    int exchanges = 0;        ///< how many different pairs of recurring texts follow each other
    bool second = false;  ///< in mark-up with a colon, and a layout of its own: a document may have two such
    int plain_addresses = 0;  ///< the same in other letters, of those that recur

    [[nodiscard]] Ending ending() const { return labels.front().ending; }
    [[nodiscard]] Markup markup() const { return labels.front().markup; }
    [[nodiscard]] bool marked() const { return labels.front().marked(); }
    [[nodiscard]] bool in_capitals() const { return 2 * capitals > recurring; }
};

/// The share of all paragraphs that begin with a label which a period ends, where any period may end one.
constexpr double kPeriodShare = 0.4;

constexpr std::size_t kEndings = 5;
constexpr std::size_t kMarkups = 8;
constexpr std::size_t kFamilies = 2 * kEndings * kMarkups;

/// The number of the family that a label belongs to, below kFamilies.
std::size_t family_of(const Label& label);

/// Whether a label is a paragraph of its own.
bool stands_apart(const Label& label, const std::vector<Line>& lines);

/// Fills in what a family's labels say of it.
void count_uses(Family& family, std::string_view text, const std::vector<Line>& lines,
                const WordLists& lists);

/// How strongly a family's form speaks for itself: prose has colons, and periods above all.
double strength(const Family& family);

/// Whether there are but a few lines, and hardly one has no label of this form.
bool is_dense(const Family& family, std::size_t lines);

/// Whether what recurs is enough to call it a layout, in a document of so many paragraphs and lines.
bool is_layout(const Family& family, int paragraphs, std::size_t lines, bool dense);

}  // namespace rostra::speakers
