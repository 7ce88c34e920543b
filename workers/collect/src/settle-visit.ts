import { decideVisit } from "@earshot/core/collect/decide-visit";
import type { VisitResult } from "@earshot/core/collect/decide-visit";
import { demoLimits } from "@earshot/core/collect/next-check";
import { chosenPace } from "@earshot/core/settings/chosen-limits";
import { expectedPosts, isSilent, learnRhythm } from "@earshot/core/collect/rhythm";
import type { Rhythm } from "@earshot/core/collect/rhythm";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { delayHost } from "@earshot/db/queries/host-pace";
import { postsOfDay } from "@earshot/db/queries/source-rhythm";
import type { PollOutcome } from "@earshot/sources/connector";
import type { CollectDeps, VisitDeps } from "./deps.ts";
import type { SavedVisit } from "./saved-visit.ts";
import { rhythmOf, toVisited } from "./visited-source.ts";

/** Weeks that a quiet day is held against. */
const weeksOfHistory = 4;

/** A day is held against ten posts at least, in two earlier weeks at least: with fewer there is nothing to ask. */
const postsToJudge = 20;

/**
 * Decides what follows from the answer and saves it all.
 * @param host that was asked: an API has another one than the page that people know a source by
 */
export async function settleVisit(
  deps: VisitDeps,
  source: CollectSource,
  polled: PollOutcome,
  host: string | null,
): Promise<SavedVisit> {
  const { db } = deps.database;
  const now = deps.now();
  const before = rhythmOf(source);
  const rhythm =
    polled.ok && polled.isModified ? learnRhythm(before, polled.posts, polled.timing.hints) : before;
  const result = await resultOf(deps, source, polled, rhythm, now);
  const limits = source.isDemo ? demoLimits : chosenPace(await deps.settings.read());
  const decision = decideVisit(toVisited(source), result, limits, now, deps.random);
  if (decision.holdHostMs !== null && host !== null) {
    await delayHost(db, host, new Date(now.getTime() + decision.holdHostMs));
  }
  // A page that was full has a next one: what waits there is as due as this was.
  const isFull = polled.ok && polled.isModified && polled.hasMore === true;
  const due = isFull ? { ...decision, nextCheckAt: now } : decision;
  return deps.batches.save({ source, polled, rhythm, decision: due, now });
}

async function resultOf(
  deps: CollectDeps,
  source: CollectSource,
  polled: PollOutcome,
  rhythm: Rhythm,
  now: Date,
): Promise<VisitResult> {
  if (!polled.ok) return { ...polled, rhythm };
  const maxAgeSeconds = polled.isModified ? polled.timing.maxAgeSeconds : polled.maxAgeSeconds;
  const isAsked = source.postCount >= postsToJudge && isSilent(rhythm, now);
  const counts = isAsked ? await postsOfDay(deps.database.db, source.sourceId, now, weeksOfHistory) : null;
  return {
    ok: true,
    rhythm,
    maxAgeSeconds,
    movedTo: polled.movedTo,
    expectedPosts: counts === null ? null : expectedPosts(counts.earlier),
    receivedPosts: counts?.received ?? null,
  };
}
