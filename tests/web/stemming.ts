// What stemmers.test.mjs needs of web/src/engine, in one bundle, so that all of it shares its state.
export { setBase } from "../../web/src/engine/beside";
export { FailureError } from "../../web/src/engine/failure";
export { EngineHost } from "../../web/src/engine/host";
export { forgetEngine } from "../../web/src/engine/wasm";
