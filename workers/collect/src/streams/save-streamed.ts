import { withoutRepeats } from "@earshot/core/collect/post-change";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import { recordGap } from "@earshot/db/queries/source-check";
import { idsOfAccounts, saveStreamStep, storedIds } from "@earshot/db/queries/stream-lease";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { enqueueBatches } from "../batches.ts";
import type { CollectDeps } from "../deps.ts";
import { matchPosts } from "../match-posts.ts";
import { saveEach } from "../save-each.ts";
import type { Streamed } from "./stream-buffer.ts";

export interface StreamOfSource {
  sourceId: number;
  namespace: string;
  /** Who holds its lease. */
  owner: string;
}

/** The lease is another process's by now: nothing was saved. */
export class LeaseLost extends Error {}

/**
 * Saves what came of a stream and how far it has come in one transaction, so that a process that dies anywhere loses nothing and doubles
 * nothing; what is matched and analysed follows as after any visit. The lease is held meanwhile: whoever lost it saves nothing.
 * @throws LeaseLost
 */
export async function saveStreamed(
  deps: Pick<CollectDeps, "database" | "queues" | "now" | "matcher">,
  { sourceId, namespace, owner }: StreamOfSource,
  streamed: Streamed,
  signal: AbortSignal,
): Promise<{ added: number }> {
  const { db } = deps.database;
  const now = deps.now();
  const { hits, edits, cursor, cursorAt, seen } = streamed;
  await ensureMonths(
    db,
    [...hits, ...edits].map((post) => monthOf(post.publishedAt)),
  );
  const saved = await db.transaction(async (tx) => {
    const step = { sourceId, owner, cursor, cursorAt, seen, kept: hits.length };
    if (!(await saveStreamStep(tx, step))) throw new LeaseLost("another process listens by now");
    const stored = await storedIds(
      tx,
      namespace,
      edits.map((post) => post.externalId),
    );
    const { posts } = withoutRepeats([...hits, ...edits.filter((post) => stored.has(post.externalId))]);
    const outcome = await saveEach(tx, { sourceId, posts, now });
    const gone = await idsOfAccounts(tx, streamed.goneAccounts);
    await tombstonePosts(tx, { namespace, externalIds: [...streamed.deletedIds, ...gone], now });
    for (const { from, to } of streamed.missed)
      await recordGap(tx, { sourceId, from, to, why: "window_passed" });
    return outcome.saved;
  });
  const changed = saved.filter((post) => post.outcome !== "seen").map((post) => post.postId);
  await matchPosts(deps, changed, signal);
  const recounted = saved.filter((post) => post.isEngagementChanged && post.outcome !== "added");
  await enqueueBatches(
    deps.queues,
    "prioritise",
    recounted.map((post) => post.postId),
  );
  return { added: saved.filter((post) => post.outcome === "added").length };
}
