import type { Message } from "../../notify/message.ts";
import { countedEn, countedRu } from "../../system/counted.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

/** A chat is no place for a whole report; what is left out is counted. */
const linesMax = 8;

const words = {
  ru: { open: "Открыть отчёт", missing: "Неполно" },
  en: { open: "Open the report", missing: "Incomplete" },
} as const;

/** What is told of a report that a schedule made: what it lacks, what it found, and where it is. */
export function reportMessage(given: {
  language: PageLanguage;
  title: string;
  missing: readonly string[];
  findings: readonly string[];
  /** Null where nobody knows the address of the page. */
  url: string | null;
}): Message {
  const { language, title, missing, findings, url } = given;
  const own = words[language];
  return {
    language,
    severity: null,
    title,
    lines: [
      ...missing.map((text) => `${own.missing}: ${text}`),
      ...findings.slice(0, linesMax).map((text) => `• ${text}`),
      ...(findings.length > linesMax ? [moreText(findings.length - linesMax, language)] : []),
    ],
    quotes: [],
    link: url === null ? null : { text: own.open, url },
    acknowledge: null,
  };
}

function moreText(count: number, language: PageLanguage): string {
  return language === "ru"
    ? `И ещё ${countedRu(count, "вывод", "вывода", "выводов")} — в самом отчёте.`
    : `And ${countedEn(count, "more finding", "more findings")} in the report itself.`;
}
