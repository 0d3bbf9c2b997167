// SPDX-License-Identifier: Apache-2.0
// How a score comes about: the formula of a measure, and the same with a row's numbers in place.
import type { Table } from "./data";
import { count, decimal, h } from "./dom";

interface Formula {
    column: string; // the score
    needs: string[]; // columns of its numbers
    formula: string;
    put(of: (column: string) => number): string; // the formula with numbers, without the result
    note?: string;
}

const n = (value: number) => (Number.isInteger(value) ? count(value) : decimal(value));
const log2Of = (top: string, bottom: string) => `log₂((${top}) / (${bottom}))`;

const kOverlap: Formula[] = [
    {
        column: "jaccard", needs: ["containment_a", "containment_b"], formula: "both / either = 1 / (1/containment_a + 1/containment_b − 1)",
        put: (of) => (of("containment_a") === 0 || of("containment_b") === 0 ? "0, as nothing is in both" : `1 / (1/${decimal(of("containment_a"))} + 1/${decimal(of("containment_b"))} − 1)`),
        note: "counted in runs of words (shingles)",
    },
];

const kFormulas: Record<string, Formula[]> = {
    similarity: kOverlap,
    group_similarity: kOverlap,
    duplicate: [
        {
            column: "jaccard", needs: ["shared_shingles", "containment_a", "containment_b"], formula: "shared_shingles / (shingles of a + shingles of b − shared_shingles)",
            put: (of) => {
                const [both, a, b] = [of("shared_shingles"), Math.round(of("shared_shingles") / of("containment_a")), Math.round(of("shared_shingles") / of("containment_b"))];
                return `${n(both)} / (${n(a)} + ${n(b)} − ${n(both)})`;
            },
        },
    ],
    passage: [{ column: "identity", needs: ["matched", "tokens"], formula: "matched / tokens", put: (of) => `${n(of("matched"))} / ${n(of("tokens"))}` }],
    unshared: [{ column: "share", needs: ["shared", "tokens"], formula: "shared / tokens", put: (of) => `${n(of("shared"))} / ${n(of("tokens"))}` }],
    lexical_diversity: [{ column: "ttr", needs: ["types", "tokens"], formula: "types / tokens", put: (of) => `${n(of("types"))} / ${n(of("tokens"))}` }],
    term_frequency: [
        { column: "per_million", needs: ["count", "total"], formula: "1,000,000 × count / total", put: (of) => `1,000,000 × ${n(of("count"))} / ${n(of("total"))}` },
    ],
    keyness: [
        {
            column: "g2", needs: ["target_count", "reference_count", "target_size", "reference_size"],
            formula: "2 × (a ln(a/E₁) + b ln(b/E₂)), with E₁ = c(a+b)/(c+d) and E₂ = d(a+b)/(c+d)",
            put: (of) => {
                const [a, b, c, d] = [of("target_count"), of("reference_count"), of("target_size"), of("reference_size")];
                const part = (seen: number, size: number) => (seen === 0 ? "0" : `${n(seen)} × ln(${n(seen)} / ${decimal(size * (a + b) / (c + d))})`);
                return `2 × (${part(a, c)} + ${part(b, d)})`;
            },
            note: "the form of two cells (Rayson and Garside 2000); that of four adds both cells of all other terms (Dunning 1993)",
        },
        {
            column: "log_ratio", needs: ["target_count", "reference_count", "target_size", "reference_size"], formula: "log₂((a/c) / (b/d))",
            put: (of) => log2Of(`${n(of("target_count"))} / ${n(of("target_size"))}`, `${n(of("reference_count"))} / ${n(of("reference_size"))}`),
            note: "a count of 0 is treated as the column zeros says (Hardie 2014)",
        },
        {
            column: "percent_diff", needs: ["target_count", "reference_count", "target_size", "reference_size"], formula: "100 × ((a/c) / (b/d) − 1)",
            put: (of) => `100 × ((${n(of("target_count"))} / ${n(of("target_size"))}) / (${n(of("reference_count"))} / ${n(of("reference_size"))}) − 1)`,
        },
    ],
    collocation: [
        {
            column: "expected", needs: ["count_a", "count_b", "window_size", "size"], formula: "count_a × count_b × window_size / size",
            put: (of) => `${n(of("count_a"))} × ${n(of("count_b"))} × ${n(of("window_size"))} / ${n(of("size"))}`,
        },
        { column: "pmi", needs: ["count", "expected"], formula: "log₂(count / expected)", put: (of) => `log₂(${n(of("count"))} / ${n(of("expected"))})` },
        { column: "mi3", needs: ["count", "expected"], formula: "log₂(count³ / expected)", put: (of) => `log₂(${n(of("count"))}³ / ${n(of("expected"))})` },
        { column: "t", needs: ["count", "expected"], formula: "(count − expected) / √count", put: (of) => `(${n(of("count"))} − ${n(of("expected"))}) / √${n(of("count"))}` },
        {
            column: "log_dice", needs: ["count", "count_a", "count_b"], formula: "14 + log₂(2 count / (count_a + count_b))",
            put: (of) => `14 + log₂(2 × ${n(of("count"))} / (${n(of("count_a"))} + ${n(of("count_b"))}))`,
        },
    ],
};

/// The formulas of a row's scores with its numbers; null where none is known.
export function formulas(table: Table, row: number): HTMLElement | null {
    const known = (kFormulas[table.head.role || table.head.name] ?? []).filter((one) => table.has(one.column, ...one.needs) && table.column(one.column).at(row) !== null);
    if (known.length === 0) return null;
    const of = (column: string) => table.number(column, row);
    return h("dl", { class: "formulas" }, known.map((one) => [h("dt", {}, one.column),
        h("dd", {}, h("span", { class: "soft" }, `${one.formula} =`), ` ${one.put(of)} = `, h("b", {}, decimal(of(one.column))), one.note === undefined ? "" : h("span", { class: "soft small" }, ` (${one.note})`))]));
}
