// SPDX-License-Identifier: Apache-2.0
#include "manifest/toml_depth.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace rostra::core {
namespace {

class DepthScan {
public:
    explicit DepthScan(std::string_view text) : text_(text) {}

    std::optional<std::size_t> first_too_deep() {
        while (at_ < text_.size()) {
            const std::size_t before = at_;
            step();
            if (depth_ > kDeepestToml) return before;
        }
        return std::nullopt;
    }

private:
    /// A list or an inline table that is open, and the parts of the key that was read last in it.
    struct Open {
        bool table = false;
        std::size_t key_parts = 0;
    };

    void step() {
        switch (text_[at_]) {
            case '#':
                at_ = std::min(text_.find('\n', at_), text_.size());
                return;
            case '\n':
                ++at_;
                if (open_.empty()) begin_line();
                return;
            case '"':
            case '\'':
                skip_string(text_[at_]);
                if (in_key_ && parts() == 0) add_parts(1);
                return;
            case '[':
            case '{':
                open();
                return;
            case ']':
            case '}':
                close();
                return;
            case '=':
                ++at_;
                if (!in_header_) in_key_ = false;
                return;
            case ',':
                ++at_;
                if (!open_.empty() && open_.back().table) begin_key();
                return;
            default:
                step_word();
        }
    }

    void begin_line() {
        in_header_ = false;
        begin_key();
    }

    void begin_key() {
        in_key_ = true;
        add_parts(-parts());
    }

    /// A part of a key, or some of a value that nests nothing.
    void step_word() {
        const char c = text_[at_++];
        if (!in_key_ || c == ' ' || c == '\t' || c == '\r') return;
        if (c == '.') {
            add_parts(1);
        } else if (parts() == 0) {
            add_parts(1);
        }
    }

    void open() {
        const bool table = text_[at_++] == '{';
        if (open_.empty() && in_key_ && !table) {
            begin_header();
            return;
        }
        open_.push_back({table, 0});
        ++depth_;
        in_key_ = table;
    }

    void close() {
        ++at_;
        if (in_header_) {
            in_key_ = false;
            return;
        }
        if (open_.empty()) return;
        depth_ -= open_.back().key_parts + 1;
        open_.pop_back();
        in_key_ = false;
    }

    /// `[a.b]` or `[[a.b]]`: its parts count for all keys below it.
    void begin_header() {
        if (at_ < text_.size() && text_[at_] == '[') ++at_;
        depth_ -= header_parts_ + key_parts_;
        header_parts_ = 0;
        key_parts_ = 0;
        in_header_ = true;
    }

    /// Of the key that is being read, or was last, where the scan is.
    [[nodiscard]] std::size_t parts() const {
        return in_header_ ? header_parts_ : open_.empty() ? key_parts_ : open_.back().key_parts;
    }
    void add_parts(std::size_t more) {  // may be a negative number, modulo the width
        (in_header_ ? header_parts_ : open_.empty() ? key_parts_ : open_.back().key_parts) += more;
        depth_ += more;
    }

    /// A string in either kind of quotation marks, in one line or, after three of them, in several.
    void skip_string(char mark) {
        const bool escapes = mark == '"';
        const std::string_view three = escapes ? R"(""")" : "'''";
        const bool several = !in_key_ && text_.substr(at_).starts_with(three);
        at_ += several ? 3 : 1;
        for (; at_ < text_.size(); ++at_) {
            if (escapes && text_[at_] == '\\') {
                ++at_;
            } else if (!several && text_[at_] == mark) {
                ++at_;
                return;
            } else if (!several && text_[at_] == '\n') {
                return;
            } else if (several && text_.substr(at_).starts_with(three)) {
                at_ += 3;
                // The marks that end it may stand behind one or two that belong to it.
                for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == mark; ++more) ++at_;
                return;
            }
        }
        at_ = text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    std::size_t header_parts_ = 0;
    std::size_t key_parts_ = 0;  // of the key of this statement, outside lists and inline tables
    std::vector<Open> open_;     // at most kDeepestToml and one
    bool in_key_ = true;
    bool in_header_ = false;
};

}  // namespace

std::optional<std::size_t> too_deep_in_toml(std::string_view text) {
    return DepthScan(text).first_too_deep();
}

}  // namespace rostra::core
