// SPDX-License-Identifier: Apache-2.0
#include "engine/text_pages.hpp"

#include <sys/mman.h>

#include <cstring>
#include <new>

namespace rostra::core {

namespace {

constexpr std::size_t kAlignment = 64;  // of each text, as of all that crosses the boundary

}  // namespace

PagePool::~PagePool() {
    for (const Region& region : free_) ::munmap(region.data, region.size);
}

PagePool::Region PagePool::take(std::size_t size) {
    if (size <= kRegion) {
        size = kRegion;
        const std::scoped_lock lock(mutex_);
        if (!free_.empty()) {
            const Region region = free_.back();
            free_.pop_back();
            return region;
        }
    }
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) throw std::bad_alloc();
    return {static_cast<char*>(data), size};
}

void PagePool::give_back(Region region) noexcept {
    if (region.size == kRegion && ::mprotect(region.data, region.size, PROT_READ | PROT_WRITE) == 0) {
        const std::scoped_lock lock(mutex_);
        if (free_.size() < idle_) return free_.push_back(region);
    }
    ::munmap(region.data, region.size);
}

TextPages::~TextPages() {
    for (const PagePool::Region& region : regions_) pool_.give_back(region);
}

char* TextPages::take(std::size_t size) {
    const std::size_t begin = (used_ + kAlignment - 1) / kAlignment * kAlignment;
    if (!regions_.empty() && begin <= regions_.back().size && size <= regions_.back().size - begin) {
        used_ = begin + size;
        return regions_.back().data + begin;
    }
    regions_.emplace_back();  // before there is something that could be lost
    regions_.back() = pool_.take(size);
    used_ = size;
    return regions_.back().data;
}

std::string_view TextPages::keep(std::string_view bytes) {
    if (bytes.empty()) return {};
    char* room = take(bytes.size());
    std::memcpy(room, bytes.data(), bytes.size());
    return {room, bytes.size()};
}

void TextPages::seal() noexcept {
    // Where the system will not protect them, texts are as safe as any other memory.
    for (const PagePool::Region& region : regions_) ::mprotect(region.data, region.size, PROT_READ);
}

}  // namespace rostra::core
