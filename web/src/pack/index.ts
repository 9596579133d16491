// What only packs need, a file of its own: it comes when an element's archive is one
// (engine/load-pack.ts).

export { Pack } from "./pack";
