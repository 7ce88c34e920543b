import type { Severity, Status } from "../status.ts";

/** What of a post's history moves its clocks. Instants are milliseconds since 1970. */
export interface ClockEvent {
  eventId: number;
  at: number;
  status: Status | null;
  severity: Severity | null;
  /** Until when it is put off; null where the event says nothing about it, 0 where it ends that. */
  snoozedUntil: number | null;
  /** Null for the machine. */
  personId: number | null;
  /** The event that it takes back. */
  undoes: number | null;
}

/** Events that stand: without those that were taken back and those that took them back. In the order of their ids. */
export function standingEvents(events: readonly ClockEvent[]): ClockEvent[] {
  const undone = new Set<number>();
  const standing: ClockEvent[] = [];
  // The newest first, so that an undo that was itself taken back takes nothing back.
  for (const event of events.toSorted((a, b) => b.eventId - a.eventId)) {
    if (undone.has(event.eventId)) continue;
    if (event.undoes === null) standing.push(event);
    else undone.add(event.undoes);
  }
  return standing.reverse();
}
