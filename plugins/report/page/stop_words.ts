// SPDX-License-Identifier: Apache-2.0
// Words that lists for people pass over: "the", "and" of the documents' languages. What is counted counts them all.
import type { Store } from "./data";

let gathered: Set<string> | null = null;

export function stopWords(store: Store): Set<string> {
    gathered ??= new Set(Object.values(store.run.stopWords ?? {}).flatMap((words) => words.split(" ")));
    return gathered;
}

/// Whether a term is of such words alone.
export function isStopTerm(words: Set<string>, term: string): boolean {
    return words.size > 0 && term.split(" ").every((word) => words.has(word.replace(/’/g, "'")));
}
