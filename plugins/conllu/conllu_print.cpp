// SPDX-License-Identifier: Apache-2.0
#include "conllu_print.hpp"

#include <algorithm>
#include <cstddef>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::conllu {

namespace {

/// A line break or tab within a word would end its field.
std::string in_one_field(std::string_view text) {
    std::string field(text);
    std::replace_if(
        field.begin(), field.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return field;
}

class Printer {
public:
    explicit Printer(const PrintedDocument& document) : document_(document) {}

    std::string print() {
        out_ = "# newdoc id = " + in_one_field(document_.id) + '\n';
        std::int32_t before = 0;
        std::size_t number = 0;
        for (const Span sentence : cut_at_turns()) {
            find_words(sentence);
            if (words_.empty()) continue;
            if (begins_paragraph({before, sentence.begin})) out_ += "# newpar\n";
            before = sentence.end;
            out_ += "# sent_id = " + std::to_string(++number) + '\n';
            if (const std::string_view speaker = speaker_of(sentence); !speaker.empty())
                out_ += "# speaker = " + in_one_field(speaker) + '\n';
            print_words();
            out_ += '\n';
        }
        return std::move(out_);
    }

private:
    /// A sentence may go over the beginning of a turn, where a label stands in its line.
    [[nodiscard]] std::vector<Span> cut_at_turns() const {
        std::vector<Span> parts;
        auto turn = document_.turns.begin();
        for (Span sentence : document_.sentences) {
            for (; turn != document_.turns.end() && turn->first.begin < sentence.end; ++turn) {
                for (const std::int32_t at : {turn->first.begin, turn->first.end}) {
                    if (at <= sentence.begin || at >= sentence.end) continue;
                    parts.push_back({sentence.begin, at});
                    sentence.begin = at;
                }
                if (turn->first.end > sentence.end) break;
            }
            parts.push_back(sentence);
        }
        return parts;
    }

    [[nodiscard]] bool begins_paragraph(Span gap) const {
        if (gap.begin == 0) return true;
        const std::string_view text = slice(document_.text, {gap.begin, std::max(gap.begin, gap.end)});
        const std::size_t first = text.find('\n');
        return first != std::string_view::npos && text.find('\n', first + 1) != std::string_view::npos;
    }

    [[nodiscard]] std::string_view speaker_of(Span sentence) {
        while (turn_ < document_.turns.size() && document_.turns[turn_].first.end <= sentence.begin) ++turn_;
        if (turn_ == document_.turns.size()) return {};
        const auto& [said, speaker] = document_.turns[turn_];
        return said.begin <= sentence.begin ? speaker : std::string_view();
    }

    /// Whether a place is in the noise; places ascend.
    bool is_noise(std::int32_t at) {
        while (noise_ < document_.noise.size() && document_.noise[noise_].end <= at) ++noise_;
        return noise_ < document_.noise.size() && document_.noise[noise_].begin <= at;
    }

    void find_words(Span sentence) {
        words_.clear();
        std::int32_t at = sentence.begin;
        while (token_ < document_.tokens.size() && document_.tokens[token_].begin < sentence.begin) ++token_;
        while (at < sentence.end) {
            const bool token =
                token_ < document_.tokens.size() && document_.tokens[token_].end <= sentence.end;
            const Span next = token ? document_.tokens[token_] : Span{sentence.end, sentence.end};
            add_between({at, next.begin});
            if (!token) return;
            if (!is_noise(next.begin)) words_.push_back(next);
            ++token_;
            at = next.end;
        }
    }

    /// Each stretch without a blank is a word.
    void add_between(Span span) {
        auto at = static_cast<std::size_t>(span.begin);
        const auto end = static_cast<std::size_t>(span.end);
        while (at < end) {
            at = skip_blanks(document_.text, at, end);
            const std::size_t begin = at;
            while (at < end && blank_size(document_.text, at) == 0 &&
                   !is_noise(static_cast<std::int32_t>(at)))
                ++at;
            if (at > begin)
                words_.push_back({static_cast<std::int32_t>(begin), static_cast<std::int32_t>(at)});
            while (at < end && is_noise(static_cast<std::int32_t>(at))) ++at;
        }
    }

    void print_words() {
        std::string text;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            text += in_one_field(slice(document_.text, words_[i]));
            if (has_space_after(i)) text += ' ';
        }
        out_ += "# text = " + text + '\n';
        for (std::size_t i = 0; i < words_.size(); ++i) {
            out_ += std::to_string(i + 1) + '\t' + in_one_field(slice(document_.text, words_[i])) +
                    "\t_\t_\t_\t_\t_\t_\t_\t";
            out_ += has_space_after(i) || i + 1 == words_.size() ? "_\n" : "SpaceAfter=No\n";
        }
    }

    [[nodiscard]] bool has_space_after(std::size_t word) const {
        return word + 1 < words_.size() && words_[word].end < words_[word + 1].begin;
    }

    const PrintedDocument& document_;
    std::string out_;
    std::vector<Span> words_;
    std::size_t token_ = 0;
    std::size_t turn_ = 0;
    std::size_t noise_ = 0;
};

}  // namespace

std::string to_conllu(const PrintedDocument& document) { return Printer(document).print(); }

}  // namespace rostra::conllu
