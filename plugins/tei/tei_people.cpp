// SPDX-License-Identifier: Apache-2.0
#include "tei_people.hpp"

#include <algorithm>
#include <array>

#include "rostra/analysis/language/blanks.hpp"

namespace rostra::tei {

namespace {

constexpr std::array<std::string_view, 5> kWordFacts = {"occupation", "education", "nationality", "faith",
                                                        "residence"};

void append(std::string& to, std::string_view words) {
    const std::string clean = with_single_spaces(words);
    if (clean.empty()) return;
    if (!to.empty()) to += ' ';
    to += clean;
}

/// Whether a day lies in [from, to], as far as each is told: `2020` holds all of the year.
bool holds_on(const Affiliation& affiliation, std::string_view day) {
    const std::string_view from = affiliation.from;
    const std::string_view to = affiliation.to;
    if (!from.empty() && day.substr(0, from.size()) < from.substr(0, day.size())) return false;
    return to.empty() || day.substr(0, to.size()) <= to.substr(0, day.size());
}

bool is_party(std::string_view role) {
    return role == "politicalParty" || role == "political_party" || role == "party";
}
bool is_group(std::string_view role) {
    return role == "parliamentaryGroup" || role == "politicalGroup" || role == "ethnicCommunity";
}

class ListReader : public XmlHandler {
public:
    explicit ListReader(TeiPeople& into) : into_(into) {}
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        into_.begin(element, attributes);
    }
    void end(std::string_view element) override { into_.end(element); }
    void words(std::string_view characters, std::size_t /*begin*/, std::size_t /*end*/) override {
        into_.words(characters);
    }

private:
    TeiPeople& into_;
};

}  // namespace

std::string_view id_of(std::string_view pointer) {
    const std::size_t mark = pointer.rfind('#');
    return mark == std::string_view::npos ? pointer : pointer.substr(mark + 1);
}

void TeiPeople::begin(std::string_view element, const XmlAttributes& attributes) {
    if (element == "person" || element == "personGrp") {
        in_person_ = true;
        person_ = TeiPerson();
        person_.id = attributes.get("xml:id");
        forenames_ = link_ = surnames_ = plain_name_ = {};
        names_ = name_depth_ = 0;
        const std::string_view sex = attributes.get("sex");
        if (!sex.empty()) person_.facts.emplace_back("sex", sex);
    } else if (element == "org" && !in_person_) {
        in_organisation_ = true;
        organisation_ = TeiOrganisation();
        organisation_id_ = attributes.get("xml:id");
        organisation_.role = attributes.get("role");
    } else if (in_person_ && (element == "persName" || (element == "name" && name_depth_ == 0))) {
        if (names_++ == 0) name_depth_ = 1;
    } else if (in_person_ && element == "affiliation") {
        affiliation_ = Affiliation();
        affiliation_.role = attributes.get("role");
        affiliation_.organisation = id_of(attributes.get("ref"));
        affiliation_.from = attributes.get("from");
        affiliation_.to = attributes.get("to");
        const std::string_view when = attributes.get("when");
        if (!when.empty()) affiliation_.from = affiliation_.to = when;
    } else if (in_organisation_ && element == "orgName") {
        const std::string_view full = attributes.get("full");
        short_name_ = full == "init" || full == "abb" || full == "abbr" || full == "no";
    }
    if (in_person_ || in_organisation_) {
        const bool is_day = element == "birth" || element == "death";
        value_ = element == "sex" ? attributes.get("value") : is_day ? attributes.get("when") : "";
        text_.clear();
    }
}

void TeiPeople::words(std::string_view characters) {
    if (!in_person_ && !in_organisation_) return;
    text_ += characters;
    if (name_depth_ > 0) plain_name_ += characters;
}

void TeiPeople::end(std::string_view element) {
    if (in_person_) {
        end_in_person(element);
    } else if (in_organisation_) {
        end_in_organisation(element);
    }
    text_.clear();
}

void TeiPeople::end_in_person(std::string_view element) {
    if (element == "person" || element == "personGrp") {
        add_person();
        in_person_ = false;
    } else if (element == "persName" || element == "name") {
        name_depth_ = 0;
    } else if (name_depth_ > 0) {
        if (element == "forename") append(forenames_, text_);
        if (element == "nameLink") append(link_, text_);
        if (element == "surname") append(surnames_, text_);
    } else if (element == "affiliation") {
        affiliation_.words = with_single_spaces(text_);
        person_.affiliations.push_back(affiliation_);
    } else if (element == "sex" || element == "birth" || element == "death" ||
               std::find(kWordFacts.begin(), kWordFacts.end(), element) != kWordFacts.end()) {
        std::string value = value_.empty() ? with_single_spaces(text_) : value_;
        if (!value.empty()) person_.facts.emplace_back(element, std::move(value));
    }
    value_.clear();
}

void TeiPeople::end_in_organisation(std::string_view element) {
    if (element == "org") {
        organisations_.emplace(std::move(organisation_id_), std::move(organisation_));
        in_organisation_ = false;
    } else if (element == "orgName") {
        std::string& name = short_name_ ? organisation_.abbreviation : organisation_.name;
        if (name.empty()) name = with_single_spaces(text_);
    }
}

void TeiPeople::add_person() {
    append(person_.name, forenames_);
    append(person_.name, link_);
    append(person_.name, surnames_);
    if (person_.name.empty()) person_.name = with_single_spaces(plain_name_);
    if (person_.name.empty()) person_.name = person_.id;
    if (person_.id.empty() || person_.name.empty()) return;
    const auto [at, is_new] = people_.emplace(person_.id, std::move(person_));
    if (is_new) ++bearers_[at->second.name];
}

const TeiPerson* TeiPeople::person(std::string_view id) const {
    const auto at = people_.find(id);
    return at == people_.end() ? nullptr : &at->second;
}

std::string TeiPeople::name_of(const TeiPerson& person) const {
    const auto bearers = bearers_.find(person.name);
    return bearers != bearers_.end() && bearers->second > 1 ? person.name + " (" + person.id + ")"
                                                            : person.name;
}

std::vector<std::pair<std::string, std::string>> TeiPeople::facts_of(const TeiPerson& person,
                                                                     std::string_view day) const {
    std::string party;
    std::string group;
    std::vector<std::pair<std::string, std::string>> facts;
    for (const Affiliation& affiliation : person.affiliations) {
        if (!day.empty() && !holds_on(affiliation, day)) continue;
        const auto known = organisations_.find(affiliation.organisation);
        const TeiOrganisation* body = known == organisations_.end() ? nullptr : &known->second;
        std::string name = affiliation.words.empty() ? affiliation.organisation : affiliation.words;
        if (body != nullptr && !(body->name.empty() && body->abbreviation.empty()))
            name = body->name.empty() ? body->abbreviation : body->name;
        if (body != nullptr && is_party(body->role))
            party = body->abbreviation.empty() ? name : body->abbreviation;
        if (body != nullptr && is_group(body->role))
            group = body->abbreviation.empty() ? name : body->abbreviation;
        std::string value = affiliation.role;
        if (!name.empty()) value += (value.empty() ? "" : ": ") + name;
        if (!value.empty()) facts.emplace_back("affiliation", std::move(value));
    }
    if (!group.empty()) facts.emplace(facts.begin(), "group", group);
    if (!party.empty()) facts.emplace(facts.begin(), "party", party);
    facts.insert(facts.end(), person.facts.begin(), person.facts.end());
    return facts;
}

void read_people(std::string_view text, TeiPeople& into) {
    ListReader reader(into);
    XmlScanner scanner(text, reader, [] {});
    while (scanner.go_on()) {
    }
}

}  // namespace rostra::tei
