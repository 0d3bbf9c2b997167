// SPDX-License-Identifier: Apache-2.0
#include "run/metadata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/wording.hpp"
#include "files/read_file.hpp"
#include "run/csv_reader.hpp"
#include "unicode/decode.hpp"

namespace rostra::core {

/// Makes Metadata of the records of a CSV file.
class MetadataReader {
public:
    MetadataReader(std::string_view text, const std::string& shown)
        : records_(text), errors_(shown, text), shown_(shown) {}

    ReadMetadata run() {
        std::vector<CsvField> record;
        while (errors_count_ < kMostErrors && records_.next(record)) {
            if (record.size() == 1 && record[0].text.empty()) continue;
            header_.empty() ? take_header(std::move(record)) : take_row(std::move(record));
            record.clear();
        }
        if (const auto& broken = records_.error()) add(broken->line, broken->column, broken->message);
        if (header_.empty() && errors_count_ == 0) {
            add(0, 0, "is empty; its first line names the columns: the document's id, then facts about it");
        }
        index();
        if (errors_count_ == kMostErrors) add(0, 0, "has more errors than these; mend them first");
        ReadMetadata read;
        read.errors = errors_.sorted();
        if (read.errors.empty()) read.metadata = std::move(metadata_);
        return read;
    }

private:
    static constexpr std::size_t kMostErrors = 20;

    void add(std::uint32_t line, std::uint32_t column, std::string message) {
        errors_.add({shown_, line, column, 0}, std::move(message));
        ++errors_count_;
    }
    void add(const CsvField& at, std::string message) { add(at.line, at.column, std::move(message)); }

    void take_header(std::vector<CsvField> record) {
        header_ = std::move(record);
        if (header_.size() == 1) {
            add(header_[0],
                "the header names one column only; it needs the document's id and facts about it, "
                "separated by commas");
        }
        for (std::size_t i = 1; i < header_.size(); ++i) {
            const CsvField& name = header_[i];
            const auto same = [&](const CsvField& other) { return other.text == name.text; };
            if (name.text.empty()) {
                add(name, "a column without a name; a fact needs one");
            } else if (printable(name.text) != name.text || name.text.find('\t') != std::string::npos) {
                add(name,
                    fmt::format(
                        "the name {} holds a control character, such as a line break or a tab; facts are "
                        "named in every result, so give it a plain one",
                        in_quotes(name.text)));
            } else if (std::any_of(header_.begin() + 1, header_.begin() + static_cast<std::ptrdiff_t>(i),
                                   same)) {
                add(name, fmt::format("two columns are named {}; facts need names of their own",
                                      in_quotes(name.text)));
            }
            metadata_.facts_.push_back(name.text);
        }
    }

    void take_row(std::vector<CsvField> record) {
        if (record.size() != header_.size()) {
            add(record[std::min(header_.size(), record.size() - 1)],
                fmt::format("this row has {} field{}, the header has {}; quote fields that hold commas",
                            record.size(), record.size() == 1 ? "" : "s", header_.size()));
            return;
        }
        if (record[0].text.empty()) {
            add(record[0], "a row without a document's id");
            return;
        }
        lines_.push_back(record[0].line);
        metadata_.ids_.push_back(std::move(record[0].text));
        for (std::size_t i = 1; i < record.size(); ++i) metadata_.cells_.push_back(std::move(record[i].text));
    }

    void index() {
        std::vector<std::size_t>& rows = metadata_.by_id_;
        const std::vector<std::string>& ids = metadata_.ids_;
        rows.resize(ids.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        std::stable_sort(rows.begin(), rows.end(),
                         [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
        for (std::size_t i = 1; i < rows.size() && errors_count_ < kMostErrors; ++i) {
            if (ids[rows[i - 1]] != ids[rows[i]]) continue;
            add(lines_[rows[i]], 1,
                fmt::format("a second row for {}; the first is in line {}", in_quotes(ids[rows[i]]),
                            lines_[rows[i - 1]]));
        }
    }

    CsvReader records_;
    Diagnostics errors_;
    const std::string& shown_;
    std::size_t errors_count_ = 0;
    std::vector<CsvField> header_;
    std::vector<std::uint32_t> lines_;  // of the rows
    Metadata metadata_;
};

std::optional<std::size_t> Metadata::find(std::string_view document) const {
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), document,
                                     [this](std::size_t row, std::string_view id) { return ids_[row] < id; });
    if (at == by_id_.end() || ids_[*at] != document) return std::nullopt;
    return *at;
}

std::span<const std::size_t> Metadata::rows_of_file(std::string_view file) const {
    const std::string begin = std::string(file) + '#';
    const auto first =
        std::lower_bound(by_id_.begin(), by_id_.end(), begin,
                         [this](std::size_t row, const std::string& id) { return ids_[row] < id; });
    const auto last =
        std::find_if(first, by_id_.end(), [&](std::size_t row) { return !ids_[row].starts_with(begin); });
    return {first, last};
}

std::span<const std::string> Metadata::row(std::string_view document) const {
    const std::optional<std::size_t> row = find(document);
    if (!row) return {};
    return std::span(cells_).subspan(*row * facts_.size(), facts_.size());
}

ReadMetadata parse_metadata(std::string_view bytes, std::string_view shown) {
    const std::string file(shown);
    const Result<Decoded> decoded = decode(bytes);
    if (!decoded) return {{}, {{{file, 0, 0, 0}, decoded.error().message, {}}}};
    return MetadataReader(decoded->text(bytes), file).run();
}

ReadMetadata read_metadata(const std::string& path, std::string_view shown) {
    const Result<Bytes> bytes = read_file(path, shown);
    if (!bytes) return {{}, {{{std::string(shown), 0, 0, 0}, bytes.error().message, {}}}};
    return parse_metadata(bytes->view(), shown);
}

}  // namespace rostra::core
