import type { Message } from "../../notify/message.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

const linesMax = 8;

const words = {
  ru: { open: "Открыть отчёт", missing: "Неполно", attached: "Файлы отчёта до 10 МБ — во вложении." },
  en: {
    open: "Open the report",
    missing: "Incomplete",
    attached: "Files of the report up to 10 MB are attached.",
  },
} as const;

/** What is told of a report that a schedule made: what it lacks, what it found, and where it is. */
export function reportMessage(given: {
  language: PageLanguage;
  title: string;
  missing: readonly string[];
  findings: readonly string[];
  /** Null where nobody knows the address of the page. */
  url: string | null;
  isAttached: boolean;
}): Message {
  const { language, title, missing, findings, url, isAttached } = given;
  const own = words[language];
  return {
    language,
    severity: null,
    title,
    lines: [
      ...missing.map((text) => `${own.missing}: ${text}`),
      ...findings.slice(0, linesMax).map((text) => `• ${text}`),
      ...(isAttached ? [own.attached] : []),
    ],
    quotes: [],
    link: url === null ? null : { text: own.open, url },
    acknowledge: null,
  };
}
