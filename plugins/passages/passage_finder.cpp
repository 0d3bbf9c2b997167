// SPDX-License-Identifier: Apache-2.0
#include "passage_finder.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace passages {

using rostra::Buffer;

namespace {

using Tokens = std::span<const std::uint32_t>;

/// Two places of one sequence, on one diagonal: b_token - a_token.
struct Meeting {
    std::uint32_t b, a_token, b_token;

    [[nodiscard]] std::int64_t diagonal() const { return std::int64_t{b_token} - a_token; }
};

std::uint32_t equal_right(Tokens a, std::size_t i, Tokens b, std::size_t j) {
    const std::size_t most = std::min(a.size() - i, b.size() - j);
    const auto from = a.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = std::mismatch(from, from + static_cast<std::ptrdiff_t>(most),
                                   b.begin() + static_cast<std::ptrdiff_t>(j))
                         .first;
    return static_cast<std::uint32_t>(end - from);
}

std::uint32_t equal_left(Tokens a, std::size_t i, Tokens b, std::size_t j) {
    std::uint32_t tokens = 0;
    while (tokens < i && tokens < j && a[i - tokens - 1] == b[j - tokens - 1]) ++tokens;
    return tokens;
}

}  // namespace

std::vector<SharedRun> PassageFinder::of_part(std::size_t part) const {
    std::vector<Meeting> meetings;
    std::uint64_t looked_at = 0;
    for (const std::uint32_t number : seeds_.of_part(part)) {
        const Seed& seed = seeds_[number];
        seeds_.each_met(seed, [&](const Seed& other) {
            if ((++looked_at & 0xffff) == 0) call_.check_stop();
            if (other.part <= part || tokens_.side_of(other.part) == tokens_.side_of(part)) return;
            meetings.push_back({other.part, seed.run.token, other.run.token});
        });
    }
    std::sort(meetings.begin(), meetings.end(), [](const Meeting& x, const Meeting& y) {
        return std::tuple(x.b, x.diagonal(), x.a_token) < std::tuple(y.b, y.diagonal(), y.a_token);
    });

    std::vector<SharedRun> runs;
    Buffer<std::uint32_t> a_storage, b_storage;
    const Tokens a = meetings.empty() ? Tokens() : tokens_.norms_of(call_, part, a_storage);
    Tokens b;
    std::uint32_t compared_to = 0;  // on this diagonal
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const Meeting& meeting = meetings[i];
        const bool same_part = i != 0 && meeting.b == meetings[i - 1].b;
        if (!same_part) {
            call_.check_stop();
            b = tokens_.norms_of(call_, meeting.b, b_storage);
        }
        const bool same_diagonal = same_part && meeting.diagonal() == meetings[i - 1].diagonal();
        if (same_diagonal && meeting.a_token < compared_to) continue;
        const std::uint32_t left = equal_left(a, meeting.a_token, b, meeting.b_token);
        const std::uint32_t right = equal_right(a, meeting.a_token, b, meeting.b_token);
        compared_to = meeting.a_token + right;
        // Fewer: two sequences of one hash that are not equal, or a short run around an indexed one.
        if (left + right < length_) continue;
        runs.push_back({meeting.b, meeting.a_token - left, meeting.b_token - left, left + right});
    }
    std::sort(runs.begin(), runs.end());
    return runs;
}

LeftOutRuns keep_longest(std::vector<SharedRun>& runs, std::uint64_t most) {
    LeftOutRuns left_out;
    std::vector<SharedRun> kept;
    for (auto first = runs.begin(); first != runs.end();) {
        auto end =
            std::find_if(first, runs.end(), [first](const SharedRun& run) { return run.b != first->b; });
        const auto next = end;
        if (static_cast<std::uint64_t>(end - first) > most) {
            ++left_out.pairs;
            left_out.runs += static_cast<std::uint64_t>(end - first) - most;
            end = first + static_cast<std::ptrdiff_t>(most);
            std::nth_element(first, end, next, [](const SharedRun& x, const SharedRun& y) {
                return x.tokens != y.tokens ? x.tokens > y.tokens : x < y;
            });
            std::sort(first, end);
        }
        kept.insert(kept.end(), first, end);
        first = next;
    }
    if (left_out.pairs != 0) runs = std::move(kept);
    return left_out;
}

}  // namespace passages
