// SPDX-License-Identifier: Apache-2.0
// What the page was given: data blocks of JSON, opened when a view first asks for them, and the tables in them.

import { unpacked } from "./packed";
import type { RecordedProduct, RunRecord } from "./record";
import { textBeside } from "./text_files";

export interface ColumnHead {
    name: string;
    type: string; // string, document, decimal, date, int, float, bool, timestamp
    nullable?: boolean;
    length?: number; // numbers in the list of each row
}
export interface ProductHead {
    name: string;
    kind: "layer" | "table";
    role: string;
    block: string;
    rows: number; // in the page
    of: number; // in the run
    columns: ColumnHead[];
}
export interface DocumentHead {
    id: string;
    language: string;
    bytes: number;
    held: number; // bytes of its text in the page
    block: number;
    file?: string; // beside the page, of a text that is not in it
}
export interface RunHead {
    form: number;
    nonce?: string; // by which the page may load such files
    title: string;
    rostra: string;
    pseudonyms?: number; // so many stand in place of names
    setAside: number;
    leftOut: string[];
    stopWords?: Record<string, string>; // by language, a space between two
    documents: DocumentHead[];
    products: ProductHead[];
}
export type Value = string | number | boolean | null | number[];

interface TextColumn {
    d: string[];
    c: number[];
}
interface ValueColumn {
    v: Value[];
}

async function block<T>(id: string): Promise<T> {
    const element = document.getElementById(id);
    if (element === null) throw new Error(`the page has no part “${id}”`);
    const content = element.textContent ?? "";
    if (element.getAttribute("type") === "application/json") return JSON.parse(content) as T;
    const text = await unpacked(content);
    element.textContent = ""; // read once
    return JSON.parse(text) as T;
}

/// A column of a table in the page.
export class Column {
    constructor(readonly head: ColumnHead, private readonly raw: TextColumn | ValueColumn) {}

    at(row: number): Value {
        if ("v" in this.raw) return this.raw.v[row];
        const code = this.raw.c[row];
        return code < 0 ? null : this.raw.d[code];
    }
    text(row: number): string {
        const value = this.at(row);
        return value === null ? "" : String(value);
    }
    number(row: number): number {
        const value = this.at(row);
        return value === null ? 0 : Number(value);
    }
    /// The different values of a column of text; empty of others.
    get distinct(): readonly string[] {
        return "d" in this.raw ? this.raw.d : [];
    }
}

/// A table or layer with its rows.
export class Table {
    readonly columns: Column[];
    private readonly byName = new Map<string, Column>();
    private rowsOf: Map<string, number[]> | null = null;

    constructor(readonly head: ProductHead, raw: (TextColumn | ValueColumn)[]) {
        this.columns = head.columns.map((column, i) => new Column(column, raw[i]));
        for (const column of this.columns) this.byName.set(column.head.name, column);
    }
    get rows(): number {
        return this.head.rows;
    }
    has(...names: string[]): boolean {
        return names.every((name) => this.byName.has(name));
    }
    column(name: string): Column {
        const column = this.byName.get(name);
        if (column === undefined) throw new Error(`“${this.head.name}” has no column “${name}”`);
        return column;
    }
    text(name: string, row: number): string {
        return this.byName.get(name)?.text(row) ?? "";
    }
    number(name: string, row: number): number {
        return this.byName.get(name)?.number(row) ?? 0;
    }
    /// The rows of a layer that lie in a document, in order.
    of(document: string): readonly number[] {
        if (this.rowsOf === null) {
            this.rowsOf = new Map();
            const ids = this.column("document");
            for (let row = 0; row < this.rows; ++row) {
                const id = ids.text(row);
                const rows = this.rowsOf.get(id);
                if (rows === undefined) this.rowsOf.set(id, [row]);
                else rows.push(row);
            }
        }
        return this.rowsOf.get(document) ?? [];
    }
}

/// A document's text. Spans count bytes of UTF-8; a script's strings count otherwise.
export class Text {
    private indexes: Uint32Array | null = null;

    constructor(readonly content: string, readonly document: DocumentHead) {}

    private map(): Uint32Array | null {
        if (this.content.length === this.document.held) return null;
        if (this.indexes !== null) return this.indexes;
        const indexes = new Uint32Array(this.document.held + 1);
        let byte = 0;
        for (let i = 0; i < this.content.length; ) {
            const point = this.content.codePointAt(i) ?? 0;
            const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            for (let k = 0; k < bytes; ++k) indexes[byte++] = i;
            i += point < 0x10000 ? 1 : 2;
        }
        indexes[byte] = this.content.length;
        this.indexes = indexes;
        return indexes;
    }
    /// Where a byte of the text stands in `content`.
    index(byte: number): number {
        const bounded = Math.max(0, Math.min(byte, this.document.held));
        const map = this.map();
        return map === null ? bounded : map[bounded];
    }
    /// Which byte of the text stands there.
    byte(index: number): number {
        const map = this.map();
        if (map === null) return index;
        let low = 0;
        let high = map.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (map[middle] < index) low = middle + 1;
            else high = middle;
        }
        return low;
    }
    slice(begin: number, end: number): string {
        return this.content.slice(this.index(begin), this.index(end));
    }
}

/// All that the page was given.
export class Store {
    private readonly tables = new Map<ProductHead, Promise<Table>>();
    private readonly texts = new Map<number, Promise<string[]>>();
    private readonly views = new Map<string, Promise<Text>>();
    private readonly numbers = new Map<string, number>();
    private readonly firsts: number[] = []; // by block of texts: the first document in it
    /// Files of texts that were asked for and are not beside the page.
    readonly missing = new Set<string>();

    private constructor(readonly run: RunHead, readonly record: RunRecord) {
        run.documents.forEach((one, number) => {
            this.numbers.set(one.id, number);
            if (this.firsts[one.block] === undefined) this.firsts[one.block] = number;
        });
    }
    static async open(): Promise<Store> {
        const record = document.getElementById("record") === null ? {} : await block<RunRecord>("record");
        return new Store(await block<RunHead>("run"), record);
    }

    /// What the host tells of a layer or table.
    recorded(head: ProductHead): RecordedProduct | undefined {
        return this.record.products?.find((one) => one.kind === head.kind && one.name === head.name);
    }
    /// A layer or table by what the page knows it as, or by its name.
    head(kind: "layer" | "table", name: string): ProductHead | undefined {
        const all = this.run.products.filter((one) => one.kind === kind);
        return all.find((one) => one.role === name) ?? all.find((one) => one.name === name && one.role === "");
    }
    has(kind: "layer" | "table", name: string): boolean {
        return (this.head(kind, name)?.rows ?? 0) > 0;
    }
    /// Its rows; undefined where no stage made it, or where it lacks one of these columns.
    async find(kind: "layer" | "table", name: string, ...columns: string[]): Promise<Table | undefined> {
        const head = this.head(kind, name);
        if (head === undefined) return undefined;
        const names = new Set(head.columns.map((column) => column.name));
        return columns.every((column) => names.has(column)) ? this.rows(head) : undefined;
    }
    rows(head: ProductHead): Promise<Table> {
        let table = this.tables.get(head);
        if (table === undefined) {
            table = block<(TextColumn | ValueColumn)[]>(head.block).then((raw) => new Table(head, raw));
            this.tables.set(head, table);
        }
        return table;
    }
    document(id: string): DocumentHead | undefined {
        const number = this.numbers.get(id);
        return number === undefined ? undefined : this.run.documents[number];
    }
    text(id: string): Promise<Text> {
        let view = this.views.get(id);
        if (view === undefined) {
            view = this.open(id);
            this.views.set(id, view);
        }
        return view;
    }
    private async open(id: string): Promise<Text> {
        const number = this.numbers.get(id);
        if (number === undefined) throw new Error(`the run has no document “${id}”`);
        const head = this.run.documents[number];
        const { file } = head;
        let texts = this.texts.get(head.block);
        if (texts === undefined) {
            const name = `texts-${head.block}`;
            texts = file === undefined ? block<string[]>(name) : textBeside(name, file, this.run.nonce ?? "").then((text) => JSON.parse(text) as string[]);
            this.texts.set(head.block, texts);
        }
        if (file !== undefined) {
            // Whoever moved the page left the file behind: everything else can still be read.
            try {
                await texts;
            } catch {
                this.missing.add(file);
                return new Text("", { ...head, held: 0 });
            }
        }
        return new Text((await texts)[number - this.firsts[head.block]], head);
    }
}
