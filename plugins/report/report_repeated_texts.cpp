// SPDX-License-Identifier: Apache-2.0
#include "report_repeated_texts.hpp"

#include <algorithm>
#include <utility>

namespace rostra::report {

namespace {

bool is_before(const TextPlace& a, const TextPlace& b) {
    if (a.date.empty() != b.date.empty()) return b.date.empty();
    return a.date < b.date;
}

}  // namespace

void RepeatedTexts::add(std::int64_t number, std::string_view kind, std::int64_t documents,
                        std::string_view earliest, TextPlace place) {
    if (current_.number != number) end_rows();
    kind_ = kind;
    current_.number = number;
    current_.documents = documents;
    current_.earliest = earliest;
    current_.longest = std::max<std::int64_t>(current_.longest, place.span.end - place.span.begin);
    ++current_.count;
    auto& places = current_.places;
    if (places.size() == members_ && !is_before(place, places.back())) return;
    if (places.size() == members_) places.pop_back();
    places.insert(std::upper_bound(places.begin(), places.end(), place, is_before), std::move(place));
}

void RepeatedTexts::end_rows() {
    RepeatedText text = std::exchange(current_, {});
    if (text.count == 0) return;
    const bool passages_show_it = kind_ == "shared" && text.documents < 3;
    // Common texts are clustered by place, so that one may be left to a single document.
    if (passages_show_it || text.documents < 2) return;
    Best<RepeatedText>& best = kind_ == "boilerplate" ? boilerplate : kind_ == "common" ? common : shared;
    const double room = static_cast<double>(text.longest) * static_cast<double>(text.count);
    if (best.wants(room)) best.add(room, std::move(text));
}

}  // namespace rostra::report
