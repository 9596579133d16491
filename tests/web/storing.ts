// What store.test.mjs needs, in one bundle, so that all of it shares its classes.
export { FailureError } from "../../web/src/engine/failure";
export { Store } from "../../web/src/state/store";
