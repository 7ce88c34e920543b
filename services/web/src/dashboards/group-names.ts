import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { readPlatform } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { tierNames } from "@earshot/core/collect/source-state-names";
import type { FigureGroup, FigureStep } from "@earshot/core/report/metrics/figure";
import { mediaTypeNames, type MediaType } from "@earshot/core/report/metrics/media-type";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { severityNames } from "@earshot/core/triage/status-names";
import type { Severity } from "@earshot/core/triage/status";
import { dateFormat } from "../words/intl-formats.ts";

export interface Naming {
  language: PageLanguage;
  zone: string;
  step: FigureStep;
  /** Of entities, sources, authors and stories, by key. */
  names: Readonly<Record<string, string>>;
}

const unknown = { ru: "не определено", en: "not determined" } as const;
const restOf = { ru: "остальные", en: "the rest" } as const;

/** Key under which the figures have what is summed up of all groups that are not shown. */
export const restKey = "rest";

/** What a group is called. */
export function groupName(group: FigureGroup, key: string, naming: Naming): string {
  const { language, names } = naming;
  if (key === restKey) return restOf[language];
  if (key === "unknown") return unknown[language];
  switch (group) {
    case "none":
      return "";
    case "time":
      return stepName(key, naming);
    case "direction":
      return directionNames[language][key as Direction] ?? key;
    case "sentiment":
      return sentimentNames[language][key as Sentiment] ?? key;
    case "severity":
      return `${key} · ${severityNames[language][Number(key) as Severity] ?? ""}`;
    case "platform":
      return platformName(readPlatform(key), language);
    case "media":
      return mediaTypeNames[key as MediaType]?.[language] ?? key;
    case "lang":
      return languageName(key, language);
    case "tier":
      return tierNames[language][Number(key) as 1 | 2 | 3] ?? key;
    case "entity":
    case "source":
    case "author":
    case "story":
      return names[key] ?? `№ ${key}`;
  }
}

/** A step of time as its axis names it. */
export function stepName(at: string, { language, zone, step }: Naming): string {
  return dateFormat(language, { ...stepFormats[step], timeZone: zone }).format(new Date(at));
}

/** A step of time in full, for a tooltip and a table. */
export function longStepName(at: string, { language, zone, step }: Naming): string {
  return dateFormat(language, { ...longFormats[step], timeZone: zone }).format(new Date(at));
}

const stepFormats: Record<FigureStep, Intl.DateTimeFormatOptions> = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
};

const longFormats: Record<FigureStep, Intl.DateTimeFormatOptions> = {
  hour: { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "long" },
  week: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
};

function languageName(code: string, language: PageLanguage): string {
  if (code === "") return unknown[language];
  try {
    return new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(code) ?? code;
  } catch {
    // Not every code that a text was labelled with is a BCP 47 tag.
    return code;
  }
}
