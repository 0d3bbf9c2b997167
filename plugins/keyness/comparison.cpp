// SPDX-License-Identifier: Apache-2.0
#include "comparison.hpp"

#include <algorithm>

#include "rostra/call.hpp"

namespace rostra::keyness {
namespace {

bool has(const std::vector<std::string>& groups, std::string_view group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

std::vector<std::string> groups_of(const Options& options, std::string_view name) {
    std::vector<std::string> groups;
    for (const std::string_view group : options.strings(name)) {
        if (has(groups, group)) {
            throw OptionError("'" + std::string(name) + "' names '" + std::string(group) + "' twice",
                              options.where(name));
        }
        groups.emplace_back(group);
    }
    return groups;
}

std::string joined(const std::vector<std::string>& groups) {
    std::string all;
    for (const std::string& group : groups) all += (all.empty() ? "" : " + ") + group;
    return all;
}

}  // namespace

Comparison::Comparison(const Setup& setup, const Call& call) : counting(setup) {
    const Options options = setup.options();
    target = groups_of(options, "target");
    reference = groups_of(options, "reference");
    if (counting.scopes.size() != 1) {
        throw OptionError("'by' names more than one thing to group by", options.where("by"));
    }
    for (const std::string& group : reference) {
        if (has(target, group)) {
            throw OptionError(
                "'" + group + "' is a target already: what is compared with itself does not differ",
                options.where("reference"));
        }
    }
    const bool has_list = options.has("reference-list");
    if (scope().kind == terms::Scope::Kind::corpus) {
        if (!has_list) {
            throw OptionError(
                "the corpus has no rest to be compared with: name a 'reference-list', or group by something",
                options.where("by"));
        }
        if (!target.empty())
            throw OptionError("the corpus has no groups to choose from", options.where("target"));
    }
    const std::int64_t size = options.integer("reference-size");
    if (has_list) {
        if (!reference.empty()) {
            throw OptionError("'reference' and 'reference-list' are both set: one of them is the reference",
                              options.where("reference"));
        }
        if (counting.lengths.size() != 1) {
            throw OptionError(
                "a 'reference-list' has terms of one length: compare one length of 'ngrams' a stage",
                options.where("ngrams"));
        }
        const std::uint32_t where = options.where("reference-list");
        list = read_reference_list(Data(setup, call).read_named(options.string("reference-list"), where),
                                   size, where);
    } else if (size != 0) {
        throw OptionError("'reference-size' is the size of a 'reference-list', and there is none",
                          options.where("reference-size"));
    }

    for (const std::string& group : target) counting.words += "target " + group + '\n';
    for (const std::string& group : reference) counting.words += "reference " + group + '\n';
    counting.words += list ? "list\n" : "";
}

Comparison::Side Comparison::side_of(std::string_view group) const {
    if (has(reference, group)) return Side::reference;
    if (target.empty() || has(target, group)) return Side::target;
    return reference.empty() && !list ? Side::reference : Side::none;
}

bool Comparison::names(std::string_view group) const { return has(target, group) || has(reference, group); }

std::string Comparison::target_name() const { return joined(target); }

std::string Comparison::reference_name() const {
    if (list) return list->name;
    return reference.empty() ? "rest" : joined(reference);
}

}  // namespace rostra::keyness
