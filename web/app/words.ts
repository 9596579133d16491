// The words of the app's frame; the element has its own. A word that a language lacks does not
// compile. `{when}` is a date and a time, `{size}` and `{done}` are like "12 MB".

import type { Refusal } from "./copy";

export interface Words {
  direction?: "rtl";
  /** Its numeric dates and units stand in where browsers have none of the language. */
  like?: string;
  title: string;
  install: string;
  copyOf: string;
  kept: string;
  keepSize: string;
  keeping: string;
  progressOf: string;
  partly: string;
  keepRest: string;
  stop: string;
  remove: string;
  tryAgain: string;
  refusals: Readonly<Record<Refusal, string>>;
  stale: string;
  newerArchive: string;
  show: string;
  newSince: string;
  showNew: string;
  newVersion: string;
  reload: string;
}

const WORDS = {
  en: {
    title: "News releases",
    install: "Install",
    copyOf: "Copy of {when}",
    kept: "kept for reading offline ({size})",
    keepSize: "Save for offline ({size})",
    keeping: "Saving for offline",
    progressOf: "{done} of {size}",
    partly: "{done} of {size} are kept for reading offline.",
    keepRest: "Save the rest",
    stop: "Stop",
    remove: "Remove the copy",
    tryAgain: "Try again",
    refusals: {
      full: "There is no room on this device to keep the archive for offline.",
      offline: "The archive could not be fetched to keep it for offline.",
      refused: "This browser keeps nothing for offline. Here the archive can be read online only.",
    },
    stale: "The copy is of {when}. Newer releases may be missing.",
    newerArchive: "A newer archive is here.",
    show: "Show it",
    newSince: "There are new releases since your last visit.",
    showNew: "Show them",
    newVersion: "A new version of the app is ready.",
    reload: "Reload",
  },
  es: {
    title: "Comunicados de prensa",
    install: "Instalar",
    copyOf: "Copia del {when}",
    kept: "guardada para leer sin conexión ({size})",
    keepSize: "Guardar para leer sin conexión ({size})",
    keeping: "Guardando para leer sin conexión",
    progressOf: "{done} de {size}",
    partly: "Se han guardado {done} de {size} para leer sin conexión.",
    keepRest: "Guardar el resto",
    stop: "Detener",
    remove: "Quitar la copia",
    tryAgain: "Reintentar",
    refusals: {
      full: "En este dispositivo no hay espacio para guardar el archivo.",
      offline: "No se pudo descargar el archivo para guardarlo.",
      refused: "Este navegador no guarda nada. Aquí el archivo solo se puede leer con conexión.",
    },
    stale: "La copia es del {when}. Pueden faltar comunicados más recientes.",
    newerArchive: "Hay un archivo más reciente.",
    show: "Mostrarlo",
    newSince: "Hay comunicados desde su última visita.",
    showNew: "Mostrarlos",
    newVersion: "Hay una versión nueva de la aplicación.",
    reload: "Recargar",
  },
  fr: {
    title: "Communiqués de presse",
    install: "Installer",
    copyOf: "Copie du {when}",
    kept: "conservée pour la lecture hors connexion ({size})",
    keepSize: "Conserver pour lire hors connexion ({size})",
    keeping: "Enregistrement pour lire hors connexion",
    progressOf: "{done} sur {size}",
    partly: "{done} sur {size} sont conservés pour la lecture hors connexion.",
    keepRest: "Conserver le reste",
    stop: "Arrêter",
    remove: "Supprimer la copie",
    tryAgain: "Réessayer",
    refusals: {
      full: "Il n’y a pas assez de place sur cet appareil pour conserver les archives.",
      offline: "Les archives n’ont pas pu être téléchargées pour être conservées.",
      refused: "Ce navigateur ne conserve rien. Ici, les archives ne se lisent qu’en ligne.",
    },
    stale: "La copie est du {when}. Des communiqués plus récents peuvent manquer.",
    newerArchive: "Des archives plus récentes sont là.",
    show: "Les afficher",
    newSince: "Il y a des communiqués depuis votre dernière visite.",
    showNew: "Les afficher",
    newVersion: "Une nouvelle version de l’application est prête.",
    reload: "Recharger",
  },
  pt: {
    title: "Comunicados de imprensa",
    install: "Instalar",
    copyOf: "Cópia de {when}",
    kept: "guardada para ler sem ligação ({size})",
    keepSize: "Guardar para ler sem ligação ({size})",
    keeping: "A guardar para ler sem ligação",
    progressOf: "{done} de {size}",
    partly: "Estão guardados {done} de {size} para ler sem ligação.",
    keepRest: "Guardar o resto",
    stop: "Parar",
    remove: "Remover a cópia",
    tryAgain: "Tentar de novo",
    refusals: {
      full: "Não há espaço neste dispositivo para guardar o arquivo.",
      offline: "Não foi possível descarregar o arquivo para o guardar.",
      refused: "Este navegador não guarda nada. Aqui o arquivo só se lê com ligação.",
    },
    stale: "A cópia é de {when}. Podem faltar comunicados mais recentes.",
    newerArchive: "Há um arquivo mais recente.",
    show: "Mostrar",
    newSince: "Há comunicados desde a sua última visita.",
    showNew: "Mostrá-los",
    newVersion: "Há uma nova versão da aplicação.",
    reload: "Recarregar",
  },
  ht: {
    like: "fr",
    title: "Kominike pou laprès",
    install: "Enstale",
    copyOf: "Kopi {when}",
    kept: "sere pou li san koneksyon ({size})",
    keepSize: "Sere pou li san koneksyon ({size})",
    keeping: "N ap sere l pou li san koneksyon",
    progressOf: "{done} sou {size}",
    partly: "{done} sou {size} sere pou li san koneksyon.",
    keepRest: "Sere rès la",
    stop: "Kanpe",
    remove: "Retire kopi a",
    tryAgain: "Eseye ankò",
    refusals: {
      full: "Pa gen plas sou aparèy sa a pou sere achiv la.",
      offline: "Nou pa t ka telechaje achiv la pou sere l.",
      refused: "Navigatè sa a pa sere anyen. Isit la ou ka li achiv la ak koneksyon sèlman.",
    },
    stale: "Kopi a se {when}. Kominike ki pi resan ka manke.",
    newerArchive: "Gen yon achiv ki pi resan.",
    show: "Montre l",
    newSince: "Gen kominike depi dènye vizit ou.",
    showNew: "Montre yo",
    newVersion: "Gen yon nouvo vèsyon aplikasyon an.",
    reload: "Rechaje",
  },
  nl: {
    title: "Persberichten",
    install: "Installeren",
    copyOf: "Kopie van {when}",
    kept: "bewaard om offline te lezen ({size})",
    keepSize: "Bewaren om offline te lezen ({size})",
    keeping: "Wordt bewaard om offline te lezen",
    progressOf: "{done} van {size}",
    partly: "{done} van {size} is bewaard om offline te lezen.",
    keepRest: "De rest bewaren",
    stop: "Stoppen",
    remove: "Kopie verwijderen",
    tryAgain: "Opnieuw proberen",
    refusals: {
      full: "Op dit apparaat is geen ruimte om het archief te bewaren.",
      offline: "Het archief kon niet worden opgehaald om het te bewaren.",
      refused: "Deze browser bewaart niets. Hier is het archief alleen online te lezen.",
    },
    stale: "De kopie is van {when}. Nieuwere berichten kunnen ontbreken.",
    newerArchive: "Er is een nieuwer archief.",
    show: "Tonen",
    newSince: "Er zijn berichten sinds uw laatste bezoek.",
    showNew: "Tonen",
    newVersion: "Er is een nieuwe versie van de app.",
    reload: "Opnieuw laden",
  },
  ar: {
    direction: "rtl",
    title: "بيانات صحفية",
    install: "تثبيت",
    copyOf: "نسخة {when}",
    kept: "محفوظة للقراءة دون اتصال ({size})",
    keepSize: "حفظ للقراءة دون اتصال ({size})",
    keeping: "جارٍ الحفظ للقراءة دون اتصال",
    progressOf: "{done} من {size}",
    partly: "حُفظ {done} من {size} للقراءة دون اتصال.",
    keepRest: "حفظ الباقي",
    stop: "إيقاف",
    remove: "إزالة النسخة",
    tryAgain: "إعادة المحاولة",
    refusals: {
      full: "لا توجد مساحة كافية على هذا الجهاز لحفظ الأرشيف.",
      offline: "تعذّر جلب الأرشيف لحفظه.",
      refused: "لا يحفظ هذا المتصفح شيئًا. لا يمكن قراءة الأرشيف هنا إلا مع اتصال.",
    },
    stale: "تعود النسخة إلى {when}. قد تنقصها بيانات أحدث.",
    newerArchive: "يتوفر أرشيف أحدث.",
    show: "عرضه",
    newSince: "توجد بيانات منذ زيارتك الأخيرة.",
    showNew: "عرضها",
    newVersion: "يتوفر إصدار جديد من التطبيق.",
    reload: "إعادة التحميل",
  },
} satisfies Record<string, Words>;

export interface Speech {
  /** BCP 47 tag. */
  language: string;
  words: Words;
  fill(pattern: string, values: Record<string, string>): string;
  /** Milliseconds since 1970, as a day and a time. */
  when(time: number): string;
  size(bytes: number): string;
}

/** In the first of the reader's languages that there are words in; else in English. */
export function speak(languages: readonly string[]): Speech {
  const code = (tag: string) => tag.split("-")[0]!.toLowerCase();
  const language = languages.find((tag) => code(tag) in WORDS) ?? "en";
  const words: Words = WORDS[code(language) as keyof typeof WORDS];
  const data = words.like ?? language;
  const times = new Intl.DateTimeFormat(data, {
    dateStyle: words.like ? "short" : "long",
    timeStyle: "short",
  });
  return {
    language,
    words,
    fill: (pattern, values) => pattern.replace(/\{(\w+)\}/g, (name, key) => values[key] ?? name),
    when: (time) => times.format(time),
    size(bytes) {
      const large = bytes >= 1_000_000;
      return new Intl.NumberFormat(data, {
        style: "unit",
        unit: large ? "megabyte" : "kilobyte",
        maximumFractionDigits: large ? 1 : 0,
      }).format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
    },
  };
}
