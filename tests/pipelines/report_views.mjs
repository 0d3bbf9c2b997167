// SPDX-License-Identifier: Apache-2.0
// Asks views of reports what they show, as a reader with a browser can: node report_views.mjs MODULES CHROMIUM
// Reads a line of JSON { name: { page, view, ask, … } } after the other, and prints a line of answers for each, by name. What
// goes wrong in a page, and any request that leaves it, is among the answers, under "wrong". A page is opened once, and its
// views one after the other, as a reader goes through them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [modules, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");

const asks = {
    /// What is drawn, without the data and the style that the page is made of.
    markup: (tab) => tab.evaluate(async () => {
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const page = document.documentElement.cloneNode(true);
        for (const one of page.querySelectorAll("script[id], style, noscript")) one.remove();
        return page.outerHTML;
    }),
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
const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, acceptDownloads: true });
let asked = ""; // the question at hand
let wrong = [];

async function newTab() {
    const tab = await context.newPage();
    tab.on("console", (message) => message.type() === "error" && wrong.push(`${asked}: ${message.text()}`));
    tab.on("pageerror", (error) => wrong.push(`${asked}: ${error}`));
    tab.on("request", (request) => /^(file|blob|data):/.test(request.url()) || wrong.push(`${asked}: ${request.url()}`));
    return tab;
}

const reading = { tab: await newTab(), page: "" };

async function open(question) {
    // A browser lets one tab hand out only so many files.
    const reader = question.ask === "files" ? { tab: await newTab(), page: "" } : reading;
    const { tab } = reader;
    const address = `#/${question.view}`;
    if (reader.page === question.page) {
        await tab.evaluate((there) => {
            delete document.body.dataset.ready;
            if (location.hash === there) dispatchEvent(new HashChangeEvent("hashchange"));
            else location.hash = there;
        }, address);
    } else {
        reader.page = question.page;
        await tab.goto(`file://${question.page}${address}`);
    }
    await tab.waitForSelector("body[data-ready]", { state: "attached", timeout: 120_000 });
    if (question.until !== undefined) await tab.waitForSelector(question.until, { state: "attached", timeout: 60_000 });
    return tab;
}

for await (const line of createInterface({ input: process.stdin })) {
    const answers = {};
    wrong = [];
    for (const [name, question] of Object.entries(JSON.parse(line))) {
        asked = name;
        const tab = await open(question);
        answers[name] = await asks[question.ask](tab, question);
        if (tab !== reading.tab) await tab.close();
    }
    console.log(JSON.stringify({ ...answers, wrong }));
}
await browser.close();
