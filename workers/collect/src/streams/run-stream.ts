import { setTimeout as after } from "node:timers/promises";
import { beatLease, releaseLease } from "@earshot/db/queries/stream-lease";
import { streamConnectorOf } from "@earshot/sources/stream-connectors";
import { openVisit } from "../open-visit.ts";
import { saveAll, saveComing } from "./save-stream.ts";
import { LeaseLost } from "./save-streamed.ts";
import { createStreamBuffer } from "./stream-buffer.ts";
import { createReporter } from "./stream-reporter.ts";
import type { HeldStream, StreamsDeps } from "./streams-deps.ts";

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
    if (!(await saveComing(deps, held, buffer, reporter, stopping))) isBroken = true;
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
