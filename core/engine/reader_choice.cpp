// SPDX-License-Identifier: Apache-2.0
#include "engine/reader_choice.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "engine/misnamed.hpp"
#include "manifest/parse_accepts.hpp"
#include "unicode/format_probe.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

const AcceptedInputs& accepted(const StagePlan& reader) {
    return reader.plugin->manifest.components[reader.components.front().index].accepts;
}

/// What the host finds a file to be, where a reader wants to know.
void look_at(std::string_view bytes, const InputPlan& input, const std::vector<StagePlan>& readers,
             ReaderChoice& choice) {
    const bool asked = std::any_of(input.readers.begin(), input.readers.end(), [&](std::size_t reader) {
        return !accepted(readers[reader]).formats.empty();
    });
    if (!asked || bytes.empty()) return;
    choice.format = find_binary_format(bytes);
    if (choice.format) return;
    choice.format = find_text_format(bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0));
    choice.prose = !choice.format;
}

}  // namespace

bool begins_so(const AcceptedInputs& accepts, std::string_view bytes) {
    const std::string_view text = bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0);
    return std::any_of(accepts.begins.begin(), accepts.begins.end(),
                       [&](const std::string& begin) { return text.starts_with(begin); }) ||
           std::any_of(accepts.begins_hex.begin(), accepts.begins_hex.end(),
                       [&](const std::string& begin) { return bytes.starts_with(begin); });
}

bool is_named_so(const AcceptedInputs& accepts, std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(accepts.extensions.begin(), accepts.extensions.end(),
                       [&](const std::string& extension) { return lower.ends_with("." + extension); });
}

ReaderChoice choose_reader(const InputPlan& input, const std::vector<StagePlan>& readers,
                           std::string_view name, std::string_view bytes) {
    const auto first = [&](const auto& takes) {
        const auto found = std::find_if(input.readers.begin(), input.readers.end(),
                                        [&](std::size_t reader) { return takes(accepted(readers[reader])); });
        return found == input.readers.end() ? kNone : *found;
    };
    ReaderChoice choice;
    choice.reader = first([&](const AcceptedInputs& accepts) { return begins_so(accepts, bytes); });
    if (choice.reader != kNone) return choice;
    look_at(bytes, input, readers, choice);
    if (choice.format && (choice.format->sure || choice.format->captions) && !choice.format->format.empty()) {
        choice.reader = first([&](const AcceptedInputs& accepts) {
            return std::find(accepts.formats.begin(), accepts.formats.end(), choice.format->format) !=
                   accepts.formats.end();
        });
    }
    // What is known to be no text is for no reader of formats of text, unless the name says so, too; and what is plain text
    // for none that its name alone would choose for another format.
    const bool binary = choice.format && choice.format->format.empty() && !choice.format->captions;
    const bool named_binary = is_named_binary(name);
    if (choice.reader == kNone && !(choice.prose && named_binary))
        choice.reader = first([&](const AcceptedInputs& accepts) {
            return is_named_so(accepts, name) && (!binary || named_binary || accepts.formats.empty());
        });
    if (choice.reader == kNone)
        choice.reader = first([](const AcceptedInputs& accepts) { return accepts.everything(); });
    return choice;
}

std::string no_reader_text(const InputPlan& input, const std::vector<StagePlan>& readers) {
    std::string text;
    for (const std::size_t reader : input.readers) {
        text += (text.empty() ? "reader " : ", reader ") + in_quotes(readers[reader].id) + " takes " +
                describe_accepts(accepted(readers[reader]));
    }
    return "no reader of the pipeline takes it: " + text +
           "; name another one in `reader` of [input], such as \"text\", or leave the input out of `paths`";
}

}  // namespace rostra::core
