import type { Colleague } from "@earshot/contract/colleague";
import type { HistoryEvent } from "@earshot/contract/mention";
import { irrelevantNames } from "@earshot/core/triage/irrelevant";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";
import { dayAndTime } from "../words/time-words.ts";
import { part, type ChangedPart } from "./history-part.ts";

interface Around {
  colleagues: readonly Colleague[];
  language: PageLanguage;
  t: TFunction;
}

type Event = Pick<HistoryEvent, "from" | "to" | "kind" | "at">;

/** Put off until when, none of ours and why, who was called in, who was on it. */
export function workingParts(event: Event, { colleagues, language, t }: Around): ChangedPart[] {
  const names: Readonly<Record<string, string>> = irrelevantNames[language];
  const person = (value: unknown): string | null =>
    typeof value === "number"
      ? (colleagues.find(({ personId }) => personId === value)?.name ?? `№ ${value}`)
      : null;
  const people = (value: unknown): string | null =>
    Array.isArray(value) ? value.map(person).filter(Boolean).join(", ") || t("triage.none") : null;
  const until = (value: unknown): string | null =>
    typeof value === "string" ? dayAndTime(value, language) : null;
  const because = (value: unknown): string | null =>
    typeof value === "string" && Object.hasOwn(names, value) ? (names[value] ?? null) : null;
  return [
    ...part(event, t("working.history.until"), "snoozedUntil", until),
    ...part(event, t("working.history.because"), "irrelevantBecause", because),
    ...part(event, t("working.history.called"), "escalatedTo", people),
    ...part(event, t("working.history.holder"), "heldBy", person),
  ];
}
