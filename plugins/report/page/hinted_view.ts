// SPDX-License-Identifier: Apache-2.0
// A table as its manifest would have it shown: bars, a scatter or a matrix, and a sentence that sums it up.
import { largest, lyingBars, plainScatter } from "./charts";
import type { Column, ProductHead, Store, Table } from "./data";
import { count, counted, h, name } from "./dom";
import { figure } from "./figure";
import { rowButtons } from "./files";
import { placeColumns } from "./places";
import type { ViewHint } from "./record";
import { address, placeAddress } from "./routes";

const kBars = 40; // that one still reads
const kPoints = 2000;
const kSide = 60; // rows and columns of a matrix
const kGroups = 12;

export function hinted(store: Store, head: ProductHead, table: Table): HTMLElement | null {
    const hint = store.recorded(head)?.view;
    if (hint === undefined || table.rows === 0) return null;
    const sentence = summed(table, hint);
    return h("div", { class: "hinted" }, sentence === "" ? null : h("p", { class: "summed" }, sentence), pictures(table, hint));
}

/// The sentence of a table; empty where its manifest has none.
export function summed(table: Table, hint: ViewHint): string {
    const measure = hint.value ?? hint.y;
    let leading = 0;
    for (let row = 1; hint.kind !== undefined && measure !== undefined && table.has(measure) && row < table.rows; ++row) {
        if (table.number(measure, row) > table.number(measure, leading)) leading = row;
    }
    const shown = (value: number | string) => (typeof value === "number" ? count(value) : value);
    return (hint.sentence ?? []).map((part) => {
        if (typeof part === "string") return part;
        if (part.rows === true) return count(table.rows);
        const key = part.column ?? part.sum ?? part.different ?? "";
        if (!table.has(key)) return "?";
        const column = table.column(key);
        if (part.column !== undefined) {
            const value = column.at(leading);
            return shown(typeof value === "number" ? value : String(value ?? "–"));
        }
        let sum = 0;
        const different = new Set<string>();
        for (let row = 0; row < table.rows; ++row) {
            if (part.sum !== undefined) sum += column.number(row);
            else different.add(column.text(row));
        }
        return shown(part.sum !== undefined ? sum : different.size);
    }).join("");
}

function pictures(table: Table, hint: ViewHint): (HTMLElement | null)[] {
    const column = (key: string | undefined) => (key !== undefined && table.has(key) ? table.column(key) : undefined);
    const groupOf = column(hint.group);
    const groups = new Map<string, number[]>();
    for (let row = 0; row < table.rows; ++row) {
        const key = groupOf?.text(row) ?? "";
        const rows = groups.get(key);
        if (rows === undefined) groups.set(key, [row]);
        else rows.push(row);
    }
    const made = [...groups].slice(0, kGroups).map(([group, rows]) => [groupOf === undefined ? null : h("h3", {}, hint.group, " ", name(group || "(none)")),
        picture(table, hint, rows, group)]);
    return [...made.flat(), groups.size > kGroups ? h("p", { class: "soft" }, `${counted(groups.size - kGroups, "more group")}: the table has all.`) : null];
}

function picture(table: Table, hint: ViewHint, rows: number[], group: string): HTMLElement | null {
    const file = [table.head.name, group].filter((part) => part !== "").join("-");
    const has = (...keys: (string | undefined)[]) => keys.every((key) => key !== undefined && table.has(key));
    const what = `${table.head.name}${group === "" ? "" : `, ${group}`}`;
    if (hint.kind === "bars" && has(hint.label, hint.value)) return bars(table, table.column(hint.label ?? ""), table.column(hint.value ?? ""), rows, file, what);
    if (hint.kind === "scatter" && has(hint.x, hint.y)) return points(table, hint, rows, file, what);
    if (hint.kind === "matrix" && has(hint.row, hint.column, hint.value)) return cells(table, hint, rows, file, what);
    return null;
}

/// Where a row's own place is read; undefined where it has none.
function placeOf(table: Table): (row: number) => string | undefined {
    const [own] = placeColumns(table);
    return (row) => (own === undefined ? undefined : placeAddress(own.document.text(row), own.begin?.number(row), own.end?.number(row)));
}

function bars(table: Table, label: Column, value: Column, rows: number[], file: string, what: string): HTMLElement {
    const place = placeOf(table);
    const sorted = [...rows].sort((a, b) => value.number(b) - value.number(a) || a - b);
    const shown = sorted.slice(0, kBars);
    const caption = `${value.head.name} by ${label.head.name}${shown.length < sorted.length ? `, the ${kBars} largest of ${count(sorted.length)}` : ""}.`;
    return figure(lyingBars(shown.map((row) => ({
        name: label.text(row), value: value.number(row), label: `${label.text(row)}: ${count(value.number(row))}`,
        href: place(row) ?? address(table.head.kind, [table.head.name], { q: label.text(row) }),
    })), `${what}: ${caption}`), file, caption, () => ({ columns: [label.head.name, value.head.name], rows: sorted.map((row) => [label.at(row), value.at(row)]) }));
}

function points(table: Table, hint: ViewHint, rows: number[], file: string, what: string): HTMLElement {
    const [x, y] = [table.column(hint.x ?? ""), table.column(hint.y ?? "")];
    const label = hint.label !== undefined && table.has(hint.label) ? table.column(hint.label) : undefined;
    const place = placeOf(table);
    const known = rows.filter((row) => x.at(row) !== null && y.at(row) !== null);
    const highest = [...known].sort((a, b) => y.number(b) - y.number(a)).slice(0, kPoints);
    const named = new Set(highest.slice(0, 30));
    const caption = `${y.head.name} (up) over ${x.head.name} (to the right)${highest.length < rows.length ? `: ${count(highest.length)} of ${counted(rows.length, "row")}` : ""}.`;
    return figure(plainScatter(highest.map((row) => ({
        x: x.number(row), y: y.number(row), style: "more", href: place(row) ?? address(table.head.kind, [table.head.name], { q: label?.text(row) }),
        label: `${label?.text(row) ?? `Row ${row + 1}`}: ${count(x.number(row))}, ${count(y.number(row))}`, named: label !== undefined && named.has(row),
    })), x.head.name, y.head.name, `${what}: ${caption}`), file, caption,
    () => ({ columns: [label?.head.name ?? "row", x.head.name, y.head.name], rows: known.map((row) => [label?.at(row) ?? row + 1, x.at(row), y.at(row)]) }));
}

function cells(table: Table, hint: ViewHint, rows: number[], file: string, what: string): HTMLElement {
    const [down, across, value] = [hint.row, hint.column, hint.value].map((key) => table.column(key ?? ""));
    const sides = [down, across].map((column) => [...new Set(rows.map((row) => column.text(row)))]);
    const of = new Map(rows.map((row) => [JSON.stringify([down.text(row), across.text(row)]), row]));
    const most = largest(rows.map((row) => value.number(row)), 1e-9);
    const [left, top] = sides.map((side) => side.slice(0, kSide));
    const cut = sides.some((side) => side.length > kSide);
    const cell = (a: string, b: string) => {
        const row = of.get(JSON.stringify([a, b]));
        if (row === undefined) return h("td", { class: "none" }, "–");
        const made = h("td", {}, count(value.number(row)));
        made.style.setProperty("--share", String(Math.max(0, value.number(row) / most)));
        return made;
    };
    return h("div", {},
        h("div", { class: "bar" }, h("span", { class: "soft small" }, `${value.head.name}: ${down.head.name} (down) and ${across.head.name} (across)${cut ? `, the first ${kSide} of each` : ""}.`), h("span", { class: "push" }),
            rowButtons(file, what, () => ({ columns: [down, across, value].map((column) => column.head.name), rows: rows.map((row) => [down.at(row), across.at(row), value.at(row)]) }))),
        h("div", { class: "frame matrix", tabindex: 0, role: "region", "aria-label": `${what}, scrolls` }, h("table", {}, h("caption", { class: "unseen" }, what),
            h("thead", {}, h("tr", {}, h("td"), top.map((one) => h("th", { scope: "col" }, name(one || "(none)"))))),
            h("tbody", {}, left.map((a) => h("tr", {}, h("th", { scope: "row" }, name(a || "(none)")), top.map((b) => cell(a, b))))))));
}
