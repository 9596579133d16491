import { h, render } from "preact";
import { Newsroom } from "docs";

window.received = [];
window.show = (archives) =>
  render(
    archives.map(({ key, ...props }) =>
      h(Newsroom, { key, ...props, onOpen: (id) => window.received.push([key, id]) }),
    ),
    document.getElementById("root"),
  );
window.show([]);
