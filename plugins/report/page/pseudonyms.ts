// SPDX-License-Identifier: Apache-2.0
// What a page without names says of itself, and of what it cannot promise.
import type { Store } from "./data";
import { counted, h } from "./dom";
import { address } from "./routes";

export function pseudonymNotice(store: Store): HTMLElement | null {
    const { pseudonyms } = store.run;
    if (pseudonyms === undefined) return null;
    return h("p", { class: "notice" },
        pseudonyms === 0 ? "Names were to be replaced by pseudonyms here, but the run found nobody who is named. " :
            `Names of ${counted(pseudonyms, "person", "persons")} are replaced by pseudonyms here (${pseudonyms === 1 ? "P1" : `P1 to P${pseudonyms}`}). `,
        h("a", { href: address("about") }, "What this cannot promise"));
}

export function pseudonymLimits(store: Store): HTMLElement | null {
    if (store.run.pseudonyms === undefined) return null;
    return h("section", {}, h("h2", {}, "Names in this page"),
        h("p", {}, "Whoever speaks, asks, is quoted or signs a text, as far as the run found it out, is called P1, P2 and so on, the same person by the same pseudonym wherever the whole name stands. Read the page before you hand it on: names in small letters alone, in another spelling or beside letters of another script may have been left. “P?” stands where a word means one of several persons, or may be a form of a name. Places count as in the files: what a pseudonym leaves of a name's room is filled with characters that are not seen; a name too short for it is ***."),
        h("p", {}, "This is no proof against being found out. The page still has:"),
        h("ul", {}, [
            "people who are mentioned but neither speak nor are quoted by a name that the run made out;",
            "nicknames, initials, misspelt names, names joined to other words, and other scripts' forms of a name;",
            "names that are ordinary words too, where they stand alone: a word that the texts use in small letters at least as often as with a capital stays;",
            "offices, places, dates and words, by which whoever knows the matter, or finds the texts elsewhere, can tell who speaks;",
            "hashes of the texts and inputs, which tell whoever has the files that these were read.",
        ].map((one) => h("li", {}, one))),
        h("p", {}, "All other files of the run hold the names: hand on this page, with its files of texts where it has any, and nothing else. Read it before you do."));
}
