import type { Words } from "./words";

export const fr: Words<"one" | "many"> = {
  direction: "ltr",

  releases: { one: "{n} communiqué", many: "{n} de communiqués", other: "{n} communiqués" },
  releasesFound: {
    one: "{n} communiqué trouvé",
    many: "{n} de communiqués trouvés",
    other: "{n} communiqués trouvés",
  },
  haveAll: {
    one: "{n} communiqué a tous les mots",
    many: "{n} de communiqués ont tous les mots",
    other: "{n} communiqués ont tous les mots",
  },
  moreHaveSome: {
    one: "{all}, {n} autre en a une partie",
    many: "{all}, {n} d’autres en ont une partie",
    other: "{all}, {n} autres en ont une partie",
  },
  noneHasAll: {
    one: "Aucun communiqué n’a tous les mots ; {n} en a une partie",
    many: "Aucun communiqué n’a tous les mots ; {n} en ont une partie",
    other: "Aucun communiqué n’a tous les mots ; {n} en ont une partie",
  },
  releasesWithoutFilters: {
    one: "Sans filtre, il y a {n} communiqué.",
    many: "Sans filtre, il y a {n} de communiqués.",
    other: "Sans filtre, il y a {n} communiqués.",
  },
  filtersSet: {
    one: "{n} filtre actif",
    many: "{n} de filtres actifs",
    other: "{n} filtres actifs",
  },
  showAllValues: {
    one: "Afficher {n} de plus",
    many: "Afficher {n} de plus",
    other: "Afficher {n} de plus",
  },

  search: "Rechercher dans les communiqués",
  clearSearch: "Effacer la recherche",
  help: "Aide à la recherche",
  helpRows: [
    [
      "inondation aide",
      "les deux mots, sous toute forme, avec ou sans accents ; le dernier peut n’être qu’un début",
    ],
    ["migra*", "les mots qui commencent ainsi"],
    ['"changement climatique"', "ces mots côte à côte, exactement ainsi"],
    ['~"changement climatique"', "côte à côte, sous toute forme"],
    ["-trafic", "sans ce mot"],
    ["inondation OR tempête", "au moins l’un d’eux"],
    ["(inondation OR tempête) aide", "les parenthèses groupent"],
    ["title:incendie", "dans le titre ; de même place: (lieu) et topic: (thème)"],
    ["lang:fr", "dans cette langue ; source:OIM est de cette source"],
    [
      "date:2019..2021",
      "publié alors ; aussi date:2019-03, before:2019 (avant), after:2019 (après)",
    ],
  ],

  filters: "Filtres",
  removeFilter: "Retirer le filtre : {value}",
  removeFilters: "Retirer tous les filtres",
  facets: { place: "Lieu", topic: "Thème", language: "Langue", source: "Source", year: "Année" },

  timeline: "Communiqués par année",
  timelineHelp:
    "Les flèches parcourent les années, Entrée en choisit une, Maj et Entrée étend la période.",
  dates: "Dates",
  from: "Du",
  to: "Au",
  dateForm: "2021, 2021-02 ou 2021-02-23",
  badDate: "Ce n’est pas une date. Écrivez-la comme {form}.",
  range: "{from} à {to}",
  since: "depuis {from}",
  until: "jusqu’à {to}",

  sort: "Ordre",
  sorts: { relevance: "Plus pertinents", newest: "Plus récents", oldest: "Plus anciens" },

  newest: "Communiqués les plus récents",
  someWords: "Une partie des mots",
  page: "Page {page} sur {pages}",
  pages: "Pages de résultats",
  previous: "Précédent",
  next: "Suivant",

  undated: "Sans date",
  alsoIn: "Aussi en",
  withdrawn: "Retiré",
  withdrawnTitle: "Ce communiqué a été retiré par son éditeur",
  corrected: "Corrigé",
  original: "Original sur {host}",
  back: "Retour aux résultats",
  by: "Par {names}",
  related: "Communiqués liés",
  noSuchRelease: "Ce communiqué n’est pas dans les archives.",

  scope: "{releases}, {from} à {to}",
  scopeLanguages: "en {languages}",
  scopeUpdated: "mises à jour le {date}",

  loading: "Chargement des archives…",
  nothing: "Aucun communiqué ne correspond.",
  nothingHint: "Essayez moins de mots, d’autres mots ou le début d’un mot.",
  empty: "Ces archives n’ont pas encore de communiqué.",

  tryAgain: "Réessayer",
  partly: "Une partie des archives n’a pas pu être chargée.",
  headlinesOnly: "La recherche n’est pas possible ici. Voici les titres les plus récents.",
  failures: {
    "no-source": "Aucune archive n’est indiquée.",
    offline: "Vous êtes hors ligne. Les archives se chargeront au retour de la connexion.",
    network: "Les archives sont injoignables.",
    cors: "Le serveur des archives ne permet pas à cette page de les lire.",
    http: "Le serveur des archives a répondu par une erreur ({status}).",
    archive: "Le fichier des archives est illisible.",
    search: "Cette recherche n’a pas pu aboutir.",
    crashed: "La recherche s’est arrêtée de façon inattendue.",
    "wasm-refused": "La politique de sécurité de cette page ne permet pas la recherche.",
    "wasm-missing": "La recherche n’a pas pu être chargée.",
  },
  details: "Pour l’éditeur",
  atByte: "à l’octet {offset}",

  quoted: "« {text} »",
  searchJust: "Rechercher seulement {words}",
  notes: {
    "unclosed-quote": "Le guillemet devant « {text} » n’est pas fermé.",
    "unmatched-parenthesis": "Il manque à une parenthèse sa moitié : « {text} ».",
    "too-deep": "« {text} » a trop de parenthèses les unes dans les autres.",
    "nothing-to-choose": "« {text} » a été ignoré : il faut quelque chose des deux côtés.",
    "bad-date": "« {text} » a été ignoré. Écrivez les dates comme {form}.",
    "no-words": "« {text} » a été ignoré.",
    "too-many-words": "La recherche est trop longue : « {text} » a été ignoré.",
    "unknown-word": "Aucun communiqué ne contient « {text} ».",
    spelling: "Aucun communiqué ne contient « {text} ». Voici les résultats pour {words}.",
    "only-exclusions": "Tout ce qui n’a pas ces mots est affiché.",
  },
};
