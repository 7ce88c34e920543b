import type { HistoryEvent, MentionDetail } from "@earshot/contract/mention";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";

interface ChangedPart {
  name: string;
  from: string | null;
  to: string;
}

type Names = Readonly<Record<string | number, string>>;

/** What an event changed, value by value, in words. What we have no words for is not shown. */
export function historyWords(
  event: Pick<HistoryEvent, "from" | "to">,
  { entities }: Pick<MentionDetail, "entities">,
  language: PageLanguage,
  t: TFunction,
): ChangedPart[] {
  const parts: ChangedPart[] = [];
  const add = (name: string, key: string, word: (value: unknown) => string | null): void => {
    const to = word(event.to[key]);
    if (to !== null) parts.push({ name, from: word(event.from[key]), to });
  };
  const wordOf = (names: Names) => (value: unknown) =>
    (typeof value === "string" || typeof value === "number") && Object.hasOwn(names, value)
      ? (names[value] ?? null)
      : null;
  const directionWord = wordOf(directionNames[language]);

  add(t("triage.status"), "status", wordOf(statusNames[language]));
  add(t("triage.direction"), "direction", directionWord);
  add(t("triage.severity"), "severity", (value) => {
    const word = wordOf(severityNames[language])(value);
    return word === null ? null : `${String(value)} · ${word}`;
  });
  add(t("triage.also"), "also", (value) =>
    Array.isArray(value) ? value.map(directionWord).filter(Boolean).join(", ") || t("triage.none") : null,
  );
  for (const { entityId, sentiment } of readSentiments(event.to["sentiments"])) {
    const name = entities.find((entity) => entity.entityId === entityId)?.name ?? `№ ${entityId}`;
    const before = readSentiments(event.from["sentiments"]).find((each) => each.entityId === entityId);
    const word = wordOf(sentimentNames[language]);
    const to = word(sentiment);
    if (to !== null)
      parts.push({ name: `${t("triage.sentiment")} → ${name}`, from: word(before?.sentiment), to });
  }
  return parts;
}

function readSentiments(value: unknown): { entityId: number; sentiment: string }[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (each): each is { entityId: number; sentiment: string } =>
      typeof each === "object" &&
      each !== null &&
      typeof (each as { entityId?: unknown }).entityId === "number",
  );
}
