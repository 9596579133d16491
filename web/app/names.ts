// What the app's page and its service worker have in common.

/** The cache of the archive's files, and of the publisher's settings. */
export const ARCHIVES = "archives";

/**
 * Headers of the page's requests that are not answered from the copy; no other request has them.
 * Hosts of other origins are not asked first whether they allow this one.
 */
export const FROM_NETWORK = { Accept: "*/*;q=0.9" };

/** Where a newer state of a file waits until all of its archive is here. */
export const nextUrl = (url: string) => `${url}?dateline-next`;

/** The page's message: the reader agreed to the new version. */
export const ACTIVATE = "activate";
