// SPDX-License-Identifier: Apache-2.0
// The lists of the table `term_frequency`, and what sets a group apart from the rest.
import type { Store, Table } from "./data";
import { isStopTerm, stopWords } from "./stop_words";

export interface Term {
    term: string;
    count: number;
    perMillion: number;
    documents: number;
    tfIdf: number;
    total: number;
    restCount: number; // in the corpus outside the group; NaN where the page does not know
    atMost: boolean; // restCount is no more than a bound: the list of the corpus ends before the term
    restTotal: number;
    g2: number; // signed: below 0 where the rest uses it more; NaN likewise
    logRatio: number;
}
export interface TermList {
    scope: string;
    group: string;
    n: number;
    rows: number[];
}

/// Log-likelihood of two frequencies (Rayson and Garside 2000): 2 (a ln(a/E1) + b ln(b/E2)), E1 = c (a+b) / (c+d), E2 = d (a+b)
/// / (c+d), of a in c and b in d words. With the sign of the difference.
export function logLikelihood(a: number, c: number, b: number, d: number): number {
    const e1 = c * (a + b) / (c + d);
    const e2 = d * (a + b) / (c + d);
    const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));
    const g2 = 2 * (part(a, e1) + part(b, e2));
    return a / c >= b / d ? g2 : -g2;
}

export class TermLists {
    readonly lists: TermList[] = [];
    private readonly corpus = new Map<string, number>(); // row of the corpus by n and term
    private readonly lowest = new Map<number, { count: number; total: number }>(); // by n: where the list of the corpus ends
    private readonly groupColumn: string;

    constructor(readonly table: Table, readonly passedOver: Set<string>) {
        this.groupColumn = table.has("group") ? "group" : "group_name";
        // Where the page holds less than the run listed, what it holds is not the most frequent alone.
        const whole = table.head.rows === table.head.of;
        let last: TermList | undefined;
        for (let row = 0; row < table.rows; ++row) {
            const scope = table.text("scope", row);
            const group = table.text(this.groupColumn, row);
            const n = table.number("n", row);
            if (last === undefined || last.scope !== scope || last.group !== group || last.n !== n) {
                last = { scope, group, n, rows: [] };
                this.lists.push(last);
            }
            last.rows.push(row);
            if (scope !== "corpus") continue;
            this.corpus.set(`${n} ${table.text("term", row)}`, row);
            const count = table.number("count", row);
            if (whole && count < (this.lowest.get(n)?.count ?? Infinity)) this.lowest.set(n, { count, total: table.number("total", row) });
        }
    }
    find(scope: string, group: string, n = 1): TermList | undefined {
        return this.lists.find((one) => one.scope === scope && one.group === group && one.n === n);
    }
    terms(list: TermList): Term[] {
        const { table } = this;
        return list.rows.map((row) => {
            const term = table.text("term", row);
            const count = table.number("count", row);
            const total = table.number("total", row);
            const known = list.scope === "corpus" ? undefined : this.corpus.get(`${list.n} ${term}`);
            // A term that the list of the corpus does not hold stands there no more often than the last that it holds.
            const end = list.scope === "corpus" || known !== undefined ? undefined : this.lowest.get(list.n);
            const restCount = known !== undefined ? Math.max(0, table.number("count", known) - count) : end === undefined ? NaN : Math.max(0, end.count - count);
            const restTotal = known !== undefined ? table.number("total", known) - total : end === undefined ? NaN : end.total - total;
            return compared({ term, count, total, perMillion: table.number("per_million", row), documents: table.number("document_frequency", row), tfIdf: table.number("tf_idf", row) }, restCount, restTotal, end !== undefined && restCount > 0);
        });
    }
    /// The terms of two lists, one against the other. Where a list holds its head alone and a term is not in it, nobody knows how
    /// often it stands there: such terms are counted as `unknown`.
    against(list: TermList, other: TermList): { terms: Term[]; unknown: number } {
        const [here, there] = [this.terms(list), this.terms(other)];
        const whole = (terms: Term[]) => terms.length > 0 && terms.reduce((sum, one) => sum + one.count, 0) >= terms[0].total;
        const counts = new Map(there.map((one) => [one.term, one.count]));
        const [total, otherTotal] = [here[0]?.total ?? 0, there[0]?.total ?? 0];
        const terms: Term[] = [];
        let unknown = 0;
        for (const one of here) {
            const known = counts.get(one.term) ?? (whole(there) ? 0 : undefined);
            if (known === undefined) ++unknown;
            terms.push(compared(one, known ?? NaN, known === undefined ? NaN : otherTotal));
        }
        const seen = new Set(here.map((one) => one.term));
        for (const one of there) {
            if (seen.has(one.term)) continue;
            if (whole(here)) terms.push(compared({ term: one.term, count: 0, total, perMillion: 0, documents: 0, tfIdf: 0 }, one.count, otherTotal));
            else ++unknown;
        }
        return { terms, unknown };
    }
    /// What the group says much more than the rest.
    typical(list: TermList, most: number): Term[] {
        return typicalOf(this.terms(list), this.passedOver).slice(0, most);
    }
}

/// g2 of at least 10.83 (p < 0.001), said at least three times, of more than stop words; the highest first.
export function typicalOf(terms: Term[], passedOver: Set<string>): Term[] {
    return terms.filter((one) => one.g2 >= 10.83 && one.count >= 3 && /\p{L}/u.test(one.term) && !isStopTerm(passedOver, one.term)).sort((a, b) => b.g2 - a.g2);
}

type Counted = Pick<Term, "term" | "count" | "total" | "perMillion" | "documents" | "tfIdf">;

function compared(one: Counted, restCount: number, restTotal: number, atMost = false): Term {
    const { count, total } = one;
    // A bound says nothing of a term that the rest may use more, or less.
    const known = restTotal > 0 && total > 0 && !(atMost && count / total <= restCount / restTotal);
    return {
        term: one.term, count, total, perMillion: one.perMillion, documents: one.documents, tfIdf: one.tfIdf,
        restCount, atMost, restTotal: known ? restTotal : NaN,
        g2: known ? logLikelihood(count, total, restCount, restTotal) : NaN,
        // Half an occurrence is added to both where one has none.
        logRatio: known ? Math.log2(((count || 0.5) / total) / ((restCount || 0.5) / restTotal)) : NaN,
    };
}

let made: Promise<TermLists | undefined> | null = null;

export function termLists(store: Store): Promise<TermLists | undefined> {
    made ??= store.find("table", "term_frequency", "scope", "n", "term", "count")
        .then((table) => (table === undefined || table.rows === 0 ? undefined : new TermLists(table, stopWords(store))));
    return made;
}

export function scopeWords(scope: string): string {
    if (scope === "corpus") return "all documents";
    if (scope === "document") return "by document";
    if (scope === "turn.speaker_id") return "by speaker";
    return `by ${scope}`;
}
