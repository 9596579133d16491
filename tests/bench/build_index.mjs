// Builds the index of a peer as a publisher would, for the pack bench to measure.
//
//   node tests/bench/build_index.mjs PEER ARCHIVE FOLDER

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import * as pagefind from "pagefind";
import { nodeFlexSearch, nodePeers } from "./node_peers.mjs";

/** Its Node API. One index for all languages, since one box is to search all; filters are Dateline's facets. */
async function buildPagefind(items, folder) {
  const { index } = await pagefind.createIndex({ forceLanguage: "en" });
  for (const item of items) {
    const { errors } = await index.addCustomRecord({
      url: item.url,
      content: `${item.title}\n${item.summary}\n${item.content_text}`,
      language: "en",
      meta: { title: item.title, date: item.date_published },
      filters: {
        place: item._dateline.places,
        topic: item.tags,
        language: [item.language],
        source: [item._dateline.source],
        year: [item.date_published.slice(0, 4)],
      },
      sort: { date: item.date_published },
    });
    if (errors.length > 0) throw new Error(errors.join("; "));
  }
  await index.writeFiles({ outputPath: folder });
  await pagefind.close();
  await childrenEnd();
}

/** A process of ours counts in what this one took only if it has ended before. */
async function childrenEnd() {
  const children = `/proc/self/task/${process.pid}/children`;
  while (readFileSync(children, "utf8") !== "") await new Promise((resolve) => setTimeout(resolve, 5));
}

async function buildWhole(peer, items, folder) {
  peer.ready(items);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/index`, peer.save());
}

const [name, archive, folder] = process.argv.slice(2);
const { items } = JSON.parse(readFileSync(archive, "utf8"));
if (name === "Pagefind") await buildPagefind(items, folder);
else if (name === "FlexSearch") await buildWhole(nodeFlexSearch(), items, folder);
else await buildWhole((await nodePeers())[name], items, folder);
