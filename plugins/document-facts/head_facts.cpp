// SPDX-License-Identifier: Apache-2.0
#include "head_facts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "date_pieces.hpp"
#include "facts_text.hpp"
#include "line_shapes.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "written_dates.hpp"

namespace rostra::document_facts {
namespace {

/// How much a date is worth: one that stands alone before one beside other things before one of a later change.
enum class DateRank : std::uint8_t { field, alone, beside, update, none };

/// Reads the head line by line, and keeps the best of each fact.
class HeadReader {
public:
    HeadReader(std::string_view text, const FactWords& words, DateOrder order)
        : text_(text), words_(words), order_(order), shapes_(words) {}

    std::vector<FoundFact> read(const std::vector<HeadLine>& lines) {
        for (const HeadLine& line : lines) {
            if (read_field(line.text)) continue;
            if (line.is_prose) {
                read_prose(line.text);
                break;
            }
            if (is_speaker(line.text)) break;
            read_line(line);
        }
        name_candidates();
        std::vector<FoundFact> found;
        for (std::optional<FoundFact>& fact : facts_) {
            if (fact) found.push_back(*std::move(fact));
        }
        std::sort(found.begin(), found.end(),
                  [](const FoundFact& a, const FoundFact& b) { return a.span < b.span; });
        return found;
    }

private:
    [[nodiscard]] std::optional<FoundFact>& fact(FactKind kind) {
        return facts_[static_cast<std::size_t>(kind)];
    }

    [[nodiscard]] Span span_of(std::string_view part) const {
        const auto begin = static_cast<std::int32_t>(part.data() - text_.data());
        return {begin, begin + static_cast<std::int32_t>(part.size())};
    }

    void keep(FactKind kind, std::string_view part) {
        if (part.empty() || fact(kind)) return;
        fact(kind) = FoundFact{kind, span_of(part), with_single_spaces(part)};
    }

    void keep_date(std::string_view line, const WrittenDate& date, DateRank rank) {
        if (rank >= date_rank_) return;
        date_rank_ = rank;
        fact(FactKind::date) = FoundFact{
            FactKind::date, span_of(line.substr(date.begin, date.end - date.begin)), to_iso(date.date)};
    }

    // `Date: 26 March 2020`, `来源：新华网`
    bool read_field(std::string_view line) {
        const std::size_t colon = shapes_.colon_of_field(line);
        if (colon == std::string_view::npos) return false;
        const auto field = words_.fields.find(fold_case(trimmed(line.substr(0, colon))));
        if (field == words_.fields.end()) return false;
        const std::string_view value = trimmed(line.substr(shapes_.behind_colon(line, colon)));
        if (field->second != FactKind::date) {
            keep(field->second, shapes_.without_marks(value));
            return true;
        }
        const std::vector<WrittenDate> dates = written_dates(value, words_, order_);
        if (!dates.empty()) keep_date(value, dates.front(), DateRank::field);
        return true;
    }

    // A line that begins as others of the text do: `Grad A: OK`.
    [[nodiscard]] bool is_speaker(std::string_view line) const {
        constexpr std::size_t kLongest = 60;
        const std::size_t colon = line.substr(0, kLongest).find(": ");
        if (colon == std::string_view::npos) return line.ends_with(':');
        const std::string label = '\n' + std::string(line.substr(0, colon + 1));
        return text_.find(label, static_cast<std::size_t>(span_of(line).end)) != std::string_view::npos;
    }

    void read_line(const HeadLine& line) {
        if (shapes_.has_address(line.text)) return;
        const std::vector<WrittenDate> dates = written_dates(line.text, words_, order_);
        if (dates.empty()) {
            if (!line.is_furniture && !read_byline(line.text)) add_candidates(line.text);
            return;
        }
        const std::string_view before = line.text.substr(0, dates.front().begin);
        const std::string_view behind = shapes_.behind_fillers(line.text.substr(dates.back().end));
        const bool is_update = shapes_.has_update(before);
        if (shapes_.is_filler(before) && (behind.empty() || read_byline(behind))) {
            keep_date(line.text, dates.front(), is_update ? DateRank::update : DateRank::alone);
            return;
        }
        const std::string_view prefix = shapes_.without_marks(shapes_.before_fillers(before));
        if (behind.empty() && read_byline(prefix)) {
            keep_date(line.text, dates.front(), DateRank::alone);
            return;
        }
        // `Brussels, 26 March 2020`
        if (behind.empty() && shapes_.is_place_before_date(before)) {
            keep_date(line.text, dates.front(), DateRank::alone);
            keep(FactKind::place, prefix);
            return;
        }
        for (const WrittenDate& date : dates) {
            if (shapes_.is_set_off(line.text, date.begin, date.end))
                keep_date(line.text, date, is_update ? DateRank::update : DateRank::beside);
        }
        if (line.is_furniture) return;
        std::size_t from = 0;
        for (const WrittenDate& date : dates) {
            if (!shapes_.is_set_off(line.text, date.begin, date.end)) continue;
            add_candidates(shapes_.before_fillers(line.text.substr(from, date.begin - from)));
            from = date.end;
        }
        add_candidates(shapes_.behind_fillers(line.text.substr(from)));
    }

    bool read_byline(std::string_view line) {
        const std::string_view names = shapes_.names_of_byline(line);
        keep(FactKind::byline, names);
        return !names.empty();
    }

    // The first paragraph: `BEIJING, March 26 (Xinhua) -- …`, and a date behind its last sentence.
    void read_prose(std::string_view line) {
        const Dateline dateline = shapes_.dateline_of(line);
        const std::string label = '\n' + std::string(dateline.place);
        if (!dateline.place.empty() &&
            text_.find(label, static_cast<std::size_t>(span_of(line).end)) == std::string_view::npos) {
            keep(FactKind::place, dateline.place);
            dateline_publisher_ = dateline.publisher;
        }
        for (const WrittenDate& date : written_dates(line, words_, order_)) {
            const bool in_dateline = date.end <= dateline.size;
            const bool is_own_sentence =
                shapes_.is_filler(line.substr(date.end)) && shapes_.ends_sentence(line.substr(0, date.begin));
            if (in_dateline || is_own_sentence) keep_date(line, date, DateRank::beside);
        }
    }

    void add_candidates(std::string_view line) {
        for (const std::string_view part : shapes_.parts_of(line)) {
            const std::string_view candidate = shapes_.without_marks(part);
            if (shapes_.is_notice(candidate)) continue;
            if (shapes_.may_be_title(candidate) && !is_repeated(candidate)) candidates_.push_back(candidate);
        }
    }

    // One word that stands on a line of its own again, as a speaker's label does.
    [[nodiscard]] bool is_repeated(std::string_view candidate) const {
        if (count_words(candidate) > 1) return false;
        const std::string line = std::string(candidate) + '\n';
        const auto place = static_cast<std::size_t>(span_of(candidate).begin);
        const std::size_t first = text_.find('\n' + line);
        return (place > 0 && text_.starts_with(line)) ||
               (first != std::string_view::npos && first + 1 < place) ||
               text_.find('\n' + line, place) != std::string_view::npos;
    }

    // The masthead above the title, the title, and the place below it.
    void name_candidates() {
        const auto title = std::find_if(candidates_.begin(), candidates_.end(), [&](std::string_view each) {
            return !is_masthead(each) && !shapes_.is_room(each);
        });
        if (title != candidates_.end()) {
            keep(FactKind::title, *title);
        } else if (const auto named =
                       std::find_if(candidates_.begin(), candidates_.end(),
                                    [&](std::string_view each) { return !shapes_.is_room(each); });
                   named != candidates_.end()) {
            keep(FactKind::title, *named);
        }
        for (const std::string_view candidate : candidates_) {
            const bool is_title = fact(FactKind::title) && fact(FactKind::title)->span == span_of(candidate);
            if (is_title) continue;
            const bool is_behind = fact(FactKind::title) && fact(FactKind::title)->span < span_of(candidate);
            if (shapes_.is_publisher(candidate) || is_masthead(candidate)) {
                keep(FactKind::publisher, candidate);
            } else if ((is_behind && shapes_.is_place(candidate)) || shapes_.is_room(candidate)) {
                keep(FactKind::place, candidate);
            }
        }
        keep(FactKind::publisher, dateline_publisher_);
    }

    // A publisher's name, or a short one that the text has again, above something longer.
    [[nodiscard]] bool is_masthead(std::string_view candidate) {
        constexpr std::size_t kMostWords = 5;
        const std::size_t words = count_words(candidate);
        const auto at = std::find(candidates_.begin(), candidates_.end(), candidate);
        const bool is_above = std::any_of(at + 1, candidates_.end(), [&](std::string_view other) {
            return count_words(other) > words && !shapes_.is_publisher(other);
        });
        if (!is_above) return false;
        if (shapes_.is_publisher(candidate)) return true;
        const auto behind = static_cast<std::size_t>(span_of(candidate).end);
        const bool is_news = fact(FactKind::date) || fact(FactKind::byline);
        return is_news && at == candidates_.begin() && words > 1 && words <= kMostWords &&
               shapes_.is_capitalised(candidate) && text_.find(candidate, behind) != std::string_view::npos;
    }

    std::string_view text_;
    const FactWords& words_;
    DateOrder order_;
    LineShapes shapes_;
    std::array<std::optional<FoundFact>, kFactNames.size()> facts_;
    DateRank date_rank_ = DateRank::none;
    std::vector<std::string_view> candidates_;
    std::string_view dateline_publisher_;
};

}  // namespace

std::vector<FoundFact> head_facts(std::string_view text, const std::vector<NoiseMark>& noise,
                                  const FactWords& words, DateOrder order) {
    return HeadReader(text, words, order).read(head_lines(text, noise));
}

}  // namespace rostra::document_facts
