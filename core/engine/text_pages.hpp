// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace rostra::core {

/// Stretches of pages that are used again: what is idle stays mapped, so that the next chunk need not ask the system for
/// pages and wait until they are set to zero. Thread-safe; outlives what took from it.
class PagePool {
public:
    static constexpr std::size_t kRegion = std::size_t{8} << 20;  ///< bytes of a region of the usual size

    /// `idle`: how many regions to keep for later.
    explicit PagePool(std::size_t idle) : idle_(idle) { free_.reserve(idle); }
    ~PagePool();
    PagePool(const PagePool&) = delete;
    PagePool& operator=(const PagePool&) = delete;

private:
    friend class TextPages;
    struct Region {
        char* data = nullptr;
        std::size_t size = 0;
    };
    /// At least `size` bytes, writable. Throws std::bad_alloc.
    [[nodiscard]] Region take(std::size_t size);
    void give_back(Region region) noexcept;

    std::size_t idle_;
    std::mutex mutex_;
    std::vector<Region> free_;
};

/// Where the texts of a chunk stand: pages that are written once and then made read-only. A plugin that writes into a
/// text, or past the end of an array and into one, dies where it does so; otherwise other stages would work on a text that
/// is nobody's, and the fault would show far from its cause. One thread at a time until `seal`.
///
///     TextPages pages(pool);
///     char* room = pages.take(size);       // fill it
///     std::string_view text = pages.keep(converted);
///     pages.seal();
class TextPages {
public:
    explicit TextPages(PagePool& pool) : pool_(pool) {}
    ~TextPages();
    TextPages(const TextPages&) = delete;
    TextPages& operator=(const TextPages&) = delete;

    /// Room for `size` bytes, as long as this object. Throws std::bad_alloc. Not after `seal`.
    [[nodiscard]] char* take(std::size_t size);
    /// A copy of `bytes`.
    [[nodiscard]] std::string_view keep(std::string_view bytes);
    /// From now on the pages can only be read.
    void seal() noexcept;

private:
    PagePool& pool_;
    std::vector<PagePool::Region> regions_;
    std::size_t used_ = 0;  // of the last region
};

}  // namespace rostra::core
