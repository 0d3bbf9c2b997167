// SPDX-License-Identifier: Apache-2.0
// Who answered whom: askers down, those who answer across.
import type { Store, Table } from "./data";
import { count, counted, h, name } from "./dom";
import { rowButtons } from "./files";
import { address } from "./routes";

const kPeople = 30; // in either direction, those with most

interface Exchange {
    asker: string;
    speaker: string; // empty: nobody answers
    answers: number;
}

/// Whoever is not named goes by the label, or as what she is.
export function askerOf(qa: Table, row: number): string {
    return qa.text("asker_id", row) || qa.text("asker", row) || "not named";
}
export function answererOf(qa: Table, row: number): string {
    return qa.number("answer", row) === 0 ? "" : qa.text("speaker_id", row) || qa.text("speaker", row) || "not named";
}

export async function whoAnsweredWhom(store: Store): Promise<HTMLElement | null> {
    const qa = await store.find("layer", "qa", "question", "answer", "asker_id", "speaker_id");
    if (qa === undefined || qa.rows === 0) return null;
    const all = new Map<string, Exchange>();
    for (let row = 0; row < qa.rows; ++row) {
        const [asker, speaker] = [askerOf(qa, row), answererOf(qa, row)];
        const key = JSON.stringify([asker, speaker]);
        const one = all.get(key) ?? { asker, speaker, answers: 0 };
        ++one.answers;
        all.set(key, one);
    }
    const exchanges = [...all.values()].sort((a, b) => b.answers - a.answers || (a.asker + a.speaker < b.asker + b.speaker ? -1 : 1));
    const side = (of: (one: Exchange) => string) => {
        const sums = new Map<string, number>();
        for (const one of exchanges) sums.set(of(one), (sums.get(of(one)) ?? 0) + one.answers);
        return [...sums].sort((a, b) => b[1] - a[1]).map(([who]) => who);
    };
    const [askers, speakers] = [side((one) => one.asker), side((one) => one.speaker)];
    const most = Math.max(1, exchanges[0]?.answers ?? 1);
    const what = "Who answered whom";
    const cell = (asker: string, speaker: string) => {
        const answers = all.get(JSON.stringify([asker, speaker]))?.answers ?? 0;
        if (answers === 0) return h("td", { class: "none" }, "");
        const made = h("td", {}, h("a", { href: address("questions", [], { asker, speaker: speaker === "" ? "-" : speaker }), "aria-label": `${counted(answers, "answer")} of ${speaker || "nobody"} to ${asker}` }, count(answers)));
        made.style.setProperty("--share", String(answers / most));
        return made;
    };
    const left = Math.max(0, askers.length - kPeople) + Math.max(0, speakers.length - kPeople);
    return h("section", {}, h("h2", {}, what),
        h("div", { class: "bar" }, h("span", { class: "soft small" }, "Those who ask stand in rows, those who answer in columns. A number leads to the questions."), h("span", { class: "push" }),
            rowButtons("answers", what, () => ({ columns: ["asker", "speaker", "answers"], rows: exchanges.map((one) => [one.asker, one.speaker, one.answers]) }))),
        h("div", { class: "frame matrix people", tabindex: 0, role: "region", "aria-label": `${what}, scrolls` }, h("table", {}, h("caption", { class: "unseen" }, what),
            h("thead", {}, h("tr", {}, h("td"), speakers.slice(0, kPeople).map((one) => h("th", { scope: "col" }, name(one || "nobody"))))),
            h("tbody", {}, askers.slice(0, kPeople).map((asker) => h("tr", {}, h("th", { scope: "row" }, name(asker)), speakers.slice(0, kPeople).map((speaker) => cell(asker, speaker))))))),
        left > 0 ? h("p", { class: "soft small" }, `${count(left)} more names are in the files.`) : null);
}
