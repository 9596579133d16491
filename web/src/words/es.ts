import type { Words } from "./words";

export const es: Words<"one" | "many"> = {
  direction: "ltr",

  releases: { one: "{n} comunicado", many: "{n} de comunicados", other: "{n} comunicados" },
  releasesFound: {
    one: "{n} comunicado encontrado",
    many: "{n} de comunicados encontrados",
    other: "{n} comunicados encontrados",
  },
  releasesWithoutFilters: {
    one: "Sin filtros hay {n} comunicado.",
    many: "Sin filtros hay {n} de comunicados.",
    other: "Sin filtros hay {n} comunicados.",
  },
  filtersSet: {
    one: "{n} filtro activo",
    many: "{n} de filtros activos",
    other: "{n} filtros activos",
  },
  showAllValues: { one: "Mostrar {n} más", many: "Mostrar {n} más", other: "Mostrar {n} más" },

  search: "Buscar en los comunicados",
  clearSearch: "Borrar la búsqueda",
  tips: "Consejos de búsqueda",
  tipWords: "encuentra comunicados con todas las palabras; no importan tildes ni mayúsculas",
  tipPhrase: "encuentra las palabras una junto a otra",
  tipExclude: "descarta los comunicados con esa palabra",

  filters: "Filtros",
  removeFilter: "Quitar el filtro: {value}",
  removeFilters: "Quitar todos los filtros",
  facets: { place: "Lugar", topic: "Tema", language: "Idioma", source: "Fuente", year: "Año" },

  timeline: "Comunicados por año",
  timelineHelp:
    "Las flechas recorren los años, Intro elige uno, Mayús con Intro amplía el período.",
  dates: "Fechas",
  from: "Desde",
  to: "Hasta",
  dateForm: "2021, 2021-02 o 2021-02-23",
  badDate: "No es una fecha. Escríbala como {form}.",
  range: "{from} a {to}",
  since: "desde {from}",
  until: "hasta {to}",

  sort: "Orden",
  sorts: { relevance: "Más relevantes", newest: "Más recientes", oldest: "Más antiguos" },

  newest: "Comunicados más recientes",
  page: "Página {page} de {pages}",
  pages: "Páginas de resultados",
  previous: "Anterior",
  next: "Siguiente",

  undated: "Sin fecha",
  alsoIn: "También en",
  withdrawn: "Retirado",
  withdrawnTitle: "Este comunicado fue retirado por quien lo publicó",
  corrected: "Corregido",
  original: "Original en {host}",
  back: "Volver a los resultados",
  by: "Por {names}",
  noSuchRelease: "Este comunicado no está en el archivo.",

  scope: "{releases}, {from} a {to}",
  scopeLanguages: "en {languages}",
  scopeUpdated: "actualizado el {date}",

  loading: "Cargando el archivo…",
  nothing: "Ningún comunicado coincide.",
  nothingHint: "Pruebe con menos palabras, con otras o con el comienzo de una.",
  empty: "Este archivo aún no tiene comunicados.",

  tryAgain: "Reintentar",
  partly: "No se pudo cargar una parte del archivo.",
  headlinesOnly: "Aquí no es posible buscar. Estos son los titulares más recientes.",
  failures: {
    "no-source": "No se ha indicado ningún archivo.",
    offline: "No hay conexión. El archivo se cargará cuando vuelva.",
    network: "No se pudo llegar al archivo.",
    cors: "El servidor del archivo no permite que esta página lo lea.",
    http: "El servidor del archivo respondió con un error ({status}).",
    archive: "No se puede leer el fichero del archivo.",
    search: "No se pudo responder a esta búsqueda.",
    crashed: "La búsqueda se detuvo inesperadamente.",
    "wasm-refused": "La política de seguridad de esta página no permite la búsqueda.",
    "wasm-missing": "No se pudo cargar la búsqueda.",
  },
  details: "Para quien publica",
  atByte: "en el byte {offset}",

  notes: {
    "unclosed-quote": "Las comillas antes de «{text}» no se cierran.",
    "no-words": "Se pasó por alto «{text}».",
    "too-many-words": "La búsqueda es demasiado larga: se pasó por alto «{text}».",
    "unknown-word": "Ningún comunicado contiene «{text}».",
    "only-exclusions": "Se muestra todo lo que no tiene estas palabras.",
  },
};
