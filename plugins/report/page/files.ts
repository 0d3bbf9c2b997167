// SPDX-License-Identifier: Apache-2.0
// Rows as files that other programs read, and buttons that hand them out.
import type { Value } from "./data";
import { h, save } from "./dom";

export interface Rows {
    columns: string[];
    rows: Value[][];
}

function csvCell(value: Value): string {
    const text = value === null ? "" : Array.isArray(value) ? JSON.stringify(value) : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function csv({ columns, rows }: Rows): string {
    return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

export function json({ columns, rows }: Rows): string {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
    return `${JSON.stringify(objects, null, 1)}\n`;
}

export function button(title: string, act: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
    return h("button", { type: "button", click: act, ...attributes }, title);
}

/// Buttons for rows, which are gathered when one is pressed. `what` is read to those who do not see what stands around them.
export function rowButtons(file: string, what: string, rows: () => Rows): HTMLElement[] {
    return [
        button("CSV", () => save(`${file}.csv`, csv(rows()), "text/csv"), { "aria-label": `${what} as CSV` }),
        button("JSON", () => save(`${file}.json`, json(rows()), "application/json"), { "aria-label": `${what} as JSON` }),
    ];
}
