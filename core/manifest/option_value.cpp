// SPDX-License-Identifier: Apache-2.0
#include "manifest/option_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace rostra::core {
namespace {

bool is_bare_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string toml_real(double number) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    std::string text(buffer.data(), error == std::errc{} ? end : buffer.data());
    return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
}

std::string toml_list(const OptionValue::List& list) {
    std::string text = "[";
    for (const OptionValue& item : list) text += (text.size() > 1 ? ", " : "") + to_toml(item);
    return text + "]";
}

std::string toml_table(const OptionValue::Table& table) {
    if (table.empty()) return "{}";
    std::string text;
    for (const OptionEntry& entry : table) {
        text += (text.empty() ? "{ " : ", ") + toml_key(entry.key) + " = " + to_toml(entry.value);
    }
    return text + " }";
}

auto find_entry(auto& entries, std::string_view key) {
    return std::find_if(entries.begin(), entries.end(), [&](const OptionEntry& e) { return e.key == key; });
}

}  // namespace

const OptionValue* OptionValue::find(std::string_view key) const {
    const Table* entries = std::get_if<Table>(&data);
    if (entries == nullptr) return nullptr;
    const auto entry = find_entry(*entries, key);
    return entry == entries->end() ? nullptr : &entry->value;
}

OptionValue* OptionValue::find(std::string_view key) {
    Table* entries = std::get_if<Table>(&data);
    if (entries == nullptr) return nullptr;
    const auto entry = find_entry(*entries, key);
    return entry == entries->end() ? nullptr : &entry->value;
}

void set_places(OptionValue& value, const SourcePlace& place) {
    value.place = place;
    if (auto* list = std::get_if<OptionValue::List>(&value.data)) {
        for (OptionValue& item : *list) set_places(item, place);
    }
    if (auto* table = std::get_if<OptionValue::Table>(&value.data)) {
        for (OptionEntry& entry : *table) {
            entry.key_place = place;
            set_places(entry.value, place);
        }
    }
}

std::string_view kind_of(const OptionValue& value) {
    constexpr std::array<std::string_view, 6> kKinds = {"true or false", "a whole number", "a number",
                                                        "a string",      "a list",         "a table"};
    return kKinds[value.data.index()];
}

std::string to_toml(const OptionValue& value) {
    if (value.is_bool()) return value.boolean() ? "true" : "false";
    if (value.is_integer()) return std::to_string(value.integer());
    if (value.is_real()) return toml_real(value.real());
    if (value.is_string()) return toml_string(value.string());
    return value.is_list() ? toml_list(value.list()) : toml_table(value.table());
}

std::string toml_string(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (c == '\t') {
            quoted += "\\t";
        } else if (code < 0x20 || code == 0x7F) {
            quoted += "\\u00";
            quoted += kHex[code >> 4U];
            quoted += kHex[code & 0xFU];
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

std::string toml_key(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), is_bare_key_character);
    return bare ? std::string(key) : toml_string(key);
}

}  // namespace rostra::core
