// SPDX-License-Identifier: Apache-2.0
// Asks views of a report what they show, as a reader with a browser can: node report_views.mjs MODULES CHROMIUM QUESTIONS
// QUESTIONS is a file of JSON: { name: { page, view, ask, … } }. Prints the answers as JSON, by name. What goes wrong in a page,
// and any request that leaves it, is among the answers, under "wrong".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, executablePath, file] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const questions = JSON.parse(readFileSync(file, "utf8"));
const answers = { wrong: [] };

const asks = {
    /// The text of every element that a selector finds.
    texts: (tab, { selector }) => tab.$$eval(selector, (found) => found.map((one) => one.textContent)),
    /// An attribute of each.
    attributes: (tab, { selector, attribute }) => tab.$$eval(selector, (found, name) => found.map((one) => one.getAttribute(name)), attribute),
    /// What the first row of a table leads to: the marked text there.
    firstPlace: async (tab) => {
        const link = await tab.$('tbody a[href*="at="]');
        if (link === null) return null;
        await link.click();
        await tab.waitForSelector("body[data-view=document]");
        await tab.waitForTimeout(50);
        return tab.$$eval(".target", (found) => found.map((one) => [...one.querySelectorAll(":scope > span")].map((span) => span.textContent).join("")).join(""));
    },
    /// Every file that the buttons of a view hand out: its name and its beginning.
    files: async (tab) => {
        const files = [];
        for (const button of await tab.$$("main button")) {
            const title = await button.textContent();
            if (!["CSV", "JSON", "SVG", "PNG"].includes(title) || !(await button.isVisible())) continue;
            const [file] = await Promise.all([tab.waitForEvent("download"), button.click()]);
            const content = readFileSync(await file.path());
            files.push({ title, name: file.suggestedFilename(), content: title === "PNG" ? content.subarray(1, 4).toString() : content.toString("utf8") });
        }
        return files;
    },
    /// After a key was pressed so many times.
    keys: async (tab, { key, times, selector }) => {
        await tab.waitForTimeout(100);
        for (let i = 0; i < times; ++i) await tab.keyboard.press(key);
        return tab.$$eval(selector, (found) => found.map((one) => one.textContent));
    },
    /// The two versions that a text with changes is made of, without white space; of the left one what moved counts where it stood.
    versions: (tab) => tab.evaluate(() => {
        const all = [...document.querySelectorAll(".redline p > *")];
        const words = (some) => some.map((one) => (one.querySelector("span") ?? one).textContent).join("").replace(/[\s¶]/gu, "");
        return { right: words(all.filter((one) => one.tagName !== "DEL")), away: all.filter((one) => one.matches("del.move")).length, signs: all.map((one) => one.querySelector("sup")?.textContent.trim()).filter(Boolean) };
    }),
    /// Rows on paper, and the pages that a view takes there.
    paper: async (tab) => {
        const pages = (await tab.pdf()).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
        const rows = await tab.evaluate(() => {
            dispatchEvent(new Event("beforeprint"));
            return document.querySelectorAll("main tbody tr:not(.space)").length;
        });
        return { pages, rows };
    },
    /// How many elements a view draws, before and while its tables are scrolled.
    size: (tab) => tab.evaluate(async () => {
        const count = () => document.querySelectorAll("#page *").length;
        let most = count();
        for (const frame of document.querySelectorAll(".frame")) {
            for (let i = 0; i < 8; ++i) {
                frame.scrollTop += 900;
                await new Promise((drawn) => requestAnimationFrame(drawn));
                most = Math.max(most, count());
            }
        }
        return most;
    }),
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true, javaScriptEnabled: true });
for (const [name, question] of Object.entries(questions)) {
    const tab = await context.newPage();
    tab.on("console", (message) => message.type() === "error" && answers.wrong.push(`${name}: ${message.text()}`));
    tab.on("pageerror", (error) => answers.wrong.push(`${name}: ${error}`));
    tab.on("request", (request) => /^(file|blob|data):/.test(request.url()) || answers.wrong.push(`${name}: ${request.url()}`));
    await tab.goto(`file://${question.page}#/${question.view}`);
    await tab.waitForSelector("body[data-ready]", { timeout: 120_000 });
    if (question.until !== undefined) await tab.waitForSelector(question.until, { state: "attached", timeout: 60_000 });
    answers[name] = await asks[question.ask](tab, question);
    await tab.close();
}
await browser.close();
console.log(JSON.stringify(answers));
