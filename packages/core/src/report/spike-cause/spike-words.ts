import { directionNames } from "../../analyse/label-names.ts";
import type { Direction } from "../../analyse/label.ts";
import { platformName } from "../../collect/platform-names.ts";
import { readPlatform } from "../../collect/platform.ts";
import type { Words } from "../../settings/definition.ts";
import { countedEn, countedRu } from "../../system/counted.ts";
import { inQuotes } from "../../system/in-quotes.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { GapBefore } from "./backlog.ts";
import type { ToneShift } from "./find-causes.ts";
import type { FoundSpike, SpikeCause } from "./spike-cause.ts";
import { momentWords, stretchWords } from "./when-words.ts";

/** Everything that is said of a spike. */
export interface SpikeTold {
  spike: FoundSpike;
  causes: readonly (SpikeCause & { name: string })[];
  first: { at: Date; source: string; author: string | null } | null;
  negative: ToneShift | null;
  gap: GapBefore | null;
  zone: string;
}

type Sentence = (told: SpikeTold, language: PageLanguage) => string | null;

/** What a spike was and what made it, in plain sentences. */
export function spikeWords(told: SpikeTold): Words {
  return { ru: write(told, "ru"), en: write(told, "en") };
}

/** Of what looks like a spike and only was collected late. */
export function backlogWords(spike: FoundSpike, gap: GapBefore, zone: string): Words {
  const ru = `${stretchWords(spike.from, spike.until, zone, "ru")}: ${mentionsRu(spike.count)}. Это не всплеск: закончился перерыв в сборе, и ${countedRu(gap.late, "накопившееся упоминание пришло", "накопившихся упоминания пришли", "накопившихся упоминаний пришли")} разом, без даты публикации.`;
  const en = `${stretchWords(spike.from, spike.until, zone, "en")}: ${mentionsEn(spike.count)}. This is no spike: a gap in collection ended, and ${countedEn(gap.late, "mention that had gathered came in", "mentions that had gathered came in")} at once, without a date of publication.`;
  return { ru, en };
}

const sentences: readonly Sentence[] = [
  headline,
  burstWithin,
  stories,
  places,
  beginning,
  directionsRisen,
  tone,
  gapEnded,
];

function write(told: SpikeTold, language: PageLanguage): string {
  return sentences.flatMap((sentence) => sentence(told, language) ?? []).join(" ");
}

function headline({ spike, zone }: SpikeTold, language: PageLanguage): string {
  const { count, expected } = spike;
  const when = stretchWords(spike.from, spike.until, zone, language);
  const usual = Math.round(expected);
  if (usual < 1)
    return language === "ru"
      ? `${when}: ${mentionsRu(count)}, обычно их почти нет.`
      : `${when}: ${mentionsEn(count)} where there usually are next to none.`;
  const times = count / expected;
  const shown = numberWords(times >= 10 ? Math.round(times) : Math.round(times * 10) / 10, language);
  return language === "ru"
    ? `${when}: ${mentionsRu(count)}, обычно около ${usual.toLocaleString("ru")} — больше в ${shown} ${timesRu(shown)}.`
    : `${when}: ${mentionsEn(count)} where about ${usual.toLocaleString("en")} are usual, ${shown} times as many.`;
}

/** "в 2 раза", "в 5 раз", "в 5,3 раза". */
function timesRu(shown: string): string {
  if (shown.includes(",")) return "раза";
  return new Intl.PluralRules("ru").select(Number(shown.replaceAll(/\s/g, ""))) === "few" ? "раза" : "раз";
}

/** Of a spike of days, the hours in which most came at once. */
function burstWithin({ spike, zone }: SpikeTold, language: PageLanguage): string | null {
  const { burst, from, until } = spike;
  if (burst === null || until.getTime() - from.getTime() < 20 * 3_600_000) return null;
  const when = stretchWords(burst.from, burst.until, zone, language);
  const usual = Math.round(burst.expected);
  if (language === "ru")
    return `Сильнее всего — ${when}: ${mentionsRu(burst.count)} при обычных ${usual < 1 ? "единицах" : usual}.`;
  return `Steepest on ${when}: ${mentionsEn(burst.count)} where ${usual < 1 ? "hardly any" : usual} are usual.`;
}

function stories({ causes, spike }: SpikeTold, language: PageLanguage): string | null {
  const [main, other] = causes.filter(({ kind }) => kind === "story");
  if (!main) return null;
  // Of more than what came beyond the usual no part needs to be told.
  const isAll = (main.share ?? 0) >= 0.95;
  // Comments belong to no story, so that a story of a fifth may be what all of them speak of; it is not called the cause.
  const isCause = (main.share ?? 0) >= 0.4;
  if (language === "ru") {
    const of = `${main.n.toLocaleString("ru")} из ${mentionsOfRu(spike.count)}`;
    const part = isAll ? "" : `, ${percent(main.share, "ru")} прибавки`;
    const also = other
      ? `; ещё ${percent(other.share, "ru")} — ${quoted(other.name)} (${mentionsRu(other.n)})`
      : "";
    const head = isCause ? "Причина — сюжет" : "Самый большой сюжет —";
    return `${head} ${quoted(main.name)}: ${of}${part}${also}.`;
  }
  const of = `${main.n.toLocaleString("en")} of ${mentionsEn(spike.count)}`;
  const part = isAll ? "" : `, ${percent(main.share, "en")} of the rise`;
  const also = other
    ? `; another ${percent(other.share, "en")} comes from “${other.name}” (${mentionsEn(other.n)})`
    : "";
  return `The ${isCause ? "cause" : "largest story"} is ${isCause ? "the story " : ""}“${main.name}”: ${of}${part}${also}.`;
}

/** Where it was said, by whom and of whom; with neither these nor a story, that no one cause is seen. */
function places({ causes }: SpikeTold, language: PageLanguage): string | null {
  const told = causes.flatMap((cause) => placeWords(cause, language) ?? []);
  if (told.length > 0) return told.join(" ");
  if (causes.some(({ kind }) => kind === "story")) return null;
  return language === "ru"
    ? "Одной причины не видно: упоминания разошлись по разным сюжетам и источникам."
    : "No one cause is seen: the mentions are spread over different stories and sources.";
}

function placeWords(
  { kind, key, name, share, n }: SpikeTold["causes"][number],
  language: PageLanguage,
): string | null {
  const ru = `${percent(share, "ru")} прибавки (${mentionsRu(n)})`;
  const en = `${percent(share, "en")} of the rise (${mentionsEn(n)})`;
  switch (kind) {
    case "source":
      return language === "ru" ? `В источнике ${quoted(name)} — ${ru}.` : `${en} stand in “${name}”.`;
    case "author":
      return language === "ru" ? `Автор ${name} написал ${ru}.` : `${name} wrote ${en}.`;
    case "platform": {
      const platform = platformName(readPlatform(key), language);
      return language === "ru" ? `Площадка «${platform}» дала ${ru}.` : `${en} stand on ${platform}.`;
    }
    case "entity":
      return language === "ru" ? `Речь о ${quoted(name)}: ${ru}.` : `It is about ${name}: ${en}.`;
    default:
      return null;
  }
}

function beginning({ first, zone }: SpikeTold, language: PageLanguage): string | null {
  if (first === null) return null;
  const when = momentWords(first.at, zone, language);
  const isNamed = first.author !== null && first.author !== first.source;
  if (language === "ru")
    return ended(`Началось ${when}: ${quoted(first.source)}${isNamed ? `, автор ${first.author}` : ""}`);
  return ended(`It began on ${when}: “${first.source}”${isNamed ? `, by ${first.author}` : ""}`);
}

function directionsRisen({ causes }: SpikeTold, language: PageLanguage): string | null {
  const risen = causes.filter(({ kind }) => kind === "direction");
  if (risen.length === 0) return null;
  const names = risen.map(({ key, n }) => {
    const name = directionNames[language][key as Direction];
    return language === "ru" ? `«${name}» (${mentionsRu(n)})` : `${name} (${mentionsEn(n)})`;
  });
  if (language === "en") return `Most of it: ${names.join(" and ")}.`;
  return `${risen.length === 1 ? "Выросло направление" : "Выросли направления"} ${names.join(" и ")}.`;
}

function tone({ negative }: SpikeTold, language: PageLanguage): string | null {
  if (negative === null) return null;
  const now = percent(negative.now, language);
  if (negative.usual === null) return language === "ru" ? `Негатив — ${now}.` : `${now} of it is negative.`;
  const usual = percent(negative.usual, language);
  const change = Math.round((negative.now - negative.usual) * 100);
  if (Math.abs(change) < 5)
    return language === "ru"
      ? `Доля негатива почти не изменилась: ${now}.`
      : `The share of negative is about as usual: ${now}.`;
  if (language === "ru") return `Доля негатива ${change > 0 ? "выросла" : "снизилась"} с ${usual} до ${now}.`;
  return `The share of negative ${change > 0 ? "rose" : "fell"} from ${usual} to ${now}.`;
}

function gapEnded({ gap, zone }: SpikeTold, language: PageLanguage): string | null {
  if (gap === null) return null;
  const when = momentWords(gap.until, zone, language);
  return language === "ru"
    ? `Перед этим (${when}) закончился перерыв в сборе у ${countedRu(gap.sources, "источника", "источников", "источников")}: часть могла накопиться за него.`
    : `Right before (${when}) a gap in collection ended for ${countedEn(gap.sources, "source", "sources")}: some of it may have gathered there.`;
}

function quoted(name: string): string {
  return inQuotes(name, "ru");
}

/** With its full stop, where an initial has not brought one. */
function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** "из 48 упоминаний", "из 21 упоминания". */
function mentionsOfRu(n: number): string {
  return countedRu(n, "упоминания", "упоминаний", "упоминаний");
}

function mentionsRu(n: number): string {
  return countedRu(n, "упоминание", "упоминания", "упоминаний");
}

function mentionsEn(n: number): string {
  return countedEn(n, "mention", "mentions");
}

function percent(share: number | null, language: PageLanguage): string {
  const shown = Math.round((share ?? 0) * 100);
  return language === "ru" ? `${shown} %` : `${shown}%`;
}

function numberWords(value: number, language: PageLanguage): string {
  return value.toLocaleString(language);
}
