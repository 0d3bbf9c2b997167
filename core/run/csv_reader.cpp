// SPDX-License-Identifier: Apache-2.0
#include "run/csv_reader.hpp"

namespace rostra::core {

bool CsvReader::next(std::vector<CsvField>& record) {
    record.clear();
    if (at_end() || error_) return false;
    while (true) {
        CsvField& field = record.emplace_back(CsvField{{}, line_, column()});
        if (!at_end() && text_[at_] == '"') {
            read_quoted(field.text);
        } else {
            read_plain(field.text);
        }
        if (error_) return false;
        if (at_line_end()) break;
        ++at_;  // the comma
    }
    pass_line_end();
    return true;
}

void CsvReader::pass_line_end() {
    std::string ignored;
    if (!at_end()) pass_line_end_into(ignored);
}

void CsvReader::pass_line_end_into(std::string& text) {
    const bool two = text_.substr(at_).starts_with("\r\n");
    text += text_.substr(at_, two ? 2 : 1);
    at_ += two ? 2 : 1;
    ++line_;
    line_begin_ = at_;
}

void CsvReader::read_plain(std::string& text) {
    const std::size_t begin = at_;
    while (!at_line_end() && text_[at_] != ',') {
        if (text_[at_] == '"') {
            error_ = {
                "a quote inside a field that does not begin with one; quote the whole field, and double each "
                "quote "
                "inside",
                line_, column()};
            return;
        }
        ++at_;
    }
    text = text_.substr(begin, at_ - begin);
}

void CsvReader::read_quoted(std::string& text) {
    const CsvError never_closed{"this quote is never closed", line_, column()};
    ++at_;
    while (!at_end()) {
        if (text_[at_] == '\n' || text_[at_] == '\r') {
            pass_line_end_into(text);
        } else if (text_[at_] != '"') {
            text += text_[at_++];
        } else if (text_.substr(at_).starts_with("\"\"")) {
            text += '"';
            at_ += 2;
        } else {
            ++at_;
            if (!at_line_end() && text_[at_] != ',') {
                error_ = {"a field goes on behind its closing quote; double each quote inside a field", line_,
                          column()};
            }
            return;
        }
    }
    error_ = never_closed;
}

}  // namespace rostra::core
