// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/result.hpp"
#include "engine/text_pages.hpp"

namespace rostra::core {

/// Where in a file an input stands that is part of it.
struct SourceRange {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
};

/// All bytes of one input while its reader is at work.
///
/// Small files are read into pages that their documents can stay in. Large ones are mapped, so that a file of many records
/// need not fit in memory; a mapping shows what others do to the file meanwhile, so documents are copied out of it.
class SourceBytes {
public:
    virtual ~SourceBytes() = default;
    [[nodiscard]] virtual std::string_view view() const = 0;
    /// The pages that the bytes stand in; nullptr: they may change, and what is kept of them has to be a copy.
    [[nodiscard]] virtual std::shared_ptr<const TextPages> pages() const = 0;
    /// Says that `part` of the bytes was copied and will hardly be asked for again: it need not stay in memory twice.
    virtual void was_copied(std::string_view /*part*/) const {}
    /// Whether someone was seen to change the file since it was opened. Cheap.
    [[nodiscard]] virtual bool cut() const { return false; }
    /// The same, by asking the system for its size and time of change.
    [[nodiscard]] virtual bool changed() const { return false; }

    /// `pages`: where a small file may go; `pool`: where larger ones get pages of their own; `part`: the bytes of the file
    /// that are the input, if not all of them. The error is one of the
    /// machine's (is_shortage), says that the file was changed meanwhile (is_changed), or why it cannot be read.
    [[nodiscard]] static Result<std::shared_ptr<const SourceBytes>> open(
        const std::string& path, std::string_view shown, const std::shared_ptr<TextPages>& pages,
        PagePool& pool, std::optional<SourceRange> part = {});
};

/// "'x.txt' was changed while the run read it; run again".
[[nodiscard]] Error changed_error(std::string_view shown);
[[nodiscard]] bool is_changed(const Error& error);

}  // namespace rostra::core
