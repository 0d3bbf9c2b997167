// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "byte_checks.hpp"
#include "corpus_writer.hpp"
#include "record_splitter.hpp"
#include "rostra/plugin.hpp"

namespace rostra::text {
namespace {

std::string line_number(std::size_t line) { return "line " + std::to_string(line); }

/// Hands on a file's bytes as they are: whole, or record by record.
class TextReader {
public:
    explicit TextReader(const Setup& setup) {
        const Options options = setup.options();
        if (options.string("key") == "rest-of-line") form_ = SeparatorForm::line_prefix;
        if (!options.has("separator")) {
            if (form_ == SeparatorForm::whole_line) return;
            throw OptionError("'key' takes names from separator lines, but there is no 'separator'",
                              options.where("key"));
        }
        separator_ = options.string("separator");
        if (is_blank(*separator_) || separator_->find_first_of("\r\n") != std::string::npos) {
            throw OptionError(
                "a separator is one line that is not blank; leave 'separator' out to read each file as one "
                "document",
                options.where("separator"));
        }
    }

    class Cursor {
    public:
        Cursor(const TextReader& reader, Source& source)
            : bytes_(source.whole()),
              name_(source.name()),
              named_(reader.form_ == SeparatorForm::line_prefix) {
            if (!reader.separator_) return;
            if (const std::string_view encoding = wide_encoding(bytes_); !encoding.empty()) {
                throw DocumentError(
                    "it is " + std::string(encoding) +
                    " by its byte-order mark, and records are told apart byte by byte: convert it to "
                    "UTF-8, or leave out 'separator' to read it as one document");
            }
            splitter_.emplace(bytes_, *reader.separator_, reader.form_);
        }

        bool next(const Call& call, Record& record) {
            call.check_stop();
            return splitter_ ? next_record(call, record) : whole(record);
        }

    private:
        bool whole(Record& record) {
            if (done_) return false;
            done_ = true;
            record.bytes = bytes_;
            record.source_begin = 0;
            return true;
        }

        bool next_record(const Call& call, Record& record) {
            while (const std::optional<RawRecord> raw = splitter_->next()) {
                const std::string_view bytes = bytes_.substr(raw->begin, raw->end - raw->begin);
                const bool has_name = named_ && raw->line != 0;
                if (!has_name && is_blank(bytes)) continue;
                ++count_;
                record.key = named_ ? checked_name(*raw) : number();
                record.bytes = bytes;
                record.source_begin = static_cast<std::int64_t>(raw->begin);
                if (bytes_.starts_with(kUtf8Mark)) record.encoding = "UTF-8";
                return true;
            }
            if (count_ == 0) call.warn(std::string(name_) + " holds no records");
            return false;
        }

        std::string_view number() {
            return {digits_, static_cast<std::size_t>(
                                 std::to_chars(digits_, digits_ + sizeof digits_, count_).ptr - digits_)};
        }

        std::string_view checked_name(const RawRecord& raw) {
            if (raw.line == 0) {
                throw BadRecord{
                    "the text before the first separator line has no name: begin the file with such a line",
                    ""};
            }
            if (raw.name.empty()) {
                throw BadRecord{
                    "nothing follows the separator on " + line_number(raw.line) + " to name the record by",
                    ""};
            }
            if (!is_printable_utf8(raw.name)) {
                throw BadRecord{
                    "the name of the record on " + line_number(raw.line) +
                        " is not UTF-8, or holds control characters: convert the file to UTF-8, or number "
                        "its records (key = \"number\")",
                    ""};
            }
            const auto [first, is_new] = lines_.emplace(raw.name, raw.line);
            if (!is_new) {
                throw BadRecord{"the record on " + line_number(raw.line) + " has the name of the one on " +
                                    line_number(first->second) + ", '" + std::string(raw.name) +
                                    "': give each record of a file a name of its own",
                                std::string(raw.name)};
            }
            return raw.name;
        }

        std::string_view bytes_;
        std::string_view name_;
        bool named_;
        bool done_ = false;
        std::optional<RecordSplitter> splitter_;
        std::size_t count_ = 0;
        char digits_[20] = {};
        std::unordered_map<std::string_view, std::size_t> lines_;  // of the names so far
    };

private:
    std::optional<std::string> separator_;
    SeparatorForm form_ = SeparatorForm::whole_line;
};

}  // namespace
}  // namespace rostra::text

ROSTRA_PLUGIN(rostra::reader<rostra::text::TextReader>("files"),
              rostra::writer<rostra::text::CorpusWriter>("corpus"))
