import type { Hit } from "@earshot/core/match/entity";
import { asc, desc, eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { mention } from "../schema/mention.ts";
import { post } from "../schema/post.ts";
import { postRevision } from "../schema/post-revision.ts";
import { sighting } from "../schema/sighting.ts";
import { source } from "../schema/source.ts";
import { triage } from "../schema/triage.ts";
import { clocksOfPosts } from "./clock-row.ts";
import type { ShownClock } from "./clock-row.ts";
import { isAt } from "./post-location.ts";
import { loadNotes } from "./notes.ts";
import type { PostNote } from "./notes.ts";
import { loadThread } from "./thread.ts";
import type { ThreadPost } from "./thread.ts";
import { loadHistory } from "./triage-history.ts";
import type { HistoryEvent } from "./triage-history.ts";
import { mentionRows } from "./triage-row.ts";
import type { TriageRow } from "./triage-row.ts";

const labels = {
  directionProbabilities: triage.directionProbabilities,
  spans: triage.spans,
  toxicity: triage.toxicity,
  spam: triage.spam,
  signals: triage.signals,
  model: triage.model,
  priorityFactors: triage.factors,
};

/** Everything about one post in triage. */
export type TriageDetail = TriageRow & {
  text: string;
  editedAt: Date | null;
  dateFlag: string | null;
  hits: (Hit & { entityId: number })[];
  directionProbabilities: typeof triage.$inferSelect.directionProbabilities;
  spans: typeof triage.$inferSelect.spans;
  toxicity: number | null;
  spam: number | null;
  signals: typeof triage.$inferSelect.signals;
  model: string;
  priorityFactors: typeof triage.$inferSelect.factors;
  /** All clocks, the oldest first. */
  clocks: ShownClock[];
  thread: ThreadPost[];
  /** Earlier texts, newest first. */
  revisions: { at: Date; title: string | null; text: string }[];
  seenIn: { sourceId: number; name: string; at: Date }[];
  notes: PostNote[];
  /** The newest events, newest first; the rest by `loadHistory`. */
  history: HistoryEvent[];
  hasMoreHistory: boolean;
};

/** Null when the post is not in triage. */
export async function getMention(db: Db, postId: number): Promise<TriageDetail | null> {
  const [row] = await mentionRows(db, [postId]);
  if (!row) return null;
  const [label] = await db.select(labels).from(triage).where(eq(triage.postId, postId));
  const [body] = await db
    .select({ text: post.text, editedAt: post.editedAt, dateFlag: post.dateFlag })
    .from(post)
    .where(isAt(post, [row]));
  if (!label || !body) return null;
  const history = await loadHistory(db, postId);
  return {
    ...row,
    ...label,
    ...body,
    hits: await loadHits(db, row),
    clocks: (await clocksOfPosts(db, [postId])).get(postId) ?? [],
    thread: await loadThread(db, postId),
    revisions: await loadRevisions(db, postId),
    seenIn: await loadSightings(db, postId),
    notes: await loadNotes(db, postId),
    history: history.events,
    hasMoreHistory: history.hasMore,
  };
}

async function loadHits(db: Db, row: TriageRow): Promise<TriageDetail["hits"]> {
  const rows = await db
    .select({ entityId: mention.entityId, hits: mention.hits })
    .from(mention)
    .where(isAt(mention, [row]))
    .orderBy(asc(mention.entityId));
  return rows.flatMap(({ entityId, hits }) => hits.map((hit) => ({ ...hit, entityId })));
}

function loadRevisions(db: Db, postId: number) {
  return db
    .select({ at: postRevision.at, title: postRevision.title, text: postRevision.text })
    .from(postRevision)
    .where(eq(postRevision.postId, postId))
    .orderBy(desc(postRevision.revision));
}

function loadSightings(db: Db, postId: number) {
  return db
    .select({ sourceId: sighting.sourceId, name: source.name, at: sighting.seenAt })
    .from(sighting)
    .innerJoin(source, eq(source.sourceId, sighting.sourceId))
    .where(eq(sighting.postId, postId))
    .orderBy(asc(sighting.seenAt), asc(sighting.sourceId));
}
