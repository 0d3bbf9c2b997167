// SPDX-License-Identifier: Apache-2.0
// How alike documents are: groups, pairs with their reasons, copies, and passages that stand in several.
import { cutNotice } from "./cut_notice";
import type { Store, Table } from "./data";
import { count, counted, decimal, h, listed, name, percent } from "./dom";
import { grid, type GridColumn } from "./grid";
import { clusterList, passageClusters } from "./passages_view";
import { scopeWords } from "./term_lists";
import { address, note } from "./routes";
import { describe, documentLink, label, type Described } from "./titles";

type Titles = Map<string, Described>;

interface Pair {
    a: string;
    b: string;
    row: number;
    relatedness: number;
}

const kMatrix = 40; // documents of a matrix that can still be read

export async function compareView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const table = await store.find("table", "similarity", "a", "b", "relatedness");
    const titles = await describe(store);
    const view = h("div", {}, h("h1", {}, "Compare"), cutNotice(store, ["table", "similarity"], ["table", "similarity_term"], ["table", "passage_cluster"]));
    if (table !== undefined && table.rows > 0) {
        const pairs: Pair[] = [];
        for (let row = 0; row < table.rows; ++row) {
            pairs.push({ a: table.text("a", row), b: table.text("b", row), row, relatedness: table.number("relatedness", row) });
        }
        const reasons = await termsOfPairs(store, "similarity_term");
        view.append(await groups(store, pairs, reasons, titles, query), matrix(store, pairs, titles) ?? "", pairList(table, reasons, titles, "Pairs"));
    }
    view.append(await copies(store, titles) ?? "");
    const clusters = await passageClusters(store);
    if (clusters.length > 0) view.append(h("section", {}, h("h2", {}, "Passages in several documents"), clusterList(store, clusters.slice(0, 8), titles),
        h("p", {}, h("a", { href: address("passages") }, clusters.length === 1 ? "This passage as a table" : `All ${counted(clusters.length, "passage")}`))));
    const grouped = await store.find("table", "group_similarity", "a", "b", "scope", "relatedness");
    if (grouped !== undefined && grouped.rows > 0) view.append(pairList(grouped, await termsOfPairs(store, "group_similarity_term"), null, `Pairs, ${scopeWords(grouped.text("scope", 0))}`));
    if (view.querySelector("section") === null) throw new Error("no stage of this run compared documents");
    return view;
}

/// The words that make a pair related, the weightiest first, by the pair.
async function termsOfPairs(store: Store, product: string): Promise<Map<string, [string, number][]>> {
    const terms = new Map<string, [string, number][]>();
    const table = await store.find("table", product, "a", "b", "term", "share");
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const key = JSON.stringify([table.text("a", row), table.text("b", row)]);
        const list = terms.get(key) ?? [];
        list.push([table.text("term", row), table.number("share", row)]);
        terms.set(key, list);
    }
    return terms;
}

/// What makes documents belong together: how related they are on average, by which words, and the closest to each.
function groupCard(set: string[], pairs: Pair[], reasons: Map<string, [string, number][]>, titles: Titles): HTMLElement {
    const members = new Set(set);
    const inside = pairs.filter(({ a, b }) => members.has(a) && members.has(b));
    const weights = new Map<string, number>();
    const closest = new Map<string, Pair>();
    for (const pair of inside) {
        for (const [term, share] of reasons.get(JSON.stringify([pair.a, pair.b])) ?? []) {
            weights.set(term, (weights.get(term) ?? 0) + share * pair.relatedness);
        }
        for (const id of [pair.a, pair.b]) {
            if (pair.relatedness > (closest.get(id)?.relatedness ?? -1)) closest.set(id, pair);
        }
    }
    const terms = [...weights].sort((x, y) => y[1] - x[1]).slice(0, 5);
    const mean = inside.reduce((sum, pair) => sum + pair.relatedness, 0) / Math.max(1, inside.length);
    return h("div", { class: "card" },
        h("b", {}, counted(set.length, "document")), h("span", { class: "soft" }, ` related by ${decimal(mean)} on average`),
        terms.length === 0 ? null : h("p", { class: "small soft" }, "by ", listed(terms.map(([term]) => h("a", { href: address("term", [term]) }, name(term))))),
        h("ul", { class: "plain" }, set.slice(0, 25).map((id) => {
            const near = closest.get(id);
            const other = near === undefined ? "" : near.a === id ? near.b : near.a;
            return h("li", {}, documentLink(titles, id), near === undefined ? null : [" ",
                h("a", { class: "small soft", href: address("pair", [id, other]), title: `Side by side with ${label(titles.get(other), other)}` }, `closest ${decimal(near.relatedness)}`)]);
        }), set.length > 25 ? h("li", { class: "soft" }, `and ${count(set.length - 25)} more`) : null));
}

async function groups(store: Store, pairs: Pair[], reasons: Map<string, [string, number][]>, titles: Titles, query: URLSearchParams): Promise<HTMLElement> {
    const made = await store.find("table", "related_group", "group", "document")
        ?? await store.find("table", "related_group", "group_name", "document");
    const holder = h("div", { class: "cards" });
    const status = h("output", {});
    const highest = Math.max(0.01, ...pairs.map((pair) => pair.relatedness));
    const input = h("input", { type: "range", min: 0, max: highest.toFixed(3), step: 0.005, "aria-label": "Related from" });
    const draw = (sets: string[][], words: string) => {
        const list = sets.filter((set) => set.length > 1);
        status.textContent = words;
        holder.replaceChildren(...list.slice(0, 60).map((set) => groupCard(set, pairs, reasons, titles)));
        if (list.length > 60) holder.append(h("p", { class: "soft" }, `and ${count(list.length - 60)} more groups`));
        if (list.length === 0) holder.replaceChildren(h("p", { class: "soft" }, "No two documents belong together at this threshold."));
    };
    const asMade = () => {
        const sets = new Map<string, string[]>();
        for (let row = 0; made !== undefined && row < made.rows; ++row) {
            const key = made.columns[0].text(row);
            sets.set(key, [...(sets.get(key) ?? []), made.text("document", row)]);
        }
        draw([...sets.values()], "as the run grouped them (average linkage)");
    };
    const regroup = () => {
        const threshold = Number(input.value);
        note({ from: threshold });
        draw(connected(store, pairs, threshold), `linked by any pair of ${threshold.toFixed(3)} or more`);
    };
    input.addEventListener("input", regroup);
    const reset = h("button", { type: "button" }, "As the run has it");
    reset.addEventListener("click", () => {
        note({ from: undefined });
        asMade();
    });
    const asked = query.get("from");
    if (asked !== null) {
        input.value = asked;
        regroup();
    } else if (made !== undefined) {
        input.value = String(highest * 0.3);
        asMade();
    } else {
        regroup();
    }
    return h("section", {}, h("h2", {}, "Which documents belong together"),
        h("div", { class: "bar" }, h("label", { class: "choice" }, h("span", { class: "soft" }, "Related from"), input), status, made === undefined ? null : reset), holder);
}

function connected(store: Store, pairs: Pair[], threshold: number): string[][] {
    const parent = new Map<string, string>();
    const root = (id: string): string => {
        let at = id;
        while ((parent.get(at) ?? at) !== at) at = parent.get(at) ?? at;
        parent.set(id, at);
        return at;
    };
    for (const { a, b, relatedness } of pairs) {
        if (relatedness >= threshold && root(a) !== root(b)) parent.set(root(a), root(b));
    }
    const sets = new Map<string, string[]>();
    for (const { id } of store.run.documents) sets.set(root(id), [...(sets.get(root(id)) ?? []), id]);
    return [...sets.values()].sort((x, y) => y.length - x.length);
}

function matrix(store: Store, pairs: Pair[], titles: Titles): HTMLElement | null {
    const ids = store.run.documents.map(({ id }) => id);
    if (ids.length < 3 || ids.length > kMatrix) return null;
    const of = new Map(pairs.flatMap(({ a, b, relatedness }) => [[`${a}\n${b}`, relatedness], [`${b}\n${a}`, relatedness]] as [string, number][]));
    const highest = Math.max(0.001, ...pairs.map((pair) => pair.relatedness));
    const cells = (a: string) => ids.map((b) => {
        const value = of.get(`${a}\n${b}`);
        if (a === b || value === undefined) return h("td", { class: "none" }, a === b ? "" : "–");
        const cell = h("td", {}, h("a", { href: address("pair", [a, b]), title: `${label(titles.get(a), a)} and ${label(titles.get(b), b)}: ${value.toFixed(3)}` }, value.toFixed(2)));
        cell.style.setProperty("--share", String(value / highest));
        return cell;
    });
    return h("section", {}, h("h2", {}, "Each beside each"),
        h("div", { class: "frame matrix", tabindex: 0, role: "region", "aria-label": "Relatedness of each two documents, scrolls" }, h("table", {},
            h("caption", { class: "unseen" }, "Relatedness of each two documents"),
            h("thead", {}, h("tr", {}, h("td"), ids.map((id, i) => h("th", { scope: "col", title: label(titles.get(id), id) }, String(i + 1))))),
            h("tbody", {}, ids.map((id, i) => h("tr", {}, h("th", { scope: "row" }, `${i + 1} `, documentLink(titles, id, undefined, undefined, 44)), cells(id)))))));
}

function pairList(table: Table, reasons: Map<string, [string, number][]>, titles: Titles | null, heading: string): HTMLElement {
    const order = Array.from({ length: table.rows }, (_, row) => row).sort((x, y) => table.number("relatedness", y) - table.number("relatedness", x) || x - y);
    const ids = (row: number): [string, string] => [table.text("a", order[row]), table.text("b", order[row])];
    const terms = (row: number) => reasons.get(JSON.stringify(ids(row))) ?? [];
    const side = (column: "a" | "b"): GridColumn => ({
        name: column, title: column === "a" ? "One" : "Other", value: (row) => table.text(column, order[row]),
        cell: (row) => {
            const id = table.text(column, order[row]);
            return titles === null ? name(id || "nobody named") : documentLink(titles, id, undefined, undefined, 42);
        },
    });
    const measures: [string, string, string][] = [
        ["relatedness", "Related", "0 to 1; rare words say more"], ["cosine", "Cosine", "of the vectors of tf-idf weights"],
        ["jaccard", "Jaccard", "share of all different shingles that both have"], ["containment_a", "One in other", "share of one's shingles that the other has too"],
        ["containment_b", "Other in one", "share of the other's shingles that the one has too"], ["shared_tokens", "Shared words", "words in common, wherever they stand"],
        ["passages", "Passages", "stretches that both have word for word, or nearly so"],
    ];
    const columns: GridColumn[] = [side("a"), side("b")];
    for (const [key, title, doc] of measures.filter(([key]) => table.has(key))) {
        columns.push({
            name: key, title, doc, numeric: true, value: (row) => Number(table.number(key, order[row]).toFixed(4)),
            cell: key === "relatedness" && titles !== null ? (row) => h("a", { href: address("pair", ids(row)), "aria-label": `${decimal(table.number(key, order[row]))}, side by side` },
                decimal(table.number(key, order[row]))) : undefined,
        });
    }
    if (reasons.size > 0) columns.push({ name: "terms", title: "Words that make them so", wide: true, value: (row) => terms(row).map(([term]) => term).join(", ") });
    return h("section", {}, h("h2", {}, heading),
        grid({ label: heading, file: table.head.name, rows: table.rows, columns, details: (row) => whyPair(table, order[row], terms(row), titles) }));
}

function whyPair(table: Table, row: number, terms: [string, number][], titles: Titles | null): HTMLElement {
    const [a, b] = [table.text("a", row), table.text("b", row)];
    const value = (key: string) => table.number(key, row);
    const relatedness = value("relatedness");
    const known = terms.reduce((sum, [, share]) => sum + share, 0);
    return h("div", {}, h("h3", {}, "Why?"),
        h("p", {}, titles === null ? `${a} and ${b}` : listed([documentLink(titles, a), documentLink(titles, b)])),
        h("p", {}, `Relatedness ${decimal(relatedness)} is the sum of what each word adds that both have, the more the rarer it is in the run. `,
            terms.length === 0 ? "" : [terms.map(([term, share], i) => [i > 0 ? " + " : "", h("a", { href: address("term", [term]) }, name(term)), ` ${percent(share)} (${decimal(share * relatedness)})`]),
                ` = ${percent(known)} of it; all other words ${percent(Math.max(0, 1 - known))}.`]),
        table.has("jaccard", "containment_a", "containment_b") ? h("p", {}, `Of the runs of words that one has, the other has ${percent(value("containment_a"))}; of the other's, the one has ${percent(value("containment_b"))}. ` +
            `Of all that either has, both have ${percent(value("jaccard"))} (Jaccard = both / either = 1 / (1/${decimal(value("containment_a"))} + 1/${decimal(value("containment_b"))} − 1)).`) : null,
        titles === null ? null : h("p", {}, h("a", { href: address("pair", [a, b]) }, "Read them side by side")));
}

/// Where speakers or other groups were compared, not documents.
async function copiesOfGroups(store: Store, scope: string, how: string): Promise<HTMLElement> {
    const clusters = await store.find("table", "group_duplicate_cluster", "cluster");
    const key = clusters?.has("group") ? "group" : "group_name";
    const sets = new Map<number, string[]>();
    for (let row = 0; clusters !== undefined && row < clusters.rows; ++row) {
        const number = clusters.number("cluster", row);
        sets.set(number, [...(sets.get(number) ?? []), clusters.text(key, row)]);
    }
    return h("section", {}, h("h2", {}, `Copies, ${scopeWords(scope)}`),
        h("p", { class: "lead" }, sets.size === 0 ? "None is a copy of another. " : `${counted(sets.size, "group")} of copies. `, how),
        h("div", { class: "cards" }, [...sets.values()].slice(0, 80).map((names) => h("div", { class: "card" }, listed(names.slice(0, 30).map((one) => name(one || "nobody named")))))));
}

async function copies(store: Store, titles: Titles): Promise<HTMLElement | null> {
    const search = await store.find("table", "duplicate_search", "compared", "threshold", "miss_chance");
    if (search === undefined || search.rows === 0) return null;
    const how = `Two of the ${count(search.number("compared", 0))} compared count as copies where they share ${percent(search.number("threshold", 0))} of their runs of words; ` +
        `such a pair is missed with a chance of ${decimal(search.number("miss_chance", 0))}.`;
    const scope = search.text("scope", 0);
    if (scope !== "document" && scope !== "") return copiesOfGroups(store, scope, how);
    const clusters = await store.find("table", "duplicate_cluster", "cluster", "document");
    if (clusters === undefined) return null;
    const alike = new Map<string, number>();
    const pairs = await store.find("table", "duplicate", "a", "b", "jaccard");
    for (let row = 0; pairs !== undefined && row < pairs.rows; ++row) {
        for (const ids of [["a", "b"], ["b", "a"]]) alike.set(JSON.stringify(ids.map((key) => pairs.text(key, row))), pairs.number("jaccard", row));
    }
    const sets = new Map<number, number[]>();
    for (let row = 0; row < clusters.rows; ++row) {
        const key = clusters.number("cluster", row);
        sets.set(key, [...(sets.get(key) ?? []), row]);
    }
    return h("section", {}, h("h2", {}, "Copies"),
        h("p", { class: "lead" }, sets.size === 0 ? "No document is a copy of another. " : `${counted(sets.size, "group")} of copies. `, how),
        h("div", { class: "cards" }, [...sets.values()].slice(0, 80).map((rows) => h("div", { class: "card" }, h("b", {}, counted(rows.length, "document")),
            h("ul", { class: "plain" }, rows.slice(0, 30).map((row) => {
                const id = clusters.text("document", row);
                const first = clusters.text("document", rows[0]);
                return h("li", {}, documentLink(titles, id), clusters.text("earliest", row) === id ? h("span", { class: "tag" }, "earliest") : null,
                    row === rows[0] ? null : [" ", h("a", { class: "small", href: address("pair", [first, id]) },
                        alike.has(JSON.stringify([first, id])) ? `${percent(alike.get(JSON.stringify([first, id])) ?? 0)} the same; what differs` : "what differs")]);
            }))))), sets.size > 80 ? h("p", { class: "soft" }, `and ${count(sets.size - 80)} more; all are in the table.`) : null);
}
