// SPDX-License-Identifier: Apache-2.0
// Whether quotations stand in their sources as they are quoted, and whether figures that state the same agree.
import { cutNotice } from "./cut_notice";
import type { Store, Table } from "./data";
import { counted, decimal, h, name, percent } from "./dom";
import { button } from "./files";
import { grid, type GridColumn } from "./grid";
import { address, note, placeAddress } from "./routes";
import { describe, documentLink, label, type Described } from "./titles";

type Titles = Map<string, Described>;

// Those that say something is wrong come first.
const kOfQuotes = ["not-found", "spliced", "altered", "ellipsis", "verbatim"];
const kOfFigures = ["differ", "compatible", "equal"];

function rank(order: string[], verdict: string): number {
    return order.includes(verdict) ? order.indexOf(verdict) : order.length;
}

/// How many rows have each verdict.
export function verdictsOf(table: Table): Map<string, number> {
    const times = new Map<string, number>();
    for (let row = 0; row < table.rows; ++row) times.set(table.text("verdict", row), (times.get(table.text("verdict", row)) ?? 0) + 1);
    return times;
}

/// Verdicts as switches that narrow the rows.
function verdicts(table: Table, order: string[], asked: string, draw: (verdict: string) => void): HTMLElement {
    const known = [...verdictsOf(table)].sort((a, b) => rank(order, a[0]) - rank(order, b[0]));
    const buttons = [["*", table.rows] as [string, number], ...known].map(([verdict, rows]) => {
        const made = button(`${verdict === "*" ? "all" : verdict === "" ? "retold" : verdict} ${rows}`, () => {
            note({ verdict: verdict === "*" ? undefined : verdict || "-" });
            show(verdict);
        });
        made.dataset.verdict = verdict;
        return made;
    });
    const show = (verdict: string) => {
        buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.verdict === verdict)));
        draw(verdict);
    };
    show(asked);
    return h("div", { class: "bar" }, h("span", { class: "choices", role: "group", "aria-label": "Verdict" }, buttons));
}

function askedVerdict(query: URLSearchParams): string {
    const asked = query.get("verdict");
    return asked === null ? "*" : asked === "-" ? "" : asked;
}

function rowsWith(table: Table, verdict: string, order: string[]): number[] {
    return Array.from({ length: table.rows }, (_, row) => row).filter((row) => verdict === "*" || table.text("verdict", row) === verdict)
        .sort((a, b) => rank(order, table.text("verdict", a)) - rank(order, table.text("verdict", b)) || a - b);
}

/// "(300,)" as words: more than 300.
export function interval(value: string): string {
    const match = /^([[(])([^,]*),([^,]*)([\])])$/.exec(value);
    const grouped = (digits: string) => digits.replace(/^-?\d{5,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
    if (match === null) return grouped(value);
    const [, open, , , close] = match;
    const [low, high] = [grouped(match[2]), grouped(match[3])];
    if (low !== "" && high !== "") return `${open === "(" ? "over " : ""}${low} to ${close === ")" ? "under " : ""}${high}`;
    if (low !== "") return open === "(" ? `more than ${low}` : `${low} or more`;
    return close === ")" ? `less than ${high}` : `up to ${high}`;
}

async function textReader(store: Store, table: Table, ...columns: string[]): Promise<(row: number, document: string, begin: string, end: string) => string> {
    const ids = new Set(columns.flatMap((key) => [...table.column(key).distinct]).filter((id) => store.document(id) !== undefined));
    const texts = new Map(await Promise.all([...ids].map(async (id) => [id, await store.text(id)] as const)));
    return (row, document, begin, end) => texts.get(table.text(document, row))?.slice(table.number(begin, row), table.number(end, row)) ?? "";
}

export async function quoteChecksView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const table = await store.find("table", "quote_match", "document", "begin", "end", "source", "source_begin", "source_end", "verdict", "identity");
    if (table === undefined) throw new Error("no stage of this run looked for the sources of quotations");
    const titles = await describe(store);
    const text = await textReader(store, table, "document", "source");
    const holder = h("div", {});
    const draw = (verdict: string) => {
        const rows = rowsWith(table, verdict, kOfQuotes);
        const link = (key: string, begin: string, end: string) => (row: number) => {
            const id = table.text(key, rows[row]);
            return id === "" ? h("span", { class: "soft" }, "none") : h("a", { href: placeAddress(id, table.number(begin, rows[row]), table.number(end, rows[row])) }, name(label(titles.get(id), id, 40)));
        };
        const columns: GridColumn[] = [
            { name: "quotation", title: "Quotation", wide: true, value: (row) => text(rows[row], "document", "begin", "end") },
            { name: "verdict", title: "Verdict", doc: "Whether the source has it so", value: (row) => table.text("verdict", rows[row]) || "retold" },
            { name: "identity", title: "The same", numeric: true, doc: "Share of its words that the source has in their places", value: (row) => table.number("identity", rows[row]), cell: (row) => percent(table.number("identity", rows[row])) },
        ];
        if (table.has("turned", "turned_by")) columns.push({ name: "turned_by", title: "May be turned by", doc: "What was left out or put in holds one of these", value: (row) => table.text("turned_by", rows[row]) });
        if (table.has("speaker_id")) columns.push({ name: "speaker_id", title: "Said by", value: (row) => table.text("speaker_id", rows[row]) });
        if (table.has("edits")) columns.push({ name: "edits", title: "What differs", wide: true, doc: "[-said-]{+quoted+}", value: (row) => table.text("edits", rows[row]) });
        columns.push({ name: "source", title: "Source", value: (row) => table.text("source", rows[row]), cell: link("source", "source_begin", "source_end") },
            { name: "document", title: "Quoted in", value: (row) => table.text("document", rows[row]), cell: link("document", "begin", "end") });
        holder.replaceChildren(grid({ label: "Checks of quotations", file: "quote-checks", rows: rows.length, columns, query: true, details: (row) => quoteBeside(table, rows[row], text, titles) }));
    };
    return h("div", {}, h("p", { class: "crumb" }, h("a", { href: address("quotes") }, "Quotations"), " ›"), h("h1", {}, "Do quotations stand in their sources?"), cutNotice(store, ["table", "quote_match"]),
        h("p", { class: "lead" }, "Each quotation beside the place in the transcripts where its words were said, or those nearest to them. Open a row to read both."),
        verdicts(table, kOfQuotes, askedVerdict(query), draw), holder);
}

function quoteBeside(table: Table, row: number, text: (row: number, document: string, begin: string, end: string) => string, titles: Titles): HTMLElement {
    const source = table.text("source", row);
    return h("div", { class: "two" },
        h("div", {}, h("h3", {}, "As quoted"), h("blockquote", { dir: "auto" }, text(row, "document", "begin", "end")), h("p", { class: "small" }, documentLink(titles, table.text("document", row), table.number("begin", row), table.number("end", row)))),
        h("div", {}, h("h3", {}, "As said"), source === "" ? h("p", { class: "soft" }, "Nothing like it was found.") :
            [h("blockquote", { dir: "auto" }, text(row, "source", "source_begin", "source_end")), h("p", { class: "small" }, documentLink(titles, source, table.number("source_begin", row), table.number("source_end", row)))]),
        h("dl", {}, h("dt", {}, "Why?"), h("dd", {}, `Of the quotation's words the source has ${percent(table.number("identity", row))} in their places (identity ${decimal(table.number("identity", row))})`,
            table.has("confidence") ? `; how sure the verdict is: ${decimal(table.number("confidence", row))} of 1.` : "."),
        table.text("edits", row) === "" ? null : [h("dt", {}, "What differs"), h("dd", { dir: "auto" }, table.text("edits", row))]));
}

export async function figuresView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const table = await store.find("table", "figure_comparison", "a", "a_begin", "a_end", "a_value", "b", "b_begin", "b_end", "b_value", "verdict");
    const layer = await store.find("layer", "figure");
    if (table === undefined && layer === undefined) throw new Error("no stage of this run looked for figures");
    const all = layer === undefined ? null : h("p", {}, h("a", { href: address("layer", [layer.head.name]) }, `All ${counted(layer.head.of, "figure")} of the texts`));
    if (table === undefined) return h("div", {}, h("h1", {}, "Figures"), all);
    const titles = await describe(store);
    const holder = h("div", {});
    const side = (key: "a" | "b", rows: number[]): GridColumn[] => [
        { name: `${key}_value`, title: key === "a" ? "One says" : "Other says", value: (row) => table.text(`${key}_value`, rows[row]), cell: (row) =>
            h("a", { href: placeAddress(table.text(key, rows[row]), table.number(`${key}_begin`, rows[row]), table.number(`${key}_end`, rows[row])) }, name(interval(table.text(`${key}_value`, rows[row])))) },
        { name: key, title: key === "a" ? "In" : "And in", value: (row) => table.text(key, rows[row]), cell: (row) => name(label(titles.get(table.text(key, rows[row])), table.text(key, rows[row]), 36)) },
    ];
    const draw = (verdict: string) => {
        const rows = rowsWith(table, verdict, kOfFigures);
        const columns: GridColumn[] = [
            { name: "what", title: "Of what", wide: true, value: (row) => table.text("what", rows[row]) },
            { name: "verdict", title: "Verdict", value: (row) => table.text("verdict", rows[row]) },
            ...side("a", rows), ...side("b", rows),
            { name: "rule", title: "Why", doc: "What makes them agree or differ", value: (row) => table.text("rule", rows[row]) },
            { name: "explanation", title: "May be explained by", value: (row) => table.text("explanation", rows[row]) },
            { name: "confidence", title: "How sure", numeric: true, doc: "That both state the same, 0 to 1", value: (row) => table.number("confidence", rows[row]) },
        ];
        holder.replaceChildren(grid({
            label: "Figures beside figures", file: "figures", rows: rows.length, columns, query: true,
            details: (row) => h("div", { class: "two" }, (["a", "b"] as const).map((key) => h("div", {}, h("h3", {}, interval(table.text(`${key}_value`, rows[row]))), h("blockquote", { dir: "auto" }, table.text(`${key}_sentence`, rows[row])),
                h("p", { class: "small" }, documentLink(titles, table.text(key, rows[row]), table.number(`${key}_begin`, rows[row]), table.number(`${key}_end`, rows[row])))))),
        }));
    };
    return h("div", {}, h("h1", {}, "Figures"), cutNotice(store, ["table", "figure_comparison"]), h("p", { class: "lead" }, "Figures that state the same, in several documents or twice in one, and whether they agree."), all,
        table.rows === 0 ? h("p", {}, "No two figures state the same.") : [verdicts(table, kOfFigures, askedVerdict(query), draw), holder]);
}
