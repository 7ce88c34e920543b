import { claimSources } from "@earshot/db/queries/due-sources";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import type { PostLocation } from "@earshot/db/queries/post-location";
import type { CollectDeps } from "./deps.ts";
import { gather } from "./gather.ts";
import { matchAt } from "./match-posts.ts";
import { saveVisits } from "./save-visit.ts";
import type { SavedVisit } from "./saved-visit.ts";
import type { Visit } from "./visit-gap.ts";

/** Longer than a fetch and its reading may take together; after a crash a source rests this long. */
const leaseMs = 60_000;

/** No more than visits run at once: a thousand feeds are stored a quarter faster than with half as many, and twice as many win nothing. */
const batchMax = 32;

/** Many times what a batch takes on a busy machine. */
const patienceMs = 2_000;

/** What visits of one process do together, because each statement and each transaction costs more than what it carries. */
export interface VisitBatches {
  /** Null when the source is not free. */
  claim: (sourceId: number) => Promise<CollectSource | null>;
  save: (visit: Visit) => Promise<SavedVisit>;
  /** Matches stored posts. @returns how many of them are due for analysis */
  match: (places: readonly PostLocation[]) => Promise<number>;
}

export function createVisitBatches(
  deps: Pick<CollectDeps, "database" | "queues" | "now" | "matcher">,
): VisitBatches {
  const { db } = deps.database;
  const limits = { batchMax, patienceMs };

  async function claim(sourceIds: readonly number[]): Promise<(CollectSource | null)[]> {
    const taken = await claimSources(db, sourceIds, deps.now(), leaseMs);
    const byId = new Map(taken.map((source) => [source.sourceId, source]));
    return sourceIds.map((sourceId) => byId.get(sourceId) ?? null);
  }

  async function match(all: readonly (readonly PostLocation[])[]): Promise<number[]> {
    const due = new Set(await matchAt(deps, all.flat()));
    return all.map((places) => places.filter(({ postId }) => due.has(postId)).length);
  }

  return {
    claim: gather(claim, limits),
    save: gather((visits: readonly Visit[]) => saveVisits(db, visits), limits),
    match: gather(match, limits),
  };
}
