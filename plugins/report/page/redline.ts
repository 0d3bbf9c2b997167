// SPDX-License-Identifier: Apache-2.0
// One text out of two versions: what both have, what was taken out, what was put in, and what moved.
import { isHardWrapped } from "./annotated";
import type { Text } from "./data";
import type { Shared, Sides } from "./shared_passages";
import { changes, type Change } from "./text_diff";

export type Kind = "same" | "out" | "in" | "away" | "here"; // away: stood here, moved; here: moved to this place

export interface Piece {
    kind: Kind;
    side: 0 | 1; // whose text it is
    begin: number; // letters of that side's text
    end: number; // with the white space behind it
    ends: boolean; // it is no words, but the end of a paragraph
    move: number; // of away and here, and of what changed inside here: which of the moved, from 1; else 0
}

/// What is compared: a word, the end of a paragraph, or all of what moved, which is like nothing else.
interface Word {
    key: number; // the same for equal words
    begin: number;
    end: number;
    move: number;
}
interface Move {
    begin: Sides<number>;
    end: Sides<number>;
}

const kWord = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*|[^\s]/gu;
const kParagraph = -1; // the key of an end of a paragraph
const kLeastMoved = 5; // words of what is called moved; fewer come again by chance
const kScattered = 2; // words that are the same between changes count as changed, too, where the changes are many times as long

class Redline {
    private readonly pieces: Piece[] = [];
    private readonly keys = new Map<string, number>();
    private readonly paragraphs: Sides<[number, number][]>;

    constructor(private readonly texts: Sides<Text>) {
        this.paragraphs = [paragraphsOf(texts[0].content), paragraphsOf(texts[1].content)];
    }

    made(shared: Shared[]): Piece[] {
        const moves = shared.filter((one) => one.moved && one.tokens >= kLeastMoved).map((one) => this.wholeParagraphs(one));
        const words: Sides<Word[]> = [this.words(0, moves), this.words(1, moves)];
        const at: Sides<number> = [0, 0];
        // Between the ends of passages that stand in the same order words are compared with words.
        const upTo = (ends: Sides<number>) => {
            const begins: Sides<number> = [at[0], at[1]];
            for (const side of [0, 1] as const) {
                while (at[side] < words[side].length && words[side][at[side]].begin < ends[side]) ++at[side];
            }
            this.append(words[0].slice(begins[0], at[0]), words[1].slice(begins[1], at[1]), moves);
        };
        for (const one of shared) {
            if (one.moved) continue;
            const { begin, end } = this.letters(one);
            if (([0, 1] as const).some((side) => at[side] > 0 && words[side][at[side] - 1].begin >= begin[side])) continue; // it overlaps the one before
            upTo(begin);
            upTo(end);
        }
        upTo([Infinity, Infinity]);
        return this.withMovedParagraphs(joined(this.pieces), moves.length);
    }

    private letters(one: { begin: Sides<number>; end: Sides<number> }): Move {
        const of = (bytes: Sides<number>): Sides<number> => [this.texts[0].index(bytes[0]), this.texts[1].index(bytes[1])];
        return { begin: of(one.begin), end: of(one.end) };
    }

    /// A passage that moved, in the paragraphs that hold most of it: all of them where it is most of both, else what lies in them.
    private wholeParagraphs(one: Shared): Move {
        const move = this.letters(one);
        const inside = ([0, 1] as const).map((side) => {
            const overlap = ([from, to]: [number, number]) => Math.min(to, move.end[side]) - Math.max(from, move.begin[side]);
            return this.paragraphs[side].reduce((best, next) => (overlap(next) > overlap(best) ? next : best), [0, 0] as [number, number]);
        });
        const clipped: Move = {
            begin: [Math.max(inside[0][0], move.begin[0]), Math.max(inside[1][0], move.begin[1])], end: [Math.min(inside[0][1], move.end[0]), Math.min(inside[1][1], move.end[1])],
        };
        const most = ([0, 1] as const).every((side) => 2 * (clipped.end[side] - clipped.begin[side]) > inside[side][1] - inside[side][0]);
        return most ? { begin: [inside[0][0], inside[1][0]], end: [inside[0][1], inside[1][1]] } : clipped;
    }

    private words(side: 0 | 1, moves: Move[], from = 0, to = this.texts[side].content.length): Word[] {
        const { content } = this.texts[side];
        const spans = moves.map((move, i) => ({ begin: move.begin[side], end: move.end[side], move: i + 1 })).sort((x, y) => x.begin - y.begin);
        const words: Word[] = [];
        for (const [begin, end] of this.paragraphs[side]) {
            let next = spans.findIndex((span) => span.end > begin);
            let until = 0;
            for (const match of content.slice(Math.max(begin, from), Math.min(end, to)).matchAll(kWord)) {
                const at = Math.max(begin, from) + (match.index ?? 0);
                while (next >= 0 && next < spans.length && spans[next].begin <= at) {
                    const span = spans[next++];
                    if (span.end <= at || at < until) continue;
                    until = span.end;
                    words.push({ key: -2 * span.move - side - 2, begin: at, end: span.end, move: span.move });
                }
                if (at >= until) words.push({ key: this.key(match[0]), begin: at, end: at + match[0].length, move: 0 });
            }
            if (end >= from && end < to) words.push({ key: kParagraph, begin: end, end, move: 0 });
        }
        // Behind each word the white space up to the next.
        words.forEach((word, i) => {
            const limit = words[i + 1]?.begin ?? Math.min(to, content.length);
            if (word.key !== kParagraph && /^\s*$/.test(content.slice(word.end, limit))) word.end = limit;
        });
        return words;
    }

    private key(word: string): number {
        const known = this.keys.get(word);
        if (known !== undefined) return known;
        this.keys.set(word, this.keys.size);
        return this.keys.size - 1;
    }

    private append(left: Word[], right: Word[], moves: Move[], inMove = 0): void {
        const add = (kind: Kind, side: 0 | 1, words: Word[]) => {
            for (const { key, begin, end, move } of words) {
                if (move > 0 && side === 1) this.moved(moves[move - 1], move);
                else this.pieces.push({ kind: move > 0 ? "away" : inMove > 0 && kind === "same" ? "here" : kind, side, begin, end, ends: key === kParagraph, move: move || inMove });
            }
        };
        let at = 0;
        for (const { a, b } of together(changes(left.map(({ key }) => key), right.map(({ key }) => key)), left)) {
            add("same", 1, right.slice(b[0] - (a[0] - at), b[0]));
            add("out", 0, left.slice(...a));
            add("in", 1, right.slice(...b));
            at = a[1];
        }
        add("same", 1, right.slice(right.length - (left.length - at)));
    }

    /// What moved here, with what changed in it.
    private moved({ begin, end }: Move, move: number): void {
        this.append(this.words(0, [], begin[0], end[0]), this.words(1, [], begin[1], end[1]), [], move);
    }

    /// Paragraphs that were taken out in one place and put in in another have moved.
    private withMovedParagraphs(pieces: Piece[], moves: number): Piece[] {
        const waiting = new Map<string, Piece[]>(); // taken out, by their words
        const words = ({ side, begin, end }: Piece) => this.texts[side].content.slice(begin, end).match(kWord) ?? [];
        for (const piece of pieces) {
            const list = piece.kind === "out" ? words(piece) : [];
            if (list.length < kLeastMoved) continue;
            const key = list.join(" ");
            waiting.set(key, [...(waiting.get(key) ?? []), piece]);
        }
        for (const piece of pieces) {
            const from = piece.kind === "in" ? waiting.get(words(piece).join(" "))?.shift() : undefined;
            if (from === undefined) continue;
            [from.kind, piece.kind] = ["away", "here"];
            from.move = piece.move = ++moves;
        }
        return pieces;
    }
}

/// `shared`: what the run found that both have, in the order of the left text.
export function redline(texts: Sides<Text>, shared: Shared[]): Piece[] {
    return new Redline(texts).made(shared);
}

/// Where paragraphs begin and end: blank lines part them, or where lines are not of one width each line is one.
function paragraphsOf(content: string): [number, number][] {
    const between = isHardWrapped(content) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
    const found: [number, number][] = [];
    let begin = 0;
    for (const match of content.matchAll(between)) {
        const at = match.index ?? 0;
        if (content.slice(begin, at).trim() !== "") found.push([begin, at]);
        begin = at + match[0].length;
    }
    if (content.slice(begin).trim() !== "") found.push([begin, content.length]);
    return found;
}

/// Takes changes together that have next to nothing the same between them: words such as "the" that both happen to have.
function together(found: Change[], left: Word[]): Change[] {
    const out: Change[] = [];
    const size = ({ a, b }: Change) => a[1] - a[0] + b[1] - b[0];
    for (const one of found) {
        const last = out[out.length - 1];
        const between = last === undefined ? [] : left.slice(last.a[1], one.a[0]);
        const few = last !== undefined && between.length <= kScattered && between.every(({ key }) => key !== kParagraph);
        if (few && size(last) > 3 * between.length && size(one) > 3 * between.length) {
            out[out.length - 1] = { a: [last.a[0], one.a[1]], b: [last.b[0], one.b[1]] };
        } else {
            out.push(one);
        }
    }
    return out;
}

function joined(words: Piece[]): Piece[] {
    const pieces: Piece[] = [];
    for (const word of words) {
        const last = pieces[pieces.length - 1];
        const goesOn = last !== undefined && !last.ends && !word.ends && last.kind === word.kind && last.side === word.side && last.move === word.move && last.end === word.begin;
        if (goesOn) last.end = word.end;
        else pieces.push({ ...word });
    }
    return pieces;
}
