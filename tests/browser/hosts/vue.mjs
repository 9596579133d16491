import { createApp, h, shallowRef } from "vue";
import Newsroom from "docs";

const archives = shallowRef([]);
window.received = [];
window.show = (next) => {
  archives.value = next;
};
createApp({
  setup: () => () =>
    archives.value.map(({ key, ...props }) =>
      h(Newsroom, { key, ...props, onOpen: (id) => window.received.push([key, id]) }),
    ),
}).mount("#root");
