import type { HistoryEvent } from "@earshot/contract/mention";

type Event = Pick<HistoryEvent, "from" | "to">;

/** One value that an event changed, in words. */
export interface ChangedPart {
  name: string;
  from: string | null;
  /** Empty where the name says all. */
  to: string;
}

/** The value of this name, where the event set it and there are words for it. */
export function part(
  event: Event,
  name: string,
  key: string,
  word: (value: unknown) => string | null,
): ChangedPart[] {
  const to = key in event.to ? word(event.to[key]) : null;
  if (to === null) return [];
  const from = key in event.from ? word(event.from[key]) : null;
  return [{ name, from: from === to ? null : from, to }];
}
