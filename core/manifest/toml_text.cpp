// SPDX-License-Identifier: Apache-2.0
#include "manifest/toml_text.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/wording.hpp"
#include "manifest/toml_depth.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {
namespace {

/// Turns the library's tree into ours, and its places, whose columns count code points, into byte places.
class TomlReader {
public:
    TomlReader(std::string_view text, const std::string& file)
        : text_(text), file_(file), errors_(file, text) {
        for (std::size_t begin = 0; begin != std::string_view::npos;) {
            line_begins_.push_back(begin);
            const std::size_t end = text.find('\n', begin);
            begin = end == std::string_view::npos ? end : end + 1;
        }
    }

    TomlText read() {
        if (const std::optional<std::size_t> deep = too_deep_in_toml(text_)) {
            errors_.add(place_at(*deep),
                        fmt::format("nested more than {} deep; nothing needs that much", kDeepestToml));
            return {std::nullopt, errors_.sorted()};
        }
        try {
            const toml::table table = toml::parse(text_, std::string_view(file_.str()));
            OptionValue root{table_of(table), {file_, 1, 1, 0}};
            if (errors_.empty()) return {std::move(root), {}};
        } catch (const toml::parse_error& error) {
            errors_.add(place_of(error.source()), syntax_message(error.description()));
        }
        return {std::nullopt, errors_.sorted()};
    }

private:
    static std::string syntax_message(std::string_view description) {
        std::string message = printable(description);
        if (!message.empty())
            message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
        return "not valid TOML: " + message;
    }

    /// Offset in the text of a place of the library's.
    [[nodiscard]] std::size_t offset_of(toml::source_position position) const {
        if (position.line == 0 || position.line > line_begins_.size()) return text_.size();
        std::size_t offset = line_begins_[position.line - 1];
        for (auto column = position.column; column > 1 && offset < text_.size(); --column) {
            const bool ascii = static_cast<unsigned char>(text_[offset]) < 0x80;
            offset += ascii ? 1 : std::max<std::size_t>(utf8_length(text_.substr(offset)), 1);
        }
        return std::min(offset, text_.size());
    }

    /// Of one byte.
    [[nodiscard]] SourcePlace place_at(std::size_t offset) const {
        const auto behind = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
        return {file_, static_cast<std::uint32_t>(behind - line_begins_.begin()),
                static_cast<std::uint32_t>(offset - *(behind - 1) + 1), 1};
    }

    [[nodiscard]] SourcePlace place_of(const toml::source_region& region) const {
        if (region.begin.line == 0) return {file_, 0, 0, 0};
        const std::size_t begin = offset_of(region.begin);
        const std::size_t end =
            region.end.line == region.begin.line ? offset_of(region.end) : end_of_line(begin);
        const std::size_t line_begin =
            line_begins_[std::min<std::size_t>(region.begin.line, line_begins_.size()) - 1];
        return {file_, region.begin.line, static_cast<std::uint32_t>(begin - line_begin + 1),
                static_cast<std::uint32_t>(end > begin ? end - begin : 0)};
    }

    [[nodiscard]] std::size_t end_of_line(std::size_t offset) const {
        std::size_t end = std::min(text_.find('\n', offset), text_.size());
        if (end > offset && text_[end - 1] == '\r') --end;
        return end;
    }

    OptionValue value_of(const toml::node& node) {
        const SourcePlace place = place_of(node.source());
        if (const auto* table = node.as_table()) return {table_of(*table), place};
        if (const auto* list = node.as_array()) return {list_of(*list), place};
        if (const auto* text = node.as_string()) return {text->get(), place};
        if (const auto* whole = node.as_integer()) return {whole->get(), place};
        if (const auto* number = node.as_floating_point()) return {number->get(), place};
        if (const auto* truth = node.as_boolean()) return {truth->get(), place};
        const std::string written(text_.substr(offset_of(node.source().begin), place.length));
        errors_.add(place, "dates and times are written as strings here: " + toml_string(written));
        return {written, place};
    }

    OptionValue::List list_of(const toml::array& array) {
        OptionValue::List list;
        list.reserve(array.size());
        for (const toml::node& node : array) list.push_back(value_of(node));
        return list;
    }

    OptionValue::Table table_of(const toml::table& table) {
        using Written =
            std::tuple<toml::source_index, toml::source_index, const toml::key*, const toml::node*>;
        std::vector<Written> in_order;
        in_order.reserve(table.size());
        for (auto&& [key, node] : table) {
            const toml::source_position begin = key.source().begin;
            in_order.emplace_back(begin.line, begin.column, &key, &node);
        }
        std::sort(in_order.begin(), in_order.end());
        OptionValue::Table entries;
        entries.reserve(in_order.size());
        for (const auto& [line, column, key, node] : in_order)
            entries.push_back({std::string(key->str()), place_of(key->source()), value_of(*node)});
        return entries;
    }

    std::string_view text_;
    const SharedText file_;
    Diagnostics errors_;
    std::vector<std::size_t> line_begins_;
};

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with(kUtf8Mark) ? text.substr(kUtf8Mark.size()) : text;
}

TomlText read_toml(std::string_view text, const std::string& file) {
    return TomlReader(without_byte_order_mark(text), file).read();
}

}  // namespace rostra::core
