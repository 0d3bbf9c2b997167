// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace rostra::report {

/// Keeps the items with the highest scores of all it is offered; of equal scores, those that came first.
///
///     if (best.wants(score)) best.add(score, make_item());
template <class T>
class Best {
public:
    explicit Best(std::size_t limit) : limit_(limit) {}

    /// Counts an item as seen; true where it is to be added.
    [[nodiscard]] bool wants(double score) {
        ++seen_;
        return items_.size() < limit_ || (limit_ != 0 && score > items_.front().score);
    }
    void add(double score, T value) {
        if (items_.size() == limit_) {
            std::pop_heap(items_.begin(), items_.end(), ranks_before);
            items_.pop_back();
        }
        items_.push_back({score, seen_, std::move(value)});
        std::push_heap(items_.begin(), items_.end(), ranks_before);
    }

    [[nodiscard]] std::int64_t seen() const { return seen_; }
    [[nodiscard]] std::int64_t left_out() const { return seen_ - static_cast<std::int64_t>(items_.size()); }
    [[nodiscard]] bool empty() const { return items_.empty(); }

    /// The kept items, best first; valid until the next `add`.
    [[nodiscard]] std::vector<const T*> ranked() const {
        std::vector<const Item*> order;
        order.reserve(items_.size());
        for (const Item& item : items_) order.push_back(&item);
        std::sort(order.begin(), order.end(),
                  [](const Item* a, const Item* b) { return ranks_before(*a, *b); });
        std::vector<const T*> values;
        values.reserve(order.size());
        for (const Item* item : order) values.push_back(&item->value);
        return values;
    }

private:
    struct Item {
        double score;
        std::int64_t arrival;
        T value;
    };
    static bool ranks_before(const Item& a, const Item& b) {
        return a.score != b.score ? a.score > b.score : a.arrival < b.arrival;
    }

    std::size_t limit_;
    std::int64_t seen_ = 0;
    std::vector<Item> items_;  // a heap with the worst in front
};

}  // namespace rostra::report
