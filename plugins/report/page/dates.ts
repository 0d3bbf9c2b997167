// SPDX-License-Identifier: Apache-2.0
// Days, months and years as places on an axis.

export type Unit = "day" | "month" | "year";

const kDay = 86_400_000;

/// Milliseconds of a date as documents have it, 2026, 2026-03 or 2026-03-26: its middle; NaN where it is none.
export function moment(date: string): number {
    if (/^\d{4}$/.test(date)) return Date.parse(`${date}-07-01`);
    if (/^\d{4}-\d{2}$/.test(date)) return Date.parse(`${date}-15`);
    return /^\d{4}-\d{2}-\d{2}/.test(date) ? Date.parse(date.slice(0, 10)) : NaN;
}

/// Into which units a span of time is divided, so that there are some ten to fifty of them.
export function unitFor(first: number, last: number): Unit {
    const days = (last - first) / kDay;
    return days <= 62 ? "day" : days <= 62 * 30 ? "month" : "year";
}

/// "2026", "2026-03" or "2026-03-26".
export function unitOf(time: number, unit: Unit): string {
    return new Date(time).toISOString().slice(0, unit === "year" ? 4 : unit === "month" ? 7 : 10);
}

/// All units from the first to the last.
export function units(first: number, last: number, unit: Unit): string[] {
    const all: string[] = [];
    const end = unitOf(last, unit);
    const at = new Date(moment(unitOf(first, unit)));
    for (let name = unitOf(at.getTime(), unit); name <= end && all.length < 2000; name = unitOf(at.getTime(), unit)) {
        all.push(name);
        if (unit === "day") at.setUTCDate(at.getUTCDate() + 1);
        else if (unit === "month") at.setUTCMonth(at.getUTCMonth() + 1);
        else at.setUTCFullYear(at.getUTCFullYear() + 1);
    }
    return all;
}

/// Where to put marks on an axis of time, at most so many: beginnings of years, months or days.
export function ticks(first: number, last: number, most: number): { at: number; name: string }[] {
    const unit = unitFor(first, last);
    const all = units(first, last, unit);
    const step = Math.ceil(all.length / most);
    const begin = (name: string) => Date.parse(unit === "year" ? `${name}-01-01` : unit === "month" ? `${name}-01` : name);
    return all.filter((_, i) => i % step === 0).map((name) => ({ at: begin(name), name })).filter(({ at }) => at >= first && at <= last);
}
