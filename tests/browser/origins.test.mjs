// The archive of one origin on the page of another, with and without leave.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORS } from "../../web/serve.mjs";
import { DIST, expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

/** What dist/ has for the request. */
const fileOf = (route) => readFileSync(join(DIST, new URL(route.request().url()).pathname));

const integrity = JSON.parse(readFileSync(`${DIST}integrity.json`, "utf8"));

test("the partner's page shows the publisher's archive", async ({ page, demo }) => {
  expect(demo.partner.origin).not.toBe(demo.publisher.origin);
  await page.goto(`${demo.partner.origin}/`);
  await expect(found(page)).toHaveText("9 releases");
  await searchBox(page).fill("art competition");
  await expect(titles(page)).toHaveCount(1);
  await expect(page.locator("script[integrity]")).toHaveAttribute(
    "integrity",
    integrity["dateline.js"],
  );
});

test("a changed script is refused by its integrity", async ({ page, demo }) => {
  await page.route("**/dateline.js", async (route) => {
    const body = `${fileOf(route)}\n//`;
    await route.fulfill({ body, headers: CORS, contentType: "text/javascript" });
  });
  await page.goto(`${demo.partner.origin}/`);
  await expect(
    page.getByRole("link", { name: "Releases of the IOM regional office" }),
  ).toBeVisible();
  expect(await page.evaluate(() => customElements.get("dateline-archive"))).toBeUndefined();
});

test("a changed engine is refused by the script", async ({ page, demo }) => {
  await page.route("**/*.wasm", async (route) => {
    const body = fileOf(route);
    body[body.length - 1] ^= 1;
    await route.fulfill({ body, headers: CORS, contentType: "application/wasm" });
  });
  await page.goto(`${demo.partner.origin}/`);
  await expect(page.locator("[part~=notice]")).toHaveAttribute("data-code", "wasm-missing");
  await expect(titles(page)).toHaveCount(9);
});

test("without a stemmer there is the list, no search, and trying again helps", async ({ page, demo }) => {
  await page.route("**/*-stem-es-*.wasm", (route) => route.fulfill({ status: 503, headers: CORS }));
  await page.goto(`${demo.partner.origin}/`);
  await expect(found(page)).toHaveText("9 releases");
  await searchBox(page).fill("shelter");
  const notice = page.locator("[part~=notice]");
  await expect(notice).toHaveAttribute("data-code", "wasm-missing");
  await page.unrouteAll();
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(notice).toHaveCount(0);
  await expect(found(page)).toContainText("release");
});

test("an archive without CORS: the page says so", async ({ page, demo, closed, host }) => {
  const { origin } = demo.publisher;
  const src = `${closed.origin}/demo/archive.json`;
  await page.goto(host.add("/", { body: pageWith({ origin, src }) }));
  const notice = page.locator("[part~=notice]");
  await expect(notice).toHaveAttribute("data-code", "cors");
  await expect(notice).toContainText("does not allow this page to read it");
  await notice.getByText("For the publisher").click();
  await expect(notice).toContainText(`Access-Control-Allow-Origin: ${host.origin}`);
});

test("an engine without CORS: headlines, if the archive may be read", async ({
  page,
  demo,
  closed,
  host,
}) => {
  const body = pageWith({
    origin: closed.origin,
    src: `${demo.publisher.origin}/demo/archive.json`,
  });
  await page.goto(host.add("/", { body: body.replace("crossorigin ", "") }));
  await expect(page.locator("[part~=notice]")).toHaveAttribute("data-code", "wasm-missing");
  await expect(titles(page)).toHaveCount(9);
});

test("a host that does not know WebAssembly's type does no harm", async ({ page, demo }) => {
  await page.route("**/*.wasm", async (route) => {
    await route.fulfill({
      body: fileOf(route),
      headers: CORS,
      contentType: "application/octet-stream",
    });
  });
  await page.goto(`${demo.partner.origin}/`);
  await expect(found(page)).toHaveText("9 releases");
});

for (const [what, answer, code] of [
  ["an error of the host", { status: 503, body: "{}" }, "http"],
  ["no JSON", { body: "<p>Moved</p>" }, "archive"],
  [
    "a truncated file",
    { body: '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a"' },
    "archive",
  ],
]) {
  test(`${what} is told, and trying again helps`, async ({ page, demo, host }) => {
    const src = host.add("/archive.json", answer);
    await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, src }) }));
    const notice = page.locator("[part~=notice]");
    await expect(notice).toHaveAttribute("data-code", code);
    host.add("/archive.json", { body: readFileSync(`${DIST}demo/archive.json`, "utf8") });
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect(found(page)).toHaveText("9 releases");
  });
}

test("nothing is fetched until the reader comes near", async ({ page, demo, host }) => {
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  const body = pageWith(demo.publisher).replace(
    "<dateline-archive",
    '<div id="space" style="height: 5000px"></div><dateline-archive',
  );
  await page.goto(host.add("/", { body }));
  await page.waitForFunction(() => customElements.get("dateline-archive"));
  await page.waitForTimeout(300);
  expect(requests.filter((path) => /wasm|json/.test(path))).toEqual([]);
  await page.locator("dateline-archive").scrollIntoViewIfNeeded();
  await expect(found(page)).toHaveText("9 releases");
  const engine = requests.filter((path) => /simd|json/.test(path));
  expect(engine).toHaveLength(2);
  const stemmers = () => requests.filter((path) => path.includes("-stem-")).map((path) => path.slice(15, 17));
  await expect.poll(() => stemmers().sort()).toEqual(["en", "es", "fr"]);
});
