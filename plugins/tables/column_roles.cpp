// SPDX-License-Identifier: Apache-2.0
#include "column_roles.hpp"

#include <algorithm>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/analysis/language/word_list.hpp"

namespace rostra::tables {

namespace {

std::vector<std::string> list_of(const Data& data, const std::string& name) {
    std::vector<std::string> names;
    const WordList list(data.read(name));
    for (const WordList::Entry& entry : list.entries()) names.emplace_back(entry.text);
    return names;
}

bool same_name(std::string_view a, std::string_view b) { return to_ascii_small(a) == to_ascii_small(b); }

std::string option_or_none(const Options& options, const char* name) {
    return options.has(name) ? std::string(options.string(name)) : std::string();
}

}  // namespace

ColumnRoles::ColumnRoles(const Setup& setup, const Call& call) {
    const Options options = setup.options();
    if (options.has("text")) {
        for (const std::string_view name : options.strings("text")) text_.emplace_back(name);
    }
    speaker_ = option_or_none(options, "speaker");
    begin_ = option_or_none(options, "begin");
    end_ = option_or_none(options, "end");
    const Data data(setup, call);
    usual_text_ = list_of(data, "columns/text.txt");
    usual_speaker_ = list_of(data, "columns/speaker.txt");
    usual_begin_ = list_of(data, "columns/begin.txt");
    usual_end_ = list_of(data, "columns/end.txt");
}

std::string ColumnRoles::first_of(const std::vector<std::string>& usual,
                                  const std::vector<std::string>& columns) {
    for (const std::string& name : usual) {
        const auto found = std::find_if(columns.begin(), columns.end(),
                                        [&](const std::string& c) { return same_name(c, name); });
        if (found != columns.end()) return *found;
    }
    return {};
}

std::string ColumnRoles::named(const std::string& wanted, const std::vector<std::string>& usual,
                               const std::vector<std::string>& columns) {
    return wanted.empty() ? first_of(usual, columns) : first_of({wanted}, columns);
}

Roles ColumnRoles::of(const std::vector<std::string>& columns) const {
    Roles roles;
    for (const std::string& name : text_) {
        const std::string column = first_of({name}, columns);
        if (column.empty()) {
            roles.text.clear();
            break;
        }
        roles.text.push_back(column);
    }
    if (text_.empty()) {
        if (std::string column = first_of(usual_text_, columns); !column.empty())
            roles.text = {std::move(column)};
    }
    roles.speaker = named(speaker_, usual_speaker_, columns);
    roles.begin = named(begin_, usual_begin_, columns);
    roles.end = named(end_, usual_end_, columns);
    return roles;
}

}  // namespace rostra::tables
