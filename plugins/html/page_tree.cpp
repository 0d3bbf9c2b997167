// SPDX-License-Identifier: Apache-2.0
#include "page_tree.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <new>

#include "rostra/analysis/language/ascii.hpp"
#include "rostra/plugin.hpp"

namespace rostra::html {

namespace {

constexpr std::size_t kDeepest = 1000;
constexpr std::size_t kBytesForEach = 60;  // of the tree, for a byte of the page; pages take 5 to 20
constexpr std::size_t kBytesAtLeast = std::size_t{16} << 20;
constexpr std::size_t kBlock = std::size_t{256} << 10;

/// Elements that hold nothing, or need not be closed.
constexpr std::array<std::string_view, 37> kOpen = {
    "area",     "base",   "body", "br",    "col", "colgroup", "dd",     "dt",  "embed",  "frame",
    "head",     "hr",     "html", "image", "img", "input",    "keygen", "li",  "link",   "meta",
    "optgroup", "option", "p",    "param", "rb",  "rp",       "rt",     "rtc", "source", "tbody",
    "td",       "tfoot",  "th",   "thead", "tr",  "track",    "wbr"};

bool stays_open(std::string_view name) { return std::binary_search(kOpen.begin(), kOpen.end(), name); }

/// Behind what is no mark-up whatever it holds: comments, scripts and the like.
std::size_t behind_raw_text(std::string_view text, std::size_t at, std::string_view name) {
    for (const std::string_view raw : {"script", "style", "textarea", "title", "xmp"}) {
        if (name != raw) continue;
        for (std::size_t end = text.find("</", at); end != std::string_view::npos;
             end = text.find("</", end + 2)) {
            if (to_ascii_small(text.substr(end + 2, raw.size())) == raw) return end + 2 + raw.size();
        }
        return text.size();
    }
    return at;
}

}  // namespace

class PageTree::Arena {
public:
    explicit Arena(std::size_t most) : left_(most) {}
    Arena(Arena&&) = delete;
    ~Arena() {
        while (last_ != nullptr) {
            Block* before = last_->before;
            std::free(last_);
            last_ = before;
        }
    }

    /// Never returns where there is no more: the parser would not look. Throws nothing, since C is above it.
    void* take(std::size_t size) noexcept {
        if (size > left_) std::longjmp(full, 1);
        size = (size + kAlign - 1) / kAlign * kAlign;
        if (size > room_) {
            const std::size_t bytes = std::max(size, kBlock);
            if (bytes > left_) std::longjmp(full, 1);
            void* memory = std::malloc(kAlign + bytes);
            if (memory == nullptr) std::longjmp(full, 2);
            left_ -= bytes;
            last_ = ::new (memory) Block{last_};
            at_ = static_cast<char*>(memory) + kAlign;
            room_ = bytes;
        }
        void* taken = at_;
        at_ += size;
        room_ -= size;
        return taken;
    }

    std::jmp_buf full;  // the way out of a parser that is not made to be stopped

private:
    struct Block {
        Block* before;
    };
    static constexpr std::size_t kAlign = alignof(std::max_align_t);

    Block* last_ = nullptr;
    std::size_t left_;
    char* at_ = nullptr;
    std::size_t room_ = 0;
};

PageTree::PageTree(std::string_view text)
    : arena_(std::make_unique<Arena>(kBytesAtLeast + kBytesForEach * text.size())) {
    if (nesting_of(text) > kDeepest)
        throw DocumentError("its elements are nested more than " + std::to_string(kDeepest) + " deep");
    GumboOptions options = kGumboDefaultOptions;
    options.userdata = arena_.get();
    options.allocator = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); };
    options.deallocator = [](void*, void*) {};
    options.max_errors = 0;
    const int why = setjmp(arena_->full);
    if (why == 2) throw std::bad_alloc();
    if (why != 0) throw DocumentError("it takes more memory to understand than a page of its length does");
    output_ = gumbo_parse_with_options(&options, text.data(), text.size());
}

PageTree::~PageTree() = default;

std::string_view attribute(const GumboNode& node, const char* name) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::size_t nesting_of(std::string_view text) {
    std::size_t depth = 0;
    std::size_t most = 0;
    for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
        if (text.substr(at).starts_with("<!--")) {
            at = std::min(text.find("-->", at + 4), text.size());
            continue;
        }
        const bool closes = ++at < text.size() && text[at] == '/';
        if (closes) ++at;
        const std::size_t begin = at;
        while (at < text.size() && (is_ascii_letter(text[at]) || is_ascii_digit(text[at]) || text[at] == '-'))
            ++at;
        if (at == begin) continue;
        const std::string name = to_ascii_small(text.substr(begin, std::min<std::size_t>(at - begin, 12)));
        if (stays_open(name)) continue;
        if (closes) {
            depth -= std::min<std::size_t>(depth, 1);
            continue;
        }
        const std::size_t behind = behind_raw_text(text, at, name);
        if (behind == at) most = std::max(most, ++depth);
        at = behind;
    }
    return most;
}

}  // namespace rostra::html
