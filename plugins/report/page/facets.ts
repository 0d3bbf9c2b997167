// SPDX-License-Identifier: Apache-2.0
// Narrows the rows of a table down to those with a value: a choice for each column that has few different ones, a first and a
// last one for dates.
import type { GridColumn } from "./grid";
import { count, h } from "./dom";

export interface Facets {
    panel: HTMLElement;
    /// Whether a row is among those asked for.
    has(row: number): boolean;
    /// How many columns are narrowed.
    asked(): number;
}

const kMostValues = 60; // of a list one still finds something in
const kMostLetters = 80;
const kDay = /^\d{4}(-\d{2}(-\d{2})?)?$/;

type Values = Map<string, number>;

/// What a column has, and how often; null where that is nothing to choose from.
function valuesOf(column: GridColumn, rows: number): Values | null {
    const values: Values = new Map();
    for (let row = 0; row < rows; ++row) {
        const value = column.value(row);
        if (Array.isArray(value) || (typeof value === "number" && !Number.isInteger(value))) return null;
        const text = value === null ? "" : String(value);
        if (text.length > kMostLetters) return null;
        values.set(text, (values.get(text) ?? 0) + 1);
        if (values.size > kMostValues && !kDay.test(text)) return null;
    }
    return values.size < 2 ? null : values;
}

function isDates(values: Values): boolean {
    return values.size > 2 && [...values.keys()].every((text) => text === "" || kDay.test(text)) && [...values.keys()].some((text) => text.includes("-"));
}

/// `asked`: what is narrowed at first, by the column's name; dates as "from..to". `changed` is told the same when a reader chooses.
export function facets(columns: GridColumn[], rows: number, asked: Map<string, string>, changed: (asked: Map<string, string>) => void): Facets {
    const panel = h("div", { class: "facets" });
    const tests = new Map<GridColumn, (row: number) => boolean>();
    const text = (column: GridColumn, row: number) => String(column.value(row) ?? "");
    const narrow = (column: GridColumn, value: string) => {
        if (value === "" || value === "..") {
            tests.delete(column);
            asked.delete(column.name);
            return;
        }
        asked.set(column.name, value);
        const range = /^([\d-]*)\.\.([\d-]*)$/.exec(value);
        if (range === null) tests.set(column, (row) => text(column, row) === value.slice(1));
        else tests.set(column, (row) => text(column, row) >= range[1] && text(column, row) !== "" && (range[2] === "" || text(column, row).slice(0, range[2].length) <= range[2]));
    };
    for (const column of columns) {
        const known = asked.get(column.name);
        if (known !== undefined) narrow(column, known);
    }
    let drawn = false;
    const draw = () => {
        drawn = true;
        for (const column of columns) {
            const values = valuesOf(column, rows);
            if (values === null) continue;
            const title = column.title ?? column.name;
            const known = asked.get(column.name) ?? "";
            const act = (value: string) => {
                narrow(column, value);
                changed(asked);
            };
            if (isDates(values)) panel.append(datesChoice(title, values, known, act));
            else if (values.size <= kMostValues) panel.append(valueChoice(title, values, known, act));
        }
        if (panel.childElementCount === 0) panel.append(h("span", { class: "soft" }, "No column has few enough different values to choose from."));
    };
    // All rows are read for that, so not before somebody wants it.
    return {
        panel: h("details", { open: tests.size > 0, toggle: () => {
            if (!drawn) draw();
        } }, h("summary", {}, "Filter"), panel),
        has: (row) => [...tests.values()].every((test) => test(row)),
        asked: () => tests.size,
    };
}

function valueChoice(title: string, values: Values, known: string, act: (value: string) => void): HTMLElement {
    const sorted = [...values].sort((a, b) => a[0].localeCompare(b[0], undefined, { numeric: true }));
    const select = h("select", {}, h("option", { value: "" }, "all"),
        // With a sign before it, so that the empty value differs from none chosen.
        sorted.map(([value, times]) => h("option", { value: `=${value}`, selected: known === `=${value}` }, `${value === "" ? "(none)" : value} (${count(times)})`)));
    select.addEventListener("change", () => act(select.value));
    return h("label", { class: "choice" }, h("span", { class: "soft" }, title), select);
}

function datesChoice(title: string, values: Values, known: string, act: (value: string) => void): HTMLElement {
    const [first = "", last = ""] = known.split("..");
    const days = [...values.keys()].filter((one) => one !== "").sort();
    const input = (what: string, value: string) => h("input", { type: "text", inputmode: "numeric", size: 10, value, placeholder: what === "from" ? days[0] : days[days.length - 1], "aria-label": `${title} ${what}` });
    const [from, to] = [input("from", first), input("to", last)];
    for (const one of [from, to]) one.addEventListener("change", () => act(`${from.value.trim()}..${to.value.trim()}`));
    return h("span", { class: "choice" }, h("span", { class: "soft" }, `${title} from`), from, h("span", { class: "soft" }, "to"), to);
}
