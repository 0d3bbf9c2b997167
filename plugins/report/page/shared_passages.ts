// SPDX-License-Identifier: Apache-2.0
// What two documents share, and what one of them alone says, as the run found it.
import type { Store } from "./data";
import { longestInOrder } from "./text_diff";

/// Of two things one belongs to the left text, the other to the right.
export type Sides<T> = [T, T];

export interface Shared {
    passage: number;
    number: number; // in the order of the left text, from 1
    begin: Sides<number>; // bytes
    end: Sides<number>;
    tokens: number;
    identity: number;
    moved: boolean; // it stands in another order than most
    boilerplate: boolean;
}
export interface Edit {
    begin: Sides<number>;
    end: Sides<number>;
}

export async function sharedPassages(store: Store, a: string, b: string): Promise<{ shared: Shared[]; edits: Edit[] }> {
    const table = await store.find("table", "passage", "passage", "a", "a_begin", "a_end", "b", "b_begin", "b_end");
    const inside = await store.find("table", "passage_edit", "passage", "a_begin", "a_end", "b_begin", "b_end");
    const shared: Shared[] = [];
    const turned = new Map<number, boolean>(); // passages, and whether their left is our right
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        const [left, right] = [table.text("a", row), table.text("b", row)];
        const straight = left === a && right === b;
        if (!straight && !(left === b && right === a)) continue;
        const of = (key: "begin" | "end"): Sides<number> => {
            const both: Sides<number> = [table.number(`a_${key}`, row), table.number(`b_${key}`, row)];
            return straight ? both : [both[1], both[0]];
        };
        const passage = table.number("passage", row);
        turned.set(passage, !straight);
        shared.push({
            passage, number: 0, begin: of("begin"), end: of("end"), tokens: table.number("tokens", row),
            identity: table.has("identity") ? table.number("identity", row) : 1, moved: false, boilerplate: table.text("kind", row) === "boilerplate",
        });
    }
    shared.sort((x, y) => x.begin[0] - y.begin[0] || x.begin[1] - y.begin[1]);
    const kept = longestInOrder(shared.map((one) => one.begin[1]), shared.map((one) => one.tokens));
    shared.forEach((one, at) => {
        one.number = at + 1;
        one.moved = !kept.has(at);
    });
    const edits: Edit[] = [];
    for (let row = 0; inside !== undefined && row < inside.rows; ++row) {
        const turn = turned.get(inside.number("passage", row));
        if (turn === undefined) continue;
        const of = (key: string): Sides<number> => {
            const both: Sides<number> = [inside.number(`a_${key}`, row), inside.number(`b_${key}`, row)];
            return turn ? [both[1], both[0]] : both;
        };
        edits.push({ begin: of("begin"), end: of("end") });
    }
    return { shared, edits };
}

/// Spans of a that b has not.
export async function onlyHere(store: Store, a: string, b: string): Promise<[number, number][]> {
    const table = await store.find("table", "unshared", "a", "b", "begin", "end");
    const spans: [number, number][] = [];
    for (let row = 0; table !== undefined && row < table.rows; ++row) {
        if (table.text("a", row) === a && table.text("b", row) === b) spans.push([table.number("begin", row), table.number("end", row)]);
    }
    return spans;
}
