// SPDX-License-Identifier: Apache-2.0
// What was found, in sentences, each with a way to its evidence.
import { interval, verdictsOf } from "./checks_view";
import { shareBar } from "./charts";
import type { Store, Table } from "./data";
import { count, counted, decimal, h, listed, name, percent, shortened } from "./dom";
import { summed } from "./hinted_view";
import { passageClusters } from "./passages_view";
import { people, type People } from "./people";
import { pseudonymNotice } from "./pseudonyms";
import { address } from "./routes";
import { personLink } from "./speakers_view";
import { isStopTerm, stopWords } from "./stop_words";
import { termLists } from "./term_lists";
import { timeline } from "./timeline";
import { describe, documentLink, type Described } from "./titles";

type Titles = Map<string, Described>;
type Sentence = (Node | string)[];

const kWarnings = 6; // told in the summary; the others under About

/// A heading and sentences below it; none where there is nothing to say.
function finding(title: string, sentences: Sentence[]): HTMLElement | null {
    return sentences.length === 0 ? null : h("section", { class: "finding" }, h("h2", {}, title), sentences.map((sentence) => h("p", {}, sentence)));
}

const more = (href: string, words: string): HTMLElement => h("a", { href }, words);

export async function summaryView(store: Store): Promise<HTMLElement> {
    const titles = await describe(store);
    const all = store.run.documents.map(({ id }) => titles.get(id)).filter((one): one is Described => one !== undefined);
    const found = await people(store);
    const quotes = await store.find("layer", "quote", "speaker_id");
    const words = all.reduce((sum, one) => sum + one.tokens, 0);
    const named = found?.all.filter((one) => one.named).length ?? 0;
    const facts: [number, string, string][] = [
        [all.length, all.length === 1 ? "document" : "documents", address("documents")],
        [words, words === 1 ? "word" : "words", address("terms")],
        [found?.turns.length ?? 0, "turns", address("speakers")],
        [named, named === 1 ? "named speaker" : "named speakers", address("speakers")],
        [quotes?.rows ?? 0, "quotations", address("quotes")],
    ];
    const sections = [
        finding("Who spoke", await whoSpoke(store, found)),
        finding("What sets each apart", await whatSetsApart(store, found, titles)),
        finding("Which documents belong together", await together(store, titles)),
        finding("What spread", await whatSpread(store, titles)),
        finding("What one says and the other does not", await onlyOne(store, titles)),
        quotes === undefined ? null : finding("Who is quoted", whoIsQuoted(quotes)),
        finding("Do quotations and figures hold", await whatHolds(store, titles)),
        finding("What else was found", await whatElse(store)),
        finding("To be read with care", await withCare(store, found, quotes)),
    ];
    return h("div", { class: "summary" },
        h("h1", {}, name(store.run.title)),
        pseudonymNotice(store),
        h("ul", { class: "figures" }, facts.filter(([number]) => number > 0).map(([number, title, href]) =>
            h("li", {}, h("a", { href }, h("b", {}, count(number)), ` ${title}`)))),
        h("div", { class: "findings" }, sections),
        timeline(all),
        h("p", { class: "soft small" }, "Everything that the run wrote can be read under ", more(address("tables"), "All tables"), "."));
}

async function whoSpoke(store: Store, found: People | undefined): Promise<Sentence[]> {
    if (found === undefined || found.said === 0) return [];
    const named = found.all.filter((one) => one.named);
    const [first, second] = named;
    if (first === undefined) return [[`In ${counted(found.turns.length, "turn")} nobody is named. `, more(address("speakers"), "See the turns")]];
    const share = (one: { said: number }) => percent(one.said / found.said);
    const sentences: Sentence[] = [[personLink(first, ""), ` spoke most: ${share(first)} of all that was said, in ${counted(first.turns.length, "turn")}`,
        ...(second === undefined ? ["."] : [", before ", personLink(second, ""), ` (${share(second)}).`])]];
    sentences.push([h("span", { class: "stack" }, named.slice(0, 7).map((one) => h("span", { class: "stack-row" }, personLink(one, ""), h("span", { class: `share s${one.colour}` },
        shareBar(one.said / first.said), h("span", {}, share(one))))))]);
    const unnamed = found.all.filter((one) => !one.named);
    const rest = unnamed.reduce((sum, one) => sum + one.said, 0);
    if (rest > 0) sentences.push([`${percent(rest / found.said)} was said by people who are not named: ${unnamed.map((one) => `${one.name} (${count(one.turns.length)})`).join(", ")}.`]);
    const qa = await store.find("layer", "qa", "question", "answer");
    if (qa !== undefined && qa.rows > 0) {
        const asked = new Set<string>();
        const open = new Set<string>();
        for (let row = 0; row < qa.rows; ++row) {
            const key = `${qa.text("document", row)} ${qa.number("question", row)}`;
            asked.add(key);
            if (qa.number("answer", row) === 0) open.add(key);
        }
        sentences.push([more(address("questions"), counted(asked.size, "question")), open.size === 0 ? ", each with an answer." : `; ${counted(open.size, "of them has", "of them have")} no answer.`]);
    }
    return sentences;
}

async function whatSetsApart(store: Store, found: People | undefined, titles: Titles): Promise<Sentence[]> {
    const link = (term: string) => h("a", { href: address("term", [term]) }, name(term));
    const passedOver = stopWords(store);
    const keyness = await store.find("table", "keyness", "target", "reference", "term", "g2", "direction", "rank");
    const sentences: Sentence[] = [];
    if (keyness !== undefined && keyness.rows > 0) {
        const best = new Map<string, string[]>();
        for (let row = 0; row < keyness.rows; ++row) {
            const target = keyness.text("target", row);
            const [term, known] = [keyness.text("term", row), best.get(target) ?? []];
            if (keyness.text("direction", row) !== "positive" || known.length >= 6 || keyness.number("g2", row) < 10.83 || isStopTerm(passedOver, term)) continue;
            best.set(target, [...known, term]);
        }
        for (const [target, terms] of [...best].slice(0, 6)) {
            sentences.push([store.document(target) === undefined ? h("b", {}, name(target)) : documentLink(titles, target, undefined, undefined, 50), ": ", ...listed(terms.slice(0, 6).map(link)), "."]);
        }
        if (sentences.length > 0) return [...sentences, [more(address("table", ["keyness"]), "Keyness, with all its numbers")]];
    }
    const lists = await termLists(store);
    if (lists === undefined) return [];
    for (const person of found?.all.filter((one) => one.named).slice(0, 6) ?? []) {
        const list = lists.find("turn.speaker_id", person.name);
        const terms = list === undefined ? [] : lists.typical(list, 6);
        if (terms.length > 0) sentences.push([personLink(person, ""), ": ", ...listed(terms.map((one) => link(one.term))), "."]);
    }
    if (sentences.length === 0) {
        for (const one of lists.lists.filter(({ scope, n }) => scope === "document" && n === 1).slice(0, 200)) {
            const terms = lists.typical(one, 5);
            if (terms.length > 0 && sentences.length < 6) sentences.push([documentLink(titles, one.group, undefined, undefined, 50), ": ", ...listed(terms.map(({ term }) => link(term))), "."]);
        }
    }
    return sentences.length === 0 ? [] : [...sentences, [h("span", { class: "soft small" }, "Words said much more often than by the rest (log-likelihood, p < 0.001). "), more(address("terms"), "The numbers")]];
}

function byKey(table: Table, key: string, value: string): Map<string, string[]> {
    const sets = new Map<string, string[]>();
    for (let row = 0; row < table.rows; ++row) {
        const list = sets.get(table.text(key, row));
        if (list === undefined) sets.set(table.text(key, row), [table.text(value, row)]);
        else list.push(table.text(value, row));
    }
    return sets;
}

async function together(store: Store, titles: Titles): Promise<Sentence[]> {
    const sentences: Sentence[] = [];
    const links = (ids: string[]) => [...listed(ids.slice(0, 4).map((id) => documentLink(titles, id, undefined, undefined, 60))), ids.length > 4 ? ` and ${count(ids.length - 4)} more` : ""];
    const copies = await store.find("table", "duplicate_cluster", "cluster", "document");
    const search = await store.find("table", "duplicate_search", "scope");
    // Where groups were compared, nothing is known of documents.
    if (copies !== undefined && search !== undefined && search.rows > 0 && search.text("scope", 0) === "document") {
        const sets = [...byKey(copies, "cluster", "document").values()];
        if (sets.length === 0) sentences.push(["No document is a copy of another."]);
        for (const ids of sets.slice(0, 3)) sentences.push(["Copies of one text: ", ...links(ids), ". ", more(address("pair", [ids[0], ids[1]]), "What differs")]);
        if (sets.length > 3) sentences.push([more(address("compare"), `${count(sets.length - 3)} more groups of copies`)]);
    }
    const related = await store.find("table", "related_group", "document");
    if (related !== undefined && related.rows > 0) {
        const sets = [...byKey(related, related.columns[0].head.name, "document").values()].sort((x, y) => y.length - x.length);
        for (const ids of sets.slice(0, 3)) sentences.push([`${counted(ids.length, "document")} tell of the same: `, ...links(ids), "."]);
        if (sets.length > 3) sentences.push([more(address("compare"), `${count(sets.length - 3)} more groups of documents`)]);
    }
    const pairs = await store.find("table", "similarity", "a", "b", "relatedness");
    if (pairs !== undefined && pairs.rows > 0) {
        let best = 0;
        for (let row = 1; row < pairs.rows; ++row) {
            if (pairs.number("relatedness", row) > pairs.number("relatedness", best)) best = row;
        }
        const [a, b] = [pairs.text("a", best), pairs.text("b", best)];
        if (pairs.number("relatedness", best) > 0) {
            sentences.push(["The two most alike: ", ...listed([documentLink(titles, a, undefined, undefined, 60), documentLink(titles, b, undefined, undefined, 60)]),
                ` (${decimal(pairs.number("relatedness", best))} of 1). `, more(address("pair", [a, b]), "Read them side by side"), " or ", more(address("compare"), "see all pairs"), "."]);
        }
    }
    return sentences;
}

async function whatSpread(store: Store, titles: Titles): Promise<Sentence[]> {
    const clusters = (await passageClusters(store)).filter((one) => one.kind === "shared");
    const many = clusters.filter((one) => one.documents >= 3);
    const sentences: Sentence[] = [];
    for (const one of (many.length > 0 ? many : clusters).slice(0, 3)) {
        const [place] = one.places;
        const text = shortened((await store.text(place.document)).slice(place.begin, place.end), 170);
        if (text === "") continue;
        sentences.push(["“", h("a", { href: address("passage", [String(one.number)]), class: "quoted" }, h("span", { dir: "auto" }, text)), `” stands in ${counted(one.documents, "document")}`,
            ...(one.earliest === "" ? ["."] : [", first known in ", documentLink(titles, one.earliest, undefined, undefined, 50), "."])]);
    }
    if (clusters.length > 3) sentences.push([more(address("passages"), `All ${counted(clusters.length, "passage")}`), ` in several documents${many.length > 0 ? `, ${count(many.length)} of them in three or more` : ""}.`]);
    return sentences;
}

/// Of the pairs that share most, what each of the two has that the other has not.
async function onlyOne(store: Store, titles: Titles): Promise<Sentence[]> {
    const table = await store.find("table", "unshared", "a", "b", "begin", "end", "tokens");
    const passages = await store.find("table", "passage", "a", "b", "tokens");
    if (table === undefined || passages === undefined) return [];
    const shared = new Map<string, number>();
    for (let row = 0; row < passages.rows; ++row) {
        const key = JSON.stringify([passages.text("a", row), passages.text("b", row)]);
        shared.set(key, (shared.get(key) ?? 0) + passages.number("tokens", row));
    }
    const only = new Map<string, { sentences: number; words: number }>();
    for (let row = 0; row < table.rows; ++row) {
        const key = JSON.stringify([table.text("a", row), table.text("b", row)]);
        const one = only.get(key) ?? { sentences: 0, words: 0 };
        ++one.sentences;
        one.words += table.number("tokens", row);
        only.set(key, one);
    }
    return [...shared].sort((x, y) => y[1] - x[1]).slice(0, 3).map(([key, tokens]) => {
        const [a, b] = JSON.parse(key) as [string, string];
        const sides = [[a, b], [b, a]].map((ids) => only.get(JSON.stringify(ids)));
        // Only some pairs are looked through for that: nothing is said of those that were not.
        const alone = sides.every((one) => one === undefined) ? ". " : `; ${sides.map((one, i) => `${counted(one?.sentences ?? 0, "sentence")} only in the ${i === 0 ? "first" : "second"}`).join(", ")}. `;
        return [documentLink(titles, a, undefined, undefined, 50), " and ", documentLink(titles, b, undefined, undefined, 50),
            ` share passages of ${counted(tokens, "word")}${alone}`, more(address("pair", [a, b]), "Side by side")];
    });
}

function whoIsQuoted(quotes: Table): Sentence[] {
    const by = new Map<string, number>();
    for (let row = 0; row < quotes.rows; ++row) {
        const person = quotes.text("speaker_id", row);
        if (person !== "") by.set(person, (by.get(person) ?? 0) + 1);
    }
    const most = [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 5);
    if (most.length === 0) return [];
    return [[...listed(most.map(([person, times]) => h("span", {}, h("a", { href: address("speaker", [person]) }, name(person)), ` (${times})`))),
        ` ${most.length === 1 ? "is" : "are"} quoted most, of `, more(address("quotes"), counted(quotes.rows, "quotation")), "."]];
}

/// Quotations beside their sources, figures beside each other.
async function whatHolds(store: Store, titles: Titles): Promise<Sentence[]> {
    const sentences: Sentence[] = [];
    const quotes = await store.find("table", "quote_match", "document", "begin", "end", "source", "verdict");
    if (quotes !== undefined && quotes.rows > 0) {
        const times = verdictsOf(quotes);
        const [all, retold] = [quotes.rows, times.get("") ?? 0];
        const wrong = ["not-found", "spliced", "altered"].filter((verdict) => times.has(verdict));
        sentences.push([`Of ${counted(all - retold, "quotation")} in marks ${times.get("verbatim") === 1 ? "1 stands" : `${times.has("verbatim") ? count(times.get("verbatim") ?? 0) : "none"} stand${times.has("verbatim") ? "" : "s"}`} word for word in a source`,
            ...wrong.flatMap((verdict) => [", ", more(address("checks", [], { verdict }), `${count(times.get(verdict) ?? 0)} ${{ "not-found": "in none", spliced: "put together from pieces", altered: "altered" }[verdict] ?? verdict}`)]), "."]);
    }
    const figures = await store.find("table", "figure_comparison", "a", "a_begin", "a_end", "a_value", "b", "b_begin", "b_end", "b_value", "verdict", "what", "confidence");
    if (figures !== undefined && figures.rows > 0) {
        const differ = Array.from({ length: figures.rows }, (_, row) => row).filter((row) => figures.text("verdict", row) === "differ").sort((a, b) => figures.number("confidence", b) - figures.number("confidence", a) || a - b);
        sentences.push([`Of ${counted(figures.rows, "pair")} of figures that state the same, `, more(address("figures", [], { verdict: "differ" }), `${count(differ.length)} differ`), "."]);
        const side = (row: number, key: "a" | "b") => [h("b", {}, interval(figures.text(`${key}_value`, row))), " in ",
            documentLink(titles, figures.text(key, row), figures.number(`${key}_begin`, row), figures.number(`${key}_end`, row), 40)];
        for (const row of differ.slice(0, 2)) sentences.push([figures.text("what", row) === "" ? "" : `${figures.text("what", row)}: `, ...side(row, "a"), ", ", ...side(row, "b"), "."]);
    }
    return sentences;
}

/// What manifests say sums up tables of plugins that no view here is about.
async function whatElse(store: Store): Promise<Sentence[]> {
    const sentences: Sentence[] = [];
    for (const head of store.run.products) {
        const view = store.recorded(head)?.view;
        if (head.role !== "" || head.rows === 0 || view?.sentence === undefined) continue;
        sentences.push([name(summed(await store.rows(head), view)), " ", more(address(head.kind, [head.name]), head.name)]);
    }
    return sentences;
}

/// What is in doubt, was set aside or is not here.
async function withCare(store: Store, found: People | undefined, quotes: Table | undefined): Promise<Sentence[]> {
    const sentences: Sentence[] = [];
    const { setAside, leftOut } = store.run;
    if (setAside > 0) sentences.push([`${counted(setAside, "document")} could not be read and ${setAside === 1 ? "is" : "are"} in no result; errors.jsonl says why.`]);
    if (quotes !== undefined && quotes.rows > 0) {
        let unknown = 0;
        for (let row = 0; row < quotes.rows; ++row) unknown += quotes.text("speaker_id", row) === "" ? 1 : 0;
        if (unknown > 0) sentences.push([`Of ${count(unknown)} of ${counted(quotes.rows, "quotation")} (${percent(unknown / quotes.rows)}) it is not certain who said it. `, more(address("quotes"), "See them")]);
    }
    const unknown = found?.turns.filter((turn) => turn.kind === "unknown").length ?? 0;
    if (unknown > 0) sentences.push([`${counted(unknown, "turn")} bear${unknown === 1 ? "s" : ""} a label that names no person. `, more(address("speakers"), "Speakers")]);
    if (found !== undefined && found.table.has("confidence")) {
        const doubtful = found.turns.filter((turn) => found.table.number("confidence", turn.row) < 0.7).length;
        if (doubtful > 0) sentences.push([`Of ${counted(doubtful, "turn")} it is doubtful where they begin or end, or whose they are (confidence below 0.7). `,
            more(address("layer", [found.table.head.name], { sort: "confidence" }), "See them")]);
    }
    for (const sentence of leftOut) sentences.push([`This page lacks ${sentence}; the result files beside it hold all.`]);
    if (store.missing.size > 0) sentences.push([`Texts are in ${counted(store.missing.size, "file")} beside this page that cannot be found (${[...store.missing][0]}): what is counted in texts lacks them.`]);
    const { warnings } = store.record;
    for (const warning of (warnings ?? []).slice(0, kWarnings)) sentences.push([name(warning)]);
    if (warnings === undefined) sentences.push(["What stages capped, dropped or left undecided is in run.json, beside this page. ", more(address("about"), "Show its warnings here")]);
    else if (warnings.length > kWarnings) sentences.push([more(address("about"), counted(warnings.length - kWarnings, "more warning"))]);
    return sentences;
}
