// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_accepts.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/key_reader.hpp"
#include "unicode/format_probe.hpp"

namespace rostra::core {
namespace {

bool is_extension(std::string_view text) {
    const bool sound = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    return sound && !text.empty() && text.front() != '.' && text.back() != '.';
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// None where the digits are no bytes.
std::optional<std::string> from_hex(std::string_view digits) {
    if (digits.empty() || digits.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = digit_of(digits[i]);
        const int low = digit_of(digits[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

class AcceptsParser {
public:
    AcceptsParser(const std::string& subject, Diagnostics& errors)
        : owner_("'accepts' of " + subject), errors_(errors) {}

    AcceptedInputs parse(const OptionValue& table) {
        KeyReader keys(table, owner_, errors_);
        const OptionValue* extensions = keys.list("extensions");
        const OptionValue* begins = keys.list("begins");
        const OptionValue* begins_hex = keys.list("begins-hex");
        const OptionValue* formats = keys.list("formats");
        keys.finish();
        AcceptedInputs accepts;
        for (const OptionValue* item : strings(extensions, "extensions")) {
            if (is_extension(item->string())) {
                accepts.extensions.push_back(item->string());
            } else {
                errors_.add(item->place,
                            owner_ +
                                " needs extensions of lower-case letters and digits, without a dot "
                                "before them, not " +
                                in_quotes(item->string()));
            }
        }
        for (const OptionValue* item : strings(begins, "begins")) {
            if (item->string().empty()) {
                errors_.add(item->place, owner_ + " names nothing that a text could begin with");
            } else {
                accepts.begins.push_back(item->string());
            }
        }
        for (const OptionValue* item : strings(begins_hex, "begins-hex")) {
            if (std::optional<std::string> bytes = from_hex(item->string())) {
                accepts.begins_hex.push_back(*std::move(bytes));
            } else {
                errors_.add(item->place, owner_ +
                                             " needs bytes of two hexadecimal digits each, such as "
                                             "\"25504446\", not " +
                                             in_quotes(item->string()));
            }
        }
        for (const OptionValue* item : strings(formats, "formats")) {
            const std::vector<std::string> known(kTextFormats.begin(), kTextFormats.end());
            if (std::find(known.begin(), known.end(), item->string()) != known.end()) {
                accepts.formats.push_back(item->string());
            } else {
                const std::string near = did_you_mean(item->string(), known);
                errors_.add(item->place, owner_ + " names a format that the host does not tell, " +
                                             in_quotes(item->string()) +
                                             (near.empty() ? "; it tells " + listed(known, "and") : near));
            }
        }
        const auto size = [](const OptionValue* list) { return list == nullptr ? 0 : list->list().size(); };
        if (size(extensions) + size(begins) + size(begins_hex) + size(formats) == 0) {
            errors_.add(table.place,
                        owner_ + " names no input; leave it out where the reader takes every input");
        }
        return accepts;
    }

private:
    std::vector<const OptionValue*> strings(const OptionValue* list, std::string_view key) {
        std::vector<const OptionValue*> found;
        if (list == nullptr) return found;
        for (const OptionValue& item : list->list()) {
            if (item.is_string()) {
                found.push_back(&item);
            } else {
                errors_.add(item.place, in_quotes(key) + " of " + owner_ + " must hold strings, not " +
                                            std::string(kind_of(item)));
            }
        }
        return found;
    }

    std::string owner_;
    Diagnostics& errors_;
};

}  // namespace

AcceptedInputs parse_accepts(const OptionValue& table, const std::string& subject, Diagnostics& errors) {
    return AcceptsParser(subject, errors).parse(table);
}

std::string to_hex(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 0xF];
    }
    return hex;
}

std::string describe_accepts(const AcceptedInputs& accepts) {
    if (accepts.everything()) return "every input";
    std::string names;
    for (const std::string& extension : accepts.extensions)
        names += (names.empty() ? "*." : ", *.") + extension;
    std::string beginnings;
    for (const std::string& text : accepts.begins)
        beginnings += (beginnings.empty() ? "" : " or ") + in_quotes(text);
    for (const std::string& bytes : accepts.begins_hex)
        beginnings += (beginnings.empty() ? "the bytes " : " or the bytes ") + to_hex(bytes);
    if (!beginnings.empty()) names += (names.empty() ? "" : " and ") + ("what begins with " + beginnings);
    if (accepts.formats.empty()) return names;
    return names + (names.empty() ? "" : " and ") + "what looks like " + listed(accepts.formats, "or");
}

}  // namespace rostra::core
