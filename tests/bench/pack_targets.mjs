// What packs must reach, and whether `archives` do: { "10000x450": { contenders: { Dateline: { … } } } }, figures as the pack
// bench has them.

export const OWN = "Dateline";

const KB = 1024;
/** "21.2 KB", "180 KB", "8.3 MB", of 1024. */
export function kb(bytes) {
  if (bytes >= 1000 * KB) return `${(bytes / KB / KB).toFixed(1)} MB`;
  return `${(bytes / KB).toFixed(bytes < 100 * KB ? 1 : 0)} KB`;
}
const seconds = (ms) => `${(ms / 1000).toPrecision(3)} s`;
const gb = (bytes) => `${(bytes / 1e9).toPrecision(2)} GB`;

const within = (name, value, most, show) => ({
  target: `${name}: ${show(most)} at most, it is ${show(value)}`,
  met: value <= most,
});

/** Those that the archives there are can tell: [{ target, met }]. */
export function packTargets(archives) {
  const of = (archive, contender = OWN) => archives[archive]?.contenders[contender];
  return [
    ...tenThousand(of("10000x450"), of("10000x450", "Pagefind"), archives["10000x450"]?.gzip),
    ...hundredThousand(of("100000x120"), archives["100000x120"]?.gzip),
    ...million(of("1000000x120"), of("10000x450")),
  ];
}

function tenThousand(own, pagefind, gzip) {
  if (!own) return [];
  const name = (what) => `10,000 releases, ${what}`;
  const targets = [within(name("build on one core"), own.oneCore.wall, 2000, seconds)];
  if (pagefind) {
    const ratio = pagefind.build.wall / own.build.wall;
    const target = `${name("build")}: ten times faster than Pagefind, it is ${ratio.toFixed(1)} times`;
    targets.push({ target, met: ratio >= 10 });
  }
  targets.push(
    { target: `${name("files")}: fewer than 1,000, there are ${own.files}`, met: own.files < 1000 },
    within(name("size"), own.size / gzip, 0.5, ofGzip),
    within(name("newest page without code, requests"), own.newest.archive.requests, 1, String),
    within(name("newest page without code"), own.newest.archive.bytes, 30 * KB, kb),
    within(name("first query, code and all"), own.first.bytes, 180 * KB, kb),
    within(name("first query, code and all, requests"), own.first.requests, 8, String),
    within(name("first query, round trips after the root"), own.first.roundTrips, 2, String),
    within(name("first query, beyond the newest page"), own.first.more, 120 * KB, kb),
    within(name("five queries, code and all"), own.five.bytes, 300 * KB, kb),
    within(name("queries whose parts are here, p95"), own.warm.engine.p95, 2, (ms) => `${ms.toPrecision(2)} ms`),
  );
  return targets;
}

function hundredThousand(own, gzip) {
  if (!own) return [];
  const name = (what) => `100,000 releases, ${what}`;
  return [
    within(name("build"), own.build.wall, 15_000, seconds),
    within(name("memory to build"), own.build.memory, 2e9, gb),
    within(name("size"), own.size / gzip, 0.5, ofGzip),
    within(name("queries whose parts are here, p95"), own.warm.engine.p95, 10, (ms) => `${ms.toPrecision(2)} ms`),
  ];
}

function million(own, ten) {
  if (!own) return [];
  const name = (what) => `a million releases, ${what}`;
  const targets = [
    within(name("build"), own.build.wall, 180_000, seconds),
    within(name("memory to build"), own.build.memory, 4e9, gb),
  ];
  if (ten) targets.push(within(name("first query, of that of 10,000"), own.first.bytes / ten.first.bytes, 2, (x) => x.toFixed(2)));
  return targets;
}

const ofGzip = (share) => `${share.toFixed(2)} of the gzipped JSON`;
