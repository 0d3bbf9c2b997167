// SPDX-License-Identifier: Apache-2.0
#include "manifest/describe_plugin.hpp"

#include <algorithm>
#include <cstddef>

#include "base/wording.hpp"
#include "manifest/check_option.hpp"
#include "manifest/parse_accepts.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kWidth = 100;

std::string indented(std::string_view text, std::size_t indent) {
    std::string lines;
    for (const std::string& line : wrapped(text, kWidth - indent))
        lines += std::string(indent, ' ') + line + "\n";
    return lines;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size(), width), ' ');
    return text;
}

std::string joined(const std::vector<InputColumn>& columns) {
    std::string text;
    for (const InputColumn& column : columns)
        text += (text.empty() ? "" : ", ") + column.name + " (" + words_for(column) + ")";
    return text;
}

std::string head(const Manifest& manifest) {
    std::string text = manifest.id + " " + manifest.version;
    if (!manifest.licence.empty()) text += " (" + manifest.licence + ")";
    if (!manifest.runtime.empty()) text += ", run by plugin " + in_quotes(manifest.runtime);
    return text + "\n" + indented(manifest.summary, 0);
}

std::string how_to_use(const Manifest& manifest) {
    std::string text;
    if (manifest.has(ComponentKind::reader)) {
        text += "    [input]\n    reader = \"" + manifest.id + "\"      # options in [input." + manifest.id +
                "]\n";
    }
    if (manifest.has(ComponentKind::analyzer) || manifest.has(ComponentKind::aggregator)) {
        text += "    [[stage]]\n    use = \"" + manifest.id + "\"      # options in [stage.with]\n";
    }
    if (manifest.has(ComponentKind::writer)) {
        text += "    [output]\n    formats = [\"" + manifest.id + "\"]      # options in [output." +
                manifest.id + "]\n";
    }
    return "\nIn a pipeline\n" + text;
}

std::string describe_option(const OptionSpec& option) {
    std::string text = "    " + option.name;
    if (option.default_value) text += " = " + written_form(option, *option.default_value);
    if (option.required) text += "      (required)";
    return text + "\n" + indented(describe_type(option), 8) + indented(option.doc, 8);
}

std::string describe_input(const InputSpec& input) {
    if (input.from == InputSpec::From::every)
        return "    reads every table, and the layers that [output] asks for\n";
    if (input.from == InputSpec::From::option)
        return "    reads what option " + in_quotes(input.name) + " names\n";
    const std::string kind = input.from == InputSpec::From::layer ? "layer " : "table ";
    const std::string columns = input.columns.empty() ? "" : ": " + joined(input.columns);
    return "    reads " + kind + input.name + columns + (input.optional ? " (where there is one)" : "") +
           "\n";
}

std::string describe_output(const OutputSpec& output) {
    std::string text = "    writes " + std::string(word_for(output.kind)) + " " + output.name;
    if (output.internal) text += " (internal)";
    text += "\n" + indented(output.doc, 8);
    std::size_t width = 0;
    std::size_t type_width = 10;
    for (const ColumnSpec& column : output.columns) {
        width = std::max(width, column.name.size());
        type_width = std::max(type_width, words_for(column).size());
    }
    for (const ColumnSpec& column : output.columns) {
        const std::string unit = column.unit.empty()  ? ""
                                 : column.doc.empty() ? column.unit
                                                      : " (" + column.unit + ")";
        std::string line =
            padded(column.name, width + 2) + padded(words_for(column), type_width + 2) + column.doc + unit;
        line.erase(line.find_last_not_of(' ') + 1);
        text += "        " + line + "\n";
    }
    return text;
}

std::string describe_component(const ComponentSpec& component) {
    std::string text = "\n" + std::string(word_for(component.kind)) + " " + in_quotes(component.name) + "\n";
    text[1] = static_cast<char>(text[1] - 'a' + 'A');
    if (!component.accepts.everything()) text += "    accepts " + describe_accepts(component.accepts) + "\n";
    for (const InputSpec& input : component.inputs) text += describe_input(input);
    for (const OutputSpec& output : component.outputs) text += describe_output(output);
    return text;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, blank);
        text.remove_prefix(std::min(blank + 1, text.size()));
        if (word.empty()) continue;
        if (!lines.empty() && lines.back().size() + 1 + word.size() <= width) {
            lines.back() += " " + std::string(word);
        } else {
            lines.emplace_back(word);
        }
    }
    return lines;
}

std::string describe_plugin(const Manifest& manifest) {
    std::string text = head(manifest) + how_to_use(manifest);
    if (!manifest.options.empty()) text += "\nOptions\n";
    for (const OptionSpec& option : manifest.options) text += describe_option(option);
    for (const ComponentSpec& component : manifest.components) text += describe_component(component);
    return text;
}

}  // namespace rostra::core
