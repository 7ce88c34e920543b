import { setTimeout as after } from "node:timers/promises";
import { namespaceOf } from "@earshot/core/collect/namespace";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { readCollectSource } from "@earshot/db/queries/due-sources";
import { beatLease, releaseLease } from "@earshot/db/queries/stream-lease";
import type { Logger } from "@earshot/runtime/logger";
import type { OpenSocket } from "@earshot/sources/open-socket";
import { streamConnectorOf } from "@earshot/sources/stream-connectors";
import type { StreamLimits } from "@earshot/sources/stream";
import type { CollectDeps } from "../deps.ts";
import { openVisit } from "../open-visit.ts";
import { LeaseLost, saveStreamed } from "./save-streamed.ts";
import { createStreamBuffer } from "./stream-buffer.ts";
import type { StreamBuffer, Streamed } from "./stream-buffer.ts";
import { noteStreamHealth } from "./stream-health.ts";

export interface StreamsDeps extends CollectDeps {
  log: Logger;
  openSocket: OpenSocket;
  pace: StreamPace;
}

export interface StreamPace {
  /** Between two looks for streams that nobody listens to. */
  lookMs: number;
  /** Between two beats of a lease, and without a beat for how long it is anybody's. */
  beatMs: number;
  leaseMs: number;
  /** Between two savings. */
  saveMs: number;
  /** Between two lines in the log of the source, and how long a trouble lasts before it is one. */
  reportMs: number;
  troubleMs: number;
  listening?: Partial<StreamLimits>;
}

export const streamPace: StreamPace = {
  lookMs: 5_000,
  beatMs: 5_000,
  leaseMs: 15_000,
  saveMs: 1_000,
  reportMs: 60_000,
  troubleMs: 15_000,
};

export interface HeldStream {
  source: CollectSource;
  owner: string;
  /** Where listening goes on. */
  cursor: unknown;
}

/** Listens to a stream whose lease this process holds, until the signal or until the lease is lost. Gives the lease back at its end. */
export async function runStream(deps: StreamsDeps, held: HeldStream, signal: AbortSignal): Promise<void> {
  const { source, owner } = held;
  const { sourceId } = source;
  const { db } = deps.database;
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  const beating = setInterval(() => {
    beatLease(db, sourceId, owner).then(
      (isOurs) => isOurs || stop(),
      (error: unknown) => deps.log.warn({ sourceId, error }, "the lease of a stream could not be renewed"),
    );
  }, deps.pace.beatMs);
  try {
    await listenAndSave(deps, held, stopping);
  } finally {
    clearInterval(beating);
    signal.removeEventListener("abort", stop);
    await releaseLease(db, sourceId, owner);
  }
}

async function listenAndSave(deps: StreamsDeps, held: HeldStream, stopping: AbortController): Promise<void> {
  const { source, cursor } = held;
  const { signal } = stopping;
  const connector = streamConnectorOf(source.kind);
  if (connector === null) return;
  const buffer = createStreamBuffer(deps.now);
  buffer.use(await deps.matcher());
  const { poll } = await openVisit(deps, source, signal);
  const { openSocket, now, random, pace } = deps;
  const limits = pace.listening ?? {};
  const listening = connector.listen({ ...poll, cursor }, buffer.sink, {
    openSocket,
    now,
    random,
    signal,
    limits,
  });
  const reporter = createReporter(deps, source.sourceId, buffer);
  let isBroken = false;
  while (!signal.aborted) {
    await after(pace.saveMs, undefined, { signal }).catch(() => {});
    if (!(await save(deps, held, buffer, reporter, stopping))) isBroken = true;
    await reporter.report().catch((error: unknown) => {
      deps.log.warn({ sourceId: source.sourceId, error }, "the health of a stream could not be noted");
    });
  }
  // Whoever waits for room is let go, so that it can end.
  const rest = buffer.drain();
  await listening;
  // What comes after something unsaved must not be saved: listening goes on before it.
  if (isBroken) return;
  await saveAll(deps, held, rest, new AbortController().signal).catch((error: unknown) => {
    // It comes again: the cursor stands before it.
    if (!(error instanceof LeaseLost))
      deps.log.warn({ sourceId: source.sourceId, error }, "the rest of a stream was not saved");
  });
}

/**
 * Saves what came, trying again until it is saved: meanwhile the buffer fills, and the stream waits.
 * @returns false when listening ended before that
 */
async function save(
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

async function saveAll(
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

interface Reporter {
  count: (seen: number, added: number) => void;
  /** Tells of the stream when it is time, or when it has come or gone. */
  report: () => Promise<void>;
}

function createReporter(deps: StreamsDeps, sourceId: number, buffer: StreamBuffer): Reporter {
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
