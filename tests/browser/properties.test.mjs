import { expect, pageWith, test } from "./setup.mjs";

/** By property: what is set, and what is then there. Each has a line with what does not fit. */
const CASES = {
  src: [["a.json  b.json", "a.json b.json"]],
  languages: [["es,en", "es en"]],
  place: [["Haiti ;Cuba", "Haiti; Cuba"], ["", ""]],
  topic: [["Art", "Art"]],
  source: [["IOM", "IOM"]],
  from: [["2/2021", "2021-02"], ["soon", ""]],
  to: [["2021", "2021"], ["2021-13", ""]],
  facets: [["year place colour year", "year place"]],
  layout: [["Compact", "compact"], ["wide", "full"]],
  pageSize: [[20, 20], [1000, 100], ["x", 10]],
  sort: [["oldest", "oldest"], ["best", ""]],
  newSince: [["2021-02-03", "2021-02-03"], ["x", ""]],
  route: [["news", "news"], ["", ""]],
  theme: [["dark", "dark"], ["red", "auto"]],
  feeds: [[" feeds.json ", "feeds.json"]],
};
const UNSET = { layout: "full", pageSize: 10, route: null, theme: "auto" };

test("each attribute is a property, and gives what holds", async ({ page, demo, host }) => {
  await page.goto(host.add("/", { body: pageWith(demo.publisher) }));
  await page.evaluate(() => customElements.whenDefined("dateline-archive"));
  const got = await page.evaluate((cases) => {
    const element = document.createElement("dateline-archive");
    return Object.entries(cases).map(([name, pairs]) => {
      const values = pairs.map(([set]) => ((element[name] = set), element[name]));
      element[name] = undefined;
      return [name, { values, unset: element[name], attributes: element.attributes.length }];
    });
  }, CASES);
  const facets = "place topic language source year";
  for (const [name, { values, unset, attributes }] of got) {
    expect([name, values]).toEqual([name, CASES[name].map(([, expected]) => expected)]);
    expect([name, unset]).toEqual([name, { facets, ...UNSET }[name] ?? (name in UNSET ? null : "")]);
    expect([name, attributes]).toEqual([name, 0]);
  }
  const { attributes, properties } = await page.evaluate(() => {
    const { observedAttributes, prototype } = customElements.get("dateline-archive");
    return { attributes: observedAttributes, properties: Object.keys(prototype) };
  });
  expect(properties.sort()).toEqual(Object.keys(CASES).sort());
  expect(attributes).toHaveLength(properties.length + 1); // lang is the browser's own
});
