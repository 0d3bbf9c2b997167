// SPDX-License-Identifier: Apache-2.0
#include "engine/document_decoder.hpp"

#include <algorithm>
#include <utility>

#include "base/wording.hpp"
#include "engine/misnamed.hpp"
#include "engine/reader_choice.hpp"
#include "files/content_hash.hpp"
#include "unicode/language.hpp"

namespace rostra::core {

DocumentDecoder::DocumentDecoder(const Plan& plan, RunHost& host) : plan_(plan), host_(host) {
    for (const InputPlan& input : plan.inputs) {
        DecodeOptions& options = options_.emplace_back();
        options.encoding = input.encoding;
        options.bad_bytes = input.replace_bad_bytes ? BadBytes::replace : BadBytes::error;
    }
}

std::optional<DocumentFailure> DocumentDecoder::decode(DocumentInFlight& document, TextPages& pages) const {
    const InputPlan& input = plan_.inputs[document.input];
    const bool judged = input.refuses_formats && document.reader == input.plain_reader;
    // Only a document that stands at the beginning of its file can begin as a format does.
    if (judged && document.source_begin <= 0 && !document.prose) {
        if (const std::optional<FoundFormat> format = find_binary_format(document.bytes))
            return judge(*format, document);
    }
    DecodeOptions options = options_[document.input];
    if (!document.encoding.empty()) options.encoding = document.encoding;
    Result<Decoded> decoded = core::decode(document.bytes, options);
    if (!decoded) {
        const Error& why = decoded.error();
        return DocumentFailure{document.ordinal, document.id, "decode", "bad-bytes",
                               why.message,      why.begin,   why.end};
    }
    document.differs = decoded->differs();
    document.replaced = decoded->replaced;
    document.text =
        decoded->converted ? pages.keep(*decoded->converted) : document.bytes.substr(decoded->skip);
    if (judged && !(document.prose && !decoded->converted)) {
        if (const std::optional<FoundFormat> format = find_text_format(document.text)) {
            if (std::optional<DocumentFailure> failure = judge(*format, document)) return failure;
        }
    }
    if (document.language.empty())
        document.language = input.language == "auto" ? detect_language(document.text) : input.language;
    document.hash = content_digest(document.text);
    // What a person says in the metadata wins over what the reader found.
    for (const auto& [name, value] : host_.facts(document.id, document.input)) {
        const auto same = std::find_if(document.facts.begin(), document.facts.end(),
                                       [&](const auto& fact) { return fact.first == name; });
        if (same != document.facts.end()) {
            same->second = value;
        } else {
            document.facts.emplace_back(name, value);
        }
    }
    return std::nullopt;
}

std::optional<DocumentFailure> DocumentDecoder::judge(const FoundFormat& format,
                                                      const DocumentInFlight& document) const {
    const InputPlan& input = plan_.inputs[document.input];
    const std::string name(format.name);
    std::string cure(format.cure);
    const auto other =
        std::find_if(input.other_readers.begin(), input.other_readers.end(), [&](const OtherReader& reader) {
            const std::vector<std::string>& formats = reader.accepts.formats;
            const bool named = !format.captions && format.format.empty() && is_named_binary(document.id) &&
                               is_named_so(reader.accepts, document.id);
            return named || begins_so(reader.accepts, document.bytes) ||
                   std::find(formats.begin(), formats.end(), format.format) != formats.end();
        });
    const auto known = std::find_if(input.readers.begin(), input.readers.end(), [&](std::size_t index) {
        const StagePlan& reader = plan_.readers[index];
        const std::vector<std::string>& formats =
            reader.plugin->manifest.components[reader.components.front().index].accepts.formats;
        return std::find(formats.begin(), formats.end(), format.format) != formats.end();
    });
    if (known != input.readers.end() && !format.captions) {
        cure = "end its name in '." + std::string(format.format) + "' to have it read by reader " +
               in_quotes(plan_.readers[*known].id);
    } else if (other != input.other_readers.end()) {
        cure = "name the reader " + in_quotes(other->id) + " in `reader` of [input]";
    }
    const std::string anyway = "set `treat-as-text = true` in [input]";
    if (format.sure) {
        return DocumentFailure{
            document.ordinal,
            document.id,
            "decode",
            "format",
            "is " + name + ", not plain text; " + cure + ", or " + anyway + " to read it as it is",
            0,
            0};
    }
    if (format.captions) {
        if (plan_.marks_captions) return std::nullopt;
        host_.log(
            LogSeverity::warning, "decode",
            "holds " + name + ", whose times and numbers are read as words; " + cure + " to have them marked",
            {document.id});
    } else {
        host_.log(
            LogSeverity::warning, "decode",
            "looks like " + name + ", and is read as prose; " + cure + ", or " + anyway + " if that is meant",
            {document.id});
    }
    return std::nullopt;
}

}  // namespace rostra::core
