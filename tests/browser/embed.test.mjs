// The embed builder, as an editor uses it: archive in, options, tag out; and the tag in a page of
// its own, under no other policy than the one that the builder names.

import { readFileSync } from "node:fs";
import { complaints } from "./axe.mjs";
import { DIST, expect, found, searchBox, test, titles } from "./setup.mjs";

const integrity = JSON.parse(readFileSync(`${DIST}integrity.json`, "utf8"));
const sample = readFileSync(`${DIST}demo/archive.json`);

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const preview = (page) => page.locator(".preview dateline-archive");
const status = (page) => page.locator("[aria-labelledby=archive] > [role=status]");
const warning = (page, code) => page.locator(`.warning[data-code=${code}]`);

const settings = (page) => page.locator(".settings");
const filter = (page, name) =>
  page.getByRole("group", { name: "Filters" }).getByRole("checkbox", { name });

const open = (page, demo, hash = "") => page.goto(`${demo.publisher.origin}/embed.html${hash}`);

async function copied(page, button) {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function paste(page, text) {
  await page.evaluate((address) => navigator.clipboard.writeText(address), text);
  await page.getByLabel("Address of the archive").click();
  await page.keyboard.press("Control+v");
}

/** A file dropped on the page by the pointer, as the browser hands it over. */
async function drop(page, name, bytes) {
  const data = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: "application/json" }));
      return transfer;
    },
    [name, bytes.toString("utf8")],
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
}

test("an address that is pasted is opened, shown and told about", async ({ page, demo }) => {
  await open(page, demo);
  await expect(page.getByText("The archive appears here.")).toBeVisible();
  await paste(page, `${demo.publisher.origin}/demo/archive.json`);
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(status(page)).toContainText(/9 releases, .*2021 to .*2021, in English, Spanish/);
  await expect(page.locator(".warning")).toHaveCount(0);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test("an address that is typed is opened by Enter, or by the button", async ({ page, demo }) => {
  await open(page, demo);
  const address = page.getByLabel("Address of the archive");
  await address.pressSequentially("demo/archive.json");
  await expect(preview(page)).toHaveCount(0);
  await address.press("Enter");
  await expect(found(preview(page))).toHaveText("9 releases");
  await address.fill("demo/nothing.json");
  await page.getByRole("button", { name: "Open" }).click();
  await expect(warning(page, "http")).toContainText("404");
});

test("a file that is dropped is shown; it needs an address yet", async ({ page, demo }) => {
  await open(page, demo);
  await drop(page, "our news.json", sample);
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(warning(page, "file")).toContainText("only on your computer");
  expect(await copied(page, "Copy the tag")).toContain('src="our%20news.json"');
  expect(page.url()).not.toContain("news.json");
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test("a file can be chosen, too", async ({ page, demo }) => {
  await open(page, demo);
  const file = { name: "a.json", mimeType: "application/json", buffer: sample };
  await page.getByLabel("choose a file").setInputFiles(file);
  await expect(found(preview(page))).toHaveText("9 releases");
});

test("a file that is no archive: the engine says why and where", async ({ page, demo }) => {
  await open(page, demo);
  await drop(page, "page.html", Buffer.from('{"items": [{"title": "A"},'));
  await expect(warning(page, "archive")).toContainText("The archive’s file cannot be read.");
  await expect(warning(page, "archive")).toContainText(/, at byte \d+/);
  await drop(page, "a.json", sample);
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(warning(page, "archive")).toHaveCount(0);
});

test("what is wrong with single items is listed", async ({ page, demo }) => {
  await open(page, demo);
  const items = [
    { title: "Good", date_published: "2021-01-02" },
    { title: "Bad", date_published: "soon" },
    5,
  ];
  await drop(page, "a.json", Buffer.from(JSON.stringify({ version: "1", items })));
  await expect(status(page)).toContainText("2 things in it are wrong:");
  await expect(status(page)).toContainText("Item 2, date_published:");
});

test("without CORS: the header, and where hosts take it", async ({ page, demo, closed }) => {
  await open(page, demo);
  await paste(page, `${closed.origin}/demo/archive.json`);
  const missing = warning(page, "cors");
  await expect(missing).toContainText("cannot be read by pages of other sites");
  await expect(missing).toContainText("Access-Control-Allow-Origin: *");
  await missing.getByText("nginx").click();
  await expect(missing).toContainText("location = /demo/archive.json {");
  await missing.getByText("Apache").click();
  await expect(missing).toContainText('<Files "archive.json">');
  await missing.getByText("Amazon S3").click();
  await expect(missing).toContainText('"AllowedOrigins"');
  expect(await complaints(page)).toEqual([]);
});

test("without CORS beside the builder itself: its own origin may read, others not", async ({
  page,
  closed,
}) => {
  await page.goto(`${closed.origin}/embed.html#src=demo/archive.json`);
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(warning(page, "cors")).toContainText("Access-Control-Allow-Origin: *");
});

test("http is told of, where the archive is not on this computer", async ({ page, demo }) => {
  await page.route("http://archive.example.org/**", (route) =>
    route.fulfill({ body: sample, headers: { "Access-Control-Allow-Origin": "*" } }),
  );
  await open(page, demo);
  await paste(page, "http://archive.example.org/archive.json");
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(warning(page, "insecure")).toContainText("Give it an https address");
  await page.getByLabel("Address of dateline.js").fill("http://archive.example.org/dateline.js");
  await expect(warning(page, "insecure")).toHaveCount(2);
});

test("options to tag: every one, in the preview at once", async ({ page, demo }) => {
  await open(page, demo, "#src=demo/archive.json");
  await expect(found(preview(page))).toHaveText("9 releases");
  await page.getByLabel("Layout").selectOption({ label: "Compact: search and titles" });
  await expect(preview(page)).toHaveAttribute("layout", "compact");
  await page.getByLabel("Layout").selectOption("");
  await expect(preview(page)).not.toHaveAttribute("layout");
  await settings(page).getByRole("combobox", { name: "Language" }).selectOption("es");
  await expect(found(preview(page))).toHaveText("9 comunicados");
  await page.getByLabel("Light or dark").selectOption("dark");
  await page.getByLabel("Reserved height, in rem").fill("45");
  await page.getByLabel("Links and buttons").fill("#ffb86b");
  await page.getByRole("button", { name: "Move Topic up" }).click();
  await filter(page, "Source").uncheck();
  await page.getByLabel("Releases on a page").fill("3");
  await page.getByLabel("Order").selectOption("oldest");
  await settings(page).getByText("Place: all").click();
  await settings(page).getByRole("group", { name: "Place" }).getByLabel("Haiti").check();
  await settings(page).getByRole("group", { name: "Place" }).getByLabel("Mexico").check();
  await settings(page).getByText("Source: all").click();
  await settings(page).getByLabel("From").fill("2021-02");
  await settings(page).getByLabel("To", { exact: true }).fill("2021");
  await page.getByLabel("Give every view an address").check();
  await page.getByLabel("Prefix in the address").fill("press");
  const tag = await copied(page, "Copy the tag");
  const { origin } = demo.publisher;
  expect(tag).toBe(`<style>
dateline-archive {
  display: flow-root;
  min-block-size: 45rem;
  --dateline-color-accent: #ffb86b;
}
</style>
<script async crossorigin="anonymous" src="${origin}/dateline.js"
        integrity="${integrity["dateline.js"]}"></script>
<dateline-archive src="${origin}/demo/archive.json" lang="es" theme="dark" facets="topic place language year" page-size="3" sort="oldest" place="Haiti; Mexico" from="2021-02" to="2021" route="press"></dateline-archive>
`);
  // The preview is what the tag says.
  const attributes = await preview(page).evaluate((element) =>
    element.getAttributeNames().map((name) => [name, element.getAttribute(name)]),
  );
  for (const [name, text] of attributes.filter(([name]) => !/^(style|aria-label)$/.test(name)))
    expect(tag).toContain(` ${name}="${text}"`);
  await expect(preview(page)).toHaveCSS("min-height", "720px");
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test("the tag in a fresh page, under the policy that goes with it, shows the same", async ({
  page,
  demo,
  host,
}) => {
  await open(
    page,
    demo,
    "#src=demo/archive.json&lang=fr&place=Haiti;+Mexico&page-size=2&height=40",
  );
  await expect(found(preview(page))).toHaveText(/communiqués$/);
  const shown = await titles(preview(page)).allTextContents();
  const count = await found(preview(page)).textContent();
  const tag = await copied(page, "Copy the tag");
  await page.reload(); // one button says "Copied" at a time
  const lines = await copied(page, "Copy the policy lines");
  expect(lines).toContain("style-src 'sha256-");

  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Fresh</title>
    <link rel="icon" href="data:,"><h1>Fresh</h1>${tag}</html>`;
  const policy = `default-src 'none'; img-src data:; ${lines.replaceAll("\n", " ")}
    require-trusted-types-for 'script'; trusted-types 'none'`.replace(/\s+/g, " ");
  await page.goto(host.add("/", { body, headers: { "Content-Security-Policy": policy } }));
  await expect(found(page)).toHaveText(count);
  expect(await titles(page).allTextContents()).toEqual(shown);
  await expect(page.locator("dateline-archive")).toHaveCSS("min-height", "640px");
  expect(await page.evaluate(() => window.shift)).toBe(0);
  await searchBox(page).fill("migration");
  await page.locator("[part~=hit-link]").first().click();
  await expect(page.locator("[part~=release]")).toBeVisible();
  await expect(page.locator("[part~=use]")).toBeVisible(); // the part for reading came
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test("text in options stays text in the tag", async ({ page, demo, host }) => {
  const place = `"><img src=x onerror=alert(1)> & 'Haïti`;
  await open(page, demo, `#${new URLSearchParams({ src: "demo/archive.json", place })}`);
  const tag = await copied(page, "Copy the tag");
  await page.goto(
    host.add("/", { body: `<!doctype html><meta charset="utf-8"><title>T</title>${tag}` }),
  );
  await expect(page.locator("dateline-archive")).toHaveAttribute("place", place);
  await expect(page.locator("img")).toHaveCount(0);
});

test("the publisher's page is the link for readers without script", async ({
  page,
  demo,
  host,
}) => {
  const feed = {
    ...JSON.parse(sample),
    home_page_url: "https://iom.example/news?a=1&b=2",
    title: "News <all>",
  };
  const headers = { "Access-Control-Allow-Origin": "*" };
  const src = host.add("/a.json", { body: JSON.stringify(feed), headers });
  await open(page, demo, `#src=${src}`);
  await expect(found(preview(page))).toHaveText("9 releases");
  await expect(page.locator("pre").first()).toContainText(
    '<a href="https://iom.example/news?a=1&#38;b=2">News &#60;all&#62;</a>',
  );
});

test("the address has the state: reload and a shared link restore it", async ({ page, demo }) => {
  await open(page, demo, "#src=demo/archive.json");
  await page.getByLabel("Layout").selectOption("headlines");
  await page.getByLabel("Background").fill("#fbf7ef");
  await filter(page, "Year").uncheck();
  await page.getByLabel("Give every view an address").check();
  await page.getByLabel("Prefix in the address").fill("");
  const tag = await copied(page, "Copy the tag");
  expect(tag).toContain('facets="place topic language source" route=""');
  await page.reload();
  expect(await copied(page, "Copy the tag")).toBe(tag);
  await page.reload();
  const link = await copied(page, "Copy the link");
  await page.goto("about:blank");
  await page.goto(link);
  await expect(preview(page)).toHaveAttribute("layout", "headlines");
  expect(await copied(page, "Copy the tag")).toBe(tag);
  await page.evaluate(() => (location.hash = "#layout=compact"));
  await expect(page.getByLabel("Layout")).toHaveValue("compact");
});

test("nonsense in the address is passed over", async ({ page, demo }) => {
  await open(
    page,
    demo,
    "#layout=wide&theme=%00&page-size=1e9&height=-1&accent=red;}&facets=x&from=soon&route=%22&lang=<b>&%zz=&src=demo/archive.json",
  );
  await expect(found(preview(page))).toHaveText("9 releases");
  const tag = await copied(page, "Copy the tag");
  expect(tag).toContain(
    `<dateline-archive src="${demo.publisher.origin}/demo/archive.json"></dateline-archive>`,
  );
  expect(tag).toContain("  min-block-size: 60rem;\n}");
});

test("what does not fit is said, and the tag keeps what was there", async ({ page, demo }) => {
  await open(page, demo, "#src=demo/archive.json&from=2021");
  const from = settings(page).getByLabel("From");
  await from.fill("soon");
  await expect(from).toHaveAttribute("aria-invalid", "true");
  await expect(from).toHaveAccessibleDescription(/This does not fit/);
  expect(await copied(page, "Copy the tag")).toContain('from="2021"');
  await from.fill("");
  await expect(page.locator("pre").first()).not.toContainText("from=");
});

test("views have addresses in the preview, beside the builder's own", async ({ page, demo }) => {
  await open(page, demo, "#src=demo/archive.json&route=news");
  await searchBox(preview(page)).fill("smuggl");
  await expect(page).toHaveURL(/\?news-q=smuggl#.*route=news/);
  await page.getByLabel("Layout").selectOption("compact");
  await expect(page).toHaveURL(/\?news-q=smuggl#.*layout=compact/);
  const link = await copied(page, "Copy the link");
  expect(link).not.toContain("news-q");
});

test("by keyboard alone", async ({ page, demo }) => {
  await open(page, demo);
  await page.getByLabel("Address of the archive").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("demo/archive.json");
  await page.keyboard.press("Enter");
  await expect(found(preview(page))).toHaveText("9 releases");
  const name = () => page.evaluate(() => document.activeElement?.textContent);
  for (let steps = 0; (await name()) !== "Copy the tag"; steps++) {
    expect(steps).toBeLessThan(120);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [width, hash] of [
      [1200, ""],
      [
        1200,
        "#src=demo/archive.json&place=Haiti&from=2021&route=news&accent=%237a2e0e&theme=light",
      ],
      [320, "#src=demo/archive.json"],
    ]) {
      test(`axe at ${width} px with ${hash.slice(0, 24) || "nothing"}`, async ({ page, demo }) => {
        await page.setViewportSize({ width, height: 800 });
        await open(page, demo, hash);
        await expect(page.locator("h1")).toBeVisible();
        if (hash) {
          await preview(page).scrollIntoViewIfNeeded();
          await expect(found(preview(page))).toHaveText(/releases?$/);
          await page
            .locator("details")
            .evaluateAll((all) => all.forEach((each) => (each.open = true)));
        }
        expect(await complaints(page)).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  });
}
