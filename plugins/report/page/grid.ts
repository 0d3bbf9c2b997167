// SPDX-License-Identifier: Apache-2.0
// A table of any length: sorted, searched, handed out as CSV or JSON; only the rows in view are drawn.
import type { Value } from "./data";
import { count, counted, h, visible } from "./dom";
import { facets } from "./facets";
import { rowButtons } from "./files";
import { note, route } from "./routes";

export interface GridColumn {
    name: string; // in files
    title?: string;
    doc?: string;
    numeric?: boolean;
    wide?: boolean; // running text
    end?: boolean; // its end is what is seen of it
    value(row: number): Value;
    order?(row: number): Value; // what it is sorted by, if by something else
    cell?(row: number): Node | string;
}
export interface GridChoices {
    label: string;
    file: string; // without ending
    rows: number;
    columns: GridColumn[];
    details?(row: number): Node; // shown below the table when a row is opened
    query?: boolean; // whether search, order and filters are part of the address
    arranged?(order: readonly number[]): void; // told which rows are asked for
}

const kRowHeight = 36;
const kBeyond = 8; // rows drawn beyond what is in view
const kPrinted = 3000; // rows that are put on paper; a reader of more takes the file

function compare(a: Value, b: Value): number {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const left = String(a);
    const right = String(b);
    return left < right ? -1 : left > right ? 1 : 0;
}

export function grid(choices: GridChoices): HTMLElement {
    const { columns } = choices;
    let order: number[] = Array.from({ length: choices.rows }, (_, row) => row);
    let sorted = -1;
    let down = false;
    let wanted = "";
    let opened = -1;
    let printing = false;

    const unprinted = h("p", { hidden: true }, `Only the first ${count(kPrinted)} rows are printed; the files have all.`);
    const head = h("tr");
    const body = h("tbody");
    const before = h("tr", { class: "space", "aria-hidden": "true" }, h("td", { colspan: columns.length + 1 }));
    const after = h("tr", { class: "space", "aria-hidden": "true" }, h("td", { colspan: columns.length + 1 }));
    const table = h("table", { "aria-rowcount": choices.rows + 1 },
        h("caption", { class: "unseen" }, choices.label), h("thead", {}, head), body);
    const frame = h("div", { class: "frame", tabindex: 0, role: "region", "aria-label": `${choices.label}, scrolls` }, table);
    const status = h("span", { class: "soft", role: "status" });
    const panel = h("div", { class: "details", hidden: true });

    const numberHead = choices.details === undefined ? null : h("th", { scope: "col", class: "row-number" }, "Row");
    if (numberHead !== null) head.append(numberHead);
    const heads = columns.map((column, at) => {
        const button = h("button", { type: "button", title: column.doc }, column.title ?? column.name);
        const cell = h("th", { scope: "col", class: column.numeric ? "number" : "" }, button);
        button.addEventListener("click", () => {
            const first = column.numeric ?? false; // numbers are asked for from the top
            sort(at, sorted === at ? !down : first);
        });
        head.append(cell);
        return cell;
    });

    function drawRow(row: number): HTMLElement {
        const cells = columns.map((column, at) => {
            // A row's head is never empty: screen readers call the row by it.
            const content = column.cell?.(row) ?? (shown(column.value(row)) || (at === 0 ? "–" : ""));
            const box = h("div", { class: column.wide ? "cell wide" : column.end ? "cell end" : "cell", dir: column.numeric || column.end ? undefined : "auto" },
                column.end ? h("bdi", {}, content) : content);
            return h(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : undefined, class: column.numeric ? "number" : "" }, box);
        });
        if (numberHead !== null) {
            const open = h("button", { type: "button", class: "open", "aria-label": `Row ${row + 1}, all of it` }, count(row + 1));
            open.addEventListener("click", () => show(row));
            cells.unshift(h("td", { class: "row-number" }, open));
        }
        return h("tr", { class: row === opened ? "opened" : "" }, cells);
    }
    let drawn = "";
    let kept = new Map<number, HTMLElement>(); // the rows in view, which are not made again while they stay there
    function draw(): void {
        const height = Math.max(frame.clientHeight, kRowHeight);
        const first = printing ? 0 : Math.max(0, Math.floor(frame.scrollTop / kRowHeight) - kBeyond);
        const last = Math.min(order.length, printing ? kPrinted : Math.ceil((frame.scrollTop + height) / kRowHeight) + kBeyond);
        const key = `${first}-${last}-${opened}`;
        if (key === drawn) return;
        drawn = key;
        (before.firstElementChild as HTMLElement).style.height = `${first * kRowHeight}px`;
        (after.firstElementChild as HTMLElement).style.height = `${(order.length - last) * kRowHeight}px`;
        const rows = new Map(order.slice(first, last).map((row) => [row, kept.get(row) ?? drawRow(row)]));
        kept = rows;
        body.replaceChildren(...(first > 0 ? [before] : []), ...rows.values(), ...(last < order.length ? [after] : []));
    }
    function redraw(): void {
        drawn = "";
        kept = new Map();
        choices.arranged?.(order);
        unprinted.hidden = !printing || order.length <= kPrinted;
        status.textContent = order.length === choices.rows
            ? counted(choices.rows, "row") : `${count(order.length)} of ${counted(choices.rows, "row")}`;
        draw();
    }
    function arrange(): void {
        order = [];
        const words = wanted.toLocaleLowerCase();
        for (let row = 0; row < choices.rows; ++row) {
            if (narrowed !== null && !narrowed.has(row)) continue;
            if (words === "" || columns.some((column) => searched(column, row).includes(words))) order.push(row);
        }
        if (sorted >= 0) {
            const values = new Map(order.map((row) => [row, (columns[sorted].order ?? columns[sorted].value)(row)]));
            const sign = down ? -1 : 1;
            order.sort((a, b) => sign * compare(values.get(a) ?? null, values.get(b) ?? null) || a - b);
        }
    }
    function searched(column: GridColumn, row: number): string {
        const value = column.value(row);
        return value === null ? "" : String(value).toLocaleLowerCase();
    }
    function sort(at: number, downward: boolean): void {
        sorted = at;
        down = downward;
        heads.forEach((cell, i) => {
            if (i === at) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
            else cell.removeAttribute("aria-sort");
        });
        arrange();
        if (choices.query) note({ sort: columns[at]?.name, down: down ? 1 : undefined });
        frame.scrollTop = 0;
        redraw();
    }
    function show(row: number): void {
        if (choices.details === undefined) return;
        opened = opened === row ? -1 : row;
        panel.hidden = opened < 0;
        const close = h("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
        close.addEventListener("click", () => show(row));
        if (opened >= 0) panel.replaceChildren(close, choices.details(row));
        redraw();
        if (opened >= 0) panel.scrollIntoView({ block: "nearest" });
    }
    const rows = () => ({ columns: columns.map((column) => column.name), rows: order.map((row) => columns.map((column) => column.value(row))) });

    const input = h("input", { type: "search", "aria-label": `Search in ${choices.label}`, placeholder: "Search these rows" });
    let waiting = 0;
    input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(() => {
            wanted = input.value;
            if (choices.query) note({ q: wanted });
            arrange();
            frame.scrollTop = 0;
            redraw();
        }, 120);
    });
    const narrowed = choices.rows < 6 ? null : facets(columns, choices.rows, choices.query ? askedFilters() : new Map(), (asked) => {
        if (choices.query) noteFilters(asked);
        arrange();
        frame.scrollTop = 0;
        redraw();
    });
    const bar = h("div", { class: "bar" }, input, status, h("span", { class: "push" }), rowButtons(choices.file, choices.label, rows));

    if (choices.query) {
        const { query } = route(location.hash);
        wanted = query.get("q") ?? "";
        input.value = wanted;
        sorted = columns.findIndex((column) => column.name === query.get("sort"));
        down = query.get("down") === "1";
        if (sorted >= 0) heads[sorted].setAttribute("aria-sort", down ? "descending" : "ascending");
        arrange();
    }
    frame.addEventListener("scroll", draw, { passive: true });
    new ResizeObserver(draw).observe(frame);
    whilePrinting(frame, (begins) => {
        printing = begins;
        redraw();
    });
    redraw();
    return h("div", { class: "grid" }, bar, narrowed?.panel, frame, unprinted, panel);
}

/// Filters stand in the address as f.COLUMN.
function askedFilters(): Map<string, string> {
    return new Map([...route(location.hash).query].filter(([key]) => key.startsWith("f.")).map(([key, value]) => [key.slice(2), value]));
}
function noteFilters(asked: Map<string, string>): void {
    const before = [...route(location.hash).query.keys()].filter((key) => key.startsWith("f."));
    note(Object.fromEntries([...before.map((key) => [key, undefined] as const), ...[...asked].map(([key, value]) => [`f.${key}`, value] as const)]));
}

/// Tells when the page goes to paper and when it is back, as long as the element stands in it.
export function whilePrinting(element: HTMLElement, act: (begins: boolean) => void): void {
    const told = (event: Event) => {
        if (element.isConnected) {
            act(event.type === "beforeprint");
            return;
        }
        removeEventListener("beforeprint", told);
        removeEventListener("afterprint", told);
    };
    addEventListener("beforeprint", told);
    addEventListener("afterprint", told);
}

/// A value as a cell shows it.
export function shown(value: Value): string {
    if (value === null) return "–";
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value === "number") return count(value);
    if (Array.isArray(value)) {
        return value.slice(0, 4).map(count).join(", ") + (value.length > 4 ? `, … (${value.length})` : "");
    }
    const line = value.length > 300 ? `${value.slice(0, 300)} …` : value;
    return visible(line.replace(/\s+/g, " "));
}
