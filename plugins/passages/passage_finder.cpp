// SPDX-License-Identifier: Apache-2.0
#include "passage_finder.hpp"

#include <algorithm>
#include <span>
#include <tuple>

namespace passages {

using rostra::Buffer;

namespace {

using Tokens = std::span<const std::uint32_t>;

std::size_t equal_from(Tokens a, std::size_t i, Tokens b, std::size_t j) {
    const std::size_t most = std::min(a.size() - i, b.size() - j);
    const auto end = std::mismatch(a.begin() + static_cast<std::ptrdiff_t>(i),
                                   a.begin() + static_cast<std::ptrdiff_t>(i + most),
                                   b.begin() + static_cast<std::ptrdiff_t>(j))
                         .first;
    return static_cast<std::size_t>(end - a.begin()) - i;
}

}  // namespace

std::vector<Passage> PassageFinder::of_document(std::size_t document) const {
    std::vector<Passage> found;
    std::uint64_t looked_at = 0;
    for (const std::uint32_t number : seeds_.of_document(document)) {
        const Seed& seed = seeds_[number];
        for (const Seed& other : seeds_.after(number)) {
            if ((++looked_at & 0xffff) == 0) call_.check_stop();
            if (other.document == document) continue;
            if (seed.left == other.left && seed.left != Seed::kNone) continue;
            found.push_back({other.document, seed.token, other.token, 0});
        }
    }
    std::sort(found.begin(), found.end(), [](const Passage& x, const Passage& y) {
        return std::tie(x.b, x.a_token, x.b_token) < std::tie(y.b, y.a_token, y.b_token);
    });

    Buffer<std::uint32_t> a_storage, b_storage;
    const Tokens a = found.empty() ? Tokens() : tokens_.norms_of(call_, document, a_storage);
    Tokens b;
    for (std::size_t i = 0; i < found.size(); ++i) {
        Passage& passage = found[i];
        if (i == 0 || passage.b != found[i - 1].b) {
            call_.check_stop();
            b = tokens_.norms_of(call_, passage.b, b_storage);
        }
        std::size_t tokens = equal_from(a, passage.a_token, b, passage.b_token);
        // Two runs of one hash that are not equal; seen at most once in a very long while.
        if (tokens < length_) tokens = 0;
        // Left of a seed there may be more only where the run before was too common to be searched by. A run
        // further left that was not has found this passage already.
        while (tokens != 0 && passage.a_token > 0 && passage.b_token > 0 &&
               a[passage.a_token - 1] == b[passage.b_token - 1]) {
            if (!seeds_.left_out(document, passage.a_token - 1)) {
                tokens = 0;
                break;
            }
            --passage.a_token;
            --passage.b_token;
            ++tokens;
        }
        passage.tokens = static_cast<std::uint32_t>(tokens);
    }
    std::erase_if(found, [](const Passage& passage) { return passage.tokens == 0; });
    std::sort(found.begin(), found.end(), [](const Passage& x, const Passage& y) {
        return std::tie(x.b, x.a_token, x.b_token) < std::tie(y.b, y.a_token, y.b_token);
    });
    return found;
}

}  // namespace passages
