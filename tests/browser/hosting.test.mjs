// A pack behind nginx as docs/HOSTING.md configures it, in a page of another origin.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startNginx } from "../hosting/nginx.mjs";
import { makeSite, packArchive } from "../hosting/site.mjs";
import { expect, found, pageWith, searchBox, test as base, titles, yearsFeed } from "./setup.mjs";

const test = base.extend({
  /** A publisher of a test's own: { url, requests(), pack(feed) }, the pack being in years/. */
  publisher: async ({}, use) => {
    const site = makeSite();
    const pack = (feed) => {
      writeFileSync(join(site.folder, "years.json"), feed);
      packArchive(join(site.folder, "years.json"), join(site.folder, "years"));
    };
    pack(yearsFeed());
    const nginx = await startNginx({ root: site.folder });
    await use({ ...nginx, pack });
    await nginx.stop();
    site.remove();
  },

  /** The address of a partner's page with the element, on an origin of its own. */
  partner: async ({ host, publisher }, use) => {
    const src = `${publisher.url}/years/root.dateline`;
    const body = pageWith({ origin: publisher.url, src, attributes: 'route=""' });
    await use(host.add("/", { body }));
  },
});

const text = (page) => page.locator("[part~=text]");

/** What nginx was asked since the last call: "200 /years/root.dateline". */
function newRequests(publisher) {
  let seen = 0;
  return () => {
    const all = publisher.requests();
    const fresh = all.slice(seen);
    seen = all.length;
    return fresh;
  };
}

const ofPart = ({ path }) => /\.bin(\?\d)?$/.test(path);
const statusOf = (requests, path) =>
  requests.filter((each) => each.path === path).map(({ status }) => status);

/** Opens, searches, turns the page and reads a release. */
async function read(page, partner) {
  await page.goto(partner);
  await expect(found(page)).toHaveText("600 releases");
  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.locator("[aria-current=page]")).toHaveText("2");
  await titles(page).last().getByRole("link").click();
  await expect(text(page)).toContainText("of the mountain.");
}

test("search, page on and read: ranges alone, exact, without a preflight", async ({
  page,
  publisher,
  partner,
}) => {
  const warnings = [];
  page.on("console", (message) => {
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (["warning", "error"].includes(message.type())) warnings.push(message.text());
  });
  const requests = newRequests(publisher);
  await read(page, partner);
  const asked = requests();
  const parts = asked.filter(ofPart);
  expect(parts.length).toBeGreaterThan(2);
  for (const { status, range, bytes } of parts) {
    expect(status).toBe(206);
    const [, begin, last] = /^bytes=(\d+)-(\d+)$/.exec(range);
    expect(bytes).toBe(Number(last) + 1 - Number(begin));
  }
  for (const each of asked.filter((each) => !ofPart(each))) expect(each.status).toBe(200);
  expect(warnings).toEqual([]);
});

test("the second visit: the root is asked for anew, parts and engine come from the cache", async ({
  page,
  publisher,
  partner,
}) => {
  const requests = newRequests(publisher);
  await read(page, partner);
  expect(statusOf(requests(), "/years/root.dateline")).toEqual([200]);
  const expectOnly304 = () => {
    const asked = requests();
    expect(statusOf(asked, "/years/root.dateline")).toContain(304);
    for (const each of asked) expect(each).toMatchObject({ status: 304, bytes: 0 });
  };
  // A browser may still be writing what it keeps when the page is gone.
  await expect(async () => {
    await read(page, partner);
    expectOnly304();
  }).toPass();
  await page.goto(`${partner}?q=mountain`);
  // Not before the answer is here: Chromium forgets what it was asking about when it is cut off.
  await expect(found(page)).toHaveText("86 releases found");
  await page.reload();
  await expect(found(page)).toHaveText("86 releases found");
  expectOnly304();
});

test("a new pack while the old one is being read: the reader goes on, the next has the new", async ({
  page,
  context,
  publisher,
  partner,
}) => {
  await page.goto(partner);
  await expect(found(page)).toHaveText("600 releases");
  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");

  const news = { id: "news", title: "A mountain of news", content_text: "Fresh.", language: "en" };
  publisher.pack(yearsFeed([{ ...news, date_published: "2026-01-02" }]));

  await searchBox(page).fill("river filling");
  await expect(found(page)).toHaveText("504 releases found");
  await searchBox(page).fill("number 123");
  await expect(titles(page).first()).toContainText("123");
  await titles(page).first().getByRole("link").click();
  await expect(text(page)).toContainText("Words of release 123, of the river.");

  const other = await context.newPage();
  await other.goto(partner);
  await expect(found(other)).toHaveText("601 releases");
  await searchBox(other).fill("mountain");
  await expect(found(other)).toHaveText("87 releases found");
  await page.reload();
  await page.goto(partner);
  await expect(found(page)).toHaveText("601 releases");
});
