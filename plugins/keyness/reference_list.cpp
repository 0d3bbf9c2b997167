// SPDX-License-Identifier: Apache-2.0
#include "reference_list.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "rostra/analysis/language/text_lines.hpp"
#include "rostra/analysis/language/word_list.hpp"
#include "rostra/call.hpp"

namespace rostra::keyness {
namespace {

constexpr std::int64_t kLargest = std::int64_t{1} << 53;  // what a double tells apart

using Fields = std::vector<std::string>;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

class ListReader {
public:
    ListReader(const DataText& text, std::uint32_t where) : text_(text), where_(where) {
        const std::string& path = text.path();
        list_.name = path.substr(path.rfind('/') + 1);
    }

    ReferenceList read(std::int64_t size) {
        for (const NumberedLine& line : numbered_lines(text_.text())) {
            line_ = line.number;
            if (!line.text.empty()) take(line.text);
        }
        line_ = 0;
        if (list_.counts.empty()) {
            fail("no term in this frequency list; a line is a term, a tab or a comma, and its count");
        }
        list_.size = size > 0 ? size : total_ > 0 ? total_ : sum_;
        if (list_.size < sum_) {
            fail("the counts add up to " + std::to_string(sum_) + ", more than the size of " +
                 std::to_string(list_.size));
        }
        return std::move(list_);
    }

private:
    [[noreturn]] void fail(const std::string& message) const {
        throw OptionError(complaint(text_, line_, message), where_);
    }

    void take(std::string_view line) {
        if (separator_ == 0) {
            if (line.find_first_of("\t,") != std::string_view::npos)
                separator_ = line.find('\t') != std::string_view::npos ? '\t' : ',';
        }
        if (line.starts_with('#')) {
            take_total(line);
            return;
        }
        const Fields fields = fields_of(line);
        const bool first = !begun_;
        begun_ = true;
        if (first && fields.size() > 1 && !whole_number(fields[1]) && take_header(fields)) return;
        if (fields.size() <= std::max(term_, count_))
            fail("expected a term, a tab or a comma, and its count");
        const std::string& term = fields[term_];
        const std::optional<std::int64_t> count = whole_number(fields[count_]);
        if (!count) fail("the count '" + fields[count_] + "' is no whole number");
        if (term.empty()) fail("a count without a term");
        if (list_.terms.id(term) != list_.counts.size()) fail("'" + term + "' is listed for the second time");
        if (*count > kLargest - sum_) fail("the counts add up to more than 2^53");
        list_.counts.push_back(*count);
        sum_ += *count;
    }

    void take_total(std::string_view line) {
        constexpr std::string_view kTotal = "#total";
        if (!line.starts_with(kTotal) || line.size() == kTotal.size() || line[kTotal.size()] != separator_)
            return;
        const std::string_view number = line.substr(kTotal.size() + 1);
        const std::optional<std::int64_t> total = whole_number(number);
        if (!total || *total > kLargest)
            fail("the total '" + std::string(number) + "' is no whole number up to 2^53");
        total_ = *total;
    }

    /// False where the line names no such columns.
    bool take_header(const Fields& names) {
        const auto term = std::find(names.begin(), names.end(), "term");
        const auto count = std::find(names.begin(), names.end(), "count");
        if (term == names.end() || count == names.end()) return false;
        term_ = static_cast<std::size_t>(term - names.begin());
        count_ = static_cast<std::size_t>(count - names.begin());
        return true;
    }

    [[nodiscard]] Fields fields_of(std::string_view line) const {
        Fields fields(1);
        bool quoted = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const char c = line[i];
            if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
                fields.back() += line[++i];
            } else if (separator_ == ',' && c == '"' && (quoted || fields.back().empty())) {
                quoted = !quoted;
            } else if (c == separator_ && !quoted) {
                fields.emplace_back();
            } else {
                fields.back() += c;
            }
        }
        if (quoted) fail("a quotation mark is not closed on its line");
        return fields;
    }

    const DataText& text_;
    std::uint32_t where_;
    ReferenceList list_;
    std::size_t line_ = 0;  // 0: the whole file
    char separator_ = 0;
    bool begun_ = false;  // a line with fields was met
    std::size_t term_ = 0, count_ = 1;
    std::int64_t sum_ = 0, total_ = 0;
};

}  // namespace

ReferenceList read_reference_list(const DataText& text, std::int64_t size, std::uint32_t where) {
    return ListReader(text, where).read(size);
}

}  // namespace rostra::keyness
