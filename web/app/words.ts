// The words of the app's frame; the element has its own.

const english = {
  title: "News releases",
  install: "Install",
  copyOf: "Copy of {when}",
  kept: "kept for reading offline",
  newVersion: "A new version is ready",
  reload: "Reload",
};

export type Words = typeof english & {
  direction?: "rtl";
  /** Its numeric dates stand in where browsers have none of the language. */
  dates?: string;
};

const WORDS: Record<string, Words> = {
  en: english,
  es: {
    title: "Comunicados de prensa",
    install: "Instalar",
    copyOf: "Copia del {when}",
    kept: "guardada para leer sin conexión",
    newVersion: "Hay una versión nueva",
    reload: "Recargar",
  },
  fr: {
    title: "Communiqués de presse",
    install: "Installer",
    copyOf: "Copie du {when}",
    kept: "conservée pour la lecture hors connexion",
    newVersion: "Une nouvelle version est prête",
    reload: "Recharger",
  },
  pt: {
    title: "Comunicados de imprensa",
    install: "Instalar",
    copyOf: "Cópia de {when}",
    kept: "guardada para ler sem ligação",
    newVersion: "Há uma nova versão",
    reload: "Recarregar",
  },
  ht: {
    dates: "fr",
    title: "Kominike pou laprès",
    install: "Enstale",
    copyOf: "Kopi {when}",
    kept: "sere pou li san koneksyon",
    newVersion: "Gen yon nouvo vèsyon",
    reload: "Rechaje",
  },
  nl: {
    title: "Persberichten",
    install: "Installeren",
    copyOf: "Kopie van {when}",
    kept: "bewaard om offline te lezen",
    newVersion: "Er is een nieuwe versie",
    reload: "Opnieuw laden",
  },
  ar: {
    direction: "rtl",
    title: "بيانات صحفية",
    install: "تثبيت",
    copyOf: "نسخة {when}",
    kept: "محفوظة للقراءة دون اتصال",
    newVersion: "يتوفر إصدار جديد",
    reload: "إعادة التحميل",
  },
};

/**
 * Those of the first language of the reader's that there are words in; English where there is none.
 */
export function wordsFor(languages: readonly string[]): { language: string; words: Words } {
  for (const tag of languages) {
    const words = WORDS[tag.split("-")[0]!.toLowerCase()];
    if (words) return { language: tag, words };
  }
  return { language: "en", words: english };
}
