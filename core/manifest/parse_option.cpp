// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_option.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/byte_size.hpp"
#include "base/wording.hpp"
#include "manifest/check_option.hpp"
#include "manifest/column_types.hpp"
#include "manifest/key_reader.hpp"
#include "manifest/manifest_words.hpp"
#include "manifest/names.hpp"

namespace rostra::core {
namespace {

class OptionParser {
public:
    OptionParser(const OptionEntry& entry, const std::string& folder, Diagnostics& errors)
        : entry_(entry),
          subject_("option " + in_quotes(entry.key)),
          folder_(folder),
          keys_(entry.value, subject_, errors),
          errors_(errors) {}

    OptionSpec parse() {
        option_.name = entry_.key;
        option_.place = entry_.key_place;
        if (!is_option_name(entry_.key))
            fail(entry_.key_place, "must have a name of lower-case letters, digits and '-'");
        const std::optional<std::size_t> type = keys_.required_word("type", kOptionTypes);
        // A column of no place where the type is not known: whether a component reads what it names is no second error.
        option_.type = type ? static_cast<OptionType>(*type) : OptionType::column;
        option_.list = keys_.flag("list");
        const OptionValue* default_value = keys_.any("default");
        const OptionValue* min = keys_.any("min");
        const OptionValue* max = keys_.any("max");
        const OptionValue* choices = keys_.any("choices");
        const OptionValue* words = keys_.any("words");
        const OptionValue* column_types_written = keys_.any("column-types");
        option_.nullable = keys_.flag("nullable");
        option_.lists = keys_.flag("lists");
        option_.unit = keys_.string("unit").value_or("");
        option_.required = keys_.flag("required");
        option_.doc = keys_.string("doc").value_or("");
        keys_.finish();
        if (!type) {  // what the other keys may say depends on it
            option_.place = {};
            return option_;
        }

        option_.min = limit(min, "min");
        option_.max = limit(max, "max");
        if (option_.min && option_.max && *option_.min > *option_.max)
            fail(min->place, "has a 'min' above its 'max'");
        option_.choices = names(choices, "choices", OptionType::choice);
        option_.words = names(words, "words", OptionType::column);
        if (option_.type == OptionType::column) {
            option_.column_types =
                column_types(column_types_written, "column-types", option_.place, subject_, errors_);
            sound_ = sound_ && !option_.column_types.empty();
        } else if (column_types_written != nullptr) {
            fail(column_types_written->place,
                 "of type " + in_quotes(word_for(option_.type)) + " cannot have 'column-types'");
        }
        if (option_.type == OptionType::choice && choices == nullptr) fail(option_.place, "needs 'choices'");
        if (option_.type == OptionType::table && option_.list)
            fail(option_.place, "is a table, which cannot be a list");
        if (option_.required && default_value != nullptr) {
            fail(default_value->place, "is required, so its default would never be used");
        }
        if (sound_ && default_value != nullptr) check_default(*default_value);
        return option_;
    }

private:
    void fail(const SourcePlace& place, const std::string& what) {
        sound_ = false;
        errors_.add(place, subject_ + " " + what);
    }

    [[nodiscard]] bool is_number() const {
        return option_.type == OptionType::integer || option_.type == OptionType::real ||
               option_.type == OptionType::size;
    }

    std::optional<double> limit(const OptionValue* value, std::string_view key) {
        if (value == nullptr) return std::nullopt;
        if (!is_number()) {
            fail(value->place,
                 "of type " + in_quotes(word_for(option_.type)) + " cannot have " + in_quotes(key));
            return std::nullopt;
        }
        if (value->is_integer()) return static_cast<double>(value->integer());
        if (value->is_real() && option_.type == OptionType::real) return value->real();
        if (value->is_string() && option_.type == OptionType::size) {
            if (const auto bytes = parse_byte_size(value->string())) return static_cast<double>(*bytes);
        }
        OptionSpec plain;
        plain.type = option_.type;
        fail(value->place, "needs " + describe_type(plain) + " as " + in_quotes(key));
        return std::nullopt;
    }

    std::vector<std::string> names(const OptionValue* value, std::string_view key, OptionType only_for) {
        if (value == nullptr) return {};
        if (option_.type != only_for) {
            fail(value->place,
                 "of type " + in_quotes(word_for(option_.type)) + " cannot have " + in_quotes(key));
            return {};
        }
        std::vector<std::string> names;
        const bool strings =
            value->is_list() && std::all_of(value->list().begin(), value->list().end(),
                                            [](const OptionValue& v) { return v.is_string(); });
        if (!strings || value->list().empty()) {
            fail(value->place, "needs a list of strings as " + in_quotes(key));
            return {};
        }
        for (const OptionValue& item : value->list()) {
            if (std::find(names.begin(), names.end(), item.string()) != names.end()) {
                fail(item.place, "lists " + in_quotes(item.string()) + " twice in " + in_quotes(key));
            }
            names.push_back(item.string());
        }
        return names;
    }

    void check_default(const OptionValue& value) {
        option_.default_value = check_option(option_, value, {"", folder_, folder_}, errors_);
    }

    const OptionEntry& entry_;
    std::string subject_;
    const std::string& folder_;
    KeyReader keys_;
    Diagnostics& errors_;
    OptionSpec option_;
    bool sound_ = true;
};

}  // namespace

OptionSpec parse_option(const OptionEntry& entry, const std::string& folder, Diagnostics& errors) {
    if (entry.value.is_table()) return OptionParser(entry, folder, errors).parse();
    errors.add(entry.value.place, "option " + in_quotes(entry.key) + " must be a table, not " +
                                      std::string(kind_of(entry.value)));
    OptionSpec unknown;
    unknown.name = entry.key;
    unknown.type = OptionType::column;
    return unknown;
}

}  // namespace rostra::core
