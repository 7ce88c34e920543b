import type { PlannedEntry } from "./calendar-entry.ts";

/** An open incident, as far as the calendar is concerned with it. */
export interface OpenIncident {
  incidentId: number;
  title: string;
  severity: number;
  since: Date;
}

/** `in_quiet`: said while one keeps quiet. `too_near`: two words of one speaker crowd each other out. `beside_crisis`: something light beside a crisis. */
export type Clash =
  | { kind: "in_quiet"; entryId: number; otherId: number }
  | { kind: "too_near"; entryId: number; otherId: number; minutes: number }
  | { kind: "beside_crisis"; entryId: number; incidentId: number };

export interface ClashRules {
  /** Two posts of one speaker on one platform are at least so many hours apart. */
  hoursApart: number;
  /** Incidents of this severity and above stand in the way of what is planned. */
  incidentSeverity: number;
  /** So far ahead an open incident is minded: nobody knows how long it lasts. */
  incidentDays: number;
}

export const usualClashRules: ClashRules = { hoursApart: 3, incidentSeverity: 4, incidentDays: 3 };

const hourMs = 3_600_000;
/** Of a word so much is compared, since its end changes with its case: "выручка", "выручки". */
const endingLength = 2;
const stemMin = 4;

/**
 * Where what is planned gets in the way of something, in the order of time; every pair is told once, with the later entry. Only what is
 * planned counts: what is done or cancelled is in nobody's way.
 * @param now what lies behind it clashes with nothing any more
 */
export function findClashes(
  entries: readonly PlannedEntry[],
  incidents: readonly OpenIncident[],
  now: Date,
  rules: ClashRules = usualClashRules,
): Clash[] {
  const standing = entries
    .filter(({ state }) => state === "planned")
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.calendarEntryId - b.calendarEntryId);
  const quiet = standing.filter(({ kind }) => kind === "quiet");
  const said = standing.filter((entry) => entry.kind !== "quiet" && endOf(entry) >= now.getTime());
  return said.flatMap((entry, place): Clash[] => [
    ...quiet.filter((period) => isBroken(period, entry)).map((period) => inQuiet(entry, period)),
    ...said.slice(0, place).flatMap((earlier) => crowding(earlier, entry, rules)),
    ...incidents
      .filter((incident) => isBeside(incident, entry, now, rules))
      .map(({ incidentId }) => ({
        kind: "beside_crisis" as const,
        entryId: entry.calendarEntryId,
        incidentId,
      })),
  ]);
}

function inQuiet(entry: PlannedEntry, period: PlannedEntry): Clash {
  return { kind: "in_quiet", entryId: entry.calendarEntryId, otherId: period.calendarEntryId };
}

/** A period of somebody else's concerns nobody; one with words only what has one of them. */
function isBroken(period: PlannedEntry, entry: PlannedEntry): boolean {
  if (period.till === null) return false;
  const isWithin = entry.at.getTime() < period.till.getTime() && endOf(entry) >= period.at.getTime();
  const isTheirs = period.entityId === null || entry.entityId === null || period.entityId === entry.entityId;
  return (
    isWithin && isTheirs && (period.terms.length === 0 || period.terms.some((term) => names(entry, term)))
  );
}

function names({ title }: PlannedEntry, term: string): boolean {
  const words = wordsOf(title);
  const wanted = wordsOf(term);
  return wanted.length > 0 && wanted.every((each) => words.some((word) => word.startsWith(stemOf(each))));
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function stemOf(word: string): string {
  return word.slice(0, Math.max(stemMin, word.length - endingLength));
}

/** Posts alone: a campaign has many, an event none. Whole days say no hour that could be too near. */
function crowding(earlier: PlannedEntry, later: PlannedEntry, { hoursApart }: ClashRules): Clash[] {
  if (earlier.kind !== "post" || later.kind !== "post") return [];
  if (earlier.platform !== later.platform || earlier.entityId !== later.entityId) return [];
  if (earlier.isAllDay || later.isAllDay) return [];
  const apartMs = later.at.getTime() - earlier.at.getTime();
  if (apartMs >= hoursApart * hourMs) return [];
  const minutes = Math.round(apartMs / 60_000);
  return [{ kind: "too_near", entryId: later.calendarEntryId, otherId: earlier.calendarEntryId, minutes }];
}

function isBeside(incident: OpenIncident, entry: PlannedEntry, now: Date, rules: ClashRules): boolean {
  const until = now.getTime() + rules.incidentDays * 24 * hourMs;
  return incident.severity >= rules.incidentSeverity && entry.at.getTime() <= until;
}

function endOf({ at, till }: PlannedEntry): number {
  return (till ?? at).getTime();
}
