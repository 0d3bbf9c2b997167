// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report_documents.hpp"
#include "rostra/services.hpp"

namespace rostra::report {

/// Texts that are opened together: some documents behind one another.
struct TextBlock {
    std::size_t first = 0;  ///< of the documents, by their place in the list
    std::size_t end = 0;
    bool beside = false;  ///< in a file beside the page, not in the page
};

/// Texts of these sizes, in bytes, in blocks. The first ones are in the page as long as these have at most `room` bytes together; once a text does not
/// fit, it and all behind it are in files. There are some two hundred files at most.
[[nodiscard]] std::vector<TextBlock> text_blocks(const std::vector<std::size_t>& sizes, std::size_t room);

/// "texts-12": what the page knows a block by.
[[nodiscard]] std::string text_block_id(std::size_t block);
/// "report-texts-12.js": a script that hands over one block.
[[nodiscard]] std::string text_file_name(std::size_t block);

/// By which the page's policy knows the scripts that it may load: it follows from the title and all texts, so no single
/// document can name it.
[[nodiscard]] std::string text_nonce(std::string_view title, const std::vector<ListedDocument>& documents);

/// Writes each block, into the page or a file of its own.
void write_texts(const std::vector<ListedDocument>& documents, const std::vector<TextBlock>& blocks,
                 OutputFile& page, const Files& files);

}  // namespace rostra::report
