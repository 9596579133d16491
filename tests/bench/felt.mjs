// How it feels on a slow phone: the element with 10,000 releases, as JSON and as a pack, on a main thread that is slowed to a
// quarter. How long is that thread held up, while the archive loads and while a reader types; and how soon are the results
// of a key press painted?
//
// A task's time is what the processor worked on it, from Chromium's trace, so that other programs' load does not count. From
// the key to the paint it is time as it passes. The worker is not slowed: Chromium slows the main thread alone.

import { execFileSync } from "node:child_process";
import { existsSync, renameSync } from "node:fs";
import { basename } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "../../web/serve.mjs";
import { FOLDER, RELEASES, ROOT, standardArchive, WORDS } from "./archives.mjs";
import { queries, releases } from "./generate.mjs";
import { duration, median, Noise, quantile, table, verdict } from "./measure.mjs";

const ROUNDS = 3;
const SLOWER = 4;

/** Longer tasks are felt: https://www.w3.org/TR/longtasks/ */
const LONG_TASK_MS = 50;

/** At 60 frames a second. */
const FRAME_MS = 1000 / 60;

/** Between two keys of somebody who types fast. */
const KEY_MS = 90;

const CATEGORIES = ["toplevel", "devtools.timeline"];

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Felt</title>
  <style>dateline-archive { display: block; min-block-size: 60rem }</style>
  <script>
    let pressed = 0;
    window.painted = []; // from each key to its results, ms
    window.shift = 0;
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
    addEventListener("dateline-results", ({ detail, target }) => {
      window.answered = detail.query.text;
      const key = pressed;
      const { value } = target.shadowRoot.querySelector("[part=search-input]") ?? {};
      if (!key || value !== detail.query.text) return;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.painted.push(performance.now() - key);
        port2.postMessage(null); // comes behind the paint
      });
    });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) window.shift += hadRecentInput ? 0 : value;
    }).observe({ type: "layout-shift", buffered: true });
  </script>
  <script async src="/dist/dateline.js"></script>
  <dateline-archive route="" src="SRC"></dateline-archive></html>`;

/** The pack of the archive in `file`, made once. */
function packOf(file) {
  const folder = file.replace(/\.json$/, ".pack");
  if (!existsSync(folder)) {
    const program = `${ROOT}build/native/dateline`;
    execFileSync(program, ["pack", "--quiet", file, "-o", `${folder}.part`]);
    renameSync(`${folder}.part`, folder);
  }
  return folder;
}

/** The longest task of a page's main thread while `work` is done, in ms. */
async function longestTask(browser, page, work) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const times = traceEvents
    .filter((event) => event.name === "ThreadControllerImpl::RunTask" && main.has(thread(event)))
    .map(({ tdur = 0 }) => tdur / 1000); // none: less than the clock tells
  if (!times.length) throw new Error("the trace has no tasks");
  return Math.max(...times);
}

/** One reader in a browser of its own: waits for the archive, types a query slowly and one fast. */
async function visit(origin, src, [slow, fast]) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage();
    await page.route(`${origin}/`, (route) =>
      route.fulfill({ contentType: "text/html", body: PAGE.replace("SRC", src) }),
    );
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const answered = (text) => page.waitForFunction((text) => window.answered === text, text);

    const loading = await longestTask(browser, page, async () => {
      await page.goto(`${origin}/`);
      await answered("");
      await page.locator("[part~=bar]").first().waitFor(); // what comes behind the first page is here
    });
    const input = page.locator("[part=search-input]");
    await input.focus();
    const typing = await longestTask(browser, page, async () => {
      for (let i = 1; i <= slow.length; i++) {
        await page.keyboard.press(slow[i - 1]);
        await answered(slow.slice(0, i).trimStart());
        await page.waitForTimeout(KEY_MS);
      }
      await input.fill("");
      await answered("");
      await page.keyboard.type(fast, { delay: KEY_MS });
      await answered(fast);
    });
    const focused = await input.evaluate((input) => input.getRootNode().activeElement === input);
    const { painted, shift } = await page.evaluate(() => ({ painted: window.painted, shift: window.shift }));
    return { loading, typing, painted, shift, focused };
  } finally {
    await browser.close();
  }
}

/** { releases, words, rounds, noise, archives: { JSON, pack: { loading, typing, p50, p95, shift } } }, in ms */
export async function felt({ rounds = ROUNDS } = {}) {
  const file = standardArchive();
  const sources = {
    JSON: `/bench/${basename(file)}`,
    pack: `/bench/${basename(packOf(file))}/root.dateline`,
  };
  const texts = queries([...releases(1000, WORDS)], 2 * rounds);
  const server = await serve({ root: `${ROOT}build` });
  const noise = new Noise();
  const runs = { JSON: [], pack: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [name, src] of Object.entries(sources)) {
        noise.sample();
        runs[name].push(await visit(server.origin, src, texts.slice(2 * round)));
      }
    }
  } finally {
    await server.close();
  }
  const archives = Object.fromEntries(
    Object.entries(runs).map(([name, all]) => {
      const painted = all.flatMap((run) => run.painted);
      const worst = (of) => Math.max(...all.map(of));
      return [
        name,
        {
          loading: worst((run) => run.loading),
          typing: worst((run) => run.typing),
          p50: median(painted),
          p95: quantile(painted, 0.95),
          shift: worst((run) => run.shift),
          focused: all.every((run) => run.focused),
        },
      ];
    }),
  );
  print(archives, { rounds, noise });
  return { releases: RELEASES, words: WORDS, rounds, noise: noise.result(), archives };
}

function print(archives, { rounds, noise }) {
  console.log(`felt: ${RELEASES} releases of ${WORDS} words in Chromium, its main thread ${SLOWER} times slower; the longest of
${rounds} fresh browsers each, and from a key to its results on the screen\n`);
  console.log(
    table(
      ["", "longest task loading", "typing", "key to results", "p95", "layout shift"],
      Object.entries(archives).map(([name, { loading, typing, p50, p95, shift }]) => [
        name,
        duration(loading),
        duration(typing),
        duration(p50),
        duration(p95),
        shift.toFixed(2),
      ]),
    ),
  );
  console.log(`\n${noise}`);
  const all = Object.values(archives);
  const least = (limit, of) => all.every((one) => of(one) <= limit);
  console.log(verdict(`no task over ${LONG_TASK_MS} ms while loading`, least(LONG_TASK_MS, ({ loading }) => loading)));
  console.log(verdict(`none while typing`, least(LONG_TASK_MS, ({ typing }) => typing)));
  console.log(verdict(`results within a frame of typing, at the median`, least(2 * FRAME_MS, ({ p50 }) => p50)));
  console.log(verdict("no layout shift, and the focus stays", all.every(({ shift, focused }) => shift < 0.005 && focused)));
}
