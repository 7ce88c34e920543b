import { decideGap } from "@earshot/core/collect/gap";
import { decideVisit } from "@earshot/core/collect/decide-visit";
import { chosenPace } from "@earshot/core/settings/chosen-limits";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { healGap, recordCheck, recordGap } from "@earshot/db/queries/source-check";
import type { CollectDeps } from "../deps.ts";
import { rhythmOf, toVisited } from "../visited-source.ts";
import type { StreamFailure } from "./stream-buffer.ts";

/** How a stream did since it was last told. */
export interface StreamReport {
  failure: StreamFailure | null;
  received: number;
  added: number;
  tookMs: number;
}

/** Nobody has told anything of the stream for so long: nobody listens. */
const silentMs = 3 * 60_000;

/** Writes how a stream is into the log and the health of its source, as a visit would. */
export async function noteStreamHealth(
  deps: Pick<CollectDeps, "database" | "now" | "random" | "settings">,
  source: CollectSource,
  { failure, received, added, tookMs }: StreamReport,
): Promise<void> {
  const now = deps.now();
  const rhythm = rhythmOf(source);
  const limits = chosenPace(await deps.settings.read());
  const result =
    failure === null
      ? ({
          ok: true,
          rhythm,
          maxAgeSeconds: null,
          movedTo: null,
          expectedPosts: null,
          receivedPosts: null,
        } as const)
      : ({ ok: false, rhythm, ...failure, retryAfterMs: null } as const);
  const decision = decideVisit(toVisited(source), result, limits, now, deps.random);
  const { state, reason } = decision;
  const { sourceId } = source;
  await recordCheck(deps.database.db, {
    sourceId,
    at: now,
    outcome: failure === null ? "ok" : "failed",
    httpStatus: failure?.httpStatus ?? null,
    tookMs,
    received,
    added,
    edited: 0,
    refused: 0,
    reasonCode: reason,
    reasonRaw: decision.raw,
    warnings: [],
    state,
    nextCheckAt: new Date(now.getTime() + silentMs),
  });
  // What is missing after a trouble is known when the stream is open again: it goes on where it stood, or says that it cannot.
  const before = { ...source, reason: source.reasonCode };
  const visit =
    failure === null
      ? ({ ok: true, isModified: false, isOverlapping: true, oldestAt: null } as const)
      : ({ ok: false, state, reason: reason ?? failure.code } as const);
  const gap = decideGap(before, visit);
  if (gap.kind === "heal") await healGap(deps.database.db, sourceId);
  if (gap.kind === "record") await recordGap(deps.database.db, { sourceId, ...gap });
}
