// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xml_scanner.hpp"

namespace rostra::tei {

/// Somebody's place in a body, for a time: days or years in ISO's form, empty where it is open.
struct Affiliation {
    std::string role;
    std::string organisation;  ///< its id
    std::string words;         ///< what the mark-up says in words, where it names no id
    std::string from;
    std::string to;
};

/// A person or a group of persons who may speak.
struct TeiPerson {
    std::string id;
    std::string name;
    std::vector<std::pair<std::string, std::string>> facts;  ///< sex, birth, occupation …
    std::vector<Affiliation> affiliations;
};

struct TeiOrganisation {
    std::string role;
    std::string name;          ///< the first full one
    std::string abbreviation;  ///< the first short one
};

/// The id in a pointer: `#AdaOkafor`, `people.xml#AdaOkafor` and `AdaOkafor` are one.
[[nodiscard]] std::string_view id_of(std::string_view pointer);

/// The people and bodies of a header or a list: hand it every element of it, in order.
class TeiPeople {
public:
    void begin(std::string_view element, const XmlAttributes& attributes);
    void end(std::string_view element);
    void words(std::string_view characters);

    /// None where nobody has the id.
    [[nodiscard]] const TeiPerson* person(std::string_view id) const;
    /// The person's name; with the id behind it where another person has the same name.
    [[nodiscard]] std::string name_of(const TeiPerson& person) const;
    /// Party and group first, as far as they hold on `day` (ISO; empty: the last that are listed); then affiliations, then the rest.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> facts_of(const TeiPerson& person,
                                                                            std::string_view day) const;
    [[nodiscard]] bool empty() const { return people_.empty(); }

private:
    void end_in_person(std::string_view element);
    void end_in_organisation(std::string_view element);
    void add_person();

    std::map<std::string, TeiPerson, std::less<>> people_;
    std::map<std::string, std::size_t, std::less<>> bearers_;  // of a name
    std::map<std::string, TeiOrganisation, std::less<>> organisations_;

    // What is being read.
    TeiPerson person_;
    std::string organisation_id_;
    TeiOrganisation organisation_;
    Affiliation affiliation_;
    std::string forenames_, link_, surnames_, plain_name_;
    std::string text_;
    std::string value_;  // what the attributes of the element say
    bool in_person_ = false;
    bool in_organisation_ = false;
    bool short_name_ = false;
    int names_ = 0;       // persName elements so far
    int name_depth_ = 0;  // inside the first of them
};

/// The people and bodies that a file lists. Throws DocumentError where it is no whole XML.
void read_people(std::string_view text, TeiPeople& into);

}  // namespace rostra::tei
