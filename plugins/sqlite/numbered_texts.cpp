// SPDX-License-Identifier: Apache-2.0
#include "numbered_texts.hpp"

namespace rostra::sqlite {

namespace {

Statement create(Database& database, std::string_view table, std::string_view column) {
    const std::string name = quoted_name(table);
    database.execute("CREATE TABLE " + name + " (number INTEGER PRIMARY KEY, " + quoted_name(column) +
                     " TEXT NOT NULL)");
    return database.prepare("INSERT INTO " + name + " VALUES (?, ?)");
}

}  // namespace

NumberedTexts::NumberedTexts(Database& database, std::string_view table, std::string_view column)
    : insert_(create(database, table, column)) {}

std::int64_t NumberedTexts::number(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) return found->second;
    const auto number = static_cast<std::int64_t>(numbers_.size()) + 1;
    insert_.bind(1, number);
    insert_.bind(2, text);
    insert_.run();
    numbers_.emplace(text, number);
    return number;
}

}  // namespace rostra::sqlite
