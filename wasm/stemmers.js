// Between the engine (snowball.cc) and the stemmers of its archive's languages, each a module
// (stemmer.c). Whoever has an engine brings these as they are wanted:
//
//   engine.lacking                       a Set: the languages (by the number of StemLanguage) that
//                                        were wanted and not here. What was answered meanwhile does
//                                        not hold.
//   engine.addStemmer(language, module)  a compiled module. Returns a promise.

mergeInto(LibraryManager.library, {
  $stemmers: [],
  $lacking: "new Set()",

  $addStemmer__deps: ["$stemmers"],
  $addStemmer: async function (language, module) {
    const { memory, letters, stem } = (await WebAssembly.instantiate(module)).exports;
    stemmers[language] = { stem, letters: new Uint8Array(memory.buffer, letters.value) };
  },
  $addStemmer__postset: 'Module["addStemmer"] = addStemmer; Module["lacking"] = lacking;',

  dateline_stem__deps: ["$stemmers", "$lacking", "$addStemmer"],
  dateline_stem: function (language, word, size) {
    const stemmer = stemmers[language];
    if (!stemmer) {
      lacking.add(language);
      return -1;
    }
    for (let i = 0; i < size; i++) stemmer.letters[i] = HEAPU8[word + i];
    const length = stemmer.stem(size);
    for (let i = 0; i < length; i++) HEAPU8[word + i] = stemmer.letters[i];
    return length;
  },
});
