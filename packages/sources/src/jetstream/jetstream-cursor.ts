import { fieldsOf, stringOf } from "../json-fields.ts";
import type { Position } from "./decode-frame.ts";
import type { JetstreamTarget } from "./jetstream-target.ts";

/** The last event that was taken, and where. */
export interface JetstreamCursor extends Position {
  host: string;
  version: 1 | 2;
}

/** Clocks of two hosts differ: whoever changes goes back so far. */
const rewindUs = 10_000_000;

/** Numbers below it count events, others are microseconds. */
export const timestampsFrom = 1e15;

/**
 * The cursor to ask with. Numbers of events hold on the host that gave them; anywhere else, and in the first version, time does. It is inclusive: the last event
 * comes once more.
 */
export function askFrom(
  last: JetstreamCursor,
  target: Pick<JetstreamTarget, "version">,
  host: string,
): number {
  if (last.host !== host) return Math.max(last.timeUs - rewindUs, timestampsFrom);
  return target.version === 2 && last.version === 2 && last.seq !== null ? last.seq : last.timeUs;
}

/**
 * Where listening began that was asked for from now on: what is written while its first connection is broken is asked for by this time. A minute
 * early, since clocks of two hosts differ.
 */
export function beginAt(now: Date, host: string, version: JetstreamTarget["version"]): JetstreamCursor {
  return { seq: null, timeUs: (now.getTime() - 60_000) * 1000, host, version };
}

/** An event that was taken before, after a reconnect. Where only time tells, one of the same microsecond may be another. */
export function isTaken(last: JetstreamCursor | null, event: Position, host: string): boolean {
  if (last === null || last.host !== host) return false;
  if (last.seq !== null && event.seq !== null) return event.seq <= last.seq;
  return event.timeUs < last.timeUs;
}

/** A stream of everybody is never silent for so long: whatever lies between was not told. */
const silenceUsMax = 60_000_000;
/** Of a few accounts silence tells nothing, unless it is longer than a Jetstream looks back at least. */
const lookBackUs = 24 * 3_600_000_000;

/**
 * Whether the first event after `from` shows that the stream began later than was asked: the first version says nothing when a cursor is too old, it begins
 * with the oldest event it has.
 */
export function isClamped(fromUs: number, firstUs: number, nowUs: number, isOfEverybody: boolean): boolean {
  if (firstUs - fromUs <= silenceUsMax) return false;
  return isOfEverybody || nowUs - fromUs > lookBackUs;
}

/** Reads a cursor as it was stored; null for anything else. */
export function readJetstreamCursor(stored: unknown): JetstreamCursor | null {
  const { seq, timeUs, host, version } = fieldsOf(stored);
  const name = stringOf(host);
  if (typeof timeUs !== "number" || !Number.isSafeInteger(timeUs) || name === null) return null;
  const number = typeof seq === "number" && Number.isSafeInteger(seq) ? seq : null;
  return { seq: number, timeUs, host: name, version: version === 2 ? 2 : 1 };
}
