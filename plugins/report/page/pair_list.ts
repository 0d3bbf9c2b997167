// SPDX-License-Identifier: Apache-2.0
// Every pair that was compared, and why it is as alike as it is.
import type { Table } from "./data";
import { decimal, h, listed, name, percent } from "./dom";
import { formulas } from "./formulas";
import { grid, type GridColumn } from "./grid";
import { pairKey, type Reasons, type Titles } from "./related_groups";
import { address } from "./routes";
import { documentLink } from "./titles";

/// Pairs of a table of similarity, from `threshold` on. `titles`: null where no documents but groups were compared.
export function pairList(table: Table, reasons: Reasons, titles: Titles | null, heading: string, threshold = 0, query = true): HTMLElement {
    const order = Array.from({ length: table.rows }, (_, row) => row).filter((row) => table.number("relatedness", row) >= threshold).sort((x, y) => table.number("relatedness", y) - table.number("relatedness", x) || x - y);
    const ids = (row: number): [string, string] => [table.text("a", order[row]), table.text("b", order[row])];
    const terms = (row: number) => reasons.get(pairKey(...ids(row))) ?? [];
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
    return h("div", {}, h("h2", {}, heading),
        grid({ label: heading, file: table.head.name, rows: order.length, columns, query, details: (row) => whyPair(table, order[row], terms(row), titles) }));
}

function whyPair(table: Table, row: number, terms: [string, number][], titles: Titles | null): HTMLElement {
    const [a, b] = [table.text("a", row), table.text("b", row)];
    const relatedness = table.number("relatedness", row);
    const known = terms.reduce((sum, [, share]) => sum + share, 0);
    return h("div", {}, h("h3", {}, "Why?"),
        h("p", {}, titles === null ? `${a || "nobody named"} and ${b || "nobody named"}` : listed([documentLink(titles, a), documentLink(titles, b)])),
        h("p", {}, `Relatedness ${decimal(relatedness)} is the sum of what each word adds that both have, the more the rarer it is in the run. `,
            terms.length === 0 ? "" : [terms.map(([term, share], i) => [i > 0 ? " + " : "", h("a", { href: address("term", [term]) }, name(term)), ` ${percent(share)} (${decimal(share * relatedness)})`]),
                ` = ${percent(known)} of it; all other words ${percent(Math.max(0, 1 - known))}.`]),
        formulas(table, row),
        titles === null ? null : h("p", {}, h("a", { href: address("pair", [a, b]) }, "Read them side by side")));
}
