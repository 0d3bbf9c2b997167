// SPDX-License-Identifier: Apache-2.0
#include "run/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/wording.hpp"
#include "files/file_error.hpp"
#include "run/file_id.hpp"
#include "run/glob.hpp"

namespace rostra::core {

namespace {

/// A file, and which of the plan's paths named it.
struct Named {
    FoundFile file;
    std::size_t path = 0;
};

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

/// Whether `path` is below `folder`; both are absolute, and "" is the root of all.
bool is_below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

/// "'a.txt'", "'a.txt' and 1 other file", "'a.txt' and 12 other files".
std::string with_others(std::string_view first, std::size_t count) {
    const std::size_t others = count - 1;
    if (others == 0) return in_quotes(first);
    return fmt::format("{} and {} other file{}", in_quotes(first), others, others == 1 ? "" : "s");
}

/// The part of a pattern that is the same for all it matches.
std::string_view fixed_folder(std::string_view pattern) {
    return folder_of(pattern.substr(0, std::min(pattern.find_first_of("*?[\\"), pattern.size())));
}

class InputSearch {
public:
    explicit InputSearch(const Plan& plan) : plan_(plan), errors_(plan.file, plan.text) {}

    FoundInputs run() {
        const InputPlan& input = plan_.input;
        if (input.paths.empty()) {
            errors_.add({plan_.file, 0, 0, 0},
                        "nothing to read; set `paths` in [input], or name files on the command line");
        }
        if (!input.metadata_not_read.empty()) {
            warnings_.push_back(
                fmt::format("the metadata {} is not read, as inputs of the command line take the place of "
                            "those it is about; "
                            "--set input.metadata=FILE names one for them",
                            in_quotes(input.metadata_not_read)));
        }
        find_own_files();
        for (std::size_t i = 0; i < input.paths.size(); ++i) collect(i);
        std::sort(named_.begin(), named_.end(), [](const Named& a, const Named& b) {
            return std::tie(a.file.path, a.path) < std::tie(b.file.path, b.path);
        });
        root_ = input.root.empty() ? common_folder() : input.root;
        while (root_.ends_with('/')) root_.pop_back();
        refuse_special_files();
        refuse_results();
        refuse_outsiders();
        refuse_twice_named();
        FoundInputs found;
        if (errors_.empty()) {
            warn_of_links();
            found.inputs = inputs();
            refuse_ids_of_two_files(found.inputs);
            refuse_ambiguous_ids(found.inputs);
        }
        found.errors = errors_.sorted();
        found.warnings = std::move(warnings_);
        return found;
    }

private:
    void collect(std::size_t index) {
        const InputPath& path = plan_.input.paths[index];
        const std::string shown = in_quotes(path.written);
        FoundFile file;
        const int number = look_at(path.path, file);
        if (number == 0) {
            named_.push_back({std::move(file), index});
        } else if (number == EISDIR) {
            errors_.add(path.place, fmt::format("{} is a folder; write {} for all files below it", shown,
                                                in_quotes(with_stars(path.written))));
        } else if (!is_pattern(path.path) && (number == ENOENT || number == ENOTDIR)) {
            errors_.add(path.place, fmt::format("there is no file {}", shown));
        } else if (!is_pattern(path.path)) {
            errors_.add(path.place, file_error("read", path.written, number).message);
        } else {
            collect_matches(index);
        }
    }

    void collect_matches(std::size_t index) {
        const InputPath& path = plan_.input.paths[index];
        Result<std::vector<FoundFile>> matches = expand(path.path);
        if (!matches) {
            errors_.add(path.place, fmt::format("{}; {} cannot be matched without it",
                                                matches.error().message, in_quotes(path.written)));
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
                named_.push_back({std::move(file), index});
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

    void find_own_files() {
        const std::pair<const std::string&, std::string_view> uses[] = {
            {plan_.input.metadata, "metadata"},
            {plan_.input.corrections, "corrections"},
            {plan_.file, "pipeline"}};
        for (const auto& [path, use] : uses) {
            FoundFile file;
            if (!path.empty() && look_at(path, file) == 0) own_files_.emplace_back(std::move(file), use);
        }
    }

    /// What the run reads a file for, if it is not for a document.
    [[nodiscard]] std::string_view other_use(const FoundFile& file) const {
        for (const auto& [own, use] : own_files_) {
            if (own.device == file.device && own.inode == file.inode) return use;
        }
        return {};
    }

    static std::string with_stars(std::string_view folder) {
        while (folder.ends_with('/')) folder.remove_suffix(1);
        return std::string(folder) + "/**";
    }

    /// The deepest folder that holds all files, which are sorted: the first and the last differ soonest.
    [[nodiscard]] std::string common_folder() const {
        if (named_.empty()) return {};
        const std::string_view first = named_.front().file.path;
        const std::string_view last = named_.back().file.path;
        const auto differ = std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first;
        const std::string_view common = first.substr(0, static_cast<std::size_t>(differ - first.begin()));
        return std::string(folder_of(common));
    }

    /// One error for each path that names files of which `is_bad` holds; `tell` words it.
    template <class IsBad, class Tell>
    void refuse(const IsBad& is_bad, const Tell& tell) {
        struct Bad {
            const FoundFile* first = nullptr;
            std::size_t count = 0;
        };
        std::map<std::size_t, Bad> bad;
        for (const Named& named : named_) {
            if (!is_bad(named.file)) continue;
            Bad& of_path = bad[named.path];
            if (of_path.count++ == 0) of_path.first = &named.file;
        }
        for (const auto& [path, files] : bad) {
            errors_.add(plan_.input.paths[path].place,
                        tell(with_others(shown(files.first->path), files.count)));
        }
    }

    void refuse_special_files() {
        refuse([](const FoundFile& file) { return file.kind == FoundFile::Kind::special; },
               [](const std::string& files) {
                   return fmt::format("{}: a pipe, a socket or a device, not a file; leave it out", files);
               });
    }

    void refuse_results() {
        if (plan_.output.dir.empty()) return;
        refuse([this](const FoundFile& file) { return is_below(file.path, plan_.output.dir); },
               [](const std::string& files) {
                   return fmt::format(
                       "{} would be read, but is in the folder of results; name the inputs more "
                       "closely, or choose another folder with --out",
                       files);
               });
    }

    void refuse_outsiders() {
        if (plan_.input.root.empty()) return;
        std::size_t count = 0;
        const FoundFile* first = nullptr;
        for (const Named& named : named_) {
            if (is_below(named.file.path, root_)) continue;
            if (count++ == 0) first = &named.file;
        }
        if (count == 0) return;
        errors_.add(
            plan_.input.root_place,
            fmt::format("{}: not below the root {}; choose a root that holds all inputs, or leave it out",
                        with_others(first->path, count), in_quotes(plan_.input.root)));
    }

    /// One error for each pair of paths: patterns that overlap do so in many files.
    void refuse_twice_named() {
        struct Twice {
            std::string_view first;
            std::size_t count = 0;
        };
        std::map<std::pair<std::size_t, std::size_t>, Twice> pairs;
        for (std::size_t i = 1; i < named_.size(); ++i) {
            if (named_[i].file.path != named_[i - 1].file.path) continue;
            Twice& twice = pairs[{named_[i - 1].path, named_[i].path}];
            if (twice.count++ == 0) twice.first = named_[i].file.path;
        }
        for (const auto& [paths, twice] : pairs) {
            const InputPath& one = plan_.input.paths[paths.first];
            const InputPath& other = plan_.input.paths[paths.second];
            errors_.add(
                other.place,
                fmt::format("two inputs with one id: {} {} named by {} and again by {}; name each "
                            "file once",
                            with_others(shown(twice.first), twice.count), twice.count == 1 ? "is" : "are",
                            in_quotes(one.written), in_quotes(other.written)));
        }
    }

    /// Documents of one file are FILE#KEY. Were a file called that too, two documents could get one id.
    void refuse_ambiguous_ids(const Inputs& inputs) {
        const auto by_id = [](const SourceFile& file, std::string_view id) { return file.id < id; };
        for (const SourceFile& file : inputs.files) {
            for (std::size_t mark = file.id.find('#'); mark != std::string::npos;
                 mark = file.id.find('#', mark + 1)) {
                const std::string_view other = std::string_view(file.id).substr(0, mark);
                const auto at = std::lower_bound(inputs.files.begin(), inputs.files.end(), other, by_id);
                if (at == inputs.files.end() || at->id != other) continue;
                errors_.add(
                    {plan_.file, 0, 0, 0},
                    fmt::format("{} is a file, but could be the id of a document in {} as well; rename one",
                                in_quotes(file.id), in_quotes(other)));
            }
        }
    }

    /// A name with bytes that ids cannot have may come to look as another file's does.
    void refuse_ids_of_two_files(const Inputs& inputs) {
        for (std::size_t i = 1; i < inputs.files.size(); ++i) {
            if (inputs.files[i].id != inputs.files[i - 1].id) continue;
            errors_.add(
                {plan_.file, 0, 0, 0},
                fmt::format("{} is the name of a file, and the id of another whose name is not UTF-8 or "
                            "holds control characters; rename one",
                            in_quotes(inputs.files[i].id)));
        }
    }

    /// Links let one file be met under several names; its words then count as often.
    void warn_of_links() {
        std::vector<const FoundFile*> files;
        for (const Named& named : named_) {
            if (named.file.inode != 0) files.push_back(&named.file);
        }
        const auto identity = [](const FoundFile* file) { return std::pair(file->device, file->inode); };
        std::stable_sort(files.begin(), files.end(),
                         [&](const FoundFile* a, const FoundFile* b) { return identity(a) < identity(b); });
        std::size_t count = 0;
        std::pair<std::string_view, std::string_view>
            first;  // a name, and another of the same file before it
        for (std::size_t i = 1; i < files.size(); ++i) {
            if (identity(files[i]) != identity(files[i - 1])) continue;
            const std::pair<std::string_view, std::string_view> names(files[i]->path, files[i - 1]->path);
            if (count++ == 0 || names < first) first = names;
        }
        if (count == 0) return;
        warnings_.push_back(
            fmt::format("{} by a link the same file as another input, and {} words count again: {} is {}",
                        with_others(file_id(shown(first.first)), count) + (count == 1 ? " is" : " are"),
                        count == 1 ? "its" : "their", in_quotes(file_id(shown(first.first))),
                        in_quotes(file_id(shown(first.second)))));
    }

    [[nodiscard]] Inputs inputs() {
        Inputs inputs;
        inputs.root = root_.empty() ? "/" : file_id(root_);
        inputs.files.reserve(named_.size());
        std::size_t escaped = 0;
        std::string first_escaped;
        for (Named& named : named_) {
            const std::string_view path = shown(named.file.path);
            std::string id = file_id(path);
            if (id != path && escaped++ == 0) first_escaped = id;
            inputs.bytes += named.file.bytes;
            inputs.files.push_back({std::move(id), std::move(named.file.path), named.file.bytes});
        }
        if (escaped == 0) return inputs;
        warnings_.push_back(
            fmt::format("the name{} of {} {} not UTF-8 or hold{} control characters; results have "
                        "%XX for each such byte",
                        escaped == 1 ? "" : "s", with_others(first_escaped, escaped),
                        escaped == 1 ? "is" : "are", escaped == 1 ? "s" : ""));
        std::sort(inputs.files.begin(), inputs.files.end(), [](const SourceFile& a, const SourceFile& b) {
            return std::tie(a.id, a.path) < std::tie(b.id, b.path);
        });
        return inputs;
    }

    /// A path below the root, as ids are; another whole.
    [[nodiscard]] std::string_view shown(std::string_view path) const {
        return is_below(path, root_) ? path.substr(root_.size() + 1) : path;
    }

    const Plan& plan_;
    Diagnostics errors_;
    std::vector<std::string> warnings_;
    std::vector<std::pair<FoundFile, std::string_view>> own_files_;  // that the run reads for something else
    std::vector<Named> named_;
    std::string root_;
};

}  // namespace

FoundInputs find_inputs(const Plan& plan) { return InputSearch(plan).run(); }

}  // namespace rostra::core
