// SPDX-License-Identifier: Apache-2.0
#include "config/named_readers.hpp"

#include <algorithm>

#include "base/wording.hpp"
#include "config/plugin_lookup.hpp"

namespace rostra::core {
namespace {

/// In place of a reader's name: whichever fits.
constexpr std::string_view kAnyReader = "auto";

/// Whether a plugin reads what its manifest says is its own, and needs no option to do so.
bool reads_by_itself(const Manifest& manifest) {
    const bool needs_option = std::any_of(manifest.options.begin(), manifest.options.end(),
                                          [](const OptionSpec& option) { return option.required; });
    return !needs_option && std::any_of(manifest.components.begin(), manifest.components.end(),
                                        [](const ComponentSpec& component) {
                                            return component.kind == ComponentKind::reader &&
                                                   !component.accepts.everything();
                                        });
}

/// The plain reader, and, in the order of their ids, all that say which files are their own; the plain one alone where
/// every file is to be read as it is.
std::vector<NamedReader> readers_by_default(const OptionValue* written, const SourcePlace& place,
                                            const Catalogue& catalogue) {
    std::vector<NamedReader> readers = {{std::string(kPlainReader), place}};
    const OptionValue* as_text = written == nullptr ? nullptr : written->find("treat-as-text");
    if (as_text != nullptr && as_text->is_bool() && as_text->boolean()) return readers;
    for (const CatalogueEntry& entry : catalogue.plugins) {
        if (entry.manifest.id != kPlainReader && reads_by_itself(entry.manifest))
            readers.push_back({entry.manifest.id, place, true});
    }
    std::sort(readers.begin() + 1, readers.end(),
              [](const NamedReader& a, const NamedReader& b) { return a.name < b.name; });
    return readers;
}

/// A plugin that nobody could look at may be the reader that some file needs; without it the file would be read otherwise.
void refuse_unread_plugins(const SourcePlace& place, const Catalogue& catalogue, Diagnostics& errors) {
    for (const UnusableEntry& entry : catalogue.unusable) {
        if (entry.unread)
            errors.add(place, why_unusable(entry) +
                                  "; it may be the reader of an input: mend it, take it away, or name the "
                                  "readers in 'reader' of [input]");
    }
}

}  // namespace

SourcePlace known_place(const SourcePlace& place, const PipelineRequest& request) {
    return place == SourcePlace{} ? SourcePlace{request.file, 0, 0, 0} : place;
}

std::vector<NamedReader> name_readers(const std::string& label, const OptionValue* written,
                                      const PipelineRequest& request, const Catalogue& catalogue,
                                      Diagnostics& errors) {
    const std::string option = "option 'reader' of " + label;
    const OptionValue* named = written == nullptr ? nullptr : written->find("reader");
    const SourcePlace place = known_place(named == nullptr ? SourcePlace{} : named->place, request);
    const std::vector<NamedReader> plain = readers_by_default(written, place, catalogue);
    if (named == nullptr || (named->is_string() && named->string() == kAnyReader)) {
        if (plain.size() > 1) refuse_unread_plugins(place, catalogue, errors);
        return plain;
    }
    if (named->is_string()) return {{named->string(), place}};
    if (!named->is_list()) {
        errors.add(place,
                   option + " must be a string or a list of strings, not " + std::string(kind_of(*named)));
        return plain;
    }
    if (named->list().empty()) errors.add(place, option + " names nothing to read with");
    std::vector<NamedReader> readers;
    for (const OptionValue& item : named->list()) {
        if (!item.is_string()) {
            errors.add(item.place, option + " must hold strings, not " + std::string(kind_of(item)));
        } else if (std::any_of(readers.begin(), readers.end(),
                               [&](const NamedReader& r) { return r.name == item.string(); })) {
            errors.add(item.place, option + " names " + in_quotes(item.string()) + " twice");
        } else {
            readers.push_back({item.string(), item.place});
        }
    }
    return readers.empty() ? plain : readers;
}

}  // namespace rostra::core
