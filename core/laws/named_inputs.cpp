// SPDX-License-Identifier: Apache-2.0
#include "laws/named_inputs.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "manifest/check_option.hpp"

namespace rostra::laws {

namespace {

using core::NamedInput;
using core::OptionType;

class Namer {
public:
    Namer(const core::OptionSpec& option, const ComponentSetup& setup) : option_(option), setup_(setup) {}

    [[nodiscard]] NamedInput name(const std::string& text) const {
        NamedInput named;
        named.option = option_.name;
        const bool word = std::find(option_.words.begin(), option_.words.end(), text) != option_.words.end();
        const std::optional<core::ColumnName> column =
            option_.type == OptionType::column && !word ? core::split_column(text) : std::nullopt;
        if (option_.type == OptionType::layer) {
            named.kind = NamedInput::Kind::layer;
            named.input = input(text);
        } else if (option_.type == OptionType::fact || (column && column->layer == "fact")) {
            named.kind = NamedInput::Kind::fact;
            named.fact = column ? column->column : text;
            named.input = input("fact");
            named.child = child(named.input, "value");
            named.names = child(named.input, "name");
        } else if (column) {
            named.kind = NamedInput::Kind::column;
            named.input = input(column->layer);
            named.child = child(named.input, column->column);
        }
        return named;
    }

private:
    [[nodiscard]] std::size_t input(const std::string& name) const {
        for (std::size_t i = 0; i < setup_.inputs.size(); ++i) {
            if (setup_.inputs[i].shape.name == name) return i;
        }
        return core::kNone;
    }
    [[nodiscard]] std::size_t child(std::size_t input, const std::string& name) const {
        if (input == core::kNone) return 0;
        const Shape& shape = setup_.inputs[input].shape;
        const auto found = std::find_if(shape.columns.begin(), shape.columns.end(),
                                        [&](const ColumnShape& column) { return column.name == name; });
        const std::size_t fixed = shape.kind == Shape::Kind::layer ? 2 : 0;  // begin and end
        return fixed + static_cast<std::size_t>(found - shape.columns.begin());
    }

    const core::OptionSpec& option_;
    const ComponentSetup& setup_;
};

}  // namespace

std::vector<NamedInput> named_inputs(const std::vector<core::OptionSpec>& options,
                                     const ComponentSetup& setup) {
    std::vector<NamedInput> all;
    for (const core::OptionSpec& option : options) {
        const core::OptionValue* value = setup.options.tree().find(option.name);
        if (!option.names_input() || value == nullptr) continue;
        const Namer namer(option, setup);
        if (value->is_string()) all.push_back(namer.name(value->string()));
        for (std::size_t i = 0; value->is_list() && i < value->list().size(); ++i) {
            all.push_back(namer.name(value->list()[i].string()));
            all.back().item = i;
        }
    }
    return all;
}

}  // namespace rostra::laws
