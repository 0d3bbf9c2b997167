// SPDX-License-Identifier: Apache-2.0
#include "label_layout.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include "label_families.hpp"
#include "rostra/analysis/language/blanks.hpp"
#include "rostra/analysis/language/letters.hpp"
#include "speakers_letters.hpp"

namespace rostra::speakers {

namespace {

constexpr std::size_t kFewestNames = 2;  // words of a name that is believed though it occurs once
constexpr std::size_t kMostNames = 4;

bool declares(std::string_view label, const Family& family) {
    const std::size_t open = label.rfind('(');
    const std::size_t close = label.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return false;
    }
    const auto use = family.uses.find(label.substr(open + 1, close - open - 1));
    return use != family.uses.end() && use->second.recurs();
}

/// A list of links has labels of its own: `BIP 8: https://…`
bool says_link(std::string_view text, const Label& label) {
    const std::string_view said = text.substr(static_cast<std::size_t>(label.said), 9);
    return said.starts_with("http://") || said.starts_with("https://") || said.starts_with("<http");
}

/// What the recurring labels of the chosen family have in common.
struct Profile {
    bool capitals = false;
    bool after_gap = false;
    bool apart = false;            ///< most are paragraphs of their own
    bool alone = false;            ///< each has a line of its own
    bool never_alone = false;      ///< hardly one has
    bool indented = false;         ///< most are equally far in, and not at the margin
    bool dense = false;            ///< a few lines, and hardly one without a label
    bool addresses = false;        ///< periods end labels, but only behind `Mr. BURNS` and the like
    bool plain_addresses = false;  ///< the same, written `Mr. Burns`
};

Profile profile_of(const Family& family, int paragraphs, bool dense) {
    const auto nearly_all = [&](int count) { return 10 * count >= 9 * family.recurring; };
    Profile profile{nearly_all(family.capitals),
                    nearly_all(family.after_gap),
                    3 * family.apart >= 2 * family.recurring,
                    nearly_all(family.alone),
                    5 * family.alone <= family.recurring,
                    family.indent > 0 && 3 * family.indented >= 2 * family.recurring,
                    dense};
    if (family.ending() == Ending::period && !family.marked()) {
        profile.plain_addresses = nearly_all(family.plain_addresses);
        profile.addresses = profile.plain_addresses || 2 * family.addresses >= family.recurring ||
                            (!profile.apart && family.recurring < kPeriodShare * paragraphs);
    }
    return profile;
}

/// Tells the labels of the chosen family, and what goes with it, from all that merely looks like them.
class Chooser {
public:
    Chooser(std::string_view text, const std::vector<Line>& lines,
            const std::array<Family, kFamilies>& families, const Family& chosen, const Profile& profile,
            const WordLists& lists)
        : text_(text),
          lines_(lines),
          families_(families),
          chosen_(chosen),
          profile_(profile),
          lists_(lists) {}

    [[nodiscard]] bool takes(const Label& label) const {
        const Family& own = families_[family_of(label)];
        const Use& use = own.uses.at(name_of(text_, label));
        return &own == &chosen_ ? belongs(label, use) : accompanies(label, use);
    }

private:
    [[nodiscard]] bool after_gap(const Label& label) const {
        return lines_[static_cast<std::size_t>(label.line)].after_gap;
    }

    /// Nothing is said below a label that stands alone.
    [[nodiscard]] bool heads_nothing(const Label& label) const {
        const std::size_t next = static_cast<std::size_t>(label.line) + 1;
        return label.alone && (next == lines_.size() || lines_[next].after_gap);
    }

    /// A candidate of the chosen family.
    [[nodiscard]] bool belongs(const Label& label, const Use& use) const {
        const bool capitals = label.lettering == Lettering::capitals;
        if (use.heading) {
            return false;
        }
        if (use.loose) {
            const bool bare = label.markup == Markup::none;
            if (bare && label.ending == Ending::colon) {
                return use.count >= 2 && (!profile_.after_gap || after_gap(label)) &&
                       profile_.alone == label.alone;
            }
            return label.marked() ||
                   (bare ? profile_.apart && use.count > 2 && stands_apart(label, lines_) : use.count >= 2);
        }
        if (profile_.addresses) {
            return use.address && (capitals || profile_.plain_addresses);
        }
        const bool surely = use.recurs() && capitals && label.ending == Ending::colon;
        if (profile_.after_gap && !after_gap(label) && !surely) {
            return false;
        }
        const bool indented = lines_[static_cast<std::size_t>(label.line)].indent == chosen_.indent;
        if (profile_.indented && profile_.alone && !indented && !use.recurs()) {
            return false;
        }
        const bool unmarked =
            label.ending == Ending::period || (label.ending == Ending::none && !label.marked());
        if (profile_.apart && unmarked && !stands_apart(label, lines_)) {
            return false;
        }
        if (label.ending == Ending::period && !profile_.apart && heads_nothing(label)) {
            return false;  // a stage direction of one word
        }
        return use.recurs() ? capitals || !profile_.capitals : belongs_once(label, use);
    }

    /// A candidate whose text occurs this once.
    [[nodiscard]] bool belongs_once(const Label& label, const Use& use) const {
        const std::string_view name = printed(text_, label);
        if (label.markup == Markup::nickname) {
            return false;
        }
        if (use.questioner || label.marked() || label.markup != Markup::none || declares(name, chosen_)) {
            return true;
        }
        if (says_link(text_, label)) {
            return false;
        }
        if (profile_.capitals) {
            const bool apart = profile_.apart && stands_apart(label, lines_);
            return label.lettering == Lettering::capitals &&
                   (label.ending != Ending::period || use.address || apart);
        }
        if (label.alone && profile_.never_alone) {
            return false;  // the head of a list
        }
        if (label.lettering == Lettering::uncased && 3 * chosen_.after_gap >= 2 * chosen_.recurring &&
            !after_gap(label)) {
            return false;
        }
        if (label.lettering == Lettering::uncased) {
            return ends_as_others(name_of(text_, label));
        }
        if (profile_.dense) {
            return true;
        }
        if (label.ending == Ending::none && label.alone && profile_.alone && profile_.after_gap) {
            return after_gap(label) && profile_.apart == stands_apart(label, lines_) &&
                   (use.address || words_between_blanks(name).size() >= kFewestNames);
        }
        const std::size_t words = words_between_blanks(name.substr(0, name.find('('))).size();
        const bool indented =
            profile_.indented && lines_[static_cast<std::size_t>(label.line)].indent == chosen_.indent;
        if (profile_.alone && label.alone && label.ending == Ending::colon &&
            (indented || profile_.after_gap)) {
            return words >= kFewestNames || use.address;
        }
        return after_gap(label) && words >= kFewestNames && words <= kMostNames &&
               label.ending == Ending::colon;
    }

    /// In a script without case: whether a text is as short as a name is, or ends as names with their offices do, which
    /// is with an office, or with the sign that a recurring one of the family ends with: 田北辰議員.
    [[nodiscard]] bool ends_as_others(std::string_view name) const {
        constexpr int kLongestName = 4;   // signs
        constexpr std::size_t kSign = 3;  // bytes of most
        if (count_characters<is_alphanumeric>(name, kLongestName + 1) <= kLongestName) {
            return true;
        }
        const auto ends_name = [&](const std::string& office) { return name.ends_with(office); };
        if (std::any_of(lists_.titles.begin(), lists_.titles.end(), ends_name)) {
            return true;
        }
        const std::string_view last = name.substr(name.size() - std::min(kSign, name.size()));
        return std::any_of(chosen_.uses.begin(), chosen_.uses.end(),
                           [&](const auto& use) { return use.second.recurs() && use.first.ends_with(last); });
    }

    /// A candidate of another form that the chosen family brings along: a questioner's mark, one of its own texts, or
    /// among capitals a form of address with a colon.
    [[nodiscard]] bool accompanies(const Label& label, const Use& use) const {
        const auto known = chosen_.uses.find(name_of(text_, label));
        const bool same = known != chosen_.uses.end() && (known->second.recurs() || chosen_.marked()) &&
                          speaks_for_itself(label);
        const bool questioner = use.questioner && (use.recurs() || label.ending != Ending::period);
        const bool address = use.address && !use.heading && label.ending == Ending::colon &&
                             profile_.capitals && label.lettering == Lettering::capitals;
        const bool wide = label.ending == Ending::gap && label.said - label.end > 1;
        const Family& own = families_[family_of(label)];
        const bool second = use.recurs() && own.second && !label.alone;
        return (same || questioner || address || second) && (wide || !profile_.after_gap || after_gap(label));
    }

    /// Forms in which a known name is a label, and no signature or heading.
    [[nodiscard]] static bool speaks_for_itself(const Label& label) {
        const bool bare = label.ending == Ending::none || label.ending == Ending::gap;
        return label.marked() || label.ending == Ending::colon ||
               (bare && label.lettering == Lettering::capitals && label.markup == Markup::none);
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    const std::array<Family, kFamilies>& families_;
    const Family& chosen_;
    const Profile& profile_;
    const WordLists& lists_;
};

/// Labels of a document too short for anything to recur: a name alone on its line between blank lines, and
/// capitals that begin with a form of address or an office.
std::vector<Label> choose_single(std::string_view text, const std::vector<Line>& lines,
                                 const std::array<Family, kFamilies>& families) {
    std::vector<Label> chosen;
    for (const Family& family : families) {
        for (const Label& label : family.labels) {
            const Use& use = family.uses.at(name_of(text, label));
            const auto line = static_cast<std::size_t>(label.line);
            if (use.heading || !lines[line].after_gap) {
                continue;
            }
            const std::vector<std::string_view> words = words_between_blanks(printed(text, label));
            const bool followed = line + 1 < lines.size();
            const bool name_alone = label.alone && followed && label.ending == Ending::colon &&
                                    words.size() >= kFewestNames && words.size() <= kMostNames &&
                                    word_shape(words.back()) != WordShape::lower;
            const bool address = use.address && label.lettering == Lettering::capitals && !label.alone;
            const bool questioner = use.questioner && label.ending != Ending::none;
            if (name_alone || address || questioner) {
                chosen.push_back(label);
            }
        }
    }
    return chosen;
}

/// How many paragraphs begin at a line or behind it, for each line; and 0 behind them all.
std::vector<int> count_paragraphs(const std::vector<Line>& lines) {
    std::vector<int> from(lines.size() + 1, 0);
    for (std::size_t i = lines.size(); i-- > 0;) {
        from[i] = from[i + 1] + (lines[i].after_gap ? 1 : 0);
    }
    return from;
}

/// The line from which a family is held against what it stands among: of one with enough recurring labels the first of
/// these, since a transcript may have a preface.
std::size_t first_recurring(std::string_view text, const Family& family) {
    constexpr int kEnough = 6;
    if (family.recurring < kEnough) {
        return 0;
    }
    const auto first = std::find_if(family.labels.begin(), family.labels.end(), [&](const Label& label) {
        return family.uses.at(name_of(text, label)).recurs();
    });
    return static_cast<std::size_t>(first->line);
}

/// A dash behind nearly every label belongs to the layout, `O Sr. Presidente: — Bom dia.`; else to what is said.
void pass_dashes(std::string_view text, std::vector<Label>& labels) {
    constexpr std::size_t kDash = 3;  // bytes
    const auto dashed = [&](const Label& label) {
        const std::string_view said = text.substr(static_cast<std::size_t>(label.said), kDash + 1);
        return label.ending == Ending::colon && (said == "— " || said == "– ");
    };
    const auto count = static_cast<std::size_t>(std::count_if(labels.begin(), labels.end(), dashed));
    if (3 * count < 2 * labels.size()) {
        return;
    }
    for (Label& label : labels) {
        if (dashed(label)) {
            label.said = static_cast<std::int32_t>(
                skip_blanks(text, static_cast<std::size_t>(label.said) + kDash, text.size()));
        }
    }
}

/// Whether a period is a part of most labels: `КОВАЛЬ О.П.`
bool mostly_dotted(std::string_view text, const Family& family) {
    const auto dotted = std::count_if(family.labels.begin(), family.labels.end(), [&](const Label& label) {
        return printed(text, label).ends_with('.');
    });
    return 2 * static_cast<std::size_t>(dotted) > family.labels.size();
}

/// `_Mag._ Salvē!`: a name in italics, the period within, as plays are printed.
bool written_in_italics(std::string_view text, const Family& family) {
    return family.markup() == Markup::italic && mostly_dotted(text, family);
}

}  // namespace

Layout find_layout(std::string_view text, const std::vector<Line>& lines,
                   const std::vector<Label>& candidates, const WordLists& lists, bool known) {
    std::array<Family, kFamilies> families;
    for (const Label& label : candidates) {
        families[family_of(label)].labels.push_back(label);
    }
    const std::vector<int> paragraphs_from = count_paragraphs(lines);
    const Family* chosen = nullptr;
    double evidence = 0;
    for (Family& family : families) {
        if (family.labels.empty()) {
            continue;
        }
        count_uses(family, text, lines, lists);
        const double own = strength(family) * std::max(family.recurring, family.addresses);
        const std::size_t first = first_recurring(text, family);
        const int paragraphs = paragraphs_from[first];
        const bool written_so =
            known ? family.labels.size() >= 2
                  : is_layout(family, paragraphs, lines.size() - first, is_dense(family, lines.size()));
        family.second = written_so && family.markup() != Markup::none && family.markup() != Markup::item &&
                        family.markup() != Markup::nickname && family.ending() == Ending::colon;
        if (written_so && own > evidence) {
            chosen = &family;
            evidence = own;
        }
    }
    Layout layout;
    if (chosen == nullptr) {
        layout.labels = choose_single(text, lines, families);
    } else {
        const int paragraphs = paragraphs_from[first_recurring(text, *chosen)];
        const Profile profile = profile_of(*chosen, paragraphs, is_dense(*chosen, lines.size()));
        const Chooser chooser(text, lines, families, *chosen, profile, lists);
        std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(layout.labels),
                     [&](const Label& label) { return chooser.takes(label); });
        const bool drama = chosen->ending() == Ending::period && !chosen->marked() && !profile.addresses &&
                           !mostly_dotted(text, *chosen);
        layout.play = drama && !profile.apart;
        layout.staged = (drama && profile.apart) || written_in_italics(text, *chosen);
    }
    const auto logged = std::count_if(layout.labels.begin(), layout.labels.end(), [](const Label& label) {
        return (label.time_before || label.markup == Markup::angle) && !label.alone;
    });
    layout.log = 2 * static_cast<std::size_t>(logged) > layout.labels.size();
    pass_dashes(text, layout.labels);
    std::sort(layout.labels.begin(), layout.labels.end(), [](const Label& a, const Label& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    layout.labels.erase(std::unique(layout.labels.begin(), layout.labels.end(),
                                    [](const Label& a, const Label& b) { return a.line == b.line; }),
                        layout.labels.end());
    return layout;
}

void add_labels(const std::vector<Label>& certain, Layout& layout) {
    for (const Label& label : certain) {
        const auto at =
            std::lower_bound(layout.labels.begin(), layout.labels.end(), label.line,
                             [](const Label& other, std::int32_t line) { return other.line < line; });
        if (at != layout.labels.end() && at->line == label.line) {
            *at = label;
        } else {
            layout.labels.insert(at, label);
        }
    }
}

}  // namespace rostra::speakers
