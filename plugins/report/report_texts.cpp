// SPDX-License-Identifier: Apache-2.0
#include "report_texts.hpp"

#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <new>
#include <numeric>

#include "report_block.hpp"
#include "report_json.hpp"

namespace rostra::report {

namespace {

// A reader of one document need not open all of them.
constexpr std::size_t kBlockInPage = std::size_t{1} << 18;
constexpr std::size_t kBlockBeside = std::size_t{1} << 20;
constexpr std::size_t kMostFiles = 200;  // all of them are open until the run ends

}  // namespace

std::vector<TextBlock> text_blocks(const std::vector<std::size_t>& sizes, std::size_t room) {
    const std::size_t all = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
    const std::size_t file_size = std::max(kBlockBeside, all / kMostFiles);
    std::vector<TextBlock> blocks;
    std::size_t size = 0;  // of the block at hand
    std::size_t in_page = 0;
    bool beside = false;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const std::size_t text = sizes[i];
        beside = beside || in_page + text > room;
        const bool full = size >= (beside ? file_size : kBlockInPage);
        if (blocks.empty() || full || blocks.back().beside != beside) {
            blocks.push_back({i, i, beside});
            size = 0;
        }
        blocks.back().end = i + 1;
        size += text;
        if (!beside) in_page += text;
    }
    return blocks;
}

std::string text_block_id(std::size_t block) { return "texts-" + std::to_string(block); }

std::string text_file_name(std::size_t block) { return "report-" + text_block_id(block) + ".js"; }

std::string text_nonce(std::string_view title, const std::vector<ListedDocument>& documents) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
    if (state == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    XXH3_128bits_update(state.get(), title.data(), title.size());
    for (const ListedDocument& document : documents) {
        XXH3_128bits_update(state.get(), document.id.c_str(), document.id.size() + 1);
        XXH3_128bits_update(state.get(), document.text.data(), document.text.size());
    }
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(state.get()));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string nonce;
    for (const unsigned char byte : bytes.digest) {
        nonce += kDigits[byte >> 4U];
        nonce += kDigits[byte & 15U];
    }
    return nonce;
}

void write_texts(const std::vector<ListedDocument>& documents, const std::vector<TextBlock>& blocks,
                 OutputFile& page, const Files& files) {
    for (std::size_t number = 0; number < blocks.size(); ++number) {
        const TextBlock& block = blocks[number];
        std::string json;
        for (std::size_t i = block.first; i < block.end; ++i) {
            json += i == block.first ? '[' : ',';
            append_json(json, documents[i].text);
        }
        json += ']';
        if (!block.beside) {
            write_block(page, text_block_id(number), json);
            continue;
        }
        OutputFile file = files.open(text_file_name(number));
        file.write("rostraText(\"" + text_block_id(number) + "\",\"");
        file.write(deflated(json));
        file.write("\");\n");
        file.flush();
    }
}

}  // namespace rostra::report
