// SPDX-License-Identifier: Apache-2.0
// Where a word or phrase stands, found in the page's own texts.
import type { Store, Text } from "./data";

export interface Hit {
    document: string;
    begin: number; // bytes
    end: number;
    left: string;
    node: string;
    right: string;
}
export interface Found {
    hits: Hit[];
    all: number; // hits beyond kMost are counted only
    byDocument: Map<string, number[]>; // begins, by id
}

export const kMost = 20_000;
const kAround = 90;
const kAtOnce = 300_000; // bytes of text that are searched in one go
// Letters of scripts that put no space between words: what stands beside them does not say where a word ends.
const kUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/// The words of a term in order, whatever stands between them, in upper or lower case.
function pattern(term: string): RegExp | null {
    const words = term.split(/\s+/).filter((word) => word !== "")
        .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/['’]/g, "['’]"));
    if (words.length === 0) return null;
    const body = words.join("[^\\p{L}\\p{N}]{1,12}");
    const whole = kUnspaced.test(term) ? body : `(?<![\\p{L}\\p{N}\\p{M}])${body}(?![\\p{L}\\p{N}\\p{M}])`;
    return new RegExp(whole, "giu");
}

/// In all documents, or in these.
export async function concordance(store: Store, term: string, ids?: Set<string>): Promise<Found> {
    const found: Found = { hits: [], all: 0, byDocument: new Map() };
    const wanted = pattern(term.normalize("NFC"));
    if (wanted === null) return found;
    let read = 0;
    for (const { id, held } of ids === undefined ? store.run.documents : store.run.documents.filter((one) => ids.has(one.id))) {
        search(await store.text(id), id, wanted, found);
        read += held;
        if (read < kAtOnce) continue;
        read = 0;
        await new Promise((next) => setTimeout(next)); // the page is not to stand still meanwhile
    }
    return found;
}

function search(text: Text, id: string, wanted: RegExp, found: Found): void {
    const begins: number[] = [];
    const { content } = text;
    wanted.lastIndex = 0;
    for (let match = wanted.exec(content); match !== null; match = wanted.exec(content)) {
        ++found.all;
        const end = match.index + match[0].length;
        begins.push(text.byte(match.index));
        if (found.hits.length < kMost) {
            found.hits.push({
                document: id, begin: text.byte(match.index), end: text.byte(end), node: match[0],
                left: content.slice(Math.max(0, match.index - kAround), match.index), right: content.slice(end, end + kAround),
            });
        }
    }
    if (begins.length > 0) found.byDocument.set(id, begins);
}
