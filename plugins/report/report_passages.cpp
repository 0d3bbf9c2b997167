// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report_sections.hpp"

namespace rostra::report {

namespace {

constexpr std::size_t kContext = 160;   // bytes shown before a passage and after it
constexpr std::size_t kLongest = 2400;  // bytes of one passage shown; of a longer one, its two ends
constexpr std::size_t kLongestEnd = 1000;
constexpr std::size_t kLongestWord = 24;

/// A passage as it stands in one text.
struct Excerpt {
    std::string before, shared, shared_end, after;
    std::int64_t left_out = 0;  // bytes between `shared` and `shared_end`
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The nearest place from a byte on (back) where a word begins (ends), or at least a character where words are long.
std::size_t cut_from(std::string_view text, std::size_t at) {
    for (std::size_t word = at; word < std::min(text.size(), at + kLongestWord); ++word) {
        if (word > 0 && is_space(text[word - 1])) return word;
    }
    while (at < text.size() && continues(text[at])) ++at;
    return at;
}
std::size_t cut_to(std::string_view text, std::size_t at) {
    for (std::size_t word = at; word + kLongestWord > at && word > 0; --word) {
        if (word < text.size() && is_space(text[word])) return word;
    }
    while (at > 0 && at < text.size() && continues(text[at])) --at;
    return at;
}

/// Lines that a text was wrapped into flow together; blank lines become line breaks.
std::string flowed(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_space(text[i])) {
            out += text[i++];
            continue;
        }
        int breaks = 0;
        for (; i < text.size() && is_space(text[i]); ++i) breaks += text[i] == '\n' ? 1 : 0;
        out += breaks > 1 ? '\n' : ' ';
    }
    return out;
}

Excerpt excerpt(std::string_view text, Span span) {
    const auto begin = static_cast<std::size_t>(span.begin);
    const auto end = static_cast<std::size_t>(span.end);
    const std::size_t from = begin > kContext ? cut_from(text, begin - kContext) : 0;
    const std::size_t to = text.size() - end > kContext ? cut_to(text, end + kContext) : text.size();
    Excerpt made;
    made.before = (from > 0 ? "… " : "") + flowed(text.substr(from, begin - from));
    made.after = flowed(text.substr(end, to - end)) + (to < text.size() ? " …" : "");
    if (end - begin <= kLongest) {
        made.shared = flowed(text.substr(begin, end - begin));
        return made;
    }
    const std::size_t first = cut_to(text, begin + kLongestEnd);
    const std::size_t last = cut_from(text, end - kLongestEnd);
    made.shared = flowed(text.substr(begin, first - begin));
    made.shared_end = flowed(text.substr(last, end - last));
    made.left_out = static_cast<std::int64_t>(last - first);
    return made;
}

/// Both sides of each passage. Texts are asked for one after another, each once.
std::vector<std::pair<Excerpt, Excerpt>> excerpts(const std::vector<const Passage*>& passages,
                                                  const Corpus& corpus) {
    std::vector<std::pair<Excerpt, Excerpt>> sides(passages.size());
    std::map<std::int64_t, std::vector<std::size_t>> by_document;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        by_document[passages[i]->a].push_back(i);
        if (passages[i]->b != passages[i]->a) by_document[passages[i]->b].push_back(i);
    }
    for (const auto& [ordinal, which] : by_document) {
        const TextLease lease = corpus.text(ordinal);
        for (const std::size_t i : which) {
            if (passages[i]->a == ordinal) sides[i].first = excerpt(lease.text(), passages[i]->in_a);
            if (passages[i]->b == ordinal) sides[i].second = excerpt(lease.text(), passages[i]->in_b);
        }
    }
    return sides;
}

void write_side(Html& html, const Findings& findings, const Corpus& corpus, std::int64_t ordinal, Span span,
                const Excerpt& excerpt) {
    const ListedDocument* listed = findings.listed(ordinal);
    html << "<figure><figcaption>";
    if (listed != nullptr && span.begin < listed->shown) {
        html << R"(<a href="#)" << Place{ordinal, span.begin} << R"(">)" << Isolated{listed->id} << "</a>";
    } else {
        html << Isolated{corpus.id(ordinal)};
    }
    html << R"( <span class="bytes">bytes )" << span.begin << "–" << span.end << "</span></figcaption>"
         << R"(<blockquote dir="auto")";
    if (listed != nullptr && !listed->language.empty()) html << R"( lang=")" << listed->language << R"(")";
    html << ">" << excerpt.before << "<mark>" << excerpt.shared << "</mark>";
    if (excerpt.left_out > 0) {
        html << R"( <span class="more">… )" << counted(excerpt.left_out, "byte", "bytes")
             << " left out …</span> <mark>" << excerpt.shared_end << "</mark>";
    }
    html << excerpt.after << "</blockquote></figure>";
}

void write_passage(Html& html, const Findings& findings, const Corpus& corpus, const Passage& passage,
                   const std::pair<Excerpt, Excerpt>& sides) {
    html << R"(<article class="passage"><h4>)" << counted(passage.tokens, "token", "tokens");
    if (passage.matched == passage.tokens) {
        html << ", word for word";
    } else {
        html << ", " << passage.matched << " of them the same (" << Percent{passage.identity} << ")";
    }
    html << R"(</h4><div class="sides">)";
    write_side(html, findings, corpus, passage.a, passage.in_a, sides.first);
    write_side(html, findings, corpus, passage.b, passage.in_b, sides.second);
    html << "</div></article>";
}

}  // namespace

void write_passages(Html& html, const Findings& findings, const Corpus& corpus) {
    if (findings.passages.empty()) return;
    begin_section(html, "passages", "Shared passages");
    html
        << R"(<p class="lead">Runs of words that two documents share, <mark>marked</mark> where they stand; the )"
        << "longest first, together with what else the same two share.</p>";
    const auto passages = findings.passages.ranked();
    const auto sides = excerpts(passages, corpus);
    using Two = std::pair<std::int64_t, std::int64_t>;
    std::vector<Two> order;  // pairs, by their longest passage
    std::map<Two, std::vector<std::size_t>> by_pair;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const Two two(passages[i]->a, passages[i]->b);
        if (by_pair[two].empty()) order.push_back(two);
        by_pair[two].push_back(i);
    }
    for (const Two& two : order) {
        html << R"(<h3 id="pair-)" << Place{two.first} << "-" << Place{two.second} << R"(">)";
        write_document(html, findings, corpus, two.first);
        html << " and ";
        write_document(html, findings, corpus, two.second);
        html << "</h3>";
        for (const std::size_t i : by_pair[two]) {
            write_passage(html, findings, corpus, *passages[i], sides[i]);
        }
    }
    write_more(html, findings.passages.left_out(), "more passage, shorter", "more passages, shorter");
    html << "</section>";
}

}  // namespace rostra::report
