import { showNewsroom } from "docs";

const shown = new Map();
window.received = [];
window.show = (archives) => {
  for (const [key, element] of shown) {
    if (archives.some((archive) => archive.key === key)) continue;
    element.remove();
    shown.delete(key);
  }
  for (const { key, src, place } of archives) {
    const onOpen = (id) => window.received.push([key, id]);
    if (!shown.has(key))
      shown.set(key, showNewsroom(document.getElementById("root"), { src, onOpen }));
    const element = shown.get(key);
    if (place === undefined) element.removeAttribute("place");
    else element.place = place;
  }
};
window.show([]);
