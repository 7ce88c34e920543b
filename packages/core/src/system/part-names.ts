import type { PageLanguage } from "../triage/page-language.ts";

const names: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: {
    collect: "сбор",
    match: "сопоставление",
    analyse: "анализ",
    report: "правила и оповещения",
    notify: "отправка",
    story: "сюжеты",
    api: "сервер страницы",
  },
  en: {
    collect: "collecting",
    match: "matching",
    analyse: "analysis",
    report: "rules and alerts",
    notify: "sending",
    story: "stories",
    api: "page server",
  },
};

/** What people call a queue and the workers on it, or another part of the installation; an unknown one by its own name. */
export function partName(part: string, language: PageLanguage): string {
  const known = names[language];
  return Object.hasOwn(known, part) ? (known[part] ?? part) : part;
}
