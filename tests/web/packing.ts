// What pack.test.mjs needs, in one bundle, so that all of it shares its classes.
export { FailureError } from "../../web/src/engine/failure";
export { fetchFrom } from "../../web/src/engine/fetch-archive";
export { Pack } from "../../web/src/pack";
export { Lanes } from "../../web/src/pack/lanes";
export { joinParts, readPart } from "../../web/src/pack/ranges";
