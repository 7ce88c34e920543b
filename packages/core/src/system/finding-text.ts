import type { PageLanguage } from "../triage/page-language.ts";
import type { CheckName, Finding, FindingCode, FindingParams } from "./finding.ts";
import type { Sentences, SentencesOf } from "./finding-sentences.ts";
import { flowSentences } from "./flow-sentences.ts";
import { machineSentences } from "./machine-sentences.ts";
import { reachSentences } from "./reach-sentences.ts";
import { workSentences } from "./work-sentences.ts";

/** What was found, and what mends it; null when nothing needs mending. */
export interface FindingText {
  what: string;
  mend: string | null;
}

const sentences: SentencesOf<FindingCode> = {
  ...machineSentences,
  ...workSentences,
  ...flowSentences,
  ...reachSentences,
};

/** The sentences for a finding, the same on the command line and in the page. */
export function findingText(
  { code, params }: Pick<Finding, "code" | "params">,
  language: PageLanguage,
): FindingText {
  const say = sentences[code] as (given: FindingParams[FindingCode]) => Sentences;
  const [what, mend] = say(params)[language];
  return { what, mend };
}

/**
 * The same for a finding that came over the wire or out of the database; null for a code of a newer version,
 * whose sender has sentences of its own.
 */
export function receivedText(code: string, params: unknown, language: PageLanguage): FindingText | null {
  if (!isFindingCode(code)) return null;
  try {
    return findingText({ code, params: params as FindingParams[FindingCode] }, language);
  } catch {
    // Parameters of another version may lack what this one's sentence needs.
    return null;
  }
}

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(sentences, code);
}

export const checkTitles: Record<PageLanguage, Record<CheckName, string>> = {
  ru: {
    node: "Node.js",
    memory: "Память",
    disk: "Диск",
    data_folder: "Папка данных",
    database: "База данных",
    migrations: "Схема базы",
    partitions: "Разделы таблиц",
    clock: "Часы",
    queue: "Очередь",
    failed_jobs: "Невыполненные задания",
    stuck_jobs: "Зависшие задания",
    workers: "Обработчики",
    collector: "Сбор",
    sources: "Источники",
    posts: "Публикации",
    models: "Модели анализа",
    port: "Порт",
    address: "Адрес страницы",
    secret_key: "Ключ секретов",
    mail: "Почта",
    backup: "Резервная копия",
  },
  en: {
    node: "Node.js",
    memory: "Memory",
    disk: "Disk",
    data_folder: "Data folder",
    database: "Database",
    migrations: "Schema",
    partitions: "Partitions",
    clock: "Clock",
    queue: "Queue",
    failed_jobs: "Failed jobs",
    stuck_jobs: "Hanging jobs",
    workers: "Workers",
    collector: "Collecting",
    sources: "Sources",
    posts: "Posts",
    models: "Models",
    port: "Port",
    address: "Address",
    secret_key: "Key of secrets",
    mail: "Mail",
    backup: "Backup",
  },
};
