// SPDX-License-Identifier: Apache-2.0
// Where terms stand: more often on which days or in which part of the texts, and in strips from the beginning to the end.
import { largest, shareBar, strip, uprightBars, type Bar, type Stretch } from "./charts";
import { concordance, type Found } from "./concordance";
import type { Store } from "./data";
import { moment, unitFor, unitOf, units, type Unit } from "./dates";
import { count, counted, decimal, h, name } from "./dom";
import { figure } from "./figure";
import { address, placeAddress } from "./routes";
import { strips } from "./strips";
import { documentLink, label, type Described } from "./titles";

type Titles = Map<string, Described>;

const kLeastUnits = 3; // days, months or years, for a change to be seen
const kParts = 20;

/// How often a term stands in the texts of each day, month or year, for each million words; null where too few dates are known.
export function overDates(store: Store, term: string, found: Found, titles: Titles): HTMLElement | null {
    const dated = store.run.documents.map(({ id, held }) => ({ id, held, at: moment(titles.get(id)?.date ?? ""), words: titles.get(id)?.tokens ?? 0 })).filter(({ at }) => !Number.isNaN(at));
    if (dated.length === 0) return null;
    const first = -largest(dated.map(({ at }) => -at), -Infinity);
    const last = largest(dated.map(({ at }) => at), -Infinity);
    const unit: Unit = unitFor(first, last);
    const inWords = dated.every(({ words }) => words > 0);
    const slots = new Map(units(first, last, unit).map((one) => [one, { documents: 0, size: 0, places: 0, rate: 0 }]));
    for (const { id, held, at, words } of dated) {
        const slot = slots.get(unitOf(at, unit));
        if (slot === undefined) continue;
        ++slot.documents;
        slot.size += inWords ? words : held;
        slot.places += found.byDocument.get(id)?.length ?? 0;
    }
    if ([...slots.values()].filter(({ documents }) => documents > 0).length < kLeastUnits) return null;
    for (const slot of slots.values()) slot.rate = slot.size === 0 ? 0 : 1e6 * slot.places / slot.size;
    const per = inWords ? "words" : "bytes";
    const bars = [...slots].map(([day, slot]): Bar => ({
        name: day, value: slot.rate,
        label: slot.documents === 0 ? `${day}: no document` : `${day}: ${counted(slot.places, "place")} in ${count(slot.size)} ${per} of ${counted(slot.documents, "document")}, ${decimal(slot.rate)} for each million`,
    }));
    const undated = store.run.documents.length - dated.length;
    return figure(uprightBars(bars, `for each million ${per}`, `How often “${term}” stands by ${unit}`), "term-by-date",
        `Where there is no bar, no text of that ${unit} has it.${undated > 0 ? ` ${counted(undated, "document")} without a date are left out.` : ""}`,
        () => ({ columns: [unit, "places", per, "documents", "per_million"], rows: [...slots].map(([day, slot]) => [day, slot.places, slot.size, slot.documents, Number(slot.rate.toFixed(3))]) }));
}

/// In which part of their texts its places lie, all texts together.
export function overPositions(store: Store, term: string, found: Found): HTMLElement {
    const parts = Array.from({ length: kParts }, () => 0);
    for (const [id, begins] of found.byDocument) {
        const size = Math.max(1, store.document(id)?.bytes ?? 1);
        for (const begin of begins) ++parts[Math.min(kParts - 1, Math.floor(kParts * begin / size))];
    }
    const part = (at: number) => `${100 * at / kParts} %`;
    return figure(uprightBars(parts.map((places, i) => ({ name: part(i), value: places, label: `From ${part(i)} to ${part(i + 1)} of its text: ${counted(places, "place")}` })), "places",
        `In which part of the texts “${term}” stands`), "term-by-position", "From the beginning of each text to its end, all texts together.",
        () => ({ columns: ["from", "to", "places"], rows: parts.map((places, i) => [i / kParts, (i + 1) / kParts, places]) }));
}

/// A strip for each document that has the term, most first.
export function termStrips(store: Store, term: string, found: Found, titles: Titles): HTMLElement {
    const documents = [...found.byDocument].sort((a, b) => b[1].length - a[1].length);
    const most = documents[0]?.[1].length ?? 1;
    return strips(documents.map(([id, begins]) => ({
        title: label(titles.get(id), id), style: "two",
        head: [documentLink(titles, id, undefined, undefined, 70), h("span", { class: "share" }, shareBar(begins.length / most), h("span", {}, count(begins.length)))],
        strip: strip(store.document(id)?.bytes ?? 1, begins.map((begin): Stretch => ({ begin, end: begin, style: "tick", label: `byte ${begin}`, href: placeAddress(id, begin, begin + 1) })),
            `Where it stands in the text: ${counted(begins.length, "place")}`),
    })), 25, "term-places", `Places of ${term}`, () => ({ columns: ["document", "begin"], rows: documents.flatMap(([id, begins]) => begins.map((begin) => [id, begin])) }));
}

/// Several terms, a strip each over all documents end to end, or over these.
export async function dispersion(store: Store, terms: string[], ids: Set<string> | undefined): Promise<HTMLElement> {
    const documents = store.run.documents.filter(({ id }) => ids === undefined || ids.has(id));
    const starts = new Map<string, number>();
    let whole = 0;
    for (const { id, bytes } of documents) {
        starts.set(id, whole);
        whole += bytes;
    }
    const all = [];
    const rows: [string, string, number][] = [];
    for (const term of terms) {
        const found = await concordance(store, term, ids);
        const stretches: Stretch[] = [];
        for (const [id, begins] of found.byDocument) {
            for (const begin of begins) {
                stretches.push({ begin: (starts.get(id) ?? 0) + begin, end: (starts.get(id) ?? 0) + begin, style: "tick", label: id, href: placeAddress(id, begin, begin + 1) });
                rows.push([term, id, begin]);
            }
        }
        const picture = strip(whole, stretches, `Where “${term}” stands: ${counted(found.all, "place")}`);
        picture.append(...limits(documents.slice(1).map(({ id }) => (starts.get(id) ?? 0) / Math.max(1, whole))));
        all.push({ title: term, style: "three", head: [h("a", { href: address("term", [term]) }, name(term)), h("span", { class: "soft" }, count(found.all))], strip: picture });
    }
    return h("div", {}, h("p", { class: "lead" }, documents.length === 1 ? "From the beginning of the text to its end." : `${counted(documents.length, "text")} end to end; a thin line stands between two.`),
        strips(all, 40, "dispersion", "Where the terms stand", () => ({ columns: ["term", "document", "begin"], rows })));
}

/// Where one text ends and the next begins; none where they would hide everything.
function limits(shares: number[]): SVGElement[] {
    if (shares.length > 60) return [];
    return shares.map((share) => {
        const line = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        for (const [key, value] of [["class", "limit"], ["x", (1000 * share).toFixed(2)], ["width", "0.7"], ["height", "20"]]) line.setAttribute(key, value);
        return line;
    });
}
