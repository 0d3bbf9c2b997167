// SPDX-License-Identifier: Apache-2.0
#include "tokenizer.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "rostra/analysis/language/letters.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/plugin.hpp"

namespace rostra::tokenizer {
namespace {

NormOptions norm_options(const Options& options) {
    return {.fold_case = options.string("case") == "fold",
            .nfkc = options.string("form") == "nfkc",
            .plain_apostrophe = options.string("apostrophes") == "fold"};
}

SetAside set_aside(const Setup& setup, const Call& call) {
    const Options options = setup.options();
    SetAside aside;
    aside.min_length = options.integer("min-length");
    aside.numbers = !options.boolean("numbers");
    const std::vector<std::string_view> languages = options.strings("stop-words");
    const std::string_view file = options.string("stop-word-file");
    if (languages.empty() && file.empty()) return aside;
    const Data data(setup, call);
    Normalizer normalizer(norm_options(options));
    const auto add = [&](const WordList& list) {
        for (const WordList::Entry& word : list.entries()) aside.stop_words.emplace(normalizer(word.text));
    };
    for (const std::string_view language : languages)
        add(WordList(data.read(std::string(language) + "/stop-words.txt")));
    if (!file.empty()) add(WordList(data.read_named(file, options.where("stop-word-file"))));
    return aside;
}

/// Tells, of spans that ascend, which overlap one of `noise`.
class NoiseCursor {
public:
    explicit NoiseCursor(Spans noise) : noise_(noise) {}
    [[nodiscard]] bool empty() const { return noise_.empty(); }
    bool overlaps(Span span) {
        while (at_ < noise_.size() && noise_[at_].end <= span.begin) ++at_;
        return at_ < noise_.size() && noise_[at_].begin < span.end;
    }

private:
    Spans noise_;
    std::size_t at_ = 0;
};

}  // namespace

Tokenizer::Tokenizer(const Setup& setup, const Call& call)
    : norm_options_(norm_options(setup.options())),
      stems_(setup.options().string("stems") == "snowball"),
      set_aside_(set_aside(setup, call)),
      with_punctuation_(setup.options().boolean("punctuation")),
      noise_(setup.input("noise")),
      keeps_noise_(setup.options().boolean("keep-noise")) {}

WordFinder& Tokenizer::finder(Worker& worker, std::string_view language) const {
    const auto known = worker.finders.find(language);
    if (known != worker.finders.end()) return known->second;
    const std::string name(language);
    return worker.finders
        .emplace(std::piecewise_construct, std::forward_as_tuple(name),
                 std::forward_as_tuple(classes_, name, with_punctuation_))
        .first->second;
}

void Tokenizer::process(const Call& call, Worker& worker, const Batch& batch) const {
    std::size_t bytes = 0;
    for (const Document document : batch) bytes += document.text().size();
    constexpr std::size_t kBytesToToken = 5;
    Buffer<std::int32_t> lists, begins, ends;
    for (auto* buffer : {&begins, &ends}) buffer->reserve(bytes / kBytesToToken);

    WordSpans& words = worker.words;
    worker.norms.begin();
    for (const Document document : batch) {
        lists.push_back(static_cast<std::int32_t>(begins.size()));
        const std::string_view text = document.text();
        worker.norms.begin_document(document.language());
        WordFinder& words_of = finder(worker, document.language());
        NoiseCursor noise(keeps_noise_ ? Spans() : document.spans(noise_));
        for (std::size_t at = 0; at < text.size();) {
            call.check_stop();
            words.clear();
            at = words_of.next(text, at, words);
            if (!noise.empty()) words.keep_if([&](Span span, WordKind) { return !noise.overlaps(span); });
            begins.append(words.begins(), words.size());
            ends.append(words.ends(), words.size());
            worker.norms.add(text, words);
        }
    }
    lists.push_back(static_cast<std::int32_t>(begins.size()));

    ColumnData norms;
    norms.type = ColumnType::dictionary;
    worker.norms.take(norms.int32s, norms.strings);
    std::vector<ColumnData> columns;
    columns.push_back({.int32s = std::move(begins)});
    columns.push_back({.int32s = std::move(ends)});
    columns.push_back(std::move(norms));
    call.emit(0, make_layer(std::move(lists), std::move(columns)));
}

}  // namespace rostra::tokenizer

ROSTRA_PLUGIN(rostra::analyzer<rostra::tokenizer::Tokenizer>("tokens"))
