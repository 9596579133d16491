// What this module takes from the script that loaded it, so that both mean the same classes.

import type { FailureError } from "../engine/failure";
import type { fetchFrom } from "../engine/fetch-archive";

export interface Script {
  fetchFrom: typeof fetchFrom;
  FailureError: typeof FailureError;
}
