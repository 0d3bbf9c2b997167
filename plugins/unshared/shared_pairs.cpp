// SPDX-License-Identifier: Apache-2.0
#include "shared_pairs.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace unshared {

using rostra::Call;
using rostra::Span;

PassageRows::Columns::Columns(const rostra::Setup& setup)
    : a(setup.column("passage", "a")),
      a_begin(setup.column("passage", "a_begin")),
      a_end(setup.column("passage", "a_end")),
      b(setup.column("passage", "b")),
      b_begin(setup.column("passage", "b_begin")),
      b_end(setup.column("passage", "b_end")),
      kind(setup.column("passage", "kind")) {}

PassageRows::PassageRows(const rostra::Table& table, const Columns& columns) {
    rows_.reserve(static_cast<std::size_t>(table.rows()));
    for (const rostra::TableView piece : table) {
        const auto a = piece.values<std::int64_t>(columns.a);
        const auto b = piece.values<std::int64_t>(columns.b);
        const auto a_begin = piece.values<std::int32_t>(columns.a_begin);
        const auto a_end = piece.values<std::int32_t>(columns.a_end);
        const auto b_begin = piece.values<std::int32_t>(columns.b_begin);
        const auto b_end = piece.values<std::int32_t>(columns.b_end);
        const rostra::DictionaryColumn kind = piece.dictionary(columns.kind);
        for (std::size_t i = 0; i < a.size(); ++i) {
            rows_.push_back(
                {a[i], b[i], {a_begin[i], a_end[i]}, {b_begin[i], b_end[i]}, kind[i] == "boilerplate"});
        }
    }
}

void SharedPairs::add_both(std::int64_t a, std::int64_t b, std::uint64_t a_place, std::uint64_t b_place) {
    const std::size_t x = store_.number_of(a), y = store_.number_of(b);
    if (x == y || x == store_.size() || y == store_.size()) return;
    const auto a_number = static_cast<std::uint32_t>(x), b_number = static_cast<std::uint32_t>(y);
    stretches_.push_back({a_number, b_number, a_place});
    stretches_.push_back({b_number, a_number, b_place});
}

void SharedPairs::add(const PassageRows& passages, const Relates& relates) {
    passages_ = &passages;
    bool related = false;
    for (std::size_t row = 0; row < passages.size(); ++row) {
        const bool goes_on =
            row != 0 && passages.a(row) == passages.a(row - 1) && passages.b(row) == passages.b(row - 1);
        if (!goes_on) add_both(passages.a(row), passages.b(row), 2 * row, 2 * row + 1);
        related = related && goes_on;
        if (related || passages.is_boilerplate(row)) continue;
        if (!relates(passages.a(row), passages.b(row))) continue;
        add_related(passages.a(row), passages.b(row));
        related = true;
    }
}

void SharedPairs::add_related(std::int64_t a, std::int64_t b) {
    add_both(a, b, Stretch::kRelated, Stretch::kRelated);
}

void SharedPairs::sort() {
    std::sort(stretches_.begin(), stretches_.end(), [](const Stretch& x, const Stretch& y) {
        return std::tie(x.a, x.b, x.place) < std::tie(y.a, y.b, y.place);
    });
    // That two documents are related comes last of what there is about them.
    auto kept = stretches_.begin();
    for (const DocumentPair& pair : all()) {
        if (stretches_[pair.last - 1].place != Stretch::kRelated) continue;
        kept = std::copy(stretches_.begin() + static_cast<std::ptrdiff_t>(pair.first),
                         stretches_.begin() + static_cast<std::ptrdiff_t>(pair.last), kept);
    }
    stretches_.erase(kept, stretches_.end());
}

std::vector<DocumentPair> SharedPairs::all() const {
    std::vector<DocumentPair> pairs;
    for (std::uint64_t i = 0; i < stretches_.size(); ++i) {
        const Stretch& stretch = stretches_[i];
        const bool is_new = pairs.empty() || pairs.back().a != stretch.a || pairs.back().b != stretch.b;
        if (is_new) pairs.push_back({stretch.a, stretch.b, i, i});
        pairs.back().last = i + 1;
    }
    return pairs;
}

void SharedPairs::spans_of(const DocumentPair& pair, std::vector<Span>& spans) const {
    spans.clear();
    for (std::uint64_t i = pair.first; i < pair.last; ++i) {
        if (stretches_[i].place == Stretch::kRelated) break;
        const PassageRows& rows = *passages_;
        const bool from_b = stretches_[i].place % 2 != 0;
        const std::size_t first = stretches_[i].place / 2;
        for (std::size_t row = first; row < rows.size(); ++row) {
            if (rows.a(row) != rows.a(first) || rows.b(row) != rows.b(first)) break;
            spans.push_back(from_b ? rows.b_span(row) : rows.a_span(row));
        }
    }
    std::sort(spans.begin(), spans.end(),
              [](Span x, Span y) { return x.begin != y.begin ? x.begin < y.begin : x.end < y.end; });
    std::size_t kept = 0;
    for (const Span span : spans) {
        if (kept != 0 && span.begin <= spans[kept - 1].end) {
            spans[kept - 1].end = std::max(spans[kept - 1].end, span.end);
        } else {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
}

void SharedPairs::each_share(
    Call call, const std::vector<DocumentPair>& pairs,
    const std::function<void(std::size_t, std::uint64_t, std::uint64_t)>& take) const {
    constexpr std::uint64_t kGrain = 64;
    call.parallel_for(pairs.size(), kGrain, [&](std::uint64_t begin, std::uint64_t end) {
        call.check_stop();
        Sentences document;
        std::vector<Span> spans;
        for (std::uint64_t i = begin; i < end; ++i) {
            if (i == begin || pairs[i].a != pairs[i - 1].a) store_.read(call, pairs[i].a, document);
            spans_of(pairs[i], spans);
            take(i, terms_in(document, spans), document.terms.size());
        }
    });
}

std::vector<std::uint64_t> SharedPairs::shared_terms(Call call,
                                                     const std::vector<DocumentPair>& pairs) const {
    std::vector<std::uint64_t> terms(pairs.size());
    each_share(call, pairs,
               [&](std::size_t pair, std::uint64_t shared, std::uint64_t) { terms[pair] = shared; });
    return terms;
}

std::uint64_t SharedPairs::keep_sharing(Call call, double least) {
    const std::vector<DocumentPair> pairs = all();
    std::vector<char> shares(pairs.size());
    each_share(call, pairs, [&](std::size_t pair, std::uint64_t shared, std::uint64_t all) {
        shares[pair] = shared > 0 && static_cast<double>(shared) >= least * static_cast<double>(all) ? 1 : 0;
    });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;  // the lower number first
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (shares[i] != 0) kept.push_back(std::minmax(pairs[i].a, pairs[i].b));
    }
    keep_only(kept);
    return pairs.size() / 2 - kept.size();
}

void SharedPairs::keep_only(std::vector<std::pair<std::uint32_t, std::uint32_t>>& kept) {
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    std::erase_if(stretches_, [&](const Stretch& stretch) {
        const std::pair<std::uint32_t, std::uint32_t> wanted = std::minmax(stretch.a, stretch.b);
        return !std::binary_search(kept.begin(), kept.end(), wanted);
    });
}

std::uint64_t SharedPairs::keep_nearest(Call call, std::size_t most) {
    const std::vector<DocumentPair> pairs = all();
    const std::vector<std::uint64_t> terms = shared_terms(call, pairs);
    std::vector<std::size_t> order;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;  // the lower number first
    for (std::size_t first = 0, last = 0; first < pairs.size(); first = last) {
        order.clear();
        for (; last < pairs.size() && pairs[last].a == pairs[first].a; ++last) order.push_back(last);
        std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
            return terms[x] != terms[y] ? terms[x] > terms[y] : x < y;
        });
        order.resize(std::min(order.size(), most));
        for (const std::size_t pair : order) kept.push_back(std::minmax(pairs[pair].a, pairs[pair].b));
    }
    keep_only(kept);
    return pairs.size() / 2 - kept.size();
}

SharedPairs::LeftOut SharedPairs::keep(Call call, std::size_t most) {
    std::vector<DocumentPair> pairs = all();
    std::erase_if(pairs, [](const DocumentPair& pair) { return pair.a > pair.b; });
    if (pairs.size() <= most) return {};

    const std::vector<std::uint64_t> terms = shared_terms(call, pairs);
    std::vector<std::size_t> order(pairs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return terms[x] != terms[y] ? terms[x] > terms[y] : x < y;
    });
    const LeftOut left_out{pairs.size() - most, terms[order[most]]};
    order.resize(most);
    std::sort(order.begin(), order.end());

    const auto is_kept = [&](const Stretch& stretch) {
        const auto [a, b] = std::minmax(stretch.a, stretch.b);
        const auto found =
            std::lower_bound(order.begin(), order.end(), std::pair(a, b),
                             [&](std::size_t i, const std::pair<std::uint32_t, std::uint32_t>& wanted) {
                                 return std::pair(pairs[i].a, pairs[i].b) < wanted;
                             });
        return found != order.end() && pairs[*found].a == a && pairs[*found].b == b;
    };
    std::erase_if(stretches_, [&](const Stretch& stretch) { return !is_kept(stretch); });
    return left_out;
}

std::uint64_t terms_in(const Sentences& document, std::span<const Span> spans) {
    std::uint64_t terms = 0;
    for (const Span span : spans)
        terms += document.terms_before(span.end) - document.terms_before(span.begin);
    return terms;
}

}  // namespace unshared
