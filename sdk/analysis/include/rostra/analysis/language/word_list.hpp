// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/services.hpp"

namespace rostra {
inline namespace v0 {

/// "…/data/en/months.txt:12: why", for what a line or (0) the whole file has wrong.
[[nodiscard]] inline std::string complaint(const DataText& text, std::size_t line, std::string_view why) {
    return text.path() + (line == 0 ? std::string() : ":" + std::to_string(line)) + ": " + std::string(why);
}

/// The plugins that an entry of a shared list may name; see WordList.
inline constexpr std::array<std::string_view, 4> kWordListUses = {"document-facts", "noise", "quotes",
                                                                  "speakers"};

/// A list of words or phrases of a language, as a person writes it:
///
///     # Words that offices are made of.
///     minister
///     prime minister        # a comment may stand behind an entry
///     elder [speakers]      # for this use alone
///     agency [noise quotes]
///
/// One entry a line, without the blanks around it and without a byte-order mark. `#` begins a comment. Empty lines do not
/// count. Lines end as numbered_lines() has it. A list that several plugins share may name, in brackets behind an entry, the
/// plugins which the entry is for; without brackets an entry is for all.
class WordList {
public:
    struct Entry {
        std::string_view text;
        std::size_t line = 0;  ///< from 1
    };

    /// All entries as they stand; brackets mean nothing.
    explicit WordList(DataText text) : text_(std::move(text)) {
        for (const NumberedLine& line : numbered_lines(text_->text())) {
            const std::string_view entry = trimmed(line.text.substr(0, line.text.find('#')));
            if (!entry.empty()) entries_.push_back({entry, line.number});
        }
    }
    /// The entries for the plugin of this id, brackets taken off. Throws std::runtime_error that names file and line where
    /// brackets are not as they must be.
    WordList(DataText text, std::string_view use) : WordList(std::move(text)) {
        std::size_t kept = 0;
        for (Entry entry : entries_) {
            if (take_uses(entry, use)) entries_[kept++] = entry;
        }
        entries_.resize(kept);
    }

    /// A list of the plugin's data; without a use, all entries as they stand. No entries where the file is not there.
    static WordList of(const Data& data, std::string_view name, std::string_view use = {}) {
        std::optional<DataText> text = data.read_if_there(name);
        if (!text) return WordList();
        return use.empty() ? WordList(*std::move(text)) : WordList(*std::move(text), use);
    }

    /// Whether there is such a file.
    [[nodiscard]] bool is_there() const { return text_.has_value(); }
    [[nodiscard]] bool empty() const { return entries_.empty(); }
    /// In the order of lines. The texts are valid as long as the call that the list was read in.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

    /// Throws std::runtime_error "…/data/en/months.txt:12: why"; line 0 is the whole list. Of a list that is there.
    [[noreturn]] void refuse(std::size_t line, std::string_view why) const {
        throw std::runtime_error(complaint(*text_, line, why));
    }

private:
    WordList() = default;

    /// Takes the brackets off; false where they name other uses only.
    [[nodiscard]] bool take_uses(Entry& entry, std::string_view use) const {
        const std::size_t open = entry.text.find('[');
        if (open == std::string_view::npos) {
            if (entry.text.ends_with(']')) refuse(entry.line, "']' closes no '['");
            return true;
        }
        if (entry.text.find(']') != entry.text.size() - 1)
            refuse(entry.line, "'[' must be closed by ']' at the end of the entry");
        const std::vector<std::string_view> uses =
            words_between_blanks(entry.text.substr(open + 1, entry.text.size() - open - 2));
        entry.text = trimmed(entry.text.substr(0, open));
        if (entry.text.empty()) refuse(entry.line, "there is no word before '['");
        if (uses.empty()) refuse(entry.line, "'[]' names no plugin; leave it out where the entry is for all");
        for (const std::string_view named : uses) {
            if (std::find(kWordListUses.begin(), kWordListUses.end(), named) == kWordListUses.end())
                refuse(entry.line, unknown(named));
        }
        return std::find(uses.begin(), uses.end(), use) != uses.end();
    }

    [[nodiscard]] static std::string unknown(std::string_view named) {
        std::string why = "'" + std::string(named) + "' is no plugin that shares lists; these are ";
        for (std::size_t i = 0; i < kWordListUses.size(); ++i) {
            if (i != 0) why += i + 1 == kWordListUses.size() ? " and " : ", ";
            why += kWordListUses[i];
        }
        return why;
    }

    std::optional<DataText> text_;
    std::vector<Entry> entries_;
};

}  // namespace v0
}  // namespace rostra
