// SPDX-License-Identifier: Apache-2.0
// Who speaks, how much: made of the layer `turn`.
import type { Store, Table } from "./data";
import type { Turn } from "./annotated";

export const kColours = 8;

export interface TurnRow {
    row: number;
    document: string;
    begin: number;
    end: number;
    person: string; // "": nobody is named
    kind: string;
    said: number; // characters without white space and noise
}
export interface Person {
    name: string; // or the kind of turn, where nobody is named
    named: boolean;
    colour: number;
    role: string;
    said: number;
    turns: TurnRow[];
    documents: Set<string>;
}
export interface People {
    table: Table;
    turns: TurnRow[];
    inDocument: Map<string, TurnRow[]>;
    all: Person[]; // who said most first
    said: number;
    of(person: string, kind: string): Person | undefined;
}

export function kindWords(kind: string): string {
    if (kind === "question") return "question, nobody named";
    if (kind === "procedural") return "procedure";
    return kind === "unknown" ? "unknown speaker" : kind === "named" ? "nobody named" : kind;
}

let gathered: Promise<People | undefined> | null = null;

export function people(store: Store): Promise<People | undefined> {
    gathered ??= gather(store);
    return gathered;
}

async function gather(store: Store): Promise<People | undefined> {
    const table = await store.find("layer", "turn", "kind", "speaker", "speaker_id");
    if (table === undefined || table.rows === 0) return undefined;
    const noise = await store.find("layer", "noise");
    const persons = new Map<string, Person>();
    const turns: TurnRow[] = [];
    const inDocument = new Map<string, TurnRow[]>();
    const roles = new Map<string, Map<string, number>>();
    let all = 0;
    for (const { id } of store.run.documents) {
        const rows = table.of(id);
        if (rows.length === 0) continue;
        const text = await store.text(id);
        const here: TurnRow[] = [];
        inDocument.set(id, here);
        const spoilt = (noise?.of(id) ?? []).map((row) => [noise?.number("begin", row) ?? 0, noise?.number("end", row) ?? 0]);
        for (const row of rows) {
            const begin = table.number("begin", row);
            const end = table.number("end", row);
            let said = letters(text.slice(begin, end));
            for (const [from, to] of spoilt) {
                if (from < end && to > begin) said -= letters(text.slice(Math.max(from, begin), Math.min(to, end)));
            }
            const name = table.text("speaker_id", row);
            const kind = table.text("kind", row);
            const key = name === "" ? `kind ${kind}` : `name ${name}`;
            let person = persons.get(key);
            if (person === undefined) {
                person = { name: name === "" ? kindWords(kind) : name, named: name !== "", colour: -1, role: "", said: 0, turns: [], documents: new Set() };
                persons.set(key, person);
            }
            const turn = { row, document: id, begin, end, person: name, kind, said };
            turns.push(turn);
            here.push(turn);
            person.turns.push(turn);
            person.said += said;
            person.documents.add(id);
            all += said;
            const role = table.text("role", row);
            if (role !== "" && name !== "") {
                const seen = roles.get(key) ?? new Map<string, number>();
                seen.set(role, (seen.get(role) ?? 0) + 1);
                roles.set(key, seen);
            }
        }
    }
    for (const [key, seen] of roles) {
        const [most] = [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        const person = persons.get(key);
        if (person !== undefined) person.role = most[0];
    }
    const list = [...persons.values()].sort((a, b) => b.said - a.said || (a.name < b.name ? -1 : 1));
    list.filter((one) => one.named).forEach((one, i) => (one.colour = i % kColours));
    return {
        table, turns, inDocument, all: list, said: all,
        of: (name, kind) => persons.get(name === "" ? `kind ${kind}` : `name ${name}`),
    };
}

function letters(text: string): number {
    let blanks = 0;
    for (let i = 0; i < text.length; ++i) {
        const code = text.charCodeAt(i);
        // White space, and the second half of a letter that a script counts as two.
        if (code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0xdc00 && code <= 0xdfff)) ++blanks;
    }
    return text.length - blanks;
}

/// The turns of a document as the reader draws them.
export function turnsOf(found: People | undefined, document: string): Turn[] {
    if (found === undefined) return [];
    const { table } = found;
    return table.of(document).map((row) => {
        const person = found.of(table.text("speaker_id", row), table.text("kind", row));
        return {
            begin: table.number("begin", row), end: table.number("end", row),
            labelBegin: table.number("label_begin", row), labelEnd: table.number("label_end", row),
            who: person?.name ?? "", printed: table.text("speaker", row), colour: person?.colour ?? -1,
        };
    });
}
