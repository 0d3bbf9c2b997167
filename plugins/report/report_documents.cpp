// SPDX-License-Identifier: Apache-2.0
#include "report_documents.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "report_columns.hpp"
#include "rostra/analysis/results/visible_text.hpp"

namespace rostra::report {

namespace {

/// As much of a text as fits, whole characters.
std::string_view beginning(std::string_view text, std::size_t room) {
    if (text.size() <= room) return text;
    while (room > 0 && (static_cast<unsigned char>(text[room]) & 0xC0U) == 0x80U) --room;
    return text.substr(0, room);
}

}  // namespace

void DocumentList::add(const Document& document) {
    const std::string_view text = document.text();
    const std::string_view held = beginning(text, room_);
    // Once a text did not fit, none of those behind it is held: which are there follows from their order alone.
    room_ = held.size() < text.size() ? 0 : room_ - held.size();
    left_out_ += static_cast<std::int64_t>(text.size() - held.size());
    ListedDocument& listed = documents_.emplace_back();
    listed.ordinal = document.ordinal();
    listed.id = document.id();
    listed.language = document.language();
    listed.bytes = static_cast<std::int64_t>(text.size());
    listed.text = held;
}

void DocumentList::take_table(const TableView& rows) {
    const IntegerColumn ordinal(rows, columns_->document);
    const TextColumn title(rows, columns_->title);
    const TextColumn date(rows, columns_->date);
    const IntegerColumn tokens(rows, columns_->tokens);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows.size()); ++row) {
        const auto at = std::lower_bound(
            documents_.begin(), documents_.end(), ordinal[row],
            [](const ListedDocument& one, std::int64_t wanted) { return one.ordinal < wanted; });
        if (at == documents_.end() || at->ordinal != ordinal[row]) continue;
        at->title = title[row];
        at->date = date[row];
        at->tokens = tokens[row];
    }
}

void DocumentList::inform(Pseudonyms& persons) const {
    for (const ListedDocument& document : documents_) persons.read(document.text);
    std::set<std::string> taken;
    for (const ListedDocument& document : documents_) {
        std::string id;
        append_visible(id, document.id);
        const std::string hidden = persons.in_value(id);
        std::string shown = hidden;
        for (int number = 2; !taken.insert(shown).second; ++number)
            shown = hidden + " (" + std::to_string(number) + ")";
        persons.add_whole(id, shown);
    }
}

void DocumentList::hide(const Pseudonyms& persons) {
    for (ListedDocument& document : documents_) {
        std::string id;
        append_visible(id, document.id);
        document.id = persons.in_value(id);
        document.title = persons.in_value(document.title);
        document.text = persons.in_text(document.text);
    }
}

}  // namespace rostra::report
