// SPDX-License-Identifier: Apache-2.0
// For readers that make texts of what they read. Calls ICU: a plugin that includes this links rostra::language and ICU::i18n.
#pragma once

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rostra/abi/reader.h"
#include "rostra/call.hpp"

namespace rostra {
inline namespace v0 {

/// Whether ICU knows an encoding by this name.
[[nodiscard]] inline bool is_encoding(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status),
                                                                       &ucnv_close);
    return !name.empty() && U_SUCCESS(status) != 0;
}

/// The bytes of an input as UTF-8 without a byte-order mark, and where each character of it stands in the input.
///
///     const Utf8Input input(source.whole(), "auto");
///     input.text();                                      // of an input in UTF-8 a view of its own bytes
///     input.add_piece(record.pieces, {5, 9}, begin, end);  // bytes 5 to 9 of the reader's text are text()[begin, end)
class Utf8Input {
public:
    /// `encoding`: a name that ICU knows, or "auto": a byte-order mark, else UTF-8, else what the bytes look like. Throws
    /// DocumentError where the bytes do not fit it, or nothing can be told. `bytes` must outlive this.
    Utf8Input(std::string_view bytes, std::string_view encoding) : source_size_(bytes.size()) {
        using namespace std::string_view_literals;
        // UTF-32's little-endian mark begins with UTF-16's.
        for (const auto& [mark, name] : {Mark{"\xEF\xBB\xBF"sv, "UTF-8"}, Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                         Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
                                         Mark{"\xFE\xFF"sv, "UTF-16BE"}}) {
            if (!bytes.starts_with(mark)) continue;
            skipped_ = mark.size();
            bytes.remove_prefix(skipped_);
            encoding = name;
            break;
        }
        std::string found;
        const std::size_t bad = bad_utf8(bytes);
        if (encoding == "auto") {
            found = bad == bytes.size() ? "UTF-8" : detected(bytes, bad);
            encoding = found;
        }
        if (ucnv_compareNames(std::string(encoding).c_str(), "UTF-8") != 0) {
            convert(bytes, std::string(encoding));
        } else if (bad == bytes.size()) {
            text_ = bytes;
        } else {
            throw DocumentError(
                "byte " + std::to_string(skipped_ + bad) +
                " is not valid UTF-8; convert the file to UTF-8, or set the option `encoding` of the reader");
        }
        if (text_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
            throw DocumentError("it has more than 2 GiB, and a text has at most so many bytes: split it");
    }

    [[nodiscard]] std::string_view text() const { return text_; }

    /// Whether the text is bytes of the input, which was not converted.
    [[nodiscard]] bool has_its_bytes() const { return converted_.empty(); }

    /// Where the character at `at` of text() begins in the input; of text().size() where the input ends.
    [[nodiscard]] std::int64_t source_of(std::size_t at) const {
        if (converted_.empty()) return static_cast<std::int64_t>(skipped_ + at);
        if (at >= text_.size()) return static_cast<std::int64_t>(source_size_);
        const auto next =
            std::upper_bound(steps_.begin(), steps_.end(), at,
                             [](std::size_t offset, const Step& step) { return offset < step.text; });
        const Step& step = *std::prev(next);
        return static_cast<std::int64_t>(skipped_ + step.source + (at - step.text));
    }

    /// Says that [text_begin, text_end) of a reader's text was made of [begin, end) of text(), character boundaries both.
    /// Joins the piece before where both go on from it byte by byte.
    void add_piece(std::vector<rostra_piece>& pieces, std::int64_t text_begin, std::int64_t text_end,
                   std::size_t begin, std::size_t end) const {
        const rostra_piece piece{text_begin, text_end, source_of(begin), source_of(end)};
        if (!pieces.empty()) {
            rostra_piece& last = pieces.back();
            const bool even = last.text_end - last.text_begin == last.source_end - last.source_begin &&
                              piece.text_end - piece.text_begin == piece.source_end - piece.source_begin;
            if (even && converted_.empty() && last.text_end == piece.text_begin &&
                last.source_end == piece.source_begin) {
                last.text_end = piece.text_end;
                last.source_end = piece.source_end;
                return;
            }
        }
        pieces.push_back(piece);
    }

private:
    struct Mark {
        std::string_view bytes;
        const char* encoding;
    };
    /// From `text` on, text and input go on byte by byte.
    struct Step {
        std::size_t text = 0;
        std::size_t source = 0;
    };

    /// Where bytes are no UTF-8; their size where all are.
    static std::size_t bad_utf8(std::string_view bytes) {
        const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
        const std::size_t size = bytes.size();
        for (std::size_t i = 0; i < size;) {
            std::uint64_t eight = 0;
            if (size - i >= sizeof eight) {
                std::memcpy(&eight, data + i, sizeof eight);
                if ((eight & 0x8080808080808080U) == 0) {
                    i += sizeof eight;
                    continue;
                }
            }
            const std::size_t begin = i;
            UChar32 c = 0;
            U8_NEXT(data, i, size, c);
            if (c < 0) return begin;
        }
        return size;
    }

    /// What bytes that are no UTF-8 look like; asked around the first that is none.
    static std::string detected(std::string_view bytes, std::size_t around) {
        constexpr std::size_t kSample = std::size_t{64} << 10;
        constexpr std::int32_t kSureEnough = 25;  // ICU's scale goes to 100; wrong guesses reach some 20
        const std::size_t begin = around - std::min<std::size_t>(around, 1024);
        const std::string_view sample = bytes.substr(begin, kSample);
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                                  &ucsdet_close);
        ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
        const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
        if (U_SUCCESS(status) && match != nullptr && ucsdet_getConfidence(match, &status) >= kSureEnough) {
            const std::string name = ucsdet_getName(match, &status);
            if (U_SUCCESS(status) && !name.starts_with("UTF-")) return name;
        }
        throw DocumentError("byte " + std::to_string(around) +
                            " is not valid UTF-8, and no other encoding is likely; convert the file to "
                            "UTF-8, or set the option `encoding` of the reader");
    }

    void convert(std::string_view bytes, const std::string& encoding) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
            ucnv_open(encoding.c_str(), &status), &ucnv_close);
        if (U_FAILURE(status)) throw DocumentError("no encoding '" + encoding + "' is known");
        ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
        converted_.reserve(bytes.size() + bytes.size() / 8);
        const char* at = bytes.data();
        const char* const end = at + bytes.size();
        std::ptrdiff_t ahead = std::numeric_limits<std::ptrdiff_t>::min();  // of the input before the text
        while (at < end) {
            const auto source = static_cast<std::size_t>(at - bytes.data());
            const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
            if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // what is left shifts, and says nothing
            if (U_FAILURE(status)) {
                throw DocumentError(
                    "byte " + std::to_string(skipped_ + source) + " does not fit the encoding " + encoding +
                    "; convert the file to UTF-8, or set the option `encoding` of the reader");
            }
            const auto drift =
                static_cast<std::ptrdiff_t>(source) - static_cast<std::ptrdiff_t>(converted_.size());
            if (drift != ahead) {
                steps_.push_back({converted_.size(), source});
                ahead = drift;
            }
            std::uint8_t units[U8_MAX_LENGTH];
            std::int32_t count = 0;
            U8_APPEND_UNSAFE(units, count, static_cast<std::uint32_t>(c));
            converted_.append(reinterpret_cast<const char*>(units), static_cast<std::size_t>(count));
        }
        text_ = converted_;
    }

    std::size_t source_size_ = 0;
    std::size_t skipped_ = 0;  // bytes of the mark
    std::string_view text_;
    std::string converted_;
    std::vector<Step> steps_;
};

}  // namespace v0
}  // namespace rostra
