// The words of the app's frame; the element has its own.

const english = {
  title: "News releases",
  install: "Install",
  copyOf: "Copy of {when}",
  kept: "kept for reading offline",
  newVersion: "A new version is ready",
  reload: "Reload",
};

export type Words = typeof english;

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
