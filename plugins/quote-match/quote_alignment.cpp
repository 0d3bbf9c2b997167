// SPDX-License-Identifier: Apache-2.0
#include "quote_alignment.hpp"

#include <algorithm>

namespace rostra::quote_match {

namespace {

constexpr std::size_t kMostRuns = 300;    // the longest are looked at
constexpr std::uint32_t kLeastPiece = 4;  // words of a piece from another place that no mark shows
constexpr std::uint32_t kLeastMarkedPiece = 2;
constexpr double kLeastSpliced = 0.85;
constexpr std::uint32_t kMostAligned = 80;  // words of a gap that are aligned one by one

std::uint32_t behind_quote(const Run& run) { return run.quote + run.size; }
std::uint32_t behind_source(const Run& run) { return run.source + run.size; }

bool by_quote(const Run& a, const Run& b) {
    if (a.quote != b.quote) return a.quote < b.quote;
    return a.source != b.source ? a.source < b.source : a.size < b.size;
}

/// The longest runs of like words through the seeds, within turns.
std::vector<Run> runs_through(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                              std::span<const Seed> seeds) {
    std::vector<Seed> ordered(seeds.begin(), seeds.end());
    const auto diagonal = [](const Seed& seed) {
        return std::int64_t{seed.source} - std::int64_t{seed.quote};
    };
    std::sort(ordered.begin(), ordered.end(), [&](const Seed& a, const Seed& b) {
        return diagonal(a) != diagonal(b) ? diagonal(a) < diagonal(b) : a.quote < b.quote;
    });
    std::vector<Run> runs;
    for (const Seed& seed : ordered) {
        if (!runs.empty()) {
            const Run& last = runs.back();
            const bool same = std::int64_t{last.source} - std::int64_t{last.quote} == diagonal(seed);
            if (same && seed.quote < behind_quote(last)) continue;
        }
        std::uint32_t first = seed.quote, begin = seed.source;
        const std::int32_t turn = source[begin].turn;
        const auto alike = [&](std::uint32_t q, std::uint32_t s) {
            return quote[q].hash == source[s].hash && source[s].turn == turn;
        };
        while (first > 0 && begin > 0 && alike(first - 1, begin - 1)) {
            --first;
            --begin;
        }
        std::uint32_t last = seed.quote, end = seed.source;
        while (last < quote.size() && end < source.size() && alike(last, end)) {
            ++last;
            ++end;
        }
        if (last > first) runs.push_back({first, begin, last - first});
    }
    std::sort(runs.begin(), runs.end(),
              [](const Run& a, const Run& b) { return a.size != b.size ? a.size > b.size : by_quote(a, b); });
    if (runs.size() > kMostRuns) runs.resize(kMostRuns);
    std::sort(runs.begin(), runs.end(), by_quote);
    return runs;
}

bool is_marked(std::span<const SaidWord> quote, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i <= to && i < quote.size(); ++i) {
        if (quote[i].left_out) return true;
    }
    return false;
}

/// `run` without what lies before `quote_from` and `source_from`; of size 0 where nothing is left.
Run trimmed_run(Run run, std::uint32_t quote_from, std::uint32_t source_from) {
    const std::uint32_t cut = std::max(quote_from > run.quote ? quote_from - run.quote : 0,
                                       source_from > run.source ? source_from - run.source : 0);
    if (cut >= run.size) return {run.quote, run.source, 0};
    return {run.quote + cut, run.source + cut, run.size - cut};
}

/// The chain of runs, in order on both sides and within one turn, that covers most of the quote.
std::vector<Run> best_chain(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                            const std::vector<Run>& runs, const AlignmentOptions& options,
                            const std::vector<bool>& preferred) {
    constexpr double kPerGap = 0.6, kPerWord = 0.01, kPreferred = 0.001;
    std::vector<std::uint32_t> marks(quote.size() + 1, 0);  // that show what was left out, before each word
    for (std::size_t i = 0; i < quote.size(); ++i) marks[i + 1] = marks[i] + (quote[i].left_out ? 1 : 0);
    std::vector<double> score(runs.size());
    std::vector<std::ptrdiff_t> before(runs.size(), -1);
    std::size_t best = 0;
    for (std::size_t j = 0; j < runs.size(); ++j) {
        const std::int32_t turn = source[runs[j].source].turn;
        const bool prefers = turn >= 0 && static_cast<std::size_t>(turn) < preferred.size() &&
                             preferred[static_cast<std::size_t>(turn)];
        score[j] = runs[j].size + (prefers ? kPreferred : 0);
        for (std::size_t i = 0; i < j; ++i) {
            if (source[runs[i].source].turn != source[runs[j].source].turn) continue;
            const Run rest = trimmed_run(runs[j], behind_quote(runs[i]), behind_source(runs[i]));
            if (rest.size == 0) continue;
            const std::uint32_t gap = rest.source - behind_source(runs[i]);
            if (gap > std::max(options.most_left_out, options.most_unmarked)) continue;
            const bool marked = marks[rest.quote + 1] > marks[behind_quote(runs[i])];
            if (gap > (marked ? options.most_left_out : options.most_unmarked)) continue;
            const double whole = score[i] + rest.size - kPerGap - kPerWord * gap;
            if (whole > score[j]) {
                score[j] = whole;
                before[j] = static_cast<std::ptrdiff_t>(i);
            }
        }
        if (score[j] > score[best]) best = j;
    }
    std::vector<Run> chain;
    for (auto at = static_cast<std::ptrdiff_t>(best); at >= 0; at = before[static_cast<std::size_t>(at)])
        chain.push_back(runs[static_cast<std::size_t>(at)]);
    std::reverse(chain.begin(), chain.end());
    for (std::size_t i = 1; i < chain.size(); ++i)
        chain[i] = trimmed_run(chain[i], behind_quote(chain[i - 1]), behind_source(chain[i - 1]));
    return chain;
}

/// The longest common subsequence of two gaps, as runs.
void align_gap(std::span<const SaidWord> quote, std::span<const SaidWord> source, const Edit& gap,
               std::vector<Run>& runs) {
    const std::uint32_t rows = gap.quote_end - gap.quote_begin, columns = gap.source_end - gap.source_begin;
    if (rows == 0 || columns == 0 || rows > kMostAligned || columns > kMostAligned) return;
    std::vector<std::uint16_t> longest((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::uint32_t r, std::uint32_t c) -> std::uint16_t& {
        return longest[r * (columns + 1) + c];
    };
    for (std::uint32_t r = rows; r-- > 0;) {
        for (std::uint32_t c = columns; c-- > 0;) {
            const bool alike = quote[gap.quote_begin + r].hash == source[gap.source_begin + c].hash;
            at(r, c) = alike ? static_cast<std::uint16_t>(at(r + 1, c + 1) + 1)
                             : std::max(at(r + 1, c), at(r, c + 1));
        }
    }
    for (std::uint32_t r = 0, c = 0; r < rows && c < columns;) {
        if (quote[gap.quote_begin + r].hash == source[gap.source_begin + c].hash) {
            runs.push_back({gap.quote_begin + r, gap.source_begin + c, 1});
            ++r;
            ++c;
        } else if (at(r + 1, c) >= at(r, c + 1)) {
            ++r;
        } else {
            ++c;
        }
    }
}

/// Runs that touch on both sides become one.
std::vector<Run> joined(std::vector<Run> runs) {
    std::sort(runs.begin(), runs.end(), by_quote);
    std::vector<Run> out;
    for (const Run& run : runs) {
        if (!out.empty() && behind_quote(out.back()) == run.quote &&
            behind_source(out.back()) == run.source) {
            out.back().size += run.size;
        } else {
            out.push_back(run);
        }
    }
    return out;
}

/// What the chain leaves between its runs, before the first and behind the last is aligned word by word.
std::vector<Run> with_gaps_aligned(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                                   const std::vector<Run>& chain) {
    constexpr std::uint32_t kSlack = 4;
    std::vector<Run> runs = chain;
    for (std::size_t i = 1; i < chain.size(); ++i)
        align_gap(
            quote, source,
            {behind_quote(chain[i - 1]), chain[i].quote, behind_source(chain[i - 1]), chain[i].source, false},
            runs);
    const std::int32_t turn = source[chain.front().source].turn;
    const auto in_turn = [&](std::uint32_t word) { return source[word].turn == turn; };
    const std::uint32_t head = chain.front().quote;
    std::uint32_t begin = chain.front().source;
    while (head > 0 && begin > 0 && chain.front().source - begin < head + kSlack && in_turn(begin - 1))
        --begin;
    align_gap(quote, source, {0, head, begin, chain.front().source, false}, runs);
    const std::uint32_t tail = behind_quote(chain.back()), tail_source = behind_source(chain.back());
    const auto rest = static_cast<std::uint32_t>(quote.size()) - tail;
    std::uint32_t end = tail_source;
    while (rest > 0 && end < source.size() && end - tail_source < rest + kSlack && in_turn(end)) ++end;
    align_gap(quote, source, {tail, tail + rest, tail_source, end, false}, runs);
    return joined(std::move(runs));
}

/// Where words before and behind what was left out are alike, the gap may lie a few words on or back: it is put where the
/// quote marks it. `they took steps … to look` of `steps to make sure to look`.
void slide_to_marks(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                    std::vector<Run>& runs) {
    for (std::size_t i = 1; i < runs.size(); ++i) {
        Run &before = runs[i - 1], &behind = runs[i];
        if (behind_quote(before) != behind.quote || quote[behind.quote].left_out) continue;
        std::uint32_t back = 0;
        while (back + 1 < before.size && behind.source > behind_source(before) + back &&
               quote[behind.quote - back - 1].hash == source[behind.source - back - 1].hash) {
            ++back;
            if (quote[behind.quote - back].left_out) break;
        }
        if (back != 0 && quote[behind.quote - back].left_out) {
            before.size -= back;
            behind = {behind.quote - back, behind.source - back, behind.size + back};
            continue;
        }
        std::uint32_t on = 0;
        while (on + 1 < behind.size &&
               quote[behind.quote + on].hash == source[behind_source(before) + on].hash &&
               behind_source(before) + on < behind.source) {
            ++on;
            if (quote[behind.quote + on].left_out) break;
        }
        if (on != 0 && quote[behind.quote + on].left_out) {
            before.size += on;
            behind = {behind.quote + on, behind.source + on, behind.size - on};
        }
    }
}

std::uint32_t words_of(const std::vector<Run>& runs) {
    std::uint32_t words = 0;
    for (const Run& run : runs) words += run.size;
    return words;
}

/// Pieces of the quote that the chain lacks and that stand elsewhere in the source.
std::vector<Run> pieces_elsewhere(std::span<const SaidWord> quote, const std::vector<Run>& runs,
                                  const std::vector<Run>& chain) {
    std::vector<bool> covered(quote.size(), false);
    for (const Run& run : chain) {
        if (run.size < kLeastMarkedPiece) continue;
        std::fill_n(covered.begin() + run.quote, run.size, true);
    }
    std::vector<Run> longest = runs;
    std::sort(longest.begin(), longest.end(),
              [](const Run& a, const Run& b) { return a.size != b.size ? a.size > b.size : by_quote(a, b); });
    std::vector<Run> pieces;
    for (Run run : longest) {
        while (run.size > 0 && covered[run.quote]) run = {run.quote + 1, run.source + 1, run.size - 1};
        std::uint32_t size = 0;
        while (size < run.size && !covered[run.quote + size]) ++size;
        run.size = size;
        const bool marked = run.size > 0 && (quote[run.quote].left_out || behind_quote(run) == quote.size() ||
                                             quote[behind_quote(run)].left_out);
        if (run.size < (marked ? kLeastMarkedPiece + 1 : kLeastPiece)) continue;
        std::fill_n(covered.begin() + run.quote, run.size, true);
        pieces.push_back(run);
    }
    return pieces;
}

std::uint8_t turning_of(std::span<const SaidWord> words, std::uint32_t begin, std::uint32_t end) {
    std::uint8_t turning = 0;
    for (std::uint32_t i = begin; i < end; ++i) turning |= words[i].turning;
    return turning;
}

/// What was cut off right before the quote and right behind it, within the sentence, and turns what is left.
std::uint8_t turned_by_cut(std::span<const SaidWord> source, std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t kBefore = 4, kBehind = 2;
    std::uint8_t turning = 0;
    for (std::uint32_t i = begin, left = kBefore; i > 0 && left > 0 && !source[i].new_sentence; --i, --left) {
        if (source[i - 1].turn != source[begin].turn) break;
        turning = static_cast<std::uint8_t>(turning | (source[i - 1].turning & (kNegation | kCondition)));
    }
    for (std::uint32_t i = end, left = kBehind; i < source.size() && left > 0; ++i, --left) {
        if (source[i].new_sentence || source[i].turn != source[begin].turn) break;
        turning = static_cast<std::uint8_t>(turning | (source[i].turning & kCondition));
    }
    return turning;
}

void tell_edits(std::span<const SaidWord> quote, std::span<const SaidWord> source, Alignment& alignment) {
    const auto& runs = alignment.runs;
    const auto add = [&](Edit edit) {
        if (edit.quote_begin == edit.quote_end && edit.source_begin == edit.source_end) return;
        edit.marked = is_marked(quote, edit.quote_begin, edit.quote_end);
        alignment.turned |= turning_of(quote, edit.quote_begin, edit.quote_end);
        alignment.turned |= turning_of(source, edit.source_begin, edit.source_end);
        alignment.edits.push_back(edit);
    };
    add({0, runs.front().quote, runs.front().source, runs.front().source, false});
    for (std::size_t i = 1; i < runs.size(); ++i) {
        const bool onward = runs[i].source >= behind_source(runs[i - 1]);
        // Between places of another order or far apart lies nothing that was left out.
        const bool near = onward && alignment.verdict != Verdict::spliced;
        add({behind_quote(runs[i - 1]), runs[i].quote, near ? behind_source(runs[i - 1]) : runs[i].source,
             runs[i].source, false});
    }
    const std::uint32_t tail = behind_source(runs.back());
    add({behind_quote(runs.back()), static_cast<std::uint32_t>(quote.size()), tail, tail, false});
}

}  // namespace

Alignment align(std::span<const SaidWord> quote, std::span<const SaidWord> source,
                std::span<const Seed> seeds, const AlignmentOptions& options,
                const std::vector<bool>& preferred) {
    Alignment alignment;
    const std::vector<Run> runs = runs_through(quote, source, seeds);
    if (runs.empty()) return alignment;
    const std::vector<Run> chain = best_chain(quote, source, runs, options, preferred);
    alignment.runs = with_gaps_aligned(quote, source, chain);
    slide_to_marks(quote, source, alignment.runs);
    const auto size = static_cast<double>(quote.size());
    alignment.identity = words_of(alignment.runs) / size;

    const bool whole = words_of(alignment.runs) == quote.size();
    bool all_marked = true;
    for (std::size_t i = 1; i < alignment.runs.size(); ++i)
        all_marked = all_marked && quote[alignment.runs[i].quote].left_out;
    if (whole && alignment.runs.size() == 1) {
        alignment.verdict = Verdict::verbatim;
    } else if (whole && all_marked) {
        alignment.verdict = Verdict::ellipsis;
    } else {
        const std::vector<Run> elsewhere = pieces_elsewhere(quote, runs, alignment.runs);
        std::vector<Run> pieces = alignment.runs;
        if (!elsewhere.empty()) {
            std::erase_if(pieces, [](const Run& run) { return run.size < kLeastMarkedPiece; });
            pieces.insert(pieces.end(), elsewhere.begin(), elsewhere.end());
            pieces = joined(std::move(pieces));
        }
        const double spliced = words_of(pieces) / size;
        if (!elsewhere.empty() && spliced >= kLeastSpliced) {
            alignment.verdict = Verdict::spliced;
            alignment.runs = std::move(pieces);
            alignment.identity = spliced;
        } else {
            alignment.verdict =
                alignment.identity >= options.least_identity ? Verdict::altered : Verdict::not_found;
        }
    }
    const Run longest = *std::max_element(alignment.runs.begin(), alignment.runs.end(),
                                          [](const Run& a, const Run& b) { return a.size < b.size; });
    alignment.begin = longest.source;
    alignment.end = behind_source(longest);
    if (alignment.verdict != Verdict::spliced) {
        alignment.begin = alignment.runs.front().source;
        alignment.end = behind_source(alignment.runs.back());
    }
    tell_edits(quote, source, alignment);
    if (alignment.verdict != Verdict::not_found && alignment.verdict != Verdict::spliced)
        alignment.turned |= turned_by_cut(source, alignment.begin, alignment.end);
    if (alignment.verdict == Verdict::not_found) alignment.turned = 0;
    return alignment;
}

}  // namespace rostra::quote_match
