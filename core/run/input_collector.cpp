// SPDX-License-Identifier: Apache-2.0
#include "run/input_collector.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <tuple>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "manifest/check_option.hpp"
#include "run/file_list_reader.hpp"

namespace rostra::core {
namespace {

constexpr std::size_t kMostErrorsOfAList = 100;

/// The part of a pattern that is the same for all it matches.
std::string_view fixed_folder(std::string_view pattern) {
    return folder_of(pattern.substr(0, std::min(pattern.find_first_of("*?[\\"), pattern.size())));
}

std::string why_not_read(std::string_view written, int number) {
    if (number == EISDIR) return fmt::format("{} is a folder; list the files in it", in_quotes(written));
    if (number == ENOENT || number == ENOTDIR) return fmt::format("there is no file {}", in_quotes(written));
    return file_error("read", written, number).message;
}

std::string with_stars(std::string_view folder) {
    while (folder.ends_with('/')) folder.remove_suffix(1);
    return std::string(folder) + "/**";
}

}  // namespace

bool is_standard_input(const NamedFile& named) { return named.path->kind == InputPath::Kind::standard_input; }

SourcePlace place_of(const NamedFile& named) {
    if (named.line == 0) return named.path->place;
    return {named.path->place.file, named.line, 1, 0};
}

std::string named_by(const NamedFile& named) {
    const std::string namer = in_quotes(named.path->written);
    return named.line == 0 ? namer : fmt::format("line {} of {}", named.line, namer);
}

std::string with_others(std::string_view first, std::size_t count) {
    const std::size_t others = count - 1;
    if (others == 0) return in_quotes(first);
    return fmt::format("{} and {} other file{}", in_quotes(first), others, others == 1 ? "" : "s");
}

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

std::vector<NamedFile> InputCollector::collect() {
    find_own_files();
    std::size_t namer = 0;
    for (std::size_t input = 0; input < plan_.inputs.size(); ++input) {
        for (const InputPath& path : plan_.inputs[input].paths) collect_path({{}, &path, input, namer++});
    }
    std::sort(named_.begin(), named_.end(), [](const NamedFile& a, const NamedFile& b) {
        return std::tie(a.file.path, a.namer, a.line) < std::tie(b.file.path, b.namer, b.line);
    });
    return std::move(named_);
}

void InputCollector::collect_path(const NamedFile& named) {
    switch (named.path->kind) {
        case InputPath::Kind::standard_input:
            named_.push_back(named);
            named_.back().id = named.path->written;
            break;
        case InputPath::Kind::list:
            collect_list(named);
            break;
        case InputPath::Kind::pattern:
            collect_pattern(named);
            break;
    }
}

void InputCollector::collect_list(const NamedFile& list) {
    const InputPath& path = *list.path;
    const std::vector<ListedPath> listed = paths_of(path.list);
    if (listed.empty()) errors_.add(path.place, "the list names nothing to read");
    std::size_t wrong = 0;
    for (const ListedPath& one : listed) {
        NamedFile named = list;
        named.line = one.line;
        const int number = look_at(absolute_path(one.written, path.path), named.file);
        if (number == 0) {
            named_.push_back(std::move(named));
        } else if (wrong++ < kMostErrorsOfAList) {
            errors_.add(place_of(named), why_not_read(one.written, number));
        }
    }
    if (wrong > kMostErrorsOfAList) {
        errors_.add(path.place, fmt::format("{} paths of the list cannot be read; the first {} are shown",
                                            wrong, kMostErrorsOfAList));
    }
}

void InputCollector::collect_pattern(const NamedFile& named) {
    const InputPath& path = *named.path;
    const std::string shown = in_quotes(path.written);
    NamedFile found = named;
    const int number = look_at(path.path, found.file);
    if (number == 0) {
        named_.push_back(std::move(found));
    } else if (number == EISDIR) {
        errors_.add(path.place, fmt::format("{} is a folder; write {} for all files below it", shown,
                                            in_quotes(with_stars(path.written))));
    } else if (!is_pattern(path.path) && (number == ENOENT || number == ENOTDIR)) {
        errors_.add(path.place, fmt::format("there is no file {}", shown));
    } else if (!is_pattern(path.path)) {
        errors_.add(path.place, file_error("read", path.written, number).message);
    } else {
        collect_matches(named);
    }
}

void InputCollector::collect_matches(const NamedFile& named) {
    const InputPath& path = *named.path;
    Result<std::vector<FoundFile>> matches = expand(path.path);
    if (!matches) {
        errors_.add(path.place, fmt::format("{}; {} cannot be matched without it", matches.error().message,
                                            in_quotes(path.written)));
        return;
    }
    if (matches->empty()) {
        const std::string folder(fixed_folder(path.path));
        FoundFile at;
        const bool there = folder.empty() || look_at(folder, at) == EISDIR;
        errors_.add(path.place,
                    fmt::format("no file matches {}{}", in_quotes(path.written),
                                there ? "" : fmt::format(": there is no folder {}", in_quotes(folder))));
    }
    const std::size_t before = named_.size();
    std::vector<std::string> special;
    for (FoundFile& file : *matches) {
        const std::string_view use = other_use(file);
        if (file.kind == FoundFile::Kind::special) {
            special.push_back(file.path);
        } else if (use.empty()) {
            named_.push_back(named);
            named_.back().file = std::move(file);
        } else {
            warnings_.push_back(fmt::format("{} is the {} of this run, so the pattern {} leaves it out",
                                            in_quotes(file.path), use, in_quotes(path.written)));
        }
    }
    if (!special.empty()) {
        warnings_.push_back(
            fmt::format("{}: a pipe, a socket or a device, so the pattern {} leaves {} out",
                        with_others(*std::min_element(special.begin(), special.end()), special.size()),
                        in_quotes(path.written), special.size() == 1 ? "it" : "them"));
    }
    if (!matches->empty() && named_.size() == before)
        errors_.add(path.place, fmt::format("{}; name the documents to read", warnings_.back()));
}

void InputCollector::find_own_files() {
    std::vector<std::pair<std::string, std::string_view>> uses = {{plan_.file, "pipeline"}};
    for (const InputPlan& input : plan_.inputs) {
        uses.emplace_back(input.metadata, "metadata");
        uses.emplace_back(input.corrections, "corrections");
    }
    for (const auto& [path, use] : uses) {
        FoundFile file;
        if (!path.empty() && look_at(path, file) == 0) own_files_.emplace_back(std::move(file), use);
    }
}

/// What the run reads a file for, if it is not for a document.
std::string_view InputCollector::other_use(const FoundFile& file) const {
    for (const auto& [own, use] : own_files_) {
        if (own.device == file.device && own.inode == file.inode) return use;
    }
    return {};
}

}  // namespace rostra::core
