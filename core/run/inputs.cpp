// SPDX-License-Identifier: Apache-2.0
#include "run/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/wording.hpp"
#include "run/file_id.hpp"
#include "run/input_collector.hpp"

namespace rostra::core {

namespace {

/// Whether `path` is below `folder`; both are absolute, and "" is the root of all.
bool is_below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

class InputSearch {
public:
    explicit InputSearch(const Plan& plan)
        : plan_(plan), errors_(plan.file, plan.text), warnings_(plan.input_warnings) {}

    FoundInputs run() {
        const bool any = std::any_of(plan_.inputs.begin(), plan_.inputs.end(),
                                     [](const InputPlan& input) { return !input.paths.empty(); });
        if (!any) {
            errors_.add({plan_.file, 0, 0, 0},
                        "nothing to read; set `paths` in [input], or name files on the command line");
        }
        named_ = InputCollector(plan_, errors_, warnings_).collect();
        find_roots();
        refuse_special_files();
        refuse_results();
        refuse_outsiders();
        refuse_twice_named();
        FoundInputs found;
        if (errors_.empty()) {
            warn_of_links();
            give_ids();
            refuse_ids_of_two_files();
            refuse_ambiguous_ids();
            found.inputs = inputs();
        }
        found.errors = errors_.sorted();
        found.warnings = std::move(warnings_);
        return found;
    }

private:
    void find_roots() {
        const std::string common = common_folder();
        for (const InputPlan& input : plan_.inputs) {
            std::string root = input.root.empty() ? common : input.root;
            while (root.ends_with('/')) root.pop_back();
            roots_.push_back(std::move(root));
        }
    }
    [[nodiscard]] const std::string& root_of(const NamedFile& named) const { return roots_[named.input]; }

    /// The deepest folder that holds all files whose input names no root. The files are sorted: the first and the last
    /// differ soonest.
    [[nodiscard]] std::string common_folder() const {
        const auto counts = [&](const NamedFile& named) {
            return plan_.inputs[named.input].root.empty() && !is_standard_input(named);
        };
        const auto begin = std::find_if(named_.begin(), named_.end(), counts);
        const auto end = std::find_if(named_.rbegin(), named_.rend(), counts);
        if (begin == named_.end()) return {};
        const std::string_view first = begin->file.path;
        const std::string_view last = end->file.path;
        const auto differ = std::mismatch(first.begin(), first.end(), last.begin(), last.end()).first;
        const std::string_view common = first.substr(0, static_cast<std::size_t>(differ - first.begin()));
        return std::string(folder_of(common));
    }

    /// One error for each path or list that names files of which `is_bad` holds; `tell` words it.
    template <class IsBad, class Tell>
    void refuse(const IsBad& is_bad, const Tell& tell) {
        struct Bad {
            const NamedFile* first = nullptr;
            std::size_t count = 0;
        };
        std::map<std::size_t, Bad> bad;
        for (const NamedFile& named : named_) {
            if (is_standard_input(named) || !is_bad(named.file)) continue;
            Bad& of_namer = bad[named.namer];
            if (of_namer.count++ == 0) of_namer.first = &named;
        }
        for (const auto& [namer, files] : bad)
            errors_.add(place_of(*files.first), tell(with_others(shown(*files.first), files.count)));
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
        for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
            const InputPlan& input = plan_.inputs[i];
            if (input.root.empty()) continue;
            std::size_t count = 0;
            const FoundFile* first = nullptr;
            for (const NamedFile& named : named_) {
                if (named.input != i || is_standard_input(named)) continue;
                if (is_below(named.file.path, roots_[i])) continue;
                if (count++ == 0) first = &named.file;
            }
            if (count == 0) continue;
            errors_.add(
                input.root_place,
                fmt::format("{}: not below the root {}; choose a root that holds all inputs, or leave it out",
                            with_others(first->path, count), in_quotes(input.root)));
        }
    }

    /// One error for each pair of paths or lists: patterns that overlap do so in many files.
    void refuse_twice_named() {
        struct Twice {
            const NamedFile* first = nullptr;
            const NamedFile* again = nullptr;
            std::size_t count = 0;
        };
        std::map<std::pair<std::size_t, std::size_t>, Twice> pairs;
        for (std::size_t i = 1; i < named_.size(); ++i) {
            if (named_[i].file.path != named_[i - 1].file.path || is_standard_input(named_[i])) continue;
            Twice& twice = pairs[{named_[i - 1].namer, named_[i].namer}];
            if (twice.count++ == 0) twice = {&named_[i - 1], &named_[i], 1};
        }
        for (const auto& [namers, twice] : pairs) {
            errors_.add(
                place_of(*twice.again),
                fmt::format("two inputs with one id: {} {} named by {} and again by {}; name each "
                            "file once",
                            with_others(shown(*twice.again), twice.count), twice.count == 1 ? "is" : "are",
                            named_by(*twice.first), named_by(*twice.again)));
        }
    }

    /// By their ids from here on.
    void give_ids() {
        for (NamedFile& named : named_) {
            if (!is_standard_input(named)) named.id = file_id(shown(named));
        }
        std::sort(named_.begin(), named_.end(), [](const NamedFile& a, const NamedFile& b) {
            return std::tie(a.id, a.file.path) < std::tie(b.id, b.file.path);
        });
    }

    /// Documents of one file are FILE#KEY. Were a file called that too, two documents could get one id.
    void refuse_ambiguous_ids() {
        const auto by_id = [](const NamedFile& file, std::string_view id) { return file.id < id; };
        for (const NamedFile& file : named_) {
            for (std::size_t mark = file.id.find('#'); mark != std::string::npos;
                 mark = file.id.find('#', mark + 1)) {
                const std::string_view other = std::string_view(file.id).substr(0, mark);
                const auto at = std::lower_bound(named_.begin(), named_.end(), other, by_id);
                if (at == named_.end() || at->id != other) continue;
                errors_.add(
                    {plan_.file, 0, 0, 0},
                    fmt::format("{} is a file, but could be the id of a document in {} as well; rename one",
                                in_quotes(file.id), in_quotes(other)));
            }
        }
    }

    /// Files below different roots may have one path there, and a name with bytes that ids cannot have may come to look
    /// as another file's does.
    void refuse_ids_of_two_files() {
        for (std::size_t i = 1; i < named_.size(); ++i) {
            const NamedFile& one = named_[i - 1];
            const NamedFile& other = named_[i];
            if (one.id != other.id) continue;
            if (is_standard_input(one) || is_standard_input(other)) {
                const NamedFile& file = is_standard_input(one) ? other : one;
                errors_.add(place_of(file),
                            fmt::format("{} is the id of standard input, and of {} too; give standard input "
                                        "another with --stdin-name",
                                        in_quotes(one.id), in_quotes(file.file.path)));
            } else if (root_of(one) != root_of(other)) {
                errors_.add(
                    place_of(other),
                    fmt::format("two inputs with one id, {}: {}, named by {}, and {}, named by {}; choose "
                                "another `root` for one of their [[input]], or leave it out",
                                in_quotes(one.id), in_quotes(one.file.path), named_by(one),
                                in_quotes(other.file.path), named_by(other)));
            } else {
                errors_.add(
                    {plan_.file, 0, 0, 0},
                    fmt::format("{} is the name of a file, and the id of another whose name is not UTF-8 or "
                                "holds control characters; rename one",
                                in_quotes(one.id)));
            }
        }
    }

    /// Links let one file be met under several names; its words then count as often.
    void warn_of_links() {
        std::vector<const NamedFile*> files;
        for (const NamedFile& named : named_) {
            if (named.file.inode != 0) files.push_back(&named);
        }
        const auto identity = [](const NamedFile* named) {
            return std::pair(named->file.device, named->file.inode);
        };
        std::stable_sort(files.begin(), files.end(),
                         [&](const NamedFile* a, const NamedFile* b) { return identity(a) < identity(b); });
        std::size_t count = 0;
        std::pair<std::string_view, std::string_view>
            first;  // a name, and another of the same file before it
        for (std::size_t i = 1; i < files.size(); ++i) {
            if (identity(files[i]) != identity(files[i - 1])) continue;
            const std::pair<std::string_view, std::string_view> names(shown(*files[i]), shown(*files[i - 1]));
            if (count++ == 0 || names < first) first = names;
        }
        if (count == 0) return;
        warnings_.push_back(fmt::format(
            "{} by a link the same file as another input, and {} words count again: {} is {}",
            with_others(file_id(first.first), count) + (count == 1 ? " is" : " are"),
            count == 1 ? "its" : "their", in_quotes(file_id(first.first)), in_quotes(file_id(first.second))));
    }

    [[nodiscard]] Inputs inputs() {
        Inputs inputs;
        for (const std::string& root : roots_) inputs.roots.push_back(root.empty() ? "/" : file_id(root));
        inputs.files.reserve(named_.size());
        std::size_t escaped = 0;
        const NamedFile* first_escaped = nullptr;  // by path
        for (const NamedFile& named : named_) {
            const bool passing = is_standard_input(named);
            inputs.bytes += named.file.bytes;
            inputs.files.push_back({named.id, named.file.path, named.file.bytes, named.input, passing});
            if (passing || named.id == shown(named)) continue;
            ++escaped;
            if (first_escaped == nullptr || named.file.path < first_escaped->file.path)
                first_escaped = &named;
        }
        if (escaped == 0) return inputs;
        warnings_.push_back(
            fmt::format("the name{} of {} {} not UTF-8 or hold{} control characters; results have "
                        "%XX for each such byte",
                        escaped == 1 ? "" : "s", with_others(first_escaped->id, escaped),
                        escaped == 1 ? "is" : "are", escaped == 1 ? "s" : ""));
        return inputs;
    }

    /// A path below the root, as ids are; another whole.
    [[nodiscard]] std::string_view shown(const NamedFile& named) const {
        const std::string_view path = named.file.path;
        const std::string& root = root_of(named);
        return is_below(path, root) ? path.substr(root.size() + 1) : path;
    }

    const Plan& plan_;
    Diagnostics errors_;
    std::vector<std::string> warnings_;
    std::vector<NamedFile> named_;
    std::vector<std::string> roots_;  // as Plan::inputs
};

}  // namespace

FoundInputs find_inputs(const Plan& plan) { return InputSearch(plan).run(); }

}  // namespace rostra::core
