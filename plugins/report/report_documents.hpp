// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "report_pseudonyms.hpp"
#include "rostra/batch.hpp"
#include "rostra/setup.hpp"

namespace rostra::report {

/// A document as the page's list has it.
struct ListedDocument {
    std::int64_t ordinal = 0;
    std::string id;
    std::string language;
    std::int64_t bytes = 0;
    std::string title;
    std::string date;
    std::int64_t tokens = 0;
    std::string text;  ///< or its beginning, or nothing: as much as the page has room for
};

/// Where a writer finds the table `document`.
struct DocumentColumns {
    explicit DocumentColumns(const Setup& setup)
        : table(setup.input("document")),
          document(setup.column("document", "document")),
          title(setup.column("document", "title")),
          date(setup.column("document", "date")),
          tokens(setup.column("document", "tokens")) {}

    Input table;
    ColumnInput document, title, date, tokens;
};

/// The documents of the run, in order, and their texts as far as there is room.
class DocumentList {
public:
    DocumentList(const DocumentColumns& columns, std::size_t room) : columns_(&columns), room_(room) {}

    void add(const Document& document);
    /// Whether an input is the table `document`, whose rows say more of documents that were added.
    [[nodiscard]] bool is_table(std::uint32_t input) const {
        return columns_->table.present && input == columns_->table.index;
    }
    void take_table(const TableView& rows);

    /// Has them tell how the words of names are written, and what their ids are to be: no two the same.
    void inform(Pseudonyms& persons) const;
    /// Puts pseudonyms in place of names, in ids, titles and texts.
    void hide(const Pseudonyms& persons);

    [[nodiscard]] const std::vector<ListedDocument>& all() const { return documents_; }
    /// Of the texts as they are held, in bytes.
    [[nodiscard]] std::vector<std::size_t> sizes() const {
        std::vector<std::size_t> sizes;
        for (const ListedDocument& document : documents_) sizes.push_back(document.text.size());
        return sizes;
    }
    [[nodiscard]] std::int64_t bytes_left_out() const { return left_out_; }

private:
    const DocumentColumns* columns_;
    std::size_t room_;
    std::vector<ListedDocument> documents_;
    std::int64_t left_out_ = 0;
};

}  // namespace rostra::report
