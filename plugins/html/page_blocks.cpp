// SPDX-License-Identifier: Apache-2.0
#include "page_blocks.hpp"

#include <utility>

namespace rostra::html {

namespace {

enum class Shown { block, in_line, never };

Shown shown_as(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return Shown::never;
    switch (element.tag) {
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_MATH:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
            return Shown::never;
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_ACRONYM:
        case GUMBO_TAG_B:
        case GUMBO_TAG_BDI:
        case GUMBO_TAG_BDO:
        case GUMBO_TAG_BIG:
        case GUMBO_TAG_CITE:
        case GUMBO_TAG_CODE:
        case GUMBO_TAG_DATA:
        case GUMBO_TAG_DEL:
        case GUMBO_TAG_DFN:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_I:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_INS:
        case GUMBO_TAG_KBD:
        case GUMBO_TAG_LABEL:
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_RUBY:
        case GUMBO_TAG_RB:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SAMP:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRIKE:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_TT:
        case GUMBO_TAG_U:
        case GUMBO_TAG_VAR:
        case GUMBO_TAG_WBR:
        case GUMBO_TAG_UNKNOWN:
            return Shown::in_line;
        default:
            return Shown::block;
    }
}

bool is_hidden(const GumboNode& node) {
    const GumboVector& attributes = node.v.element.attributes;
    if (gumbo_get_attribute(&attributes, "hidden") != nullptr) return true;
    const std::string_view style = attribute(node, "style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos;
}

std::int32_t heading_level(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<std::int32_t>(tag) - GUMBO_TAG_H1 + 1 : 0;
}

/// Goes through a tree without recursion.
class BlockFinder {
public:
    explicit BlockFinder(const ClassWords& words) : words_(words) { page_.elements.push_back({}); }

    PageBlocks find(const GumboNode& root) {
        enter(root);
        while (!open_.empty()) {
            const GumboVector& children = open_.back().node->v.element.children;
            if (open_.back().child == children.length) {
                leave();
            } else {
                visit(*static_cast<const GumboNode*>(children.data[open_.back().child++]));
            }
        }
        end_block();
        return std::move(page_);
    }

private:
    struct Open {
        const GumboNode* node = nullptr;
        unsigned child = 0;
        bool block = false;
        std::size_t element = 0;
        std::size_t link = 0;
        std::int32_t heading = 0;
    };

    void visit(const GumboNode& node) {
        switch (node.type) {
            case GUMBO_NODE_ELEMENT:
                if (node.v.element.tag == GUMBO_TAG_BR) {
                    if (!block_.runs.empty()) block_.runs.push_back({});
                } else if (shown_as(node) != Shown::never && !is_hidden(node)) {
                    enter(node);
                }
                break;
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_CDATA:
            case GUMBO_NODE_WHITESPACE:
                add(node);
                break;
            default:
                break;
        }
    }

    void enter(const GumboNode& node) {
        Open open = open_.empty() ? Open() : open_.back();
        open.node = &node;
        open.child = 0;
        open.block = shown_as(node) == Shown::block;
        const std::string_view rule = words_.rule_of(node);
        if (open.block) {
            end_block();
            if (const std::int32_t level = heading_level(node.v.element.tag); level > 0) open.heading = level;
        }
        if (open.block || !rule.empty()) {
            page_.elements.push_back({open.element, rule});
            open.element = page_.elements.size() - 1;
        }
        if (node.v.element.tag == GUMBO_TAG_A) {
            if (const std::string_view target = attribute(node, "href"); !target.empty()) {
                page_.links.push_back(target);
                open.link = page_.links.size();
            }
        }
        open_.push_back(open);
    }

    void leave() {
        if (open_.back().block) end_block();
        open_.pop_back();
    }

    void add(const GumboNode& text) {
        const Open& open = open_.back();
        const std::string_view words = text.v.text.text;
        if (block_.runs.empty()) {
            if (text.type == GUMBO_NODE_WHITESPACE) return;
            block_.element = open.element;
            block_.heading = open.heading;
        }
        block_.runs.push_back({&text, open.link});
        std::size_t letters = 0;
        for (const char c : words) {
            letters += static_cast<unsigned char>(c) > ' ' ? 1 : 0;
            block_.commas += c == ',' ? 1 : 0;
        }
        block_.letters += letters;
        if (open.link > 0) block_.linked += letters;
    }

    void end_block() {
        if (block_.letters > 0) page_.blocks.push_back(std::move(block_));
        block_ = {};
    }

    const ClassWords& words_;
    PageBlocks page_;
    std::vector<Open> open_;
    PageBlock block_;
};

}  // namespace

PageBlocks blocks_of(const GumboNode& root, const ClassWords& words) { return BlockFinder(words).find(root); }

}  // namespace rostra::html
