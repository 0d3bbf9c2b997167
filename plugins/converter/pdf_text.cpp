// SPDX-License-Identifier: Apache-2.0
#include "pdf_text.hpp"

#include <unordered_set>

#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/code_points.hpp"
#include "rostra/analysis/language/letters.hpp"

namespace rostra::converter {

namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kTrueHyphen = "\xE2\x80\x90";

/// How many bytes of hyphen a line ends with; 0: it ends with none, or with one that stands behind no letter.
std::size_t hyphen_of(std::string_view line) {
    for (const std::string_view hyphen : {std::string_view("-"), kSoftHyphen, kTrueHyphen}) {
        if (line.size() <= hyphen.size() || !line.ends_with(hyphen)) continue;
        std::size_t at = line.size() - hyphen.size() - 1;
        while (at > 0 && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80) --at;
        return is_letter(next_code_point(line, at)) ? hyphen.size() : 0;
    }
    return 0;
}

std::size_t word_begin(std::string_view line) {
    const std::size_t blank = line.find_last_of(" \t");
    return blank == std::string_view::npos ? 0 : blank + 1;
}
std::size_t word_end(std::string_view line) { return std::min(line.find_first_of(" \t"), line.size()); }

/// The letters at the head of a word, up to the first mark that is no hyphen or apostrophe within it.
std::string_view letters_of(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t next = at;
        const char32_t c = next_code_point(word, next);
        if (!is_alphanumeric(c) && c != '-' && c != '\'') break;
        at = next;
        end = at;
    }
    while (end > 0 && (word[end - 1] == '-' || word[end - 1] == '\'')) --end;
    return word.substr(0, end);
}

/// The words of a file that stand within lines.
std::unordered_set<std::string> words_of(const std::vector<PdfPage>& pages) {
    std::unordered_set<std::string> words;
    for (const PdfPage& page : pages) {
        for (const PdfLine& line : page) {
            for (const std::string_view word : words_between_blanks(line.text)) {
                const std::string_view letters = letters_of(word);
                const bool cut = letters.size() < word.size() &&
                                 word.data() + word.size() == line.text.data() + line.text.size() &&
                                 hyphen_of(line.text) > 0;
                if (!cut && !letters.empty()) words.insert(fold_phrase(letters));
            }
        }
    }
    return words;
}

class PdfWriter {
public:
    explicit PdfWriter(const std::vector<PdfPage>& pages) : words_(words_of(pages)) {
        for (const PdfPage& page : pages) {
            blank_ = line_begun_ = false;
            taken_ = 0;
            page_begin_ = size();
            for (std::size_t i = 0; i < page.size(); ++i) add_line(page, i);
            const Span place{page_begin_, size()};
            out_.pages.push_back(place);
            if (place.empty()) ++out_.empty_pages;
        }
    }

    PdfText take() { return std::move(out_); }

private:
    void add_line(const PdfPage& page, std::size_t index) {
        const PdfLine& line = page[index];
        std::string_view text = line.text.substr(std::min(taken_, line.text.size()));
        text = trimmed(text);
        taken_ = 0;
        if (text.empty()) {
            blank_ = blank_ || line.text.empty();
            return;
        }
        if (!out_.text.empty()) out_.text += line_begun_ && !blank_ ? "\n" : "\n\n";
        if (!line_begun_) page_begin_ = size();
        blank_ = false;
        line_begun_ = true;
        const std::int32_t from = size();
        const std::size_t hyphen = line.rule == PageRule::none ? hyphen_of(text) : 0;
        const PdfLine* below = index + 1 < page.size() ? &page[index + 1] : nullptr;
        if (hyphen > 0 && below != nullptr && below->rule == PageRule::none && goes_on(below->text)) {
            join(text, hyphen, below->text);
        } else {
            out_.text += text;
        }
        if (line.rule != PageRule::none) out_.furniture.push_back({{from, size()}, line.rule});
    }

    static bool goes_on(std::string_view line) {
        std::size_t at = 0;
        return !line.empty() && is_small(next_code_point(line, at));
    }

    void join(std::string_view line, std::size_t hyphen, std::string_view below) {
        const std::string_view first = line.substr(word_begin(line));
        const std::string_view second = below.substr(0, word_end(below));
        const std::string_view half = first.substr(0, first.size() - hyphen);
        const std::string whole = std::string(half) + std::string(second);
        const std::string hyphened = std::string(half) + "-" + std::string(second);
        const bool soft = first.ends_with(kSoftHyphen);
        const bool keeps = !soft && !knows(whole) && knows(hyphened);
        out_.text += line.substr(0, line.size() - first.size());
        const std::int32_t from = size();
        out_.text += keeps ? hyphened : whole;
        out_.joined.push_back({{from, size()}, std::string(first) + " " + std::string(second)});
        taken_ = second.size();
    }

    [[nodiscard]] bool knows(std::string_view word) const {
        std::size_t begin = 0;
        while (begin < word.size()) {  // marks before it
            std::size_t next = begin;
            if (is_alphanumeric(next_code_point(word, next))) break;
            begin = next;
        }
        return words_.contains(fold_phrase(letters_of(word.substr(begin))));
    }

    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(out_.text.size()); }

    std::unordered_set<std::string> words_;
    PdfText out_;
    std::int32_t page_begin_ = 0;
    std::size_t taken_ = 0;  // bytes of the next line that stand on this one
    bool line_begun_ = false;
    bool blank_ = false;  // blank lines since the last
};

}  // namespace

PdfText text_of(const std::vector<PdfPage>& pages) { return PdfWriter(pages).take(); }

}  // namespace rostra::converter
