// What load-archive.test.mjs needs of web/src/engine, in one bundle, so that all of it shares its
// state.
export { loadArchive, NoEngineError } from "../../web/src/engine/load";
export { lease } from "../../web/src/engine/pool";
export { setBase } from "../../web/src/engine/beside";
export { forgetEngine } from "../../web/src/engine/wasm";
