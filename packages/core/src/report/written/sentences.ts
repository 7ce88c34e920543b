import { countedEn, countedRu } from "../../system/counted.ts";
import { inQuotes } from "../../system/in-quotes.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { Change } from "./judge-change.ts";
import { mentionsText, numberText, percentText } from "./say.ts";
import { reportPhrases } from "./section-words.ts";

/** How many mentions, and whether that is another number than before. */
export function volumeSentence(
  count: number,
  before: number | null,
  change: Change,
  language: PageLanguage,
): string {
  const shown = mentionsText(count, language);
  const ru = language === "ru";
  if (before === null) return `${shown}.`;
  const earlier = numberText(before, language);
  switch (change.is) {
    case "up":
    case "down": {
      const percent = change.percent === null ? "" : ` ${percentText(Math.abs(change.percent), language)}`;
      const way = ru ? (change.is === "up" ? "больше" : "меньше") : change.is === "up" ? "more" : "fewer";
      if (percent === "")
        return ru ? `${shown}; за прошлый период ни одного.` : `${shown}; none in the period before.`;
      return ru
        ? `${shown} — на${percent} ${way}, чем за прошлый период (${earlier}).`
        : `${shown},${percent} ${way} than in the period before (${earlier}).`;
    }
    case "same":
      return ru
        ? `${shown} — без заметного изменения к прошлому периоду (${earlier}).`
        : `${shown}, without a notable change to the period before (${earlier}).`;
    case "unknown":
      return `${shown}.`;
  }
}

/** Net sentiment by its named variant. */
export function toneSentence(
  given: {
    value: number | null;
    why: string;
    low: number | null;
    high: number | null;
    n: number;
    change: Change;
  },
  language: PageLanguage,
): string {
  const { value, low, high, n, change } = given;
  const ru = language === "ru";
  if (value === null)
    return ru
      ? `Баланс тональности не называется: ${given.why} (n = ${n}).`
      : `Net sentiment is not said: ${given.why} (n = ${n}).`;
  const signed = `${value > 0 ? "+" : ""}${numberText(value, language)}`;
  const bounds =
    low === null || high === null
      ? ""
      : ru
        ? `, 95\u00a0%: от ${numberText(low, language)} до ${numberText(high, language)}`
        : `, 95%: ${numberText(low, language)} to ${numberText(high, language)}`;
  const lean = leanOf(low, high, ru);
  const moved = {
    up: ru ? " Стал лучше, чем был." : " It rose.",
    down: ru ? " Стал хуже, чем был." : " It fell.",
    same: ru
      ? " К прошлому периоду — без заметного изменения."
      : " To the period before, without a notable change.",
    unknown: "",
  }[change.is];
  return ru
    ? `${lean}: баланс тональности ${signed} (нейтральные учтены; n = ${n}${bounds}).${moved}`
    : `${lean}: net sentiment ${signed} (neutrals in; n = ${n}${bounds}).${moved}`;
}

function leanOf(low: number | null, high: number | null, ru: boolean): string {
  if (low !== null && low > 0) return ru ? "О нас говорят скорее хорошо" : "What is said leans to praise";
  if (high !== null && high < 0) return ru ? "О нас говорят скорее плохо" : "What is said leans to criticism";
  return ru ? "Похвала и критика уравновешены" : "Praise and criticism balance";
}

/** Who leads a list, and how much of all that is; `total` is null where the list parts no whole: a post may name two executives. */
export function leaderSentence(
  given: { what: { ru: string; en: string }; name: string; count: number; total: number | null },
  language: PageLanguage,
): string {
  const { name, count, total } = given;
  const share =
    total === null || total === 0 ? "" : `, ${percentText(Math.round((100 * count) / total), language)}`;
  return `${given.what[language]}: ${inQuotes(name, language)} (${mentionsText(count, language)}${share}).`;
}

/** What was not listened to. */
export function gapSentence(
  given: {
    covered: number | null;
    /** Those that were silent longest. */
    sources: readonly { name: string; covered: number }[];
    /** All that were silent. */
    count: number;
    hours: number;
  },
  language: PageLanguage,
): string | null {
  const { covered, sources, count, hours } = given;
  const ru = language === "ru";
  if (covered === null) return reportPhrases.nothingHeard[language];
  if (sources.length === 0) return null;
  const longest = Math.max(1, Math.round((1 - Math.min(...sources.map((each) => each.covered))) * hours));
  const named = sources.map(({ name }) => (ru ? inQuotes(name, "ru") : name)).join(", ");
  const names = count > sources.length ? `${ru ? "дольше всех" : "longest"} ${named}` : named;
  if (ru) {
    const who = countedRu(count, "источник молчал", "источника молчали", "источников молчали");
    return `${who} до ${countedRu(longest, "часа", "часов", "часов")}: ${names}. Собрано ${percentText(covered * 100, "ru")} времени; настоящих упоминаний могло быть больше.`;
  }
  const who = countedEn(count, "source was silent", "sources were silent");
  return `${who} for up to ${countedEn(longest, "hour", "hours")}: ${names}. ${percentText(covered * 100, "en")} of the time was collected; there may have been more mentions.`;
}

/** Why nothing is said of the time before. */
export function notAlikeSentence(
  { covered, before }: { covered: number; before: number },
  language: PageLanguage,
): string {
  const [now, then] = [percentText(covered * 100, language), percentText(before * 100, language)];
  return language === "ru"
    ? `С прошлым периодом не сравнивается: тогда собрано ${then} времени, теперь ${now}.`
    : `Not compared with the period before: ${then} of its time was collected, ${now} of this one.`;
}

/** Targets of clocks that were met. */
export function clockSentence(met: { hits: number; n: number }, language: PageLanguage): string {
  const share = percentText(Math.round((100 * met.hits) / met.n), language);
  return language === "ru"
    ? `В срок: ${met.hits} из ${met.n} (${share}).`
    : `In time: ${met.hits} of ${met.n} (${share}).`;
}

export function missedSlotsSentence(count: number, language: PageLanguage): string {
  return language === "ru"
    ? `Пока Earshot не работал, ${countedRu(count, "отчёт по расписанию не вышел", "отчёта по расписанию не вышли", "отчётов по расписанию не вышли")}; здесь последний.`
    : `While Earshot did not run, ${countedEn(count, "scheduled report was", "scheduled reports were")} not made; this is the last one.`;
}
