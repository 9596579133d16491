// Invented words that look English, Spanish or French: real function words, and content words made of each language's
// syllables, with its accents. Frequent words are short, as in real text. Sounds stand in order of how common they are.

import { between, pick, random } from "./random.mjs";

const split = (text) => text.split(" ");

const ENGLISH = {
  tag: "en",
  seed: 101,
  functionWords: split(
    "the of and to in for a is that on with as by are have has from at their was this be which will an it its more " +
      "been or not were also other who who's they than but can through between all had such these there our into",
  ),
  onsets: split("t s r d n c m l p f b h w g v st tr pr k gr br sh ch fr pl th cl sp cr j bl dr fl qu sc sl str"),
  vowels: split("e a i o e a i o u ea ou ai ee io y oo"),
  codas: split("n r s t l m d nt st p nd ct ck rd g sh rt x"),
  endings: split("ing ed s ment tion ity ly er al ness ance ive ous able ure ist ise"),
};

const SPANISH = {
  tag: "es",
  seed: 202,
  functionWords: split(
    "de la que el en y a los del se las por un para con no una su al lo como más o pero sus le ha este sí porque esta " +
      "entre cuando muy sin sobre también hasta hay donde han quien desde todo nos durante",
  ),
  onsets: split("c r d t s l m n p b v f g tr pr h j br qu gr ll ch z gu pl cr y fr dr ñ cl rr"),
  vowels: split("a e o i a e o i u ie ue io ia í é á ó ú"),
  codas: split("n r s l m d z"),
  endings: split("ción ado ada ados adas ar er ir mente dad ista ismo aje encia ando iendo ario ía ón es as os"),
};

const FRENCH = {
  tag: "fr",
  seed: 303,
  functionWords: split(
    "de la et le les des en du à un pour une que dans qui par sur au avec est plus ne pas il aux ce son sont ses cette " +
      "ont se mais leur été comme ou nous également entre afin sans ainsi même après très où",
  ),
  onsets: split("r s t l d n m c p v b f g tr pr qu j ch gr br pl cr fr gn dr cl vr fl"),
  vowels: split("a a a e e i i o u ou ai au eu oi é é é è ê ô î â œu ie on an in en"),
  codas: split("n r s t l x m c"),
  endings: split("tion ment er é ée és ées ité eur euse ique isme aire ance ence elle eux ais ure age çon ière ant"),
};

const VOCABULARY = 20000;

/** An element of `list`, the earlier the likelier. */
const pickEarly = (next, list) => list[Math.floor(next() * next() * list.length)];

/** An invented word. */
function coin(language, next, syllables) {
  let word = "";
  for (let i = 0; i < syllables; i++) {
    if (i > 0 || next() < 0.8) word += pickEarly(next, language.onsets);
    word += pickEarly(next, language.vowels);
    if (next() < 0.3) word += pickEarly(next, language.codas);
  }
  if (next() < 0.45) word += pick(next, language.endings);
  return word;
}

const syllablesOf = (next, rank) =>
  rank < 300 ? between(next, 1, 2) : rank < 5000 ? between(next, 1, 3) : between(next, 2, 4);

/** The language's words by rank, the most frequent first: function words, then invented ones, all distinct. */
function vocabulary(language) {
  const next = random(language.seed);
  const words = new Set(language.functionWords);
  while (words.size < VOCABULARY) {
    const word = coin(language, next, syllablesOf(next, words.size));
    if (word.length > 1 && word.length <= 18) words.add(word);
  }
  return [...words];
}

/** What the text of a language is made of. */
export const LANGUAGES = [ENGLISH, SPANISH, FRENCH].map((language) => ({
  tag: language.tag,
  functionWords: language.functionWords.length,
  words: vocabulary(language),
  /** A word that the vocabulary need not have, for names. */
  coin: (next) => coin(language, next, between(next, 2, 3)),
}));
