/** One event of the network as a Jetstream keeps it. */
export type JetEvent = { seq: number; timeUs: number; did: string } & JetChange;

export type JetChange =
  | {
      kind: "commit";
      operation: "create" | "update";
      collection: string;
      rkey: string;
      record: unknown;
      cid: string;
    }
  | { kind: "commit"; operation: "delete"; collection: string; rkey: string }
  | { kind: "account"; active: boolean; status?: string }
  | { kind: "identity"; handle: string };

export interface EventLog {
  append: (did: string, change: JetChange, at: Date) => JetEvent;
  /** Events from a place in the log on; at most `limit`. */
  from: (index: number, limit: number) => readonly JetEvent[];
  /** Place of the first event with at least this number, or at least this time, among those still kept. */
  indexOf: (bound: { seq: number } | { timeUs: number }) => number;
  /** Place after the last event. */
  end: () => number;
  /** The oldest event that is still kept. */
  floor: () => JetEvent | null;
  /** Forgets the oldest events; their numbers are not given again. */
  forgetBefore: (index: number) => void;
  /** Calls after each new event; the function given back ends it. */
  listen: (heard: () => void) => () => void;
}

/** As on a real one numbers begin somewhere, and grow by one. */
const firstSeq = 1_000_001;

/** Events in the order in which they were seen, each later than the one before by a microsecond at least. */
export function createEventLog(): EventLog {
  const events: JetEvent[] = [];
  const listeners = new Set<() => void>();
  let floorIndex = 0;

  return {
    append(did, change, at) {
      const timeUs = Math.max(at.getTime() * 1000, (events.at(-1)?.timeUs ?? 0) + 1);
      const event: JetEvent = { seq: firstSeq + events.length, timeUs, did, ...change };
      events.push(event);
      for (const heard of listeners) heard();
      return event;
    },
    from: (index, limit) => events.slice(index, index + limit),
    indexOf(bound) {
      const wanted = (event: JetEvent) =>
        "seq" in bound ? event.seq >= bound.seq : event.timeUs >= bound.timeUs;
      let [low, high] = [floorIndex, events.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const event = events[middle];
        if (event !== undefined && wanted(event)) high = middle;
        else low = middle + 1;
      }
      return low;
    },
    end: () => events.length,
    floor: () => events[floorIndex] ?? null,
    forgetBefore(index) {
      floorIndex = Math.max(floorIndex, Math.min(index, events.length));
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
