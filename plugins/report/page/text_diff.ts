// SPDX-License-Identifier: Apache-2.0
// What has to be taken out of one list of words and put in to get another: the fewest changes (Myers 1986), and where that would
// take too long, changes between words that both have exactly once, in the same order.

export interface Change {
    a: [number, number]; // taken out, half-open
    b: [number, number]; // put in
}

const kMostChanges = 1200; // words taken out or put in, of one comparison

export function changes(a: readonly number[], b: readonly number[]): Change[] {
    const found: Change[] = [];
    compare(a, 0, a.length, b, 0, b.length, found);
    return found;
}

function compare(a: readonly number[], a0: number, a1: number, b: readonly number[], b0: number, b1: number, found: Change[]): void {
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
        ++a0;
        ++b0;
    }
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
        --a1;
        --b1;
    }
    if (a0 === a1 && b0 === b1) return;
    if (a0 === a1 || b0 === b1) {
        found.push({ a: [a0, a1], b: [b0, b1] });
        return;
    }
    if (fewest(a, a0, a1, b, b0, b1, found)) return;
    let [at, bt] = [a0, b0];
    const anchors = uniqueInBoth(a, a0, a1, b, b0, b1);
    if (anchors.length === 0) {
        found.push({ a: [a0, a1], b: [b0, b1] });
        return;
    }
    for (const [i, k] of anchors) {
        compare(a, at, i, b, bt, k, found);
        [at, bt] = [i + 1, k + 1];
    }
    compare(a, at, a1, b, bt, b1, found);
}

/// False where more than kMostChanges would be needed.
function fewest(a: readonly number[], a0: number, a1: number, b: readonly number[], b0: number, b1: number, found: Change[]): boolean {
    const [n, m] = [a1 - a0, b1 - b0];
    const most = Math.min(n + m, kMostChanges);
    if (Math.abs(n - m) > most) return false;
    const reach = new Int32Array(2 * most + 3); // by diagonal x - y: how far into a
    const trace: Int32Array[] = [];
    for (let d = 0; d <= most; ++d) {
        trace.push(reach.slice(most - d, most + d + 3));
        for (let k = -d; k <= d; k += 2) {
            const at = k + most + 1;
            let x = k === -d || (k !== d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
            while (x < n && x - k < m && a[a0 + x] === b[b0 + x - k]) ++x;
            reach[at] = x;
            if (x < n || x - k < m) continue;
            found.push(...backward(trace, n, m).map((one): Change => ({ a: [one.a[0] + a0, one.a[1] + a0], b: [one.b[0] + b0, one.b[1] + b0] })));
            return true;
        }
    }
    return false;
}

function backward(trace: Int32Array[], n: number, m: number): Change[] {
    const steps: Change[] = [];
    let [x, y] = [n, m];
    for (let d = trace.length - 1; d > 0; --d) {
        const reach = trace[d]; // of diagonals -d - 1 to d + 1, as they were before step d
        const at = (k: number) => reach[k + d + 1];
        const k = x - y;
        const put = k === -d || (k !== d && at(k - 1) < at(k + 1));
        const from = put ? at(k + 1) : at(k - 1);
        const fromY = from - (put ? k + 1 : k - 1);
        const change: Change = put ? { a: [from, from], b: [fromY, fromY + 1] } : { a: [from, from + 1], b: [fromY, fromY] };
        const last = steps[steps.length - 1];
        if (last !== undefined && change.a[1] === last.a[0] && change.b[1] === last.b[0]) steps[steps.length - 1] = { a: [change.a[0], last.a[1]], b: [change.b[0], last.b[1]] };
        else steps.push(change);
        [x, y] = [from, fromY];
    }
    return steps.reverse();
}

/// Words that stand once in either, in the longest row of them that has the same order in both.
function uniqueInBoth(a: readonly number[], a0: number, a1: number, b: readonly number[], b0: number, b1: number): [number, number][] {
    const once = (list: readonly number[], from: number, to: number) => {
        const places = new Map<number, number>();
        for (let i = from; i < to; ++i) places.set(list[i], places.has(list[i]) ? -1 : i);
        return places;
    };
    const inB = once(b, b0, b1);
    const both = [...once(a, a0, a1)].map(([word, i]): [number, number] => [i, inB.get(word) ?? -1]).filter(([i, k]) => i >= 0 && k >= 0);
    const kept = longestInOrder(both.map(([, k]) => k));
    return both.filter((_, at) => kept.has(at));
}

/// Which of these belong to the chain that rises and weighs most; without weights to the longest.
export function longestInOrder(values: readonly number[], weights?: readonly number[]): Set<number> {
    const ranks = new Map([...new Set(values)].sort((a, b) => a - b).map((value, rank) => [value, rank + 1]));
    // By rank, in a tree of partial maxima (Fenwick 1994): the heaviest chain that ends there.
    const tree = new Int32Array(ranks.size + 1).fill(-1);
    const heavy = values.map(() => 0);
    const before = values.map(() => -1);
    let last = -1;
    values.forEach((value, at) => {
        const rank = ranks.get(value) ?? 0;
        for (let i = rank - 1; i > 0; i -= i & -i) {
            if (tree[i] >= 0 && heavy[tree[i]] > heavy[at]) [heavy[at], before[at]] = [heavy[tree[i]], tree[i]];
        }
        heavy[at] += weights?.[at] ?? 1;
        for (let i = rank; i <= ranks.size; i += i & -i) {
            if (tree[i] < 0 || heavy[tree[i]] < heavy[at]) tree[i] = at;
        }
        if (last < 0 || heavy[at] > heavy[last]) last = at;
    });
    const kept = new Set<number>();
    for (let at = last; at >= 0; at = before[at]) kept.add(at);
    return kept;
}
