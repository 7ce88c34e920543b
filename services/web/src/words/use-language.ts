import type { PageLanguage } from "@earshot/core/triage/page-language";
import i18next from "i18next";
import { useSyncExternalStore } from "react";

/** The language that the page speaks now; the component is drawn again when it changes. Every part of a row asks, so it has to cost little. */
export function useLanguage(): PageLanguage {
  return useSyncExternalStore(subscribe, spoken);
}

function spoken(): PageLanguage {
  return i18next.language === "ru" ? "ru" : "en";
}

function subscribe(listener: () => void): () => void {
  i18next.on("languageChanged", listener);
  return () => i18next.off("languageChanged", listener);
}
