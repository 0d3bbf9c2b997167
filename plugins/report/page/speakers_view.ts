// SPDX-License-Identifier: Apache-2.0
// Who speaks, how much and where; and a page for each person.
import { cutNotice } from "./cut_notice";
import { shareBar, strip } from "./charts";
import type { Store } from "./data";
import { count, counted, h, name, percent, shortened } from "./dom";
import { whoAnsweredWhom } from "./exchanges";
import { grid } from "./grid";
import { people, type People, type Person, type TurnRow } from "./people";
import { address, placeAddress } from "./routes";
import { courseRows, speakerCourse } from "./speaker_course";
import { strips, type Strip } from "./strips";
import { termLists } from "./term_lists";
import { describe, documentLink, label } from "./titles";

export function personLink(person: Person | undefined, otherwise: string): HTMLElement {
    if (person === undefined || !person.named) return h("span", { class: "soft" }, otherwise);
    return h("a", { href: address("speaker", [person.name]), class: `person s${person.colour}` }, name(person.name));
}

function speakerStrip(found: People, document: string, length: number, only?: Person): SVGElement {
    const turns = found.inDocument.get(document) ?? [];
    return strip(length, turns.map((turn) => {
        const person = found.of(turn.person, turn.kind);
        const faint = only !== undefined && person !== only;
        return {
            begin: turn.begin, end: turn.end, style: faint ? "faint" : `s${person?.colour ?? -1}`,
            label: person?.name ?? turn.kind, href: placeAddress(document, turn.begin, turn.end),
        };
    }), `Who speaks, from the beginning of the text to its end: ${counted(turns.length, "turn")}`);
}

export async function speakersView(store: Store): Promise<HTMLElement> {
    const found = await people(store);
    if (found === undefined) throw new Error("no stage of this run found out who speaks");
    const titles = await describe(store);
    const { all } = found;
    const documents = store.run.documents.filter(({ id }) => found.table.of(id).length > 0);
    const turnByTurn = documents.map((one): Strip => {
        const here = new Set((found.inDocument.get(one.id) ?? []).map((turn) => found.of(turn.person, turn.kind)));
        return {
            title: label(titles.get(one.id), one.id), head: [documentLink(titles, one.id, undefined, undefined, 90)], strip: speakerStrip(found, one.id, one.bytes),
            below: speakerCourse(found, one.id, one.bytes),
            foot: h("div", { class: "legend" }, [...here].filter((person) => person?.named).slice(0, 9).map((person) =>
                h("span", { class: `key s${person?.colour}` }, personLink(person, "")))),
        };
    });
    return h("div", {},
        h("h1", {}, "Speakers"),
        cutNotice(store, ["layer", "turn"]),
        h("p", { class: "lead" }, "What each said of all that was said, in letters and signs, without white space and what is marked as noise."),
        grid({
            label: "Speakers", file: "speakers", rows: all.length, query: true,
            columns: [
                { name: "speaker", title: "Speaker", value: (row) => all[row].name, cell: (row) => personLink(all[row], all[row].name) },
                { name: "role", title: "Role", value: (row) => all[row].role },
                { name: "documents", title: "Documents", numeric: true, value: (row) => all[row].documents.size },
                { name: "turns", title: "Turns", numeric: true, value: (row) => all[row].turns.length },
                { name: "characters", title: "Characters", numeric: true, value: (row) => all[row].said },
                {
                    name: "share", title: "Share", numeric: true, value: (row) => all[row].said / Math.max(1, found.said),
                    cell: (row) => h("span", { class: `share s${all[row].colour}` }, shareBar(all[row].said / Math.max(1, all[0].said)),
                        h("span", {}, percent(all[row].said / Math.max(1, found.said)))),
                },
            ],
        }),
        await whoAnsweredWhom(store),
        h("h2", {}, "Turn by turn"), h("p", { class: "lead" }, "Each text from its beginning to its end: who speaks where, and below it the shares in parts of equal length. A stretch leads to the turn."),
        strips(turnByTurn, 20, "turns", "Turn by turn", () => ({ columns: ["document", "from", "to", "speaker", "share"], rows: documents.flatMap((one) => courseRows(found, one.id, one.bytes)) })));
}

function turnList(store: Store, person: Person, titles: Awaited<ReturnType<typeof describe>>): HTMLElement {
    const list = h("div", { class: "turns" });
    const holder = h("div", {}, list);
    let shown = 0;
    const more = h("button", { type: "button" }, "More turns");
    const draw = async () => {
        const next = person.turns.slice(shown, shown + 40);
        shown += next.length;
        list.append(...await Promise.all(next.map((turn) => turnItem(store, turn, titles))));
        if (shown >= person.turns.length) more.remove();
        else more.textContent = `More turns (${count(person.turns.length - shown)})`;
    };
    more.addEventListener("click", () => void draw());
    holder.append(more);
    void draw();
    return holder;
}

async function turnItem(store: Store, turn: TurnRow, titles: Awaited<ReturnType<typeof describe>>): Promise<HTMLElement> {
    const text = await store.text(turn.document);
    return h("article", { class: "item" },
        h("blockquote", { dir: "auto" }, shortened(text.slice(turn.begin, Math.min(turn.end, turn.begin + 1400)), 600)),
        h("p", { class: "small" }, documentLink(titles, turn.document, turn.begin, turn.end)));
}

export async function personView(store: Store, wanted: string): Promise<HTMLElement> {
    const found = await people(store);
    const person = found?.all.find((one) => one.named && one.name === wanted);
    const titles = await describe(store);
    const quotes = await store.find("layer", "quote", "speaker_id");
    const said: number[] = [];
    for (let row = 0; quotes !== undefined && row < quotes.rows; ++row) {
        if (quotes.text("speaker_id", row) === wanted) said.push(row);
    }
    if ((person === undefined || found === undefined) && said.length === 0) throw new Error(`nobody is called “${wanted}” in this run`);
    const rank = found?.all.filter((one) => one.named).findIndex((one) => one === person) ?? -1;
    const names = await store.find("table", "speaker", "name", "speaker_id");
    const other: string[] = [];
    for (let row = 0; names !== undefined && row < names.rows; ++row) {
        if (names.text("speaker_id", row) === wanted && names.text("name", row) !== wanted) other.push(names.text("name", row));
    }
    const lists = await termLists(store);
    const list = lists?.find("turn.speaker_id", wanted);
    const typical = lists === undefined || list === undefined ? [] : lists.typical(list, 24);
    const qa = await store.find("layer", "qa", "asker_id", "speaker_id");
    const askers = new Map<string, number>();
    for (let row = 0; qa !== undefined && row < qa.rows; ++row) {
        if (qa.text("speaker_id", row) !== wanted) continue;
        const asker = qa.text("asker_id", row) || qa.text("asker", row) || "not named";
        askers.set(asker, (askers.get(asker) ?? 0) + 1);
    }
    const quoteItems = await Promise.all(said.slice(0, 60).map(async (row) => {
        const document = quotes?.text("document", row) ?? "";
        const begin = quotes?.number("begin", row) ?? 0;
        const end = quotes?.number("end", row) ?? 0;
        const text = await store.text(document);
        return h("article", { class: "item" }, h("blockquote", { dir: "auto" }, shortened(text.slice(begin, end), 500)),
            h("p", { class: "small" }, quotes?.text("type", row) ?? "", " · ", documentLink(titles, document, begin, end)));
    }));
    const inDocuments = person === undefined || found === undefined ? null : strips(store.run.documents.filter(({ id }) => person.documents.has(id)).map((one): Strip => ({
        title: label(titles.get(one.id), one.id), head: [documentLink(titles, one.id, undefined, undefined, 90)], strip: speakerStrip(found, one.id, one.bytes, person),
    })), 20, "turns", `Turns of ${wanted}`, () => ({ columns: ["document", "begin", "end"], rows: person.turns.map((turn) => [turn.document, turn.begin, turn.end]) }));
    return h("div", {},
        h("p", { class: "crumb" }, h("a", { href: address("speakers") }, "Speakers"), " ›"),
        h("h1", { class: `person-title s${person?.colour ?? -1}` }, name(wanted)),
        h("p", { class: "lead" }, [person?.role, person === undefined ? "speaks in no transcript of this run" :
            `${counted(person.turns.length, "turn")} in ${counted(person.documents.size, "document")}`,
            person === undefined || found === undefined ? "" : `${percent(person.said / found.said)} of all that was said (number ${rank + 1})`,
            said.length > 0 ? `quoted ${count(said.length)} times` : "", other.length > 0 ? `also “${other.slice(0, 8).join("”, “")}”` : ""]
            .filter((part) => part).join(" · ")),
        typical.length === 0 ? null : h("section", {}, h("h2", {}, "Says much more than the others"),
            h("p", { class: "chips" }, typical.map((one) => h("a", { class: "chip", href: address("term", [one.term]),
                title: `${one.count} times; G² ${one.g2.toFixed(1)} against the rest` }, name(one.term), h("span", { class: "soft" }, ` ${one.count}`)))),
            h("p", { class: "small" }, h("a", { href: address("terms", [], { scope: "turn.speaker_id", group: wanted }) }, "All terms, with the numbers"))),
        askers.size === 0 ? null : h("section", {}, h("h2", {}, "Answers"), h("p", {}, [...askers].sort((a, b) => b[1] - a[1]).slice(0, 12)
            .map(([asker, times], i) => [i === 0 ? "" : ", ", h("a", { href: address("questions", [], { asker, speaker: wanted }) }, name(asker)), ` (${times})`]))),
        inDocuments === null ? null : h("section", {}, h("h2", {}, "Where in each document"), inDocuments),
        quoteItems.length === 0 ? null : h("section", {}, h("h2", {}, `Quoted (${count(said.length)})`), h("div", { class: "columns-2" }, quoteItems)),
        person === undefined || found === undefined ? null : h("section", {}, h("h2", {}, `Turns (${count(person.turns.length)})`), turnList(store, person, titles)));
}
