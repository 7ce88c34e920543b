import { chosenGapMs } from "@earshot/core/settings/chosen-limits";
import { busyHostWaitMs, hostGapMs, isResting } from "@earshot/core/collect/host-pace";
import { JobTimeout } from "@earshot/pipeline/job-errors";
import type { JobContext } from "@earshot/pipeline/worker";
import { holdSource, releaseSource } from "@earshot/db/queries/due-sources";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { claimHost } from "@earshot/db/queries/host-pace";
import { connectorOf, pollSource } from "@earshot/sources/poll-source";
import { enqueueBatches } from "./batches.ts";
import type { CollectDeps, VisitDeps } from "./deps.ts";
import { openVisit } from "./open-visit.ts";
import { settleVisit } from "./settle-visit.ts";
import { brokenVisit, hostOf } from "./visited-source.ts";

/** The `collect-source` job: one visit to one source, from the claim to what follows from its posts. */
export async function collectSource(
  deps: VisitDeps,
  { sourceId }: { sourceId: number },
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const startedAt = deps.now();
  const source = await deps.batches.claim(sourceId);
  if (source === null) return context.add({ visit: "taken" });
  const { poll, pollDeps } = await openVisit(deps, source, context.signal);
  const connector = connectorOf(source.kind);
  const wait = await waitBefore(deps, source, connector?.firstUrl(poll) ?? source.url, startedAt);
  if (wait !== null) {
    context.add({ visit: "waits", until: wait.until.toISOString() });
    return giveBack(deps, sourceId, wait);
  }
  const polled = await pollSource(poll, pollDeps);
  // A visit that ran out of time is the source's trouble and shown on it; one that a shutdown ended is nobody's.
  if (context.signal.aborted && !(context.signal.reason instanceof JobTimeout)) {
    await releaseSource(db, sourceId, deps.now());
    context.signal.throwIfAborted();
  }
  const asked = hostOf(connector?.firstUrl(poll) ?? source.url);
  const saved = await settleVisit(deps, source, polled, asked).catch(async (error: unknown) => {
    await settleVisit(deps, source, brokenVisit(polled, error), asked);
    throw error;
  });
  context.add({ sourceId, visit: polled.ok ? "read" : polled.code, status: polled.httpStatus });
  context.add({ received: saved.received, added: saved.added.length, edited: saved.edited.length });
  context.signal.throwIfAborted();
  const due = await deps.batches.match([...saved.added, ...saved.edited]);
  await enqueueBatches(deps.queues, "prioritise", saved.recounted);
  context.add({ due });
}

interface Wait {
  until: Date;
  /** The host that asked for it; null where a visit is merely not due, or has its turn soon. */
  restingHost: string | null;
}

async function giveBack(deps: CollectDeps, sourceId: number, { until, restingHost }: Wait): Promise<void> {
  const { db } = deps.database;
  if (restingHost === null) return releaseSource(db, sourceId, until);
  const told = `${restingHost} asked to be left alone until ${until.toISOString()}`;
  return holdSource(db, { sourceId, nextCheckAt: until, told, now: deps.now() });
}

/** Until when the visit has to wait: the source is not due (any more), or its host needs a rest. */
async function waitBefore(
  deps: CollectDeps,
  source: CollectSource,
  firstUrl: string,
  now: Date,
): Promise<Wait | null> {
  if (source.nextCheckAt !== null && source.nextCheckAt > now)
    return { until: source.nextCheckAt, restingHost: null };
  const host = hostOf(firstUrl);
  if (host === null) return null;
  const chosenMs = chosenGapMs(await deps.settings.read());
  const gapMs = hostGapMs(
    deps.allowedHosts.has(host),
    Math.max(chosenMs, connectorOf(source.kind)?.minGapMs ?? 0),
  );
  const claim = await claimHost(deps.database.db, host, now, gapMs);
  if (claim.ok) return null;
  const until = new Date(now.getTime() + busyHostWaitMs(claim.nextAt, now, gapMs, deps.random()));
  return { until, restingHost: isResting(claim.nextAt, now, gapMs) ? host : null };
}
