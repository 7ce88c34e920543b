import type { PageLanguage } from "@earshot/core/triage/page-language";
import { useTranslation } from "react-i18next";

/** The language that the page speaks now; the component is drawn again when it changes. */
export function useLanguage(): PageLanguage {
  return useTranslation().i18n.language === "ru" ? "ru" : "en";
}
