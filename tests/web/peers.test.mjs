// The peers of the benches: an index that is saved and opened again answers as before.

import assert from "node:assert/strict";
import test from "node:test";
import { queries as draw, releases } from "../bench/generate.mjs";
import { nodeFlexSearch, nodePeers } from "../bench/node_peers.mjs";

const items = [...releases(60, 40)];
const queries = draw(items, 10);

const all = async () => ({ ...(await nodePeers()), FlexSearch: nodeFlexSearch() });
const before = await all();
const after = await all();

for (const name of Object.keys(before)) {
  test(name, () => {
    before[name].ready(items);
    const saved = before[name].save();
    after[name].open(typeof saved === "string" ? new TextEncoder().encode(saved) : saved);
    const found = queries.map((query) => before[name].search(query));
    assert.deepEqual(queries.map((query) => after[name].search(query)), found);
    assert.ok(found.filter((ids) => ids.length > 0).length > 5, `${name} finds what there is`);
  });
}
