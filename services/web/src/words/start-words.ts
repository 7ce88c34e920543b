import type { PageLanguage } from "@earshot/core/triage/page-language";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { chooseLanguage } from "./choose-language.ts";

const keptLanguage = "earshot.language";
const namespace = "translation";

/** Languages all of whose words are here. */
const whole = new Set<PageLanguage>();

/** Readies the first words of the person's language: those of the list and its frame. */
export async function startWords(): Promise<void> {
  const language = chooseLanguage(readKept(), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { [namespace]: await loadFirst(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Readies all words of the language in use, for whatever is not the list. */
export async function loadAllWords(): Promise<void> {
  const language = i18next.language === "ru" ? "ru" : "en";
  if (!whole.has(language)) await addAll(language);
}

/** Changes the language of the page at once; `isKept` remembers it as this browser's choice. */
export async function speak(language: PageLanguage, { isKept = true } = {}): Promise<void> {
  if (language !== i18next.language) {
    await addAll(language);
    await i18next.changeLanguage(language);
  }
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

async function loadFirst(language: PageLanguage): Promise<object> {
  return language === "ru" ? (await import("./ru/first.ts")).first : (await import("./en/first.ts")).first;
}

async function addAll(language: PageLanguage): Promise<void> {
  const all = language === "ru" ? (await import("./ru/all.ts")).ru : (await import("./en/all.ts")).en;
  i18next.addResourceBundle(language, namespace, all);
  whole.add(language);
}

function readKept(): string | null {
  try {
    return window.localStorage.getItem(keptLanguage);
  } catch {
    return null;
  }
}
