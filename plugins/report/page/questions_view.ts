// SPDX-License-Identifier: Apache-2.0
// Which turns answer which question.
import { cutNotice } from "./cut_notice";
import type { Store } from "./data";
import { count, counted, h, shortened } from "./dom";
import { answererOf, askerOf, whoAnsweredWhom } from "./exchanges";
import { people } from "./people";
import { textsOf } from "./quotes_view";
import { address, placeAddress } from "./routes";
import { personLink } from "./speakers_view";
import { describe, documentLink } from "./titles";

export async function questionsView(store: Store, query: URLSearchParams): Promise<HTMLElement> {
    const table = await store.find("layer", "qa", "question", "answer", "answer_begin", "answer_end", "asker_id", "speaker_id");
    if (table === undefined) throw new Error("no stage of this run looked for questions and answers");
    const titles = await describe(store);
    const found = await people(store);
    const text = await textsOf(store, table);
    const groups: number[][] = []; // rows about one question
    const [asker, speaker] = [query.get("asker"), query.get("speaker")]; // of these alone; "-": nobody answers
    for (let row = 0; row < table.rows; ++row) {
        if ((asker !== null && askerOf(table, row) !== asker) || (speaker !== null && answererOf(table, row) !== (speaker === "-" ? "" : speaker))) continue;
        const last = groups[groups.length - 1]?.[0];
        if (last !== undefined && table.text("document", last) === table.text("document", row) &&
            table.number("question", last) === table.number("question", row)) groups[groups.length - 1].push(row);
        else groups.push([row]);
    }
    const unanswered = groups.filter((rows) => table.number("answer", rows[0]) === 0).length;
    const list = h("div", {});
    let document = "";
    let shown = 0;
    const more = h("button", { type: "button" }, "More questions");
    const draw = () => {
        const next = groups.slice(shown, shown + 60);
        shown += next.length;
        for (const rows of next) {
            const [first] = rows;
            const id = table.text("document", first);
            if (id !== document) list.append(h("h2", { class: "of-document" }, documentLink(titles, id, undefined, undefined, 120)));
            document = id;
            const who = table.text("asker_id", first);
            list.append(h("article", { class: "exchange" },
                h("div", { class: "question" }, h("p", { class: "small" }, personLink(found?.of(who, ""), who || table.text("asker", first) || "Question"), " asks"),
                    h("blockquote", { dir: "auto" }, h("a", { href: placeAddress(id, table.number("begin", first), table.number("end", first)) }, shortened(text(first), 420)))),
                rows.map((row) => table.number("answer", row) === 0 ? h("p", { class: "soft answer" }, "Nobody answers.") :
                    h("div", { class: "answer" }, h("p", { class: "small" }, personLink(found?.of(table.text("speaker_id", row), ""), table.text("speaker_id", row) || table.text("speaker", row) || "Answer"), " answers"),
                        h("blockquote", { dir: "auto" }, h("a", { href: placeAddress(id, table.number("answer_begin", row), table.number("answer_end", row)) },
                            shortened(text(row, "answer_begin", "answer_end"), 420)))))));
        }
        if (shown >= groups.length) more.remove();
    };
    more.addEventListener("click", draw);
    const view = h("div", {}, h("h1", {}, "Questions and answers"), cutNotice(store, ["layer", "qa"]),
        h("p", { class: "lead" }, `${counted(groups.length, "question")}, ${count(groups.length - unanswered)} with an answer${unanswered > 0 ? `, ${count(unanswered)} without` : ""}. `,
            h("a", { href: address("layer", [table.head.name]) }, "As a table")),
        asker === null && speaker === null ? await whoAnsweredWhom(store) :
            h("p", {}, `Asked by ${asker ?? "anybody"}, answered by ${speaker === "-" ? "nobody" : speaker ?? "anybody"}. `, h("a", { href: address("questions") }, "All questions")), list, more);
    draw();
    return view;
}
