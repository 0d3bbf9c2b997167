// SPDX-License-Identifier: Apache-2.0
// Which words are frequent, which set a group apart, and each word's places in context.
import { scatter } from "./charts";
import { concordance, kMost } from "./concordance";
import { cutNotice } from "./cut_notice";
import type { Store } from "./data";
import { count, counted, decimal, h, listed, name } from "./dom";
import { button } from "./files";
import { figure } from "./figure";
import { grid, type GridColumn } from "./grid";
import { people } from "./people";
import { address, note, placeAddress } from "./routes";
import { personLink } from "./speakers_view";
import { isStopTerm } from "./stop_words";
import { scopeWords, termLists, typicalOf, type Term, type TermList, type TermLists } from "./term_lists";
import { dispersion, overDates, overPositions, termStrips } from "./term_places";
import { describe, documentLink, label, type Described } from "./titles";

/// Tables about terms that have no view of their own.
export const kOthers = ["keyness", "collocation", "dispersion", "lexical_diversity", "concordance"];

function groupName(scope: string, group: string, titles: Map<string, Described>): string {
    if (scope === "corpus") return "All documents";
    if (scope === "document") return label(titles.get(group), group, 60);
    return group === "" ? "nobody named" : group;
}

export async function termsView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const lists = await termLists(store);
    const others = kOthers.filter((one) => store.has("table", one));
    const also = others.map((one, i) => [i > 0 ? ", " : "", h("a", { href: address("table", [one]) }, one)]);
    if (lists === undefined) return h("div", {}, h("h1", {}, "Terms"), h("p", { class: "lead" }, "Counted: ", also));
    const titles = await describe(store);
    const scopes = [...new Set(lists.lists.map((one) => one.scope))];
    let scope = query.get("scope") ?? scopes[0];
    let group = query.get("group") ?? "";
    let n = Number(query.get("n") ?? 1);
    let common = query.get("common") === "1"; // whether terms of stop words alone are listed
    let against = query.get("against") ?? ""; // another group; empty: the rest of the corpus
    const holder = h("div", {});

    const choose = (title: string, options: [string, string][], value: string, act: (value: string) => void) => {
        const select = h("select", {}, options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
        select.addEventListener("change", () => act(select.value));
        return h("label", { class: "choice" }, h("span", { class: "soft" }, title), select);
    };
    const box = h("input", { type: "checkbox", checked: common });
    box.addEventListener("change", () => {
        common = box.checked;
        draw();
    });
    const commonBox = h("label", { class: "choice", title: "Words such as “the” and “and”. They are counted all the same: totals and measures have them." }, box, "Common words too");
    function draw(): void {
        if (lists === undefined) return;
        if (!scopes.includes(scope)) scope = scopes[0];
        const groups = [...new Set(lists.lists.filter((one) => one.scope === scope).map((one) => one.group))];
        if (!groups.includes(group)) group = groups[0];
        const lengths = [...new Set(lists.lists.filter((one) => one.scope === scope && one.group === group).map((one) => one.n))];
        if (!lengths.includes(n)) n = lengths[0];
        if (!groups.includes(against) || against === group) against = "";
        note({ scope, group, n: n === 1 ? undefined : n, against, common: common ? 1 : undefined });
        const list = lists.find(scope, group, n);
        const other = against === "" ? undefined : lists.find(scope, against, n);
        const bar = h("div", { class: "bar" },
            choose("Counted", scopes.map((one) => [one, scopeWords(one)]), scope, (value) => {
                scope = value;
                group = "";
                draw();
            }),
            groups.length > 1 ? choose("Of", groups.map((one) => [one, groupName(scope, one, titles)]), group, (value) => {
                group = value;
                draw();
            }) : null,
            lengths.length > 1 ? choose("Length", lengths.map((one) => [String(one), one === 1 ? "words" : `sequences of ${one}`]), String(n), (value) => {
                n = Number(value);
                draw();
            }) : null,
            groups.length > 1 ? choose("Against", [["", "the rest of the corpus"] as [string, string], ...groups.filter((one) => one !== group && one !== "").map((one): [string, string] => [one, groupName(scope, one, titles)])], against, (value) => {
                against = value;
                draw();
            }) : null,
            lists.passedOver.size === 0 ? null : commonBox);
        holder.replaceChildren(bar, list === undefined ? h("p", {}, "Nothing was counted here.") :
            termsOf(store, lists, list, other, common, groupName(scope, group, titles), other === undefined ? "the rest" : groupName(scope, against, titles)));
    }
    draw();
    return h("div", {}, h("h1", {}, "Terms"),
        h("p", { class: "lead" }, "Choose a term to see every place where it stands. ",
            others.length === 0 ? "" : ["Also counted: ", also]),
        holder);
}

function termsOf(store: Store, lists: TermLists, list: TermList, other: TermList | undefined, common: boolean, group: string, rest: string): HTMLElement {
    const { terms: all, unknown } = other === undefined ? { terms: lists.terms(list), unknown: 0 } : lists.against(list, other);
    const terms = common ? all : all.filter((one) => !isStopTerm(lists.passedOver, one.term));
    const against = list.scope !== "corpus" && terms.some((one) => !Number.isNaN(one.g2));
    const columns: GridColumn[] = [
        { name: "term", title: "Term", value: (row) => terms[row].term, cell: (row) => h("a", { href: address("term", [terms[row].term]) }, name(terms[row].term)) },
        { name: "count", title: "Count", numeric: true, value: (row) => terms[row].count },
        { name: "per_million", title: "Per million", numeric: true, value: (row) => Math.round(terms[row].perMillion) },
        { name: "documents", title: "Documents", numeric: true, value: (row) => terms[row].documents },
    ];
    if (terms.some((one) => one.tfIdf > 0)) {
        columns.push({ name: "tf_idf", title: "tf-idf", numeric: true, doc: "How typical it is of the group", value: (row) => Number(terms[row].tfIdf.toFixed(4)) });
    }
    const number = (value: number) => (Number.isNaN(value) ? null : Number(value.toFixed(3)));
    if (against) {
        columns.push(
            { name: "rest_count", doc: "“≤”: the list of all documents ends before the term; G² is then a lower bound, and so is the ratio", cell: (row) => (terms[row].atMost ? `≤ ${count(terms[row].restCount)}` : Number.isNaN(terms[row].restCount) ? "–" : count(terms[row].restCount)), title: `In ${rest.length > 24 ? "the other" : rest}`, numeric: true, value: (row) => (terms[row].atMost ? null : number(terms[row].restCount)) },
            { name: "g2", title: "G²", numeric: true, doc: `Log-likelihood against ${rest}, below 0 where that uses it more`, value: (row) => number(terms[row].g2) },
            { name: "log_ratio", title: "Log ratio", numeric: true, doc: "How many times it would have to be doubled", value: (row) => number(terms[row].logRatio) });
    }
    const typical = against ? typicalOf(terms, lists.passedOver).slice(0, 30) : [];
    const shown = (typical.length > 0 ? typical : terms).slice(0, 12).map(({ term }) => term);
    const ids = list.scope === "document" ? new Set([list.group, ...(other === undefined ? [] : [other.group])]) : undefined;
    const places = h("div", {});
    const show = button(`Show where the ${typical.length > 0 ? "most typical" : "first"} ${shown.length} stand`, () => {
        show.disabled = true;
        void dispersion(store, shown, ids).then((made) => places.replaceChildren(made));
    });
    return h("div", {},
        typical.length === 0 ? null : h("section", {}, h("h2", {}, `Says much more than ${rest}`),
            h("p", { class: "chips" }, typical.map((one) => h("a", { class: "chip", href: address("term", [one.term]), title: why(one) },
                name(one.term), h("span", { class: "soft" }, ` ${one.count}`))))),
        against && terms.length > 10 ? h("section", {}, h("h2", {}, other === undefined ? "Against the rest of the corpus" : "One against the other"), comparison(terms, group, rest),
            unknown === 0 ? null : h("p", { class: "soft small" }, `${counted(unknown, "term")} stand in one of the two lists only, the other holding no more than the head of its own: how often they stand there is not known, so they are left out here.`)) : null,
        shown.length < 2 ? null : h("section", {}, h("h2", {}, "Where they stand"), places, show),
        h("h2", {}, "All of the list"),
        terms.length === all.length ? null : h("p", { class: "soft small" },
            `${counted(all.length - terms.length, "term")} of common words alone ${all.length - terms.length === 1 ? "is" : "are"} passed over here (${Object.keys(store.run.stopWords ?? {}).join(", ")}); totals and measures count them.`),
        grid({
            label: `Terms: ${group}`, file: "terms", rows: terms.length, columns,
            details: (row) => h("div", {}, h("h3", {}, "Why?"), h("p", {}, why(terms[row])),
                h("p", {}, h("a", { href: address("term", [terms[row].term]) }, "Its places"))),
        }),
        lists.table.head.rows < lists.table.head.of ? h("p", { class: "soft small" },
            `The page holds the head of each list: ${count(lists.table.head.rows)} of ${counted(lists.table.head.of, "row")}.`) : null);
}

/// Two groups as a scatter: how often one says each term, and how often the other.
function comparison(all: Term[], group: string, rest: string): HTMLElement {
    const terms = all.filter((one) => !Number.isNaN(one.g2)).slice(0, 1500);
    const named = new Set(terms.filter((one) => Math.abs(one.g2) >= 6.63).sort((a, b) => Math.abs(b.g2) - Math.abs(a.g2)).slice(0, 40));
    const perMillion = (one: Term) => 1e6 * one.restCount / one.restTotal;
    return figure(scatter(terms.map((one) => ({
        x: perMillion(one), y: one.perMillion, label: `${one.term}: ${one.count} here, ${one.atMost ? "at most " : ""}${one.restCount} in ${rest}`,
        style: one.g2 >= 6.63 ? "more" : one.g2 <= -6.63 ? "less" : "even", href: address("term", [one.term]), named: named.has(one),
    })), rest === "the rest" ? "per million in the rest" : "per million in the other", "per million here", `Terms of ${group} against ${rest}`), "terms-compared",
    `${group} (up) against ${rest} (to the right). Above the line: more here. Below it: more there. Beyond an axis: only on one side. Named: what differs most (G² of 6.63 or more, p < 0.01).`,
    () => ({ columns: ["term", "count", "per_million", "other_count", "other_per_million", "g2"], rows: terms.map((one) => [one.term, one.count, one.perMillion, one.atMost ? NaN : one.restCount, perMillion(one), one.g2]) }));
}

/// The numbers behind a term's measures.
function why(one: Term): string {
    if (Number.isNaN(one.g2)) return `“${one.term}” stands ${count(one.count)} times in ${count(one.total)}: ${decimal(one.perMillion)} for each million.`;
    const [a, b, c, d] = [one.count, one.restCount, one.total, one.restTotal];
    const e1 = c * (a + b) / (c + d);
    const e2 = d * (a + b) / (c + d);
    return `“${one.term}” stands ${count(a)} times in ${count(c)} here, and ${one.atMost ? "at most " : ""}${count(b)} times in ${count(d)} elsewhere${one.atMost ? " (the list of all documents ends before it, so G² is a lower bound)" : ""}. ` +
        `Were both alike, ${decimal(e1)} and ${decimal(e2)} would be expected. G² = 2 × (${a} × ln(${a} / ${decimal(e1)}) + ${b} × ln(${b} / ${decimal(e2)})) = ` +
        `${decimal(one.g2)}${one.g2 < 0 ? " (less here)" : ""}; 10.83 or more comes about by chance once in a thousand times. ` +
        `Log ratio = log₂((${a || 0.5} / ${c}) / (${b || 0.5} / ${d})) = ${decimal(one.logRatio)}.`;
}

export async function termView(store: Store, term: string, query: URLSearchParams): Promise<HTMLElement> {
    const titles = await describe(store);
    const found = await concordance(store, term);
    const speakers = await people(store);
    const lists = await termLists(store);
    const length = term.split(/\s+/).length;
    const corpus = lists?.find("corpus", "", length);
    const counted_ = corpus === undefined ? undefined : lists?.terms(corpus).find((one) => one.term === term.toLocaleLowerCase());
    const { hits } = found;
    const line = (text: string) => text.replace(/\s+/g, " ");
    const words = (text: string) => line(text).toLocaleLowerCase();
    const speaker = (row: number) => speakers?.inDocument.get(hits[row].document)?.find((turn) => turn.begin <= hits[row].begin && hits[row].begin < turn.end)?.person ?? "";
    const columns: GridColumn[] = [
        { name: "left", title: "Left", value: (row) => line(hits[row].left), order: (row) => words(hits[row].left).trim().split(" ").reverse().join(" "), end: true },
        { name: "node", title: "Term", value: (row) => line(hits[row].node), cell: (row) => h("a", { href: placeAddress(hits[row].document, hits[row].begin, hits[row].end) }, h("b", {}, line(hits[row].node))) },
        { name: "right", title: "Right", wide: true, value: (row) => line(hits[row].right), order: (row) => words(hits[row].right).replace(/^[^\p{L}\p{N}]+/u, "") },
    ];
    if (speakers !== undefined) columns.push({ name: "speaker", title: "Speaker", value: speaker });
    columns.push({ name: "document", title: "Document", value: (row) => hits[row].document, cell: (row) => name(label(titles.get(hits[row].document), hits[row].document, 45)) });
    columns.push({ name: "begin", title: "Byte", numeric: true, value: (row) => hits[row].begin });
    // Who and what is called so.
    const wanted = term.toLocaleLowerCase();
    const persons = (speakers?.all ?? []).filter((one) => one.named && one.name.toLocaleLowerCase().includes(wanted)).slice(0, 12);
    const titled = [...titles.values()].filter((one) => `${one.title}\n${one.publisher}\n${one.id}`.toLocaleLowerCase().includes(wanted)).slice(0, 12);
    const documents = [...found.byDocument].sort((a, b) => b[1].length - a[1].length);
    if (query.get("sort") === null && hits.length > 1) note({ sort: "right" });
    return h("div", {},
        h("p", { class: "crumb" }, h("a", { href: address(lists === undefined ? "documents" : "terms") }, lists === undefined ? "Documents" : "Terms"), " ›"),
        h("h1", {}, name(term)), cutNotice(store),
        h("p", { class: "lead" }, found.all === 0 ? "It stands in none of the texts." : `${counted(found.all, "place")} in ${counted(documents.length, "document")}.`,
            counted_ === undefined || counted_.count === found.all ? "" : ` The table counts ${count(counted_.count)}: it leaves out what is marked as noise, and takes other forms of a word together where the pipeline says so.`,
            found.all > kMost ? ` The first ${count(kMost)} are listed.` : ""),
        persons.length === 0 ? null : h("p", {}, "Speakers: ", listed(persons.map((one) => personLink(one, "")))),
        titled.length === 0 ? null : h("p", {}, "Documents called so: ", listed(titled.map((one) => documentLink(titles, one.id)))),
        hits.length === 0 ? null : h("section", {}, h("h2", {}, "In context"),
            h("p", { class: "soft small" }, "“Left” and “Right” sort by the words beside it."),
            grid({ label: `Places of ${term}`, file: "concordance", rows: hits.length, columns, query: true })),
        hits.length === 0 ? null : h("section", {}, h("h2", {}, "How often"), overDates(store, term, found, titles), overPositions(store, term, found)),
        hits.length === 0 ? null : h("section", {}, h("h2", {}, "Where"), termStrips(store, term, found, titles)));
}
