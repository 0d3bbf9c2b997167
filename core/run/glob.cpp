// SPDX-License-Identifier: Apache-2.0
#include "run/glob.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "base/wording.hpp"
#include "files/file_error.hpp"

namespace rostra::core {

namespace {

/// The character that `text` starts with; a byte that starts none stands for itself.
std::string_view first_character(std::string_view text) {
    return text.substr(0, std::max<std::size_t>(utf8_length(text), 1));
}

/// UTF-8 is ordered as its code points are, so ranges are compared as bytes.
struct Bracket {
    std::size_t length = 0;  ///< of the expression in the pattern
    bool matches = false;
};

/// `[…]` at the front of `pattern`; none where it has no end, and so stands for itself.
std::optional<Bracket> match_bracket(std::string_view pattern, std::string_view character) {
    std::size_t at = 1;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (negated) ++at;
    const auto next = [&] {
        if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
        const std::string_view c = first_character(pattern.substr(at));
        at += c.size();
        return c;
    };
    bool found = false;
    for (bool first = true; at < pattern.size(); first = false) {
        if (pattern[at] == ']' && !first) return Bracket{at + 1, found != negated};
        const std::string_view low = next();
        const bool range = at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']';
        if (range) ++at;
        const std::string_view high = range ? next() : low;
        found = found || (low <= character && character <= high);
    }
    return std::nullopt;
}

/// One element of the pattern against one character: how much of the pattern it takes; none where they
/// differ.
std::optional<std::size_t> match_one(std::string_view pattern, std::string_view character) {
    if (pattern[0] == '?') return 1;
    if (pattern[0] == '[') {
        if (const auto bracket = match_bracket(pattern, character)) {
            return bracket->matches ? std::optional(bracket->length) : std::nullopt;
        }
    }
    const std::size_t escaped = pattern[0] == '\\' && pattern.size() > 1 ? 1 : 0;
    const std::string_view literal = first_character(pattern.substr(escaped));
    return literal == character ? std::optional(escaped + literal.size()) : std::nullopt;
}

std::string join(const std::string& folder, std::string_view name) {
    std::string path = folder;
    if (!path.ends_with('/')) path += '/';
    return path.append(name);
}

FoundFile::Kind kind_of(const struct stat& status) {
    return S_ISREG(status.st_mode) ? FoundFile::Kind::regular : FoundFile::Kind::special;
}

/// Walks the folders that a pattern leads through.
class Expansion {
public:
    explicit Expansion(std::string_view pattern) {
        while (!pattern.empty()) {
            const std::size_t slash = pattern.find('/');
            const std::string_view part = pattern.substr(0, slash);
            // Two in a row mean no more than one, but would lead to each file by many ways.
            const bool again = part == "**" && !parts_.empty() && parts_.back() == "**";
            if (!part.empty() && !again) parts_.emplace_back(part);
            pattern.remove_prefix(slash == std::string_view::npos ? pattern.size() : slash + 1);
        }
    }

    Result<std::vector<FoundFile>> run() {
        descend("/", 0);
        if (error_) return *error_;
        const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
        const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
        std::sort(found_.begin(), found_.end(), by_path);
        found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
        return std::move(found_);
    }

private:
    void descend(const std::string& folder, std::size_t part) {
        const bool last = part + 1 == parts_.size();
        const std::string& pattern = parts_[part];
        if (pattern == "**") {
            if (!last) descend(folder, part + 1);
            list(folder, [&](const dirent& entry) {
                if (entry.d_name[0] != '.') enter_any_depth(join(folder, entry.d_name), entry.d_type, part);
            });
        } else if (is_pattern(pattern) && !is_literal_here(folder, pattern)) {
            list(folder, [&](const dirent& entry) {
                if (name_matches(pattern, entry.d_name))
                    enter(join(folder, entry.d_name), entry.d_type, part);
            });
        } else {
            enter(join(folder, pattern), DT_UNKNOWN, part);
        }
    }

    /// The folder that a pattern is relative to may have a name that looks like one.
    [[nodiscard]] static bool is_literal_here(const std::string& folder, const std::string& pattern) {
        return ::access(join(folder, pattern).c_str(), F_OK) == 0;
    }

    void enter_any_depth(const std::string& path, unsigned char type, std::size_t part) {
        struct stat status {};
        const bool asked = type == DT_UNKNOWN && ::lstat(path.c_str(), &status) == 0;
        if (type == DT_DIR || (asked && S_ISDIR(status.st_mode))) {
            descend(path, part);
        } else if (part + 1 == parts_.size()) {
            add(path);
        }
    }

    void enter(const std::string& path, unsigned char type, std::size_t part) {
        if (part + 1 == parts_.size()) {
            if (type != DT_DIR) add(path);
        } else if (type == DT_DIR || type == DT_LNK || type == DT_UNKNOWN) {
            descend(path, part + 1);
        }
    }

    void add(const std::string& path) {
        FoundFile file;
        const int number = look_at(path, file);
        if (number == EISDIR) return;
        struct stat status {};
        if (number != 0 && ::lstat(path.c_str(), &status) != 0) return;  // it is not there at all
        found_.push_back(std::move(file));
    }

    template <class Visit>
    void list(const std::string& folder, const Visit& visit) {
        if (error_) return;
        const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
        if (stream == nullptr) {
            if (errno != ENOENT && errno != ENOTDIR) error_ = file_error("list the folder", folder, errno);
            return;
        }
        while (const dirent* entry = ::readdir(stream.get())) {
            const std::string_view name = entry->d_name;
            if (name != "." && name != "..") visit(*entry);
        }
    }

    std::vector<std::string> parts_;
    std::vector<FoundFile> found_;
    std::optional<Error> error_;
};

}  // namespace

bool is_pattern(std::string_view path) { return path.find_first_of("*?[\\") != std::string_view::npos; }

bool name_matches(std::string_view pattern, std::string_view name) {
    if (name.starts_with('.') && !pattern.starts_with('.') && !pattern.starts_with("\\.")) return false;
    // On a mismatch the last star takes one character more: no earlier star ever has to.
    std::optional<std::string_view> after_star;
    std::string_view star_name;
    while (!name.empty() || !pattern.empty()) {
        if (!pattern.empty() && pattern[0] == '*') {
            pattern.remove_prefix(1);
            after_star = pattern;
            star_name = name;
            continue;
        }
        if (!pattern.empty() && !name.empty()) {
            const std::string_view character = first_character(name);
            if (const auto taken = match_one(pattern, character)) {
                pattern.remove_prefix(*taken);
                name.remove_prefix(character.size());
                continue;
            }
        }
        if (!after_star || star_name.empty()) return false;
        star_name.remove_prefix(first_character(star_name).size());
        name = star_name;
        pattern = *after_star;
    }
    return true;
}

int look_at(const std::string& path, FoundFile& file) {
    file.path = path;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        file.kind = FoundFile::Kind::unknown;
        return errno;
    }
    if (S_ISDIR(status.st_mode)) return EISDIR;
    file.kind = kind_of(status);
    file.bytes = static_cast<std::uint64_t>(status.st_size);
    file.device = status.st_dev;
    file.inode = status.st_ino;
    return 0;
}

Result<std::vector<FoundFile>> expand(const std::string& pattern) { return Expansion(pattern).run(); }

}  // namespace rostra::core
