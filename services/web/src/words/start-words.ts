import type { PageLanguage } from "@earshot/core/triage/page-language";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage } from "./choose-language.ts";

const keptLanguage = "earshot.language";

/** Readies the words of the person's language. Words of the other one are loaded when it is chosen. */
export async function startWords(): Promise<void> {
  const language = chooseLanguage(readKept(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await loadWords(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Changes the language of the page at once; `isKept` remembers it as this browser's choice. */
export async function speak(language: PageLanguage, { isKept = true } = {}): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", await loadWords(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  if (!isKept) return;
  try {
    window.localStorage.setItem(keptLanguage, language);
  } catch {
    // Without storage the language holds until the page is closed.
  }
}

/** Whether somebody chose a language on this browser. */
export function hasChosenLanguage(): boolean {
  return readKept() !== null;
}

async function loadWords(language: PageLanguage): Promise<object> {
  return language === "ru" ? (await import("./ru/all.ts")).ru : (await import("./en/all.ts")).en;
}

function readKept(): string | null {
  try {
    return window.localStorage.getItem(keptLanguage);
  } catch {
    return null;
  }
}
