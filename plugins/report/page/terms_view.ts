// SPDX-License-Identifier: Apache-2.0
// Which words are frequent, which set a group apart, and each word's places in context.
import { figure, scatter, shareBar, strip } from "./charts";
import { concordance, kMost } from "./concordance";
import type { Store } from "./data";
import { count, counted, decimal, h, listed, name } from "./dom";
import { grid, type GridColumn } from "./grid";
import { people } from "./people";
import { address, note, placeAddress } from "./routes";
import { personLink } from "./speakers_view";
import { scopeWords, termLists, type Term, type TermLists } from "./term_lists";
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
    if (lists === undefined) return h("div", {}, h("h1", {}, "Terms"), h("p", { class: "lead" }, "Counted: ", also), searchBox(""));
    const titles = await describe(store);
    const scopes = [...new Set(lists.lists.map((one) => one.scope))];
    let scope = query.get("scope") ?? scopes[0];
    let group = query.get("group") ?? "";
    let n = Number(query.get("n") ?? 1);
    const holder = h("div", {});

    const choose = (title: string, options: [string, string][], value: string, act: (value: string) => void) => {
        const select = h("select", {}, options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
        select.addEventListener("change", () => act(select.value));
        return h("label", { class: "choice" }, h("span", { class: "soft" }, title), select);
    };
    function draw(): void {
        if (lists === undefined) return;
        if (!scopes.includes(scope)) scope = scopes[0];
        const groups = [...new Set(lists.lists.filter((one) => one.scope === scope).map((one) => one.group))];
        if (!groups.includes(group)) group = groups[0];
        const lengths = [...new Set(lists.lists.filter((one) => one.scope === scope && one.group === group).map((one) => one.n))];
        if (!lengths.includes(n)) n = lengths[0];
        note({ scope, group, n: n === 1 ? undefined : n });
        const list = lists.find(scope, group, n);
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
            }) : null);
        holder.replaceChildren(bar, list === undefined ? h("p", {}, "Nothing was counted here.") : termsOf(lists, lists.terms(list), scope, groupName(scope, group, titles)));
    }
    draw();
    return h("div", {}, h("h1", {}, "Terms"),
        h("p", { class: "lead" }, "Choose a term to see every place where it stands. ",
            others.length === 0 ? "" : ["Also counted: ", also]),
        searchBox(""), holder);
}

function termsOf(lists: TermLists, terms: Term[], scope: string, group: string): HTMLElement {
    const against = scope !== "corpus" && terms.some((one) => !Number.isNaN(one.g2));
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
            { name: "g2", title: "G² against the rest", numeric: true, doc: "Log-likelihood, below 0 where the rest uses it more", value: (row) => number(terms[row].g2) },
            { name: "log_ratio", title: "Log ratio", numeric: true, doc: "How many times it would have to be doubled", value: (row) => number(terms[row].logRatio) });
    }
    const typical = against ? [...terms].filter((one) => one.g2 >= 10.83 && one.count >= 3).sort((a, b) => b.g2 - a.g2).slice(0, 30) : [];
    const named = new Set(against ? [...terms].filter((one) => Math.abs(one.g2) >= 6.63).sort((a, b) => Math.abs(b.g2) - Math.abs(a.g2)).slice(0, 40) : []);
    return h("div", {},
        typical.length === 0 ? null : h("section", {}, h("h2", {}, "Says much more than the rest"),
            h("p", { class: "chips" }, typical.map((one) => h("a", { class: "chip", href: address("term", [one.term]), title: why(one) },
                name(one.term), h("span", { class: "soft" }, ` ${one.count}`))))),
        against && terms.length > 10 ? h("section", {}, h("h2", {}, "Against the rest of the corpus"), figure(scatter(
            terms.filter((one) => !Number.isNaN(one.g2)).slice(0, 1500).map((one) => ({
                x: 1e6 * one.restCount / one.restTotal, y: one.perMillion, label: `${one.term}: ${one.count} here, ${one.restCount} in the rest`,
                style: one.g2 >= 6.63 ? "more" : one.g2 <= -6.63 ? "less" : "even", href: address("term", [one.term]), named: named.has(one),
            })), "per million in the rest", "per million here", `Terms of ${group} against the rest of the corpus`), "terms",
            "Above the line: more here. Below it: more in the rest. Beyond an axis: only on one side.")) : null,
        h("h2", {}, "All of the list"),
        grid({
            label: `Terms: ${group}`, file: "terms", rows: terms.length, columns,
            details: (row) => h("div", {}, h("h3", {}, "Why?"), h("p", {}, why(terms[row])),
                h("p", {}, h("a", { href: address("term", [terms[row].term]) }, "Its places"))),
        }),
        lists.table.head.rows < lists.table.head.of ? h("p", { class: "soft small" },
            `The page holds the head of each list: ${count(lists.table.head.rows)} of ${counted(lists.table.head.of, "row")}.`) : null);
}

/// The numbers behind a term's measures.
function why(one: Term): string {
    if (Number.isNaN(one.g2)) return `“${one.term}” stands ${count(one.count)} times in ${count(one.total)}: ${decimal(one.perMillion)} for each million.`;
    const [a, b, c, d] = [one.count, one.restCount, one.total, one.restTotal];
    const e1 = c * (a + b) / (c + d);
    const e2 = d * (a + b) / (c + d);
    return `“${one.term}” stands ${count(a)} times in ${count(c)} here, and ${count(b)} times in ${count(d)} of the rest. ` +
        `Were both alike, ${decimal(e1)} and ${decimal(e2)} would be expected. G² = 2 × (${a} × ln(${a} / ${decimal(e1)}) + ${b} × ln(${b} / ${decimal(e2)})) = ` +
        `${decimal(one.g2)}${one.g2 < 0 ? " (less here)" : ""}; 10.83 or more comes about by chance once in a thousand times. ` +
        `Log ratio = log₂((${a || 0.5} / ${c}) / (${b || 0.5} / ${d})) = ${decimal(one.logRatio)}.`;
}

export function searchBox(value: string): HTMLElement {
    const input = h("input", { type: "search", value, placeholder: "A word or phrase", "aria-label": "Search all texts" });
    const form = h("form", { role: "search", class: "bar" }, input, h("button", {}, "Search all texts"));
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (input.value.trim() !== "") location.hash = address("term", [input.value.trim()]);
    });
    return form;
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
    const most = documents[0]?.[1].length ?? 1;
    if (query.get("sort") === null && hits.length > 1) note({ sort: "right" });
    return h("div", {},
        h("p", { class: "crumb" }, h("a", { href: address(lists === undefined ? "documents" : "terms") }, lists === undefined ? "Documents" : "Terms"), " ›"),
        h("h1", {}, name(term)), searchBox(term),
        h("p", { class: "lead" }, found.all === 0 ? "It stands in none of the texts." : `${counted(found.all, "place")} in ${counted(documents.length, "document")}.`,
            counted_ === undefined || counted_.count === found.all ? "" : ` The table counts ${count(counted_.count)}: it leaves out what is marked as noise, and takes other forms of a word together where the pipeline says so.`,
            found.all > kMost ? ` The first ${count(kMost)} are listed.` : ""),
        persons.length === 0 ? null : h("p", {}, "Speakers: ", listed(persons.map((one) => personLink(one, "")))),
        titled.length === 0 ? null : h("p", {}, "Documents called so: ", listed(titled.map((one) => documentLink(titles, one.id)))),
        hits.length === 0 ? null : h("section", {}, h("h2", {}, "In context"),
            h("p", { class: "soft small" }, "“Left” and “Right” sort by the words beside it."),
            grid({ label: `Places of ${term}`, file: "concordance", rows: hits.length, columns, query: true })),
        documents.length === 0 ? null : h("section", {}, h("h2", {}, "Where"), h("div", { class: "strips" }, documents.slice(0, 25).map(([id, begins]) => {
            const size = store.document(id)?.bytes ?? 1;
            return h("div", { class: "strip-row two" }, documentLink(titles, id, undefined, undefined, 70), h("span", { class: "share" }, shareBar(begins.length / most), h("span", {}, count(begins.length))),
                strip(size, begins.map((begin) => ({ begin, end: begin, style: "tick", label: `byte ${begin}`, href: placeAddress(id, begin, begin + 1) })), `Where it stands in the text: ${counted(begins.length, "place")}`));
        }), documents.length > 25 ? h("p", { class: "soft" }, `and in ${counted(documents.length - 25, "more document")}`) : null)));
}
