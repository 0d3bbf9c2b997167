// SPDX-License-Identifier: Apache-2.0
#include "manifest/check_option.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <utility>

#include "base/byte_size.hpp"
#include "base/near_name.hpp"
#include "base/wording.hpp"

namespace rostra::core {
namespace {

std::string number_text(const OptionSpec& option, double number) {
    constexpr double kExact = 1e15;  // whole numbers below are written as such
    if (option.type == OptionType::size) return format_byte_size(static_cast<std::int64_t>(number));
    if (number == std::floor(number) && std::abs(number) < kExact)
        return std::to_string(std::llround(number));
    return to_toml({number, {}});
}

/// "between 1 and 8 tokens"; "" without limits.
std::string range_text(const OptionSpec& option) {
    const std::string unit = option.unit.empty() || option.type == OptionType::size ? "" : " " + option.unit;
    if (option.min && option.max) {
        return "between " + number_text(option, *option.min) + " and " + number_text(option, *option.max) +
               unit;
    }
    if (option.min) return "at least " + number_text(option, *option.min) + unit;
    if (option.max) return "at most " + number_text(option, *option.max) + unit;
    return "";
}

/// One value, or several of them, of the option's type.
std::string type_text(const OptionSpec& option, bool several) {
    switch (option.type) {
        case OptionType::boolean:
            return several ? "trues and falses" : "true or false";
        case OptionType::integer:
            return several ? "whole numbers" : "a whole number";
        case OptionType::real:
            return several ? "numbers" : "a number";
        case OptionType::string:
            return several ? "strings" : "a string";
        case OptionType::choice:
            return listed(option.choices);
        case OptionType::path:
            return several ? "paths" : "a path";
        case OptionType::size:
            return several ? "sizes such as \"64 MiB\"" : "a size such as \"64 MiB\"";
        case OptionType::layer:
            return several ? "names of layers" : "the name of a layer";
        case OptionType::column: {
            const std::string words = option.words.empty() ? "" : ", " + listed(option.words);
            return (several ? "columns (LAYER.COLUMN, fact.NAME" : "a column (LAYER.COLUMN, fact.NAME") +
                   words + ")";
        }
        case OptionType::fact:
            return several ? "names of facts" : "the name of a fact";
        case OptionType::table:
            return "a table of strings";
    }
    return "";
}

/// Checks one value and its items for one option; says what is wrong as "SUBJECT must be …".
class OptionChecker {
public:
    OptionChecker(const OptionSpec& option, const OptionContext& context, Diagnostics& errors)
        : option_(option), context_(context), errors_(errors) {}

    std::optional<OptionValue> check(const OptionValue& written) {
        if (!option_.list) return check_one(written);
        if (!written.is_list()) return wrong_type(written);
        in_list_ = true;
        OptionValue checked{OptionValue::List{}, written.place};
        for (const OptionValue& item : written.list()) {
            std::optional<OptionValue> one = check_one(item);
            if (one) std::get<OptionValue::List>(checked.data).push_back(*std::move(one));
        }
        return checked;
    }

private:
    std::nullopt_t fail(const OptionValue& at, const std::string& what) {
        const std::string owner = context_.owner.empty() ? "" : " of " + context_.owner;
        errors_.add(at.place, "option " + in_quotes(option_.name) + owner + " " + what);
        return std::nullopt;
    }

    std::nullopt_t wrong_type(const OptionValue& at) {
        const std::string wanted =
            option_.list ? "a list of " + type_text(option_, true) : type_text(option_, false);
        return fail(at,
                    "must be " + wanted + (in_list_ ? ", but holds " : ", not ") + std::string(kind_of(at)));
    }

    std::optional<OptionValue> check_one(const OptionValue& value) {
        switch (option_.type) {
            case OptionType::boolean:
                return value.is_bool() ? std::optional(value) : wrong_type(value);
            case OptionType::integer:
                return value.is_integer() ? in_range(value) : wrong_type(value);
            case OptionType::real:
                return check_real(value);
            case OptionType::size:
                return check_size(value);
            case OptionType::table:
                return check_table(value);
            default:
                return value.is_string() ? check_text(value) : wrong_type(value);
        }
    }

    std::optional<OptionValue> check_real(const OptionValue& value) {
        if (value.is_integer()) return in_range({static_cast<double>(value.integer()), value.place});
        if (!value.is_real()) return wrong_type(value);
        return std::isfinite(value.real()) ? in_range(value)
                                           : fail(value, "must be a number, not " + to_toml(value));
    }

    std::optional<OptionValue> check_size(const OptionValue& value) {
        if (value.is_integer() && value.integer() >= 0) return in_range(value);
        if (!value.is_integer() && !value.is_string()) return wrong_type(value);
        const auto bytes = value.is_string() ? parse_byte_size(value.string()) : std::nullopt;
        if (bytes) return in_range({*bytes, value.place});
        const std::string shown = value.is_string() ? in_quotes(value.string()) : to_toml(value);
        return fail(value, "must be a number of bytes or a size such as \"64 MiB\", not " + shown);
    }

    std::optional<OptionValue> in_range(const OptionValue& value) {
        const double number = value.is_real() ? value.real() : static_cast<double>(value.integer());
        const bool low = option_.min && number < *option_.min;
        const bool high = option_.max && number > *option_.max;
        if (!low && !high) return value;
        return fail(value, "must be " + range_text(option_) + ", not " + number_text(option_, number));
    }

    std::optional<OptionValue> check_table(const OptionValue& value) {
        if (!value.is_table()) return wrong_type(value);
        bool whole = true;
        for (const OptionEntry& entry : value.table()) {
            if (entry.value.is_string()) continue;
            whole = false;
            fail(entry.value, "must be a table of strings, but " + in_quotes(entry.key) + " is " +
                                  std::string(kind_of(entry.value)));
        }
        return whole ? std::optional(value) : std::nullopt;
    }

    std::optional<OptionValue> check_text(const OptionValue& value) {
        const std::string& text = value.string();
        if (option_.type == OptionType::string) return value;
        if (option_.type == OptionType::choice) return check_choice(value);
        if (text.empty()) return fail(value, "must be " + type_text(option_, false) + ", not empty");
        if (option_.type == OptionType::path) {
            const bool outside = on_command_line(value.place);
            return OptionValue{absolute_path(text, outside ? context_.working_folder : context_.folder),
                               value.place};
        }
        if (option_.type == OptionType::column) return check_column(value);
        return value;
    }

    std::optional<OptionValue> check_choice(const OptionValue& value) {
        const std::string& text = value.string();
        const std::vector<std::string>& choices = option_.choices;
        if (std::find(choices.begin(), choices.end(), text) != choices.end()) return value;
        return fail(value,
                    "must be " + listed(choices) + ", not " + in_quotes(text) + did_you_mean(text, choices));
    }

    std::optional<OptionValue> check_column(const OptionValue& value) {
        const std::string& text = value.string();
        const std::vector<std::string>& words = option_.words;
        if (std::find(words.begin(), words.end(), text) != words.end() || split_column(text)) return value;
        return fail(value, "must be " + type_text(option_, false) + ", not " + in_quotes(text) +
                               did_you_mean(text, words));
    }

    const OptionSpec& option_;
    const OptionContext& context_;
    Diagnostics& errors_;
    bool in_list_ = false;
};

}  // namespace

std::optional<OptionValue> check_option(const OptionSpec& option, const OptionValue& written,
                                        const OptionContext& context, Diagnostics& errors) {
    return OptionChecker(option, context, errors).check(written);
}

std::string describe_type(const OptionSpec& option) {
    const std::string type = option.list ? "a list of " + type_text(option, true) : type_text(option, false);
    const std::string range = range_text(option);
    return range.empty() ? type : type + " " + range;
}

std::string written_form(const OptionSpec& option, const OptionValue& value) {
    if (value.is_list()) {
        std::string text = "[";
        for (const OptionValue& item : value.list()) {
            text += (text.size() > 1 ? ", " : "") + written_form(option, item);
        }
        return text + "]";
    }
    const bool size = option.type == OptionType::size && value.is_integer();
    return size ? toml_string(format_byte_size(value.integer())) : to_toml(value);
}

std::optional<ColumnName> split_column(std::string_view text) {
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) return std::nullopt;
    return ColumnName{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

std::vector<std::string> layers_of_default(const OptionSpec& option) {
    std::vector<std::string> layers;
    if (!option.default_value || (option.type != OptionType::layer && option.type != OptionType::column))
        return layers;
    const OptionValue::List one = {*option.default_value};
    for (const OptionValue& value : option.default_value->is_list() ? option.default_value->list() : one) {
        const std::string& text = value.string();
        if (option.type == OptionType::layer) {
            layers.push_back(text);
        } else if (const std::optional<ColumnName> column = split_column(text);
                   column &&
                   std::find(option.words.begin(), option.words.end(), text) == option.words.end()) {
            layers.push_back(column->layer);
        }
    }
    return layers;
}

std::string absolute_path(std::string_view path, std::string_view folder) {
    std::filesystem::path whole =
        (std::filesystem::path(folder) / std::filesystem::path(path)).lexically_normal();
    if (!whole.has_filename() && whole.has_relative_path()) whole = whole.parent_path();
    return whole.string();
}

}  // namespace rostra::core
