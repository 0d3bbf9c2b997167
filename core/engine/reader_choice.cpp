// SPDX-License-Identifier: Apache-2.0
#include "engine/reader_choice.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "manifest/parse_accepts.hpp"
#include "unicode/format_probe.hpp"
#include "unicode/utf8.hpp"

namespace rostra::core {

namespace {

const AcceptedInputs& accepted(const StagePlan& reader) {
    return reader.plugin->manifest.components[reader.components.front().index].accepts;
}

bool begins_so(const AcceptedInputs& accepts, std::string_view bytes) {
    const std::string_view text = bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0);
    return std::any_of(accepts.begins.begin(), accepts.begins.end(),
                       [&](const std::string& begin) { return text.starts_with(begin); }) ||
           std::any_of(accepts.begins_hex.begin(), accepts.begins_hex.end(),
                       [&](const std::string& begin) { return bytes.starts_with(begin); });
}

/// What the host finds a text to be, where that leaves no doubt and a reader wants to know; "" otherwise. `prose`: it was looked
/// for, and nothing was found.
std::string_view format_of(const InputPlan& input, std::string_view bytes, bool& prose) {
    const bool asked = std::any_of(input.readers.begin(), input.readers.end(),
                                   [](const StagePlan& reader) { return !accepted(reader).formats.empty(); });
    if (!asked || bytes.empty() || find_binary_format(bytes)) return {};
    const std::optional<FoundFormat> found =
        find_text_format(bytes.substr(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0));
    prose = !found;
    return found && (found->sure || found->captions) ? found->format : std::string_view();
}

/// Whether a name ends in ".extension", in whatever case.
bool is_named_so(const AcceptedInputs& accepts, std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::any_of(accepts.extensions.begin(), accepts.extensions.end(),
                       [&](const std::string& extension) { return lower.ends_with("." + extension); });
}

}  // namespace

std::size_t choose_reader(const InputPlan& input, std::string_view name, std::string_view bytes,
                          bool* prose) {
    bool looked = false;
    const auto first = [&](const auto& takes) {
        const auto found = std::find_if(input.readers.begin(), input.readers.end(),
                                        [&](const StagePlan& reader) { return takes(accepted(reader)); });
        return found == input.readers.end() ? kNone : static_cast<std::size_t>(found - input.readers.begin());
    };
    std::size_t chosen = first([&](const AcceptedInputs& accepts) { return begins_so(accepts, bytes); });
    if (chosen == kNone) {
        if (const std::string_view format = format_of(input, bytes, looked); !format.empty()) {
            chosen = first([&](const AcceptedInputs& accepts) {
                return std::find(accepts.formats.begin(), accepts.formats.end(), format) !=
                       accepts.formats.end();
            });
        }
    }
    if (chosen == kNone)
        chosen = first([&](const AcceptedInputs& accepts) { return is_named_so(accepts, name); });
    if (chosen == kNone) chosen = first([](const AcceptedInputs& accepts) { return accepts.everything(); });
    if (prose != nullptr) *prose = looked;
    return chosen;
}

std::string no_reader_text(const InputPlan& input) {
    std::string readers;
    for (const StagePlan& reader : input.readers) {
        readers += (readers.empty() ? "reader " : ", reader ") + in_quotes(reader.id) + " takes " +
                   describe_accepts(accepted(reader));
    }
    return "no reader of the pipeline takes it: " + readers +
           "; name another one in `reader` of [input], such as \"text\", or leave the input out of `paths`";
}

}  // namespace rostra::core
