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
  // A person confirmed what the machine had said: only the author of the label changed.
  for (const label of ["direction", "severity"] as const) {
    if (
      event.to[`${label}By`] !== "person" ||
      label in event.to ||
      (label === "direction" && "also" in event.to)
    )
      continue;
    parts.push({ name: t(`triage.${label}`), from: null, to: t("detail.confirmed") });
  }
  const before = readSentiments(event.from["sentiments"]);
  const sentimentWord = wordOf(sentimentNames[language]);
  for (const [entityId, sentiment] of readSentiments(event.to["sentiments"])) {
    const name = entities.find((entity) => String(entity.entityId) === entityId)?.name ?? `№ ${entityId}`;
    const from = sentimentWord(before.get(entityId));
    const to = sentimentWord(sentiment);
    if (to === null) continue;
    parts.push({
      name: `${t("triage.sentiment")} → ${name}`,
      from: from === to ? null : from,
      to: from === to ? `${to}, ${t("detail.confirmed")}` : to,
    });
  }
  return parts;
}

/** Sentiments of an event by entity id. */
function readSentiments(value: unknown): Map<string, unknown> {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(
    Object.entries(value).map(([entityId, mark]: [string, unknown]) => [
      entityId,
      typeof mark === "object" && mark !== null && "sentiment" in mark ? mark.sentiment : null,
    ]),
  );
}
