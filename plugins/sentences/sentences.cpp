// SPDX-License-Identifier: Apache-2.0
#include "sentences.hpp"

#include "paragraph_cursor.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/language_tag.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/plugin.hpp"
#include "sentence_finder.hpp"
#include "sentence_rules.hpp"

namespace rostra::sentences {
namespace {

constexpr std::string_view kGreek = "el";

}  // namespace

Sentences::Sentences(const Setup& setup, const Call& call)
    : lines_(setup.options().string("lines")),
      noise_(setup.input("noise")),
      keeps_noise_(setup.options().boolean("keep-noise")) {
    const Options options = setup.options();
    const Data data(setup, call);
    const auto add_lists_for_all = [&](LanguageLists& lists) {
        for (const std::string_view language : options.strings("languages")) {
            if (!lists.add_language(data, language)) {
                throw OptionError("there are no lists for the language '" + std::string(language) + "' in '" +
                                      setup.data_dir() + "'",
                                  options.where("languages"));
            }
        }
        if (const std::string_view file = options.string("abbreviation-file"); !file.empty()) {
            add_list(WordList(data.read_named(file, options.where("abbreviation-file"))),
                     lists.abbreviations);
        }
    };
    add_lists_for_all(lists_for_all_);
    for (const std::string_view language : data.folders()) {
        LanguageLists& lists = lists_[std::string(language)];
        lists.add_language(data, language);
        add_lists_for_all(lists);
    }
}

const LanguageLists& Sentences::lists_of(std::string_view language) const {
    const auto known = lists_.find(language);
    return known == lists_.end() ? lists_for_all_ : known->second;
}

void Sentences::process(const Call& call, Worker& /*worker*/, const Batch& batch) const {
    LayerBuilder<> sentences;
    LayerBuilder<> paragraphs;
    for (const Document document : batch) {
        sentences.begin_document();
        paragraphs.begin_document();
        const std::string_view text = document.text();
        const std::string language = primary_language(document.language());
        LineLayout lines = line_layout(text);
        if (lines_ != "auto") lines.wrapped = lines_ == "wrapped";
        const SentenceRules rules(classes_, {.line_ends_are_spaces = lines.wrapped,
                                             .semicolon_asks = language == kGreek,
                                             .reports_denied = true});
        const SentenceFinder finder(rules, lists_of(language));
        ParagraphCursor cursor(text, lines, keeps_noise_ ? Spans() : document.spans(noise_));
        for (Span paragraph; cursor.next(paragraph);) {
            paragraphs.add(paragraph);
            const std::string_view whole = slice(text, paragraph);
            for (std::size_t begin = 0; begin < whole.size();) {
                call.check_stop();
                const std::size_t end = finder.next(whole, begin);
                const std::size_t said = trim_blanks(whole, begin, end);
                if (said != begin)
                    sentences.add({paragraph.begin + static_cast<std::int32_t>(begin),
                                   paragraph.begin + static_cast<std::int32_t>(said)});
                begin = skip_blanks(whole, end, whole.size());
            }
        }
    }
    call.emit(0, sentences.take());
    call.emit(1, paragraphs.take());
}

}  // namespace rostra::sentences

ROSTRA_PLUGIN(rostra::analyzer<rostra::sentences::Sentences>("boundaries"))
