// SPDX-License-Identifier: Apache-2.0
// Whose words they are over the course of a document: shares in parts of equal length, from its beginning to its end.
import { svg } from "./dom";
import type { People, Person } from "./people";
import { placeAddress } from "./routes";

const kParts = 24;

interface Part {
    sum: number;
    said: Map<Person, number>; // bytes
}

function partsOf(found: People, document: string, size: number): Part[] {
    const parts: Part[] = Array.from({ length: kParts }, () => ({ sum: 0, said: new Map() }));
    const length = Math.max(1, size) / kParts;
    for (const turn of found.inDocument.get(document) ?? []) {
        const person = found.of(turn.person, turn.kind);
        if (person === undefined) continue;
        for (let i = Math.floor(turn.begin / length); i < kParts && i * length < turn.end; ++i) {
            const bytes = Math.min(turn.end, (i + 1) * length) - Math.max(turn.begin, i * length);
            parts[i].sum += bytes;
            parts[i].said.set(person, (parts[i].said.get(person) ?? 0) + bytes);
        }
    }
    return parts;
}

/// Stacked bars, those who say most of all at the foot. Parts in which nobody speaks stay empty.
export function speakerCourse(found: People, document: string, size: number): SVGElement {
    const width = 1000 / kParts;
    const paths = new Map<Person, string>();
    partsOf(found, document, size).forEach((part, i) => {
        let top = 100;
        for (const person of [...part.said.keys()].sort((a, b) => found.all.indexOf(a) - found.all.indexOf(b))) {
            const height = 100 * (part.said.get(person) ?? 0) / part.sum;
            top -= height;
            paths.set(person, `${paths.get(person) ?? ""}M${(i * width).toFixed(1)},${top.toFixed(2)}h${(width - 1.5).toFixed(1)}v${height.toFixed(2)}h-${(width - 1.5).toFixed(1)}z`);
        }
    });
    const picture = svg("svg", { class: "course way", viewBox: "0 0 1000 100", preserveAspectRatio: "none", role: "img", "aria-label": `Shares of what is said in ${kParts} parts of the text; the strip above says who speaks where` },
        [...paths].map(([person, d]) => svg("path", { class: `filled s${person.colour}`, d }, svg("title", {}, person.name))));
    picture.addEventListener("click", (event) => {
        const box = picture.getBoundingClientRect();
        const byte = Math.floor(size * (event.clientX - box.left) / Math.max(1, box.width));
        location.hash = placeAddress(document, byte, byte);
    });
    return picture;
}

/// The same as rows.
export function courseRows(found: People, document: string, size: number): [string, number, number, string, number][] {
    return partsOf(found, document, size).flatMap((part, i) => [...part.said].map(([person, bytes]): [string, number, number, string, number] =>
        [document, i / kParts, (i + 1) / kParts, person.name, Number((bytes / part.sum).toFixed(4))]));
}
