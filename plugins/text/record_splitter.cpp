// SPDX-License-Identifier: Apache-2.0
#include "record_splitter.hpp"

#include <algorithm>

#include "byte_checks.hpp"

namespace rostra::text {

RecordSplitter::RecordSplitter(std::string_view bytes, std::string_view separator, SeparatorForm form)
    : bytes_(bytes),
      separator_(form == SeparatorForm::whole_line ? trimmed_right(separator) : separator),
      form_(form),
      at_(bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0) {
    open_.begin = at_;
}

bool RecordSplitter::separates(std::string_view line) const {
    if (!line.starts_with(separator_)) return false;
    return form_ == SeparatorForm::line_prefix || trimmed_right(line).size() == separator_.size();
}

std::optional<RawRecord> RecordSplitter::next() {
    if (done_) return std::nullopt;
    while (at_ < bytes_.size()) {
        const std::size_t begin = at_;
        const std::size_t end = std::min(bytes_.find('\n', begin), bytes_.size());
        at_ = std::min(end + 1, bytes_.size());
        const std::size_t number = line_++;
        const std::string_view line = bytes_.substr(begin, end - begin);
        if (!separates(line)) continue;

        RawRecord whole = open_;
        whole.end = begin;
        open_ = {};
        open_.line = number;
        open_.begin = at_;
        if (form_ == SeparatorForm::line_prefix) open_.name = trimmed(line.substr(separator_.size()));
        return whole;
    }
    done_ = true;
    open_.end = bytes_.size();
    return open_;
}

}  // namespace rostra::text
