// SPDX-License-Identifier: Apache-2.0
#include "unicode/json_probe.hpp"

#include <cstddef>
#include <string>

namespace rostra::core {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Reads values one after the other, as far as they follow the grammar.
class JsonGrammar {
public:
    explicit JsonGrammar(std::string_view text) : text_(text) {}

    enum class End { whole, cut, broken };

    /// One object or list, with a stack in place of recursion: depth is the file's to choose.
    End value() {
        std::string open;  // '{' and '[' not closed yet
        bool after_value = false;
        while (true) {
            skip_space();
            if (at_ == text_.size()) return End::cut;
            const char c = text_[at_];
            if (!open.empty() && c == (open.back() == '{' ? '}' : ']') && (after_value || just_opened_)) {
                ++at_;
                open.pop_back();
                after_value = true;
                just_opened_ = false;
                if (open.empty()) return End::whole;
                continue;
            }
            if (after_value) {
                if (c != ',') return End::broken;
                ++at_;
                after_value = false;
                skip_space();
                if (at_ == text_.size()) return End::cut;
            }
            just_opened_ = false;
            if (!open.empty() && open.back() == '{') {
                if (const End end = member_name(); end != End::whole) return end;
            }
            if (at_ == text_.size()) return End::cut;
            if (text_[at_] == '{' || text_[at_] == '[') {
                open += text_[at_++];
                just_opened_ = true;
                continue;
            }
            if (open.empty()) return End::broken;
            if (const End end = plain_value(); end != End::whole) return end;
            after_value = true;
        }
    }

    void skip_space() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    /// Names and strings so far: what tells data from a number in brackets.
    [[nodiscard]] std::size_t strings() const { return strings_; }

private:
    End member_name() {
        if (text_[at_] != '"') return End::broken;
        if (const End end = string(); end != End::whole) return end;
        skip_space();
        if (at_ == text_.size()) return End::cut;
        if (text_[at_++] != ':') return End::broken;
        skip_space();
        return End::whole;
    }

    End plain_value() {
        const char c = text_[at_];
        if (c == '"') return string();
        if (c == '-' || is_digit(c)) return number();
        for (const std::string_view word : {"true", "false", "null"}) {
            const std::string_view here = text_.substr(at_, word.size());
            if (here == word) {
                at_ += word.size();
                return End::whole;
            }
            if (here.size() < word.size() && word.starts_with(here)) return End::cut;
        }
        return End::broken;
    }

    End string() {
        ++strings_;
        for (++at_; at_ < text_.size(); ++at_) {
            const auto c = static_cast<unsigned char>(text_[at_]);
            if (c == '"') {
                ++at_;
                return End::whole;
            }
            if (c < 0x20) return End::broken;
            if (c != '\\') continue;
            if (++at_ == text_.size()) return End::cut;
            const char escaped = text_[at_];
            if (escaped == 'u') {
                for (int digit = 0; digit < 4; ++digit) {
                    if (++at_ == text_.size()) return End::cut;
                    if (!is_hex(text_[at_])) return End::broken;
                }
            } else if (std::string_view("\"\\/bfnrt").find(escaped) == std::string_view::npos) {
                return End::broken;
            }
        }
        return End::cut;
    }

    std::size_t digits() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ - begin;
    }

    End number() {
        if (text_[at_] == '-') ++at_;
        if (at_ < text_.size() && text_[at_] == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
            return End::broken;
        if (digits() == 0) return at_ == text_.size() ? End::cut : End::broken;
        if (at_ < text_.size() && text_[at_] == '.') {
            ++at_;
            if (digits() == 0) return at_ == text_.size() ? End::cut : End::broken;
        }
        if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
            ++at_;
            if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
            if (digits() == 0) return at_ == text_.size() ? End::cut : End::broken;
        }
        return End::whole;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t strings_ = 0;
    bool just_opened_ = false;
};

}  // namespace

bool is_json(std::string_view head, bool cut) {
    if (head.empty() || (head[0] != '{' && head[0] != '[')) return false;
    JsonGrammar grammar(head);
    while (!grammar.at_end()) {
        const JsonGrammar::End end = grammar.value();
        if (end == JsonGrammar::End::broken) return false;
        if (end == JsonGrammar::End::cut && !cut) return false;
        grammar.skip_space();
    }
    return grammar.strings() > 0;
}

}  // namespace rostra::core
