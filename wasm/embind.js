// The JavaScript half of Embind, for functions of the types that embind_types.cc tells of. It
// stands in for Emscripten's embind.js and emval.js: they know classes, overloads, inheritance and
// types that come late, all of it for readers to download. The C++ half, <emscripten/bind.h>, is
// Emscripten's; the names and arguments below are those that it calls.
//
// A type, by the number that the module gives it, is { from, to, free }: from the module's value to
// JavaScript's, the way back, and what frees the module's value after a call. Wrong types of
// arguments are for TypeScript to find.

mergeInto(LibraryManager.library, {
  $types: {},
  $encoder: "new TextEncoder()",
  $decoder: "new TextDecoder()",

  $same: function (value) {
    return value;
  },

  _embind_register_void__deps: ["$types", "$same"],
  _embind_register_void: function (type) {
    types[type] = { from: same };
  },

  _embind_register_float__deps: ["$types", "$same"],
  _embind_register_float: function (type) {
    types[type] = { from: same, to: same };
  },

  // A string is its size, four bytes, and its UTF-8, in memory of its own.
  _embind_register_std_string__deps: ["$types", "$encoder", "$decoder", "malloc", "free"],
  _embind_register_std_string: function (type) {
    types[type] = {
      from: (at) => {
        const text = decoder.decode(HEAPU8.subarray(at + 4, at + 4 + HEAPU32[at >> 2]));
        _free(at);
        return text;
      },
      to: (text) => {
        const bytes = encoder.encode(text);
        const at = _malloc(4 + bytes.length);
        HEAPU32[at >> 2] = bytes.length;
        HEAPU8.set(bytes, at + 4);
        return at;
      },
      free: _free,
    };
  },

  // A view is two words: the number of bytes, and where they are.
  _embind_register_memory_view__deps: ["$types"],
  _embind_register_memory_view: function (type) {
    types[type] = {
      from: (at) => new Uint8Array(buffer, HEAPU32[(at >> 2) + 1], HEAPU32[at >> 2]),
    };
  },

  // An emscripten::val is a handle, 0 where it was moved away. JavaScript takes over the reference.
  $values: {},
  $lastValue: "0",
  _emval_take_value__deps: ["$types", "$values", "$lastValue"],
  _emval_take_value: function (type, at) {
    values[++lastValue] = { value: types[type].from(at), references: 1 };
    return lastValue;
  },
  _emval_incref__deps: ["$values"],
  _emval_incref: function (handle) {
    ++values[handle].references;
  },
  _emval_decref__deps: ["$values"],
  _emval_decref: function (handle) {
    if (handle && !--values[handle].references) delete values[handle];
  },
  _embind_register_emval__deps: ["$types", "$values", "_emval_decref"],
  _embind_register_emval: function (type) {
    types[type] = {
      from: (handle) => {
        const { value } = values[handle];
        __emval_decref(handle);
        return value;
      },
    };
  },

  // `typesAt` has `count` numbers: the type of the result, then those of the parameters.
  _embind_register_function__deps: ["$types", "$decoder"],
  _embind_register_function: function (name, count, typesAt, signature, invoker, target) {
    const [result, ...parameters] = Array.from(
      HEAPU32.subarray(typesAt >> 2, (typesAt >> 2) + count), (type) => types[type]);
    const invoke = wasmTable.get(invoker);
    Module[decoder.decode(HEAPU8.subarray(name, HEAPU8.indexOf(0, name)))] = (...values) => {
      const passed = parameters.map((type, i) => type.to(values[i]));
      const returned = invoke(target, ...passed);
      parameters.forEach(({ free }, i) => free && free(passed[i]));
      return result.from(returned);
    };
  },
});
