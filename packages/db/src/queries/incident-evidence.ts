import { createHash } from "node:crypto";
import { canonicalJson } from "@earshot/core/triage/incident/canonical";
import {
  linkEvidence,
  verifyChain,
  type ChainVerdict,
  type EvidenceContent,
  type EvidenceLink,
} from "@earshot/core/triage/incident/evidence-chain";
import type { EvidenceReason } from "@earshot/core/triage/incident/incident";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { evidence } from "../schema/evidence.ts";
import { incident } from "../schema/incident.ts";
import { incidentPost } from "../schema/incident-post.ts";
import { post } from "../schema/post.ts";
import { source } from "../schema/source.ts";
import { noteDeed } from "./incident-event.ts";
import { lockIncident } from "./incident-open.ts";
import { isAt, locatePosts } from "./post-location.ts";
import { loadThread } from "./thread.ts";

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Posts of one transaction: each asks for its thread. */
const postsAtOnce = 100;

/** Incidents with posts of which evidence is still to be taken, the longest waiting first. */
export async function incidentsWithDueEvidence(db: Db): Promise<number[]> {
  const rows = await readRows<{ incident_id: number }>(
    db,
    sql`select incident_id from incident_post where due is not null and removed_at is null
      group by incident_id order by min(added_at)`,
  );
  return rows.map((row) => row.incident_id);
}

/** Asks for evidence of every post of an incident once more, as it stands now. */
export async function askForEvidence(db: Db, incidentId: number): Promise<number> {
  const asked = await db
    .update(incidentPost)
    .set({ due: "asked" })
    .where(
      and(eq(incidentPost.incidentId, incidentId), isNull(incidentPost.removedAt), isNull(incidentPost.due)),
    )
    .returning({ postId: incidentPost.postId });
  return asked.length;
}

/**
 * Takes evidence of posts of an incident that are due, a hundred in one transaction, and adds it to the chain. A post that was edited several times since is
 * taken as it is now; one that left the database meanwhile is due no more.
 * @returns how many pieces were taken; fewer than a batch means that none is due
 */
export async function takeEvidence(
  db: Db,
  incidentId: number,
  given: { now: Date; personId: number | null },
): Promise<{ taken: number; isLast: boolean }> {
  return db.transaction(async (tx) => {
    const row = await lockIncident(tx, incidentId);
    if (row === null) return { taken: 0, isLast: true };
    const due = await tx
      .select({ postId: incidentPost.postId, reason: incidentPost.due })
      .from(incidentPost)
      .where(
        and(
          eq(incidentPost.incidentId, incidentId),
          isNotNull(incidentPost.due),
          isNull(incidentPost.removedAt),
        ),
      )
      .orderBy(asc(incidentPost.addedAt), asc(incidentPost.postId))
      .limit(postsAtOnce)
      .for("update");
    if (due.length === 0) return { taken: 0, isLast: true };
    const postIds = due.map(({ postId }) => postId);
    const taken = await appendEvidence(tx, row, due, given);
    await tx
      .update(incidentPost)
      .set({ due: null })
      .where(
        and(
          eq(incidentPost.incidentId, incidentId),
          sql`${incidentPost.postId} = any(${sql.param(postIds)}::bigint[])`,
        ),
      );
    return { taken, isLast: due.length < postsAtOnce };
  });
}

/** Adds a link for each post that there is; the row of the incident is held. */
async function appendEvidence(
  db: Db,
  { incidentId, evidenceCount, evidenceHead }: typeof incident.$inferSelect,
  due: readonly { postId: number; reason: EvidenceReason | null }[],
  { now, personId }: { now: Date; personId: number | null },
): Promise<number> {
  const contents = await readContents(
    db,
    due.map(({ postId }) => postId),
    now,
  );
  const links: EvidenceLink[] = [];
  for (const { postId, reason } of due) {
    const content = contents.get(postId);
    if (content === undefined) continue;
    const sequence = evidenceCount + links.length + 1;
    const place = { incidentId, sequence, postId, takenAt: now, reason: reason ?? "asked" };
    links.push(linkEvidence(place, canonicalJson(content), links.at(-1)?.hash ?? evidenceHead, sha256));
  }
  const last = links.at(-1);
  if (last === undefined) return 0;
  await db.insert(evidence).values(links);
  await db
    .update(incident)
    .set({ evidenceCount: last.sequence, evidenceHead: last.hash })
    .where(eq(incident.incidentId, incidentId));
  const facts = {
    posts: links.length,
    reasons: countReasons(links),
    count: last.sequence,
    head: last.hash,
  };
  await noteDeed(db, { incidentId, personId, kind: "evidence", facts, now });
  return links.length;
}

/** Takes all evidence that is due, for as long as it is wanted. */
export async function takeDueEvidence(
  db: Db,
  given: { now: () => Date; signal?: AbortSignal },
): Promise<number> {
  let sum = 0;
  for (const incidentId of await incidentsWithDueEvidence(db)) {
    for (let isLast = false; !isLast && given.signal?.aborted !== true;) {
      const batch = await takeEvidence(db, incidentId, { now: given.now(), personId: null });
      sum += batch.taken;
      ({ isLast } = batch);
    }
  }
  return sum;
}

function countReasons(links: readonly { reason: EvidenceReason }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of links) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** What is kept of posts, by their ids. */
async function readContents(
  db: Db,
  postIds: readonly number[],
  now: Date,
): Promise<Map<number, EvidenceContent>> {
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return new Map();
  const rows = await db
    .select({ post, author, source: source.name })
    .from(post)
    .leftJoin(author, eq(author.authorId, post.authorId))
    .leftJoin(source, eq(source.sourceId, post.sourceId))
    .where(isAt(post, places));
  const contents = new Map<number, EvidenceContent>();
  for (const row of rows)
    contents.set(row.post.postId, contentOf(row, await loadThread(db, row.post.postId), now));
  return contents;
}

interface ContentRow {
  post: typeof post.$inferSelect;
  author: typeof author.$inferSelect | null;
  source: string | null;
}

function contentOf(
  { post: said, author: who, source: where }: ContentRow,
  thread: Awaited<ReturnType<typeof loadThread>>,
  now: Date,
): EvidenceContent {
  const { likes, comments, shares, views, isApproximate } = said;
  return {
    form: "earshot-evidence-1",
    postId: said.postId,
    platform: said.platform,
    source: where ?? "",
    namespace: said.namespace,
    externalId: said.externalId,
    address: said.url,
    title: said.title,
    text: said.text,
    author: who && { name: who.name, handle: who.handle, address: who.url, followers: who.followers },
    publishedAt: said.publishedAt.toISOString(),
    seenAt: said.foundAt.toISOString(),
    keptAt: now.toISOString(),
    editedAt: said.editedAt?.toISOString() ?? null,
    deletedAt: said.deletedAt?.toISOString() ?? null,
    counters: { likes, comments, shares, views, isApproximate },
    thread: thread
      .filter((each) => !each.isThisPost)
      .map(({ postId, parentPostId, authorName, publishedAt, text }) => ({
        postId,
        answers: parentPostId,
        author: authorName,
        publishedAt: publishedAt.toISOString(),
        text,
      })),
  };
}

export type EvidenceRow = typeof evidence.$inferSelect;

/** The evidence of an incident in the order of its chain, after `after`. */
export function listEvidence(
  db: Db,
  incidentId: number,
  page: { after?: number; limit?: number } = {},
): Promise<EvidenceRow[]> {
  return db
    .select()
    .from(evidence)
    .where(and(eq(evidence.incidentId, incidentId), sql`${evidence.sequence} > ${page.after ?? 0}`))
    .orderBy(asc(evidence.sequence))
    .limit(page.limit ?? 10_000);
}

/** Looks at every link of the chain of an incident. Null when there is no such incident. */
export async function verifyEvidence(db: Db, incidentId: number): Promise<ChainVerdict | null> {
  return db.transaction(
    async (tx) => {
      const [row] = await tx.select().from(incident).where(eq(incident.incidentId, incidentId));
      if (!row) return null;
      const links = await listEvidence(tx, incidentId, { limit: 1_000_000 });
      return verifyChain(links, { count: row.evidenceCount, head: row.evidenceHead }, sha256);
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
