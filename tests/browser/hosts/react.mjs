import { createElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Newsroom } from "docs";

const root = createRoot(document.getElementById("root"));
window.received = [];
window.show = (archives) =>
  root.render(
    createElement(
      StrictMode,
      null,
      archives.map(({ key, ...props }) =>
        createElement(Newsroom, { key, ...props, onOpen: (id) => window.received.push([key, id]) }),
      ),
    ),
  );
window.show([]);
