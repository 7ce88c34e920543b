import type { Colleague } from "@earshot/contract/colleague";
import type { HistoryEvent, MentionDetail } from "@earshot/contract/mention";
import type { Tag } from "@earshot/contract/tag";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { readableNote } from "@earshot/core/triage/note-text";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";
import { part, type ChangedPart } from "./history-part.ts";
import { workingParts } from "./history-working-words.ts";

type Names = Readonly<Record<string | number, string>>;

/** By what the numbers of an event become names. */
interface Around {
  detail: Pick<MentionDetail, "entities" | "notes" | "revisions">;
  tags: readonly Tag[];
  colleagues: readonly Colleague[];
  language: PageLanguage;
  t: TFunction;
}

type Event = Pick<HistoryEvent, "from" | "to" | "kind" | "at">;

/** What an event changed, value by value, in words. What we have no words for is not shown. */
export function historyWords(event: Event, around: Around): ChangedPart[] {
  return [
    ...labelParts(event, around),
    ...confirmedParts(event, around),
    ...sentimentParts(event, around),
    ...deskParts(event, around),
    ...storyParts(event, around),
    ...workingParts(event, around),
    ...incidentParts(event, around),
    ...draftParts(event, around),
    ...noticedParts(event, around),
  ];
}

function labelParts(event: Event, { language, t }: Around): ChangedPart[] {
  const directionWord = wordOf(directionNames[language]);
  const severityWord = wordOf(severityNames[language]);
  const also = (value: unknown): string | null =>
    Array.isArray(value) ? value.map(directionWord).filter(Boolean).join(", ") || t("triage.none") : null;
  const severity = (value: unknown): string | null => {
    const word = severityWord(value);
    return word === null ? null : `${String(value)} · ${word}`;
  };
  return [
    ...part(event, t("triage.status"), "status", wordOf(statusNames[language])),
    ...part(event, t("triage.direction"), "direction", directionWord),
    ...part(event, t("triage.severity"), "severity", severity),
    ...part(event, t("triage.also"), "also", also),
  ];
}

/** A person confirmed what the machine had said: only the author of the label changed. */
function confirmedParts(event: Event, { t }: Around): ChangedPart[] {
  return (["direction", "severity"] as const).flatMap((label) => {
    const isChanged = label in event.to || (label === "direction" && "also" in event.to);
    if (event.to[`${label}By`] !== "person" || isChanged) return [];
    return [{ name: t(`triage.${label}`), from: null, to: t("detail.confirmed") }];
  });
}

function sentimentParts(event: Event, { detail, language, t }: Around): ChangedPart[] {
  const before = new Map(sentimentsOf(event.from["sentiments"]));
  const sentimentWord = wordOf(sentimentNames[language]);
  return sentimentsOf(event.to["sentiments"]).flatMap(([entityId, sentiment]) => {
    const entity = detail.entities.find((each) => String(each.entityId) === entityId);
    const from = sentimentWord(before.get(entityId));
    const to = sentimentWord(sentiment);
    if (to === null) return [];
    return [
      {
        name: `${t("triage.sentiment")} → ${entity?.name ?? `№ ${entityId}`}`,
        from: from === to ? null : from,
        to: from === to ? `${to}, ${t("detail.confirmed")}` : to,
      },
    ];
  });
}

/** Sentiments of an event with the ids of entities. */
function sentimentsOf(value: unknown): [entityId: string, sentiment: unknown][] {
  return Object.entries(asObject(value)).map(([entityId, mark]) => [entityId, asObject(mark)["sentiment"]]);
}

const storyDecisions = ["merge", "split", "role", "rename", "status"] as const;

function storyParts(event: Event, { t }: Around): ChangedPart[] {
  const decided = storyDecisions.find((kind) => kind === event.to["decision"]);
  if (decided === undefined) return [];
  const { name, isReprint } = event.to;
  const said = t(`stories.decision.${decided}`);
  if (decided === "rename")
    return [{ name: said, from: null, to: typeof name === "string" ? name : t("stories.noName") }];
  const role = t(isReprint === true ? "stories.toReprint" : "stories.toOriginal");
  return [{ name: said, from: null, to: decided === "role" ? role : "" }];
}

/** It came into an incident, or was taken out of one. */
function incidentParts(event: Event, { t }: Around): ChangedPart[] {
  if (!("incidentId" in event.to)) return [];
  const isIn = event.to["incidentId"] !== null;
  const title = (isIn ? event.to : event.from)["incident"];
  const said = t(isIn ? "incidents.joined" : "incidents.left");
  return [{ name: said, from: null, to: typeof title === "string" ? `«${title}»` : "" }];
}

const draftDeeds = ["created", "sent", "approved", "declined", "published", "withdrawn"] as const;

/** An answer to it was begun, approved, published. */
function draftParts(event: Event, { t }: Around): ChangedPart[] {
  const done = draftDeeds.find((deed) => deed === event.to["draft"]);
  return done === undefined ? [] : [{ name: t(`detail.draft.${done}`), from: null, to: "" }];
}

/** Who is on it, tags, notes. */
function deskParts(event: Event, { detail, tags, colleagues, t }: Around): ChangedPart[] {
  const person = (value: unknown): string | null => {
    if (value === null) return t("desk.assign.nobody");
    if (typeof value !== "number") return null;
    return colleagues.find(({ personId }) => personId === value)?.name ?? `№ ${value}`;
  };
  const carried = (value: unknown): string | null =>
    Object.entries(asObject(value))
      .filter(([, isOn]) => isOn === true)
      .map(([id]) => tags.find(({ tagId }) => String(tagId) === id)?.name ?? `№ ${id}`)
      .join(", ") || null;
  const parts = part(event, t("desk.assign.title"), "assigneeId", person);
  const [from, to] = [carried(event.from["tags"]), carried(event.to["tags"])];
  if (from !== null || to !== null) parts.push({ name: t("desk.tags.title"), from, to: to ?? "" });
  const note = detail.notes.find(({ noteId }) => noteId === event.to["noteId"]);
  if (note === undefined || note.isDeleted) return parts;
  return [...parts, ...noteParts(event, note, { colleagues, t })];
}

/** A note as it was written then, or before and after its edit. */
function noteParts(
  { kind, at }: Event,
  { text, revisions }: MentionDetail["notes"][number],
  { colleagues, t }: Pick<Around, "colleagues" | "t">,
): ChangedPart[] {
  const earlier = revisions.toReversed();
  const name = t("desk.notes.title");
  const read = (stored: string): string => readableNote(stored, colleagues);
  if (kind === "note") return [{ name, from: null, to: read(earlier[0]?.text ?? text) }];
  const index = earlier.findIndex((each) => each.at === at);
  if (kind !== "note_edited" || index === -1) return [];
  return [{ name, from: read(earlier[index]?.text ?? ""), to: read(earlier[index + 1]?.text ?? text) }];
}

/** What Earshot noticed: sources, words that were found, whom it is about, edits. */
function noticedParts(event: Event, { detail, t }: Around): ChangedPart[] {
  const list = (value: unknown): string | null => asTexts(value).join(", ") || null;
  const found = (value: unknown): string | null =>
    (Array.isArray(value) ? value : [])
      .map(asObject)
      .map(({ name, words }) => {
        const quoted = asTexts(words).map((word) => `«${word}»`);
        // Found by a secret word alone.
        return quoted.length === 0 ? String(name) : `${String(name)}: ${quoted.join(", ")}`;
      })
      .join("; ") || null;
  const parts = [
    ...part(event, t("detail.foundIn"), "sources", list),
    ...part(event, t("detail.mentioned"), "entities", list),
    ...part(event, t("detail.foundBy"), "found", found),
    ...part(event, t("detail.dugUp"), "rematchRunId", () => t("detail.dugUpHow")),
    ...part(event, t("detail.model"), "model", (value) => (typeof value === "string" ? value : null)),
  ];
  const before = event.kind === "edited" ? detail.revisions.find(({ at }) => at === event.at) : undefined;
  return before ? [...parts, { name: t("detail.textBefore"), from: null, to: excerpt(before.text) }] : parts;
}

/** More of an old text stands in its own section. */
function excerpt(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120).trimEnd()}…` : text;
}

function wordOf(names: Names): (value: unknown) => string | null {
  return (value) =>
    (typeof value === "string" || typeof value === "number") && Object.hasOwn(names, value)
      ? (names[value] ?? null)
      : null;
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
