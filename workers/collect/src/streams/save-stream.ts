import { setTimeout as after } from "node:timers/promises";
import { namespaceOf } from "@earshot/core/collect/namespace";
import { streamConnectorOf } from "@earshot/sources/stream-connectors";
import { openVisit } from "../open-visit.ts";
import { LeaseLost, saveStreamed } from "./save-streamed.ts";
import type { StreamBuffer, Streamed } from "./stream-buffer.ts";
import type { Reporter } from "./stream-reporter.ts";
import type { HeldStream, StreamsDeps } from "./streams-deps.ts";

/**
 * Saves what came, trying again until it is saved: meanwhile the buffer fills, and the stream waits.
 * @returns false when listening ended before that
 */
export async function saveComing(
  deps: StreamsDeps,
  held: HeldStream,
  buffer: StreamBuffer,
  reporter: Reporter,
  stopping: AbortController,
): Promise<boolean> {
  const streamed = buffer.drain();
  if (streamed.cursor === null && streamed.missed.length === 0) return true;
  while (!stopping.signal.aborted) {
    try {
      buffer.use(await deps.matcher());
      const { added } = await saveAll(deps, held, streamed, stopping.signal);
      reporter.count(streamed.seen, added);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) stopping.abort();
      if (stopping.signal.aborted) return false;
      deps.log.warn(
        { sourceId: held.source.sourceId, error },
        "what came of a stream could not be saved yet",
      );
      await after(deps.pace.saveMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  return false;
}

/** Saves hits with their place, once, with what the connector still looks up of them. */
export async function saveAll(
  deps: StreamsDeps,
  { source, owner }: HeldStream,
  streamed: Streamed,
  signal: AbortSignal,
): Promise<{ added: number }> {
  const { sourceId } = source;
  const place = { sourceId, owner, namespace: namespaceOf(source.kind, source.key) };
  const connector = streamConnectorOf(source.kind);
  if (streamed.hits.length === 0 || connector?.complete === undefined)
    return saveStreamed(deps, place, streamed, signal);
  const { poll, pollDeps } = await openVisit(deps, source, signal);
  const hits = await connector.complete(poll, streamed.hits, pollDeps);
  return saveStreamed(deps, place, { ...streamed, hits }, signal);
}
