// How the module's memory grows, in place of Emscripten's way: the same policy in fewer words.

mergeInto(LibraryManager.library, {
  // To `size` bytes, and while there is room a fifth beyond what there was, so that it is seldom.
  emscripten_resize_heap: function (size) {
    const now = HEAPU8.length;
    for (const wanted of [Math.max(size >>> 0, now * 1.2), size >>> 0]) {
      try {
        wasmMemory.grow(Math.ceil((wanted - now) / 65536));
        updateGlobalBufferAndViews(wasmMemory.buffer);
        return 1;
      } catch {}
    }
    return 0;
  },
});
