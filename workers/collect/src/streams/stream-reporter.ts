import { readCollectSource } from "@earshot/db/queries/due-sources";
import type { StreamBuffer } from "./stream-buffer.ts";
import { noteStreamHealth } from "./stream-health.ts";
import type { StreamsDeps } from "./streams-deps.ts";

/** Tells people how a stream goes, in the log of its source. */
export interface Reporter {
  count: (seen: number, added: number) => void;
  /** Tells of the stream when it is time, or when it has come or gone. */
  report: () => Promise<void>;
}

export function createReporter(deps: StreamsDeps, sourceId: number, buffer: StreamBuffer): Reporter {
  let toldAt: Date | null = null;
  let wasFailing = false;
  let received = 0;
  let added = 0;
  return {
    count(seen, more) {
      received += seen;
      added += more;
    },
    async report() {
      const now = deps.now();
      const trouble = buffer.trouble();
      const isFailing = trouble !== null && now.getTime() - trouble.since.getTime() >= deps.pace.troubleMs;
      if (!isFailing && !buffer.hasOpened()) return;
      const sinceMs = toldAt === null ? null : now.getTime() - toldAt.getTime();
      if (sinceMs !== null && sinceMs < deps.pace.reportMs && isFailing === wasFailing) return;
      const source = await readCollectSource(deps.database.db, sourceId);
      if (source === null) return;
      const failure = isFailing ? trouble : null;
      await noteStreamHealth(deps, source, { failure, received, added, tookMs: sinceMs ?? 0 });
      [toldAt, wasFailing, received, added] = [now, isFailing, 0, 0];
    },
  };
}
