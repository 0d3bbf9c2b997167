// SPDX-License-Identifier: Apache-2.0
#include "manifest/parse_view.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/near_name.hpp"
#include "base/wording.hpp"
#include "manifest/key_reader.hpp"

namespace rostra::core {
namespace {

/// What a column can be for in a view.
struct Role {
    std::string_view name;
    bool number;    ///< only columns of numbers can be that
    bool required;  ///< the view needs one
};

struct ViewKind {
    std::string_view name;
    std::span<const Role> roles;
};

constexpr std::array<Role, 3> kBars = {
    {{"label", false, true}, {"value", true, true}, {"group", false, false}}};
constexpr std::array<Role, 4> kScatter = {
    {{"x", true, true}, {"y", true, true}, {"label", false, false}, {"group", false, false}}};
constexpr std::array<Role, 4> kMatrix = {
    {{"row", false, true}, {"column", false, true}, {"value", true, true}, {"group", false, false}}};
constexpr std::array<std::string_view, 3> kKinds = {"bars", "scatter", "matrix"};
constexpr std::array<ViewKind, 3> kViews = {
    {{kKinds[0], kBars}, {kKinds[1], kScatter}, {kKinds[2], kMatrix}}};

bool is_number(const ColumnSpec& column) {
    constexpr std::array<ColumnType, 5> kNumbers = {ColumnType::int32, ColumnType::int64, ColumnType::float32,
                                                    ColumnType::float64, ColumnType::decimal};
    return column.length == 0 && std::find(kNumbers.begin(), kNumbers.end(), column.type) != kNumbers.end();
}

class ViewParser {
public:
    ViewParser(const OutputSpec& output, const std::string& subject, Diagnostics& errors)
        : columns_(output.columns),
          what_("view of " + std::string(word_for(output.kind)) + " " + in_quotes(output.name) + " of " +
                subject),
          errors_(errors) {
        if (output.kind == ProductKind::layer) {
            // What every layer is written out with.
            for (const char* name : {"document", "text"})
                columns_.push_back({name, ColumnType::string, "", ""});
        }
    }

    ViewSpec parse(const OptionValue& table) {
        KeyReader keys(table, what_, errors_);
        if (table.find("kind") != nullptr) {
            const std::optional<std::size_t> kind = keys.required_word("kind", kKinds);
            if (!kind) return {};
            view_.kind = kViews[*kind].name;
            for (const Role& role : kViews[*kind].roles) add_column(role, keys.text(role.name), table);
        }
        if (const OptionValue* sentence = keys.text("sentence")) parse_sentence(*sentence);
        keys.finish();
        if (table.find("kind") == nullptr && table.find("sentence") == nullptr)
            errors_.add(table.place, what_ + " needs a 'kind' or a 'sentence'");
        return std::move(view_);
    }

private:
    /// Whether there is such a column, of numbers where that is asked for; what is wrong is said.
    bool check_column(std::string_view name, bool number, const SourcePlace& place) {
        const auto found = std::find_if(columns_.begin(), columns_.end(),
                                        [&](const ColumnSpec& column) { return column.name == name; });
        if (found == columns_.end()) {
            std::vector<std::string> names;
            for (const ColumnSpec& column : columns_) names.push_back(column.name);
            errors_.add(place, what_ + " names column " + in_quotes(name) + ", which is not there" +
                                   did_you_mean(name, names));
            return false;
        }
        if (!number || is_number(*found)) return true;
        errors_.add(place, what_ + " needs numbers, and column " + in_quotes(name) + " is of type " +
                               in_quotes(words_for(*found)));
        return false;
    }

    void add_column(const Role& role, const OptionValue* value, const OptionValue& table) {
        if (value == nullptr) {
            if (role.required && table.find(role.name) == nullptr)
                errors_.add(table.place, what_ + " is of kind " + in_quotes(view_.kind) + " and needs " +
                                             in_quotes(role.name));
        } else if (check_column(value->string(), role.number, value->place)) {
            view_.columns.emplace_back(role.name, value->string());
        }
    }

    void add_text(std::string_view text) {
        if (text.empty()) return;
        if (view_.sentence.empty() || view_.sentence.back().kind != SentencePart::Kind::text)
            view_.sentence.push_back({SentencePart::Kind::text, ""});
        view_.sentence.back().text += text;
    }

    void parse_sentence(const OptionValue& value) {
        std::string_view rest = value.string();
        if (rest.empty()) errors_.add(value.place, what_ + " has an empty 'sentence'");
        while (!rest.empty()) {
            const std::size_t brace = std::min(rest.find('{'), rest.size());
            add_text(rest.substr(0, brace));
            rest.remove_prefix(brace);
            if (rest.starts_with("{{")) {
                add_text("{");
                rest.remove_prefix(2);
            } else if (!rest.empty()) {
                const std::size_t end = rest.find('}');
                if (end == std::string_view::npos) {
                    errors_.add(value.place, what_ +
                                                 " has a 'sentence' with a '{' that no '}' closes; write "
                                                 "'{{' for a brace");
                    return;
                }
                add_reference(rest.substr(1, end - 1), value.place);
                rest.remove_prefix(end + 1);
            }
        }
    }

    void add_reference(std::string_view inside, const SourcePlace& place) {
        SentencePart part{SentencePart::Kind::value, std::string(inside)};
        if (inside == "#") {
            view_.sentence.push_back({SentencePart::Kind::rows, ""});
            return;
        }
        for (const auto& [word, kind] :
             {std::pair{std::string_view("sum "), SentencePart::Kind::sum},
              std::pair{std::string_view("different "), SentencePart::Kind::different}}) {
            if (inside.starts_with(word)) part = {kind, std::string(inside.substr(word.size()))};
        }
        if (check_column(part.text, part.kind == SentencePart::Kind::sum, place))
            view_.sentence.push_back(std::move(part));
    }

    std::vector<ColumnSpec> columns_;
    std::string what_;
    Diagnostics& errors_;
    ViewSpec view_;
};

}  // namespace

ViewSpec parse_view(const OptionValue& table, const OutputSpec& output, const std::string& subject,
                    Diagnostics& errors) {
    return ViewParser(output, subject, errors).parse(table);
}

}  // namespace rostra::core
