// Where the reader was: the query and the release that is open, both in the page's address, and how
// far the page was scrolled. A start without an address of its own goes on there.

import { recall, remember } from "./memory";

interface Place {
  /** Of the page's address. */
  search: string;
  /** CSS pixels. */
  scroll: number;
}

/** To be called before the archive is in the page, as it reads the address then. */
export function returnToPlace(archive: HTMLElement): void {
  const place = recall<Place>("place");
  const search = typeof place?.search === "string" ? place.search : "";
  if (!location.search && search.startsWith("?"))
    history.replaceState(null, "", location.pathname + search + location.hash);
  if (location.search === search && place?.scroll) scrollThere(archive, Number(place.scroll));
  addEventListener("pagehide", keepPlace);
  document.addEventListener("visibilitychange", keepPlace);
}

function keepPlace(): void {
  remember<Place>("place", { search: location.search, scroll: scrollY });
}

/**
 * Once the results are drawn, unless the reader or the browser has scrolled. What is to be read may
 * still come bit by bit: until other results are shown the archive is as high as it has to be.
 */
function scrollThere(archive: HTMLElement, top: number): void {
  archive.style.minBlockSize = `${top + innerHeight}px`;
  const scroll = () => scrollY || scrollTo({ top, behavior: "instant" });
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(scroll));
  let answers = 0;
  archive.addEventListener("dateline-results", () => {
    if (answers++ === 0) drawn();
    else archive.style.minBlockSize = "";
  });
}
