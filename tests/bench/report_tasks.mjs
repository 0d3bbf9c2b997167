// SPDX-License-Identifier: Apache-2.0
// Processor time that a browser takes to open views of a report, and the longest task while a reader scrolls, in milliseconds:
//     node report_tasks.mjs MODULES CHROMIUM REPORT VIEW…
// MODULES: a folder in which npm has put playwright-core, such as ~/.cache/rostra-tests/npm. Times are the page's own thread's.
import { createRequire } from "node:module";

const [modules, executablePath, page, ...views] = process.argv.slice(2);
const { chromium } = createRequire(`${modules}/`)("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function traced(tab, act) {
    await browser.startTracing(tab, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await act();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const main = new Set(traceEvents.filter((one) => one.name === "thread_name" && one.args.name === "CrRendererMain").map((one) => `${one.pid} ${one.tid}`));
    // Tasks inside others are part of these.
    return traceEvents.filter((one) => one.name === "RunTask" && one.ph === "X" && one.tdur !== undefined && main.has(`${one.pid} ${one.tid}`)).map((one) => one.tdur / 1000);
}

for (const view of views) {
    const tab = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const opening = await traced(tab, async () => {
        await tab.goto(`file://${page}#/${view}`);
        await tab.waitForSelector("body[data-ready]", { timeout: 120_000 });
        await tab.waitForTimeout(500);
    });
    const scrolling = await traced(tab, async () => {
        await tab.mouse.move(700, 500);
        for (let i = 0; i < 15; ++i) {
            await tab.mouse.wheel(0, 600);
            await tab.waitForTimeout(30);
        }
        await tab.evaluate(async () => {
            for (const frame of document.querySelectorAll(".frame, .pane")) {
                for (let i = 0; i < 12; ++i) {
                    frame.scrollTop += 500;
                    await new Promise((drawn) => requestAnimationFrame(drawn));
                }
            }
        });
    });
    const sum = opening.reduce((all, one) => all + one, 0);
    console.log(`${view || "summary"}: opens in ${Math.round(sum)}, longest task while scrolling ${Math.round(Math.max(0, ...scrolling))}`);
    await tab.close();
}
await browser.close();
