// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "quote_tokens.hpp"
#include "source_phrase.hpp"

namespace rostra::quotes {

/// What stands between the words that say somebody speaks and what is said.
enum class Lead : std::uint8_t {
    none,        ///< nothing is said behind them
    that,        ///< said that …
    question,    ///< asked whether …
    infinitive,  ///< vowed to …
    bare,        ///< said the harbour was …
    comma,       ///< sagte, er habe …
    colon,       ///< said: …
    quote,       ///< said “…”
    naming,      ///< called it “…”
    topic,       ///< criticized the plan
    claim,       ///< his claim that …
};

/// The clause that says who says something: `said Xu`, `Xu, also a member of the board, told China Daily`.
struct Saying {
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    std::size_t cue = 0;  ///< its token
    std::optional<SourcePhrase>
        source;                      ///< none: the clause says that somebody speaks, and who cannot be read
    std::size_t begin = 0, end = 0;  ///< tokens of the clause, without what is said
    std::size_t content = kNone;     ///< the token behind it with which begins what is said
    Lead lead = Lead::none;
    bool inverted = false;  ///< said Xu
    bool borrowed = false;  ///< the source is the subject of another clause: Xu left, saying …
    bool relative = false;  ///< Xu, who said
    bool aside = false;     ///< As Xu said, …
    bool fronted = false;   ///< Gestern sagte Xu: inverted, and the clause begins the sentence
    bool passive = false;   ///< was told that …: nothing tells by whom
};

/// Finds the clauses of a stretch that say who says something.
class Sayings {
public:
    explicit Sayings(const QuoteTokens& tokens) : tokens_(tokens), reader_(tokens) {}

    /// Reads the stretch that the tokens hold now.
    void read();

    /// In the order of their cues.
    [[nodiscard]] const std::vector<Saying>& all() const { return sayings_; }
    /// The first whose cue is token `i` or behind.
    [[nodiscard]] std::size_t first_from(std::size_t i) const;
    [[nodiscard]] const PhraseReader& reader() const { return reader_; }

    /// Whether tokens [begin, end) hold what only a clause has.
    [[nodiscard]] bool is_clause(std::size_t begin, std::size_t end) const;

private:
    [[nodiscard]] bool is_fronted(std::size_t cue) const;
    [[nodiscard]] bool stands_second(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool read_framed(Saying& saying) const;
    [[nodiscard]] bool read_behind_comma(Saying& saying, std::size_t comma) const;
    [[nodiscard]] bool may_be_verb(std::size_t cue) const;
    void read_source(std::size_t cue);
    bool read_claim(std::size_t cue);
    void read_passive(std::size_t cue);
    void read_verb(std::size_t cue);
    [[nodiscard]] bool speaks_there(const Saying& saying) const;
    [[nodiscard]] bool closes(const Saying& saying) const;
    [[nodiscard]] bool read_subject(Saying& saying) const;
    [[nodiscard]] bool read_participle(Saying& saying) const;
    [[nodiscard]] bool read_apposition(Saying& saying, std::size_t comma, std::size_t least) const;
    [[nodiscard]] bool read_inverted(Saying& saying, bool fronted) const;
    [[nodiscard]] std::optional<SourcePhrase> behind_addressee(std::size_t begin, std::size_t limit) const;
    [[nodiscard]] std::optional<SourcePhrase> subject_of_clause(std::size_t end) const;
    void prefer_name_behind(Saying& saying) const;
    void read_content(Saying& saying) const;
    void read_clause(Saying& saying) const;
    [[nodiscard]] bool begins_there(std::size_t i) const;
    [[nodiscard]] bool begins_clause(std::size_t i, std::size_t end) const;
    void read_topic(Saying& saying) const;
    [[nodiscard]] std::size_t behind_adverbial(std::size_t i, std::size_t end) const;
    [[nodiscard]] std::size_t behind_object(std::size_t i, std::size_t end) const;

    const QuoteTokens& tokens_;
    PhraseReader reader_;
    std::vector<Saying> sayings_;
};

}  // namespace rostra::quotes
