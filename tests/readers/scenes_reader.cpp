// SPDX-License-Identifier: Apache-2.0
// SCENES [LANGUAGE]
// # KEY                  a document begins; without it the file is one
// title: WORDS           a fact, by any name
// @ NUMBER               a page begins
// [FROM-TO] NAME: WORDS  what is said; nobody where NAME is empty; "&amp;" stands for '&'
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "turn_layer.hpp"

namespace readers {
namespace {

using namespace rostra;

class Scenes {
public:
    explicit Scenes(const Setup&) {}

    class Cursor {
    public:
        Cursor(const Scenes&, Source& source) : all_(source.whole()), left_(all_) {
            if (left_.starts_with("\xEF\xBB\xBF")) left_.remove_prefix(3);
            require_lines(left_);
            std::string_view first = take_until("\n", left_);
            if (take_until(" ", first) != "SCENES") throw DocumentError("it does not begin with SCENES");
            const bool letters =
                std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (!first.empty() && (first.size() != 2 || !letters))
                throw DocumentError("it names no language");
            language_ = first;
        }

        bool next(const Call& call, Record& record) {
            if (left_.empty()) return false;
            if (left_.starts_with("# ")) {
                left_.remove_prefix(2);
                record.key = take_until("\n", left_);
            } else if (!first_) {
                return false;
            }
            first_ = false;
            text_.clear();
            TurnLayer turns;
            LayerBuilder<Int32> pages;
            pages.begin_document();
            std::optional<std::pair<std::int32_t, std::int32_t>> page;  // where it begins, and its number
            const auto end_page = [&] {
                if (page) pages.add({page->first, size()}, page->second);
            };
            while (!left_.empty() && !left_.starts_with("# ")) {
                call.check_stop();
                std::string_view line = take_until("\n", left_);
                if (line.starts_with("@ ")) {
                    end_page();
                    page = {size(), static_cast<std::int32_t>(number(line.substr(2), record))};
                } else if (line.starts_with('[')) {
                    line.remove_prefix(1);
                    const std::int64_t from = number(take_until("-", line), record);
                    const std::int64_t to = number(take_until("] ", line), record);
                    const std::string_view speaker = take_until(": ", line);
                    const std::int32_t begin = size();
                    append(line, record);
                    turns.add({begin, size()}, speaker, from, to);
                    text_ += '\n';
                } else if (!line.empty()) {
                    const std::string_view name = take_until(": ", line);
                    record.facts.emplace_back(name, line);
                }
            }
            end_page();
            record.bytes = text_;
            record.language = language_;
            call.emit(0, turns.take());
            call.emit(1, pages.take());
            return true;
        }

    private:
        [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(text_.size()); }

        /// Words of the input to the text, with the pieces that lead back.
        void append(std::string_view words, Record& record) {
            constexpr std::string_view kAmpersand = "&amp;";
            while (!words.empty()) {
                const std::string_view plain = words.substr(0, words.find(kAmpersand));
                copy(plain, plain, record);
                words.remove_prefix(plain.size());
                if (words.empty()) return;
                copy("&", words.substr(0, kAmpersand.size()), record);
                words.remove_prefix(kAmpersand.size());
            }
        }
        void copy(std::string_view text, std::string_view from, Record& record) {
            if (text.empty()) return;
            const std::int64_t begin = size();
            const std::int64_t source = from.data() - all_.data();
            text_ += text;
            record.pieces.push_back({begin, size(), source, source + static_cast<std::int64_t>(from.size())});
        }

        /// The rest of a document that holds something else is passed over.
        std::int64_t number(std::string_view digits, const Record& record) {
            std::int32_t value = 0;
            const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (end.ec == std::errc() && end.ptr == digits.data() + digits.size() && value >= 0) return value;
            while (!left_.empty() && !left_.starts_with("# ")) take_until("\n", left_);
            throw BadRecord{"it has no number where one should be", std::string(record.key)};
        }

        std::string_view all_, left_, language_;
        std::string text_;
        bool first_ = true;
    };
};

}  // namespace
}  // namespace readers

ROSTRA_PLUGIN(rostra::reader<readers::Scenes>("scenes"))
