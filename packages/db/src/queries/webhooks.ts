import { and, eq, isNull, lt } from "drizzle-orm";
import type { Db } from "../database.ts";
import { source } from "../schema/source.ts";
import { webhookSeen } from "../schema/webhook-seen.ts";

/** A source that is handed its posts, by the key in its address. */
export type Webhook = Pick<
  typeof source.$inferSelect,
  "sourceId" | "key" | "name" | "url" | "platform" | "state" | "cursor"
>;

/** Null for a key that no source has, or has any more. */
export async function findWebhook(db: Db, key: string): Promise<Webhook | null> {
  const { sourceId, name, url, platform, state, cursor } = source;
  const rows = await db
    .select({ sourceId, key: source.key, name, url, platform, state, cursor })
    .from(source)
    .where(and(eq(source.key, key), eq(source.kind, "webhook"), isNull(source.retiredAt)));
  return rows[0] ?? null;
}

/** Ids of messages are kept this long; the protocol asks for a day. */
const keptMs = 3 * 86_400_000;

/**
 * Notes the id of a message, and forgets those of long ago. Of two at once with the same id one waits for the other.
 * @returns false when it was taken before
 */
export async function noteMessage(
  tx: Db,
  { sourceId, messageId, now }: { sourceId: number; messageId: string; now: Date },
): Promise<boolean> {
  const old = lt(webhookSeen.seenAt, new Date(now.getTime() - keptMs));
  await tx.delete(webhookSeen).where(and(eq(webhookSeen.sourceId, sourceId), old));
  const noted = await tx
    .insert(webhookSeen)
    .values({ sourceId, messageId, seenAt: now })
    .onConflictDoNothing()
    .returning({ sourceId: webhookSeen.sourceId });
  return noted.length > 0;
}
