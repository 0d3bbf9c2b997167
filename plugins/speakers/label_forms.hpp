// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "label_evidence.hpp"
#include "label_grammar.hpp"
#include "printed_labels.hpp"
#include "rostra/analysis/language/text_lines.hpp"
#include "text_masks.hpp"

namespace rostra::speakers {

/// All readings of a document that are written alike.
struct FormUse {
    std::vector<std::int32_t> readings;  ///< in order
    FormEvidence evidence;
    std::int32_t names = 0;      ///< different ones
    std::int32_t recurring = 0;  ///< readings whose name comes again
    std::int32_t indent = 0;     ///< the most frequent
    std::int32_t lettering = 0;  ///< likewise
};

/// Of each reading, how much of what follows on its line, or on the line below where it stands alone, is letters: hundredths of its
/// first bytes; -1 where nothing follows.
std::vector<std::int8_t> prose_of(const TextMasks& masks, const std::vector<Line>& lines,
                                  const std::vector<Label>& readings);

/// A name within a form.
struct FormName {
    std::int32_t name = 0;
    std::size_t form = 0;
    std::int32_t uses = 0;
    std::int32_t after_gap = 0;
};

/// The readings of a document, parted by how they are written.
class Forms {
public:
    /// Readings for which `number_of` gives the same number are of one form.
    Forms(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
          const PrintedLabels& printed, const std::vector<std::int8_t>& prose,
          const std::function<std::size_t(std::size_t)>& number_of);

    [[nodiscard]] const FormUse& of(std::size_t reading) const { return forms_[form_of_[reading]]; }
    /// The reading's place within its form.
    [[nodiscard]] std::size_t place_of(std::size_t reading) const { return places_[reading]; }
    /// The reading's name within its form.
    [[nodiscard]] const FormName& name_of(std::size_t reading) const { return names_[name_of_[reading]]; }
    [[nodiscard]] const std::vector<FormName>& names() const { return names_; }

private:
    void weigh(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& readings,
               const PrintedLabels& printed, const std::vector<std::int8_t>& prose);

    std::vector<FormUse> forms_;
    std::vector<FormName> names_;
    std::vector<std::size_t> form_of_;
    std::vector<std::size_t> places_;
    std::vector<std::size_t> name_of_;
};

}  // namespace rostra::speakers
