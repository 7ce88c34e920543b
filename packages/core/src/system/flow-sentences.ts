import { readPlatform } from "../collect/platform.ts";
import { platformName } from "../collect/platform-names.ts";
import { sourceStates } from "../collect/source.ts";
import { sourceStateNames } from "../collect/source-state-names.ts";
import { isKnownReason } from "../collect/source-reason.ts";
import { reasonText } from "../collect/source-reason-text.ts";
import type { PageLanguage } from "../triage/page-language.ts";
import { countedEn, countedRu, spanText } from "./counted.ts";
import { fine, trouble, type SentencesOf } from "./finding-sentences.ts";

type FlowCode =
  | "collector_works"
  | "collector_stopped"
  | "sources_well"
  | "sources_none"
  | "sources_failing"
  | "sources_late"
  | "platform_stopped"
  | "source_stopped"
  | "posts_flow"
  | "posts_unmatched"
  | "posts_unanalysed"
  | "models_loaded"
  | "models_broken";

const fix = "npm run earshot -- doctor --fix";
const postsRu = (count: number) => countedRu(count, "публикация", "публикации", "публикаций");
const postsWaitEn = (count: number) => countedEn(count, "post waits", "posts wait");

/** Sentences about the way of posts from sources to triage. */
export const flowSentences: SentencesOf<FlowCode> = {
  collector_works: ({ agoMs }) =>
    agoMs === null
      ? fine("сбор ещё ничего не читал", "nothing was collected yet")
      : fine(
          `последний источник прочитан ${spanText(agoMs, "ru")} назад`,
          `a source was read ${spanText(agoMs, "en")} ago`,
        ),
  collector_stopped: ({ overdue, sinceMs }) =>
    trouble(
      [
        `Сбор стоит: ${countedRu(overdue, "источник ждёт", "источника ждут", "источников ждут")} проверки, дольше всех ${spanText(sinceMs, "ru")}.`,
        "Проверьте, что сборщик запущен и очередь «сбор» не на паузе (страница «Система»). Пропущенное соберётся, если ещё есть в лентах.",
      ],
      [
        `Collecting has stopped: ${countedEn(overdue, "source waits", "sources wait")} to be read, the longest for ${spanText(sinceMs, "en")}.`,
        "See on the page System that the collector runs and its queue is not paused. What feeds still hold will be collected.",
      ],
    ),
  sources_well: ({ count }) =>
    fine(
      `${countedRu(count, "источник", "источника", "источников")}, все в порядке`,
      `${countedEn(count, "source", "sources")}, all well`,
    ),
  sources_none: () =>
    trouble(
      [
        "Источников нет: слушать нечего.",
        "Добавьте источник на странице «Источники» или примените файл: npm run earshot -- apply config/monitor/example.yaml",
      ],
      [
        "There are no sources: nothing to listen to.",
        "Add one on the page Sources, or apply a file: npm run earshot -- apply config/monitor/example.yaml",
      ],
    ),
  sources_failing: ({ failing, count, reason, names }) =>
    trouble(
      [
        `Не читаются ${failing} из ${countedRu(count, "источника", "источников", "источников")} (${names}). Чаще всего: «${reasonWords(reason, "ru").what}»`,
        `${reasonWords(reason, "ru").mend} Подробности по каждому на странице «Источники».`,
      ],
      [
        `${failing} of ${countedEn(count, "source", "sources")} cannot be read (${names}). Mostly: "${reasonWords(reason, "en").what}"`,
        `${reasonWords(reason, "en").mend} The page Sources says for each what to do.`,
      ],
    ),
  sources_late: ({ late, count, names }) =>
    trouble(
      [
        `Опаздывают ${late} из ${countedRu(count, "источника", "источников", "источников")}: ${names}`,
        "Обычно это проходит само; если нет, смотрите страницу «Источники».",
      ],
      [
        `${late} of ${countedEn(count, "source", "sources")} are late: ${names}`,
        "This usually passes by itself; if not, see the page Sources.",
      ],
    ),
  platform_stopped: ({ platform, failing, count, reason, names }) =>
    trouble(
      [
        `${platformWords(platform, "ru")}: не читаются ${failing} из ${countedRu(count, "источника", "источников", "источников")} (${names}). Чаще всего: «${reasonWords(reason, "ru").what}»`,
        `${reasonWords(reason, "ru").mend} Пропущенное отмечается пробелом на странице «Полнота».`,
      ],
      [
        `${platformWords(platform, "en")}: ${failing} of ${countedEn(count, "source", "sources")} cannot be read (${names}). Mostly: "${reasonWords(reason, "en").what}"`,
        `${reasonWords(reason, "en").mend} What is missed is marked as a gap on the page Coverage.`,
      ],
    ),
  source_stopped: ({ name, state, reason, sinceMs }) =>
    trouble(
      [
        `Источник «${name}» — ${stateWords(state, "ru")} (уже ${spanText(sinceMs, "ru")}). ${reasonWords(reason, "ru").what}`,
        reasonWords(reason, "ru").mend,
      ],
      [
        `The source "${name}": ${stateWords(state, "en")} (for ${spanText(sinceMs, "en")}). ${reasonWords(reason, "en").what}`,
        reasonWords(reason, "en").mend,
      ],
    ),
  posts_flow: () => fine("ничего не застряло", "nothing is held up"),
  posts_unmatched: ({ count, ageMs }) =>
    trouble(
      [
        `Ждут сопоставления: ${postsRu(count)}, дольше всех ${spanText(ageMs, "ru")}.`,
        `Раз в минуту их ставит в очередь сбор; сразу: ${fix}`,
      ],
      [
        `${postsWaitEn(count)} to be matched, the longest for ${spanText(ageMs, "en")}.`,
        `Collecting puts them back on the queue every minute; at once: ${fix}`,
      ],
    ),
  posts_unanalysed: ({ count, ageMs }) =>
    trouble(
      [
        `Ждут анализа: ${postsRu(count)}, дольше всех ${spanText(ageMs, "ru")}.`,
        `Раз в минуту их ставит в очередь анализ; сразу: ${fix}`,
      ],
      [
        `${postsWaitEn(count)} to be analysed, the longest for ${spanText(ageMs, "en")}.`,
        `The analyser puts them back on the queue every minute; at once: ${fix}`,
      ],
    ),
  models_loaded: ({ count }) =>
    fine(
      countedRu(count, "модель загружена", "модели загружены", "моделей загружено"),
      `${countedEn(count, "model", "models")} loaded`,
    ),
  models_broken: ({ reason }) =>
    trouble(
      [
        `Модели анализа не загружаются: ${reason}.`,
        "Верните файлы packages/text/models из той же версии Earshot (git checkout packages/text/models).",
      ],
      [
        `The models of the analysis cannot be loaded: ${reason}.`,
        "Restore packages/text/models from the same version of Earshot (git checkout packages/text/models).",
      ],
    ),
};

function platformWords(platform: string, language: PageLanguage): string {
  return platformName(readPlatform(platform), language);
}

function stateWords(state: string, language: PageLanguage): string {
  const known = sourceStates.find((each) => each === state);
  return known === undefined ? state : sourceStateNames[language][known];
}

function reasonWords(reason: string, language: PageLanguage): { what: string; mend: string } {
  return reasonText(isKnownReason(reason) ? reason : "internal", language);
}
