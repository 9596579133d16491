// What the app's page and its service worker have in common.

/** The cache of the archive's files, and of the publisher's settings. */
export const ARCHIVES = "archives";

/** The page's requests of this kind are not answered from the copy; no other request is of it. */
export const FROM_NETWORK: RequestCache = "no-cache";

/** The page's message: the reader agreed to the new version. */
export const ACTIVATE = "activate";
