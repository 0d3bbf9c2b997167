// SPDX-License-Identifier: Apache-2.0
#include "tei_elements.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "rostra/analysis/language/word_set.hpp"

namespace rostra::tei {

Element kind_of(std::string_view element) {
    using enum Element;
    // Elements that are not here are inlined.
    static const std::unordered_map<std::string, Element, StringHash, std::equal_to<>> kKinds = {
        {"ab", block},
        {"argument", structure},
        {"back", structure},
        {"bibl", block},
        {"body", structure},
        {"byline", block},
        {"castGroup", structure},
        {"castItem", block},
        {"castList", structure},
        {"cell", block},
        {"closer", block},
        {"dateline", block},
        {"div", structure},
        {"div1", structure},
        {"div2", structure},
        {"div3", structure},
        {"div4", structure},
        {"div5", structure},
        {"docAuthor", block},
        {"docDate", block},
        {"docImprint", block},
        {"docTitle", block},
        {"epigraph", structure},
        {"epilogue", structure},
        {"figure", structure},
        {"floatingText", structure},
        {"front", structure},
        {"group", structure},
        {"imprimatur", block},
        {"item", block},
        {"lg", structure},
        {"list", structure},
        {"listBibl", structure},
        {"opener", block},
        {"p", block},
        {"performance", structure},
        {"postscript", structure},
        {"prologue", structure},
        {"row", structure},
        {"salute", block},
        {"seg", block},
        {"set", structure},
        {"signed", block},
        {"table", structure},
        {"text", structure},
        {"titlePage", structure},
        {"titlePart", block},
        {"trailer", block},
        {"l", line},
        {"u", speech},
        {"sp", speech},
        {"speaker", label},
        {"note", event},
        {"incident", event},
        {"kinesic", event},
        {"vocal", event},
        {"gap", event},
        {"stage", event},
        {"move", event},
        {"sound", event},
        {"head", heading},
        {"fw", page},
        {"lb", milestone},
        {"pb", milestone},
        {"cb", milestone},
        {"gb", milestone},
        {"milestone", milestone},
        {"w", word},
        {"pc", word},
        {"choice", variants},
        {"app", variants},
        {"binaryObject", hidden},
        {"del", hidden},
        {"facsimile", hidden},
        {"figDesc", hidden},
        {"fs", hidden},
        {"index", hidden},
        {"interpGrp", hidden},
        {"linkGrp", hidden},
        {"listOrg", hidden},
        {"listPerson", hidden},
        {"notatedMusic", hidden},
        {"particDesc", hidden},
        {"sourceDoc", hidden},
        {"spanGrp", hidden},
        {"standOff", hidden},
        {"timeline", hidden},
        {"xenoData", hidden}};
    const auto at = kKinds.find(element);
    return at == kKinds.end() ? inlined : at->second;
}

bool is_other_variant(std::string_view element) {
    return element == "corr" || element == "reg" || element == "expan" || element == "rdg" || element == "am";
}

}  // namespace rostra::tei
