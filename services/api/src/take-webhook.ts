import type { WebhookPost } from "@earshot/contract/webhook";
import { namespaceOf } from "@earshot/core/collect/namespace";
import { noHints } from "@earshot/core/collect/poll-hints";
import { withoutRepeats } from "@earshot/core/collect/post-change";
import { learnRhythm, readRhythm, writeRhythm } from "@earshot/core/collect/rhythm";
import type { Db } from "@earshot/db/database";
import { ensureMonths, monthOf } from "@earshot/db/partitions";
import { savePosts } from "@earshot/db/queries/collect";
import { recordCheck } from "@earshot/db/queries/source-check";
import { noteMessage, type Webhook } from "@earshot/db/queries/webhooks";
import { ring } from "./ring.ts";
import type { ApiDeps } from "./deps.ts";
import { toCollected } from "./webhook-posts.ts";

/** How often the collector looks whether such a source has become too quiet. */
const lookEveryMs = 3_600_000;

export interface Taken {
  received: number;
  added: number;
  edited: number;
  isRepeated: boolean;
}

/**
 * Saves the posts of a verified message, its id and the new state of its source in one transaction, then rings for matching. A
 * message whose id was taken before changes nothing.
 */
export async function takeMessage(
  deps: Pick<ApiDeps, "database" | "queues" | "log" | "now">,
  webhook: Webhook,
  message: { id: string; posts: readonly WebhookPost[] },
): Promise<Taken> {
  const { db } = deps.database;
  const now = deps.now();
  const namespace = namespaceOf("webhook", webhook.key);
  const given = message.posts.map((post) =>
    toCollected(post, { namespace, platform: webhook.platform, now }),
  );
  const { posts } = withoutRepeats(given);
  const { sourceId } = webhook;
  // Partitions are made beforehand: as part of the transaction they would be locked until its end.
  await ensureMonths(
    db,
    posts.map(({ publishedAt }) => monthOf(publishedAt)),
  );
  const saved = await db.transaction(async (tx) => {
    if (!(await noteMessage(tx, { sourceId, messageId: message.id, now }))) return null;
    const each = await savePosts(tx, { sourceId, posts, now });
    const count = (outcome: string): number => each.filter((post) => post.outcome === outcome).length;
    const counts = { received: posts.length, added: count("added"), edited: count("edited") };
    await bookReceipt(tx, webhook, posts, { ...counts, tookMs: deps.now().getTime() - now.getTime() }, now);
    return { each, counts };
  });
  if (saved === null) return { received: posts.length, added: 0, edited: 0, isRepeated: true };
  const postIds = saved.each.filter(({ outcome }) => outcome !== "seen").map(({ postId }) => postId);
  if (postIds.length > 0) await ring(deps, "match-posts", { postIds });
  return { ...saved.counts, isRepeated: false };
}

/** A line in the log of the source, its rhythm, and when the collector is to look at it next. */
async function bookReceipt(
  tx: Db,
  { sourceId, cursor }: Webhook,
  posts: Parameters<typeof learnRhythm>[1],
  counts: { received: number; added: number; edited: number; tookMs: number },
  now: Date,
): Promise<void> {
  const before = typeof cursor === "object" && cursor !== null ? { ...cursor } : {};
  const known = readRhythm((before as Record<string, unknown>)["rhythm"] ?? null);
  const rhythm = writeRhythm(learnRhythm(known, posts, noHints));
  await recordCheck(tx, {
    ...counts,
    sourceId,
    at: now,
    outcome: "ok",
    httpStatus: null,
    refused: 0,
    reasonCode: null,
    reasonRaw: null,
    warnings: [],
    state: "ok",
    nextCheckAt: new Date(now.getTime() + lookEveryMs),
    changes: { cursor: { ...before, rhythm } },
  });
}
