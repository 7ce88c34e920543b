import type { PageLanguage } from "@earshot/core/triage/page-language";
import i18next, { type TFunction } from "i18next";
import { createContext, useContext, useSyncExternalStore } from "react";

const LanguageContext = createContext<PageLanguage>("en");
export const LanguageProvider = LanguageContext.Provider;

/** The language that the page speaks now, for the one who provides it to all others. */
export function useSpokenLanguage(): PageLanguage {
  return useSyncExternalStore(subscribe, spoken);
}

/** The language that the page speaks now; the component is drawn again when it changes. Every part of a row asks, so it has to cost little. */
export function useLanguage(): PageLanguage {
  return useContext(LanguageContext);
}

/** Words in the language of the page. What `useTranslation` gives costs a row as much as all the rest of it, and a list draws hundreds a second. */
export function useWords(): TFunction {
  useLanguage();
  return i18next.t;
}

function spoken(): PageLanguage {
  return i18next.language === "ru" ? "ru" : "en";
}

function subscribe(listener: () => void): () => void {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
}
