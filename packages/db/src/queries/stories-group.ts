import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import { compareFingerprints, type RepeatWindow } from "@earshot/core/analyse/near-duplicate";
import { compareEvents, type EventWindow } from "@earshot/core/analyse/same-event";
import { keysOf } from "@earshot/core/analyse/weigh-terms";
import { and, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { post } from "../schema/post.ts";
import { storyDecisionPost } from "../schema/story-decision-post.ts";
import { anyOf, isAt, locatePosts } from "./post-location.ts";
import { settleStories } from "./stories-arrange.ts";
import { settleDue } from "./stories-due.ts";
import { lockStories } from "./stories-lock.ts";
import { readLinks, removeLinks, writeLinks, type FoundLink } from "./stories-links.ts";
import { findCandidates, readPrints, removePrints, writePrints, type StoredPrint } from "./stories-prints.ts";
import { countAndWeigh, findOfOneEvent } from "./stories-terms.ts";

/** A post that was read for grouping. */
export interface PrintedPost {
  postId: number;
  mark: number;
  /** Of the text that was read; null without one. */
  print: { fingerprint: PostPrint; revision: number } | null;
}

export interface Grouped {
  /** Posts that came into another story, left one, or changed between original and reprint. */
  changed: number[];
  /** New pairs that say the same, or may tell of one event. */
  links: number;
}

/** Links of one post that are kept: a text that is everywhere needs no line from each copy to each. */
const linksPerPost = 8;
/** Of an event an average is made, which wants more of them. */
const eventLinksPerPost = 10;

/** For how long a text has repetitions, and an event followers. */
export interface StoryWindows {
  repeats: RepeatWindow;
  events: EventWindow;
}

/** A print that is not weighed yet. */
type ReadPrint = Omit<StoredPrint, "fingerprint" | "vector"> & { fingerprint: PostPrint };
type FreshPrint = StoredPrint & { knownIds: number[] };

/**
 * Finds what posts repeat, and which tell of one event, and puts them into their stories, in one transaction. Posts that were edited since they were read stay due. The outcome does not
 * depend on the order in which posts are given, nor on who else groups at the same time.
 */
export async function groupPosts(
  db: Db,
  given: { now: Date; windows: StoryWindows; posts: readonly PrintedPost[] },
): Promise<Grouped> {
  if (given.posts.length === 0) return { changed: [], links: 0 };
  return db.transaction(async (tx) => {
    await lockStories(tx);
    const { prints, gone, settled } = await readCurrent(tx, given.posts);
    const left = await takeOut(tx, gone);
    const { fresh, parted } = await replacePrints(tx, prints, given.now);
    const links = await linkPosts(tx, fresh, given.windows);
    const touched = new Set([
      ...left,
      ...parted,
      ...links.flatMap((link) => [link.postId, link.otherId]),
      ...(await decidedPosts(tx, fresh)),
    ]);
    const loose = new Set([...left, ...parted, ...fresh.map((each) => each.postId)]);
    const changed = await settleStories(tx, [...touched], loose, given.now);
    await settleDue(tx, settled);
    return { changed, links: links.length };
  });
}

interface Current {
  prints: ReadPrint[];
  /** Posts without a text: whether they are still in triage. */
  gone: { postId: number; isInTriage: boolean }[];
  settled: PrintedPost[];
}

/** Leaves out posts that were edited, deleted or dropped since they were read: they are due again, or will be. */
async function readCurrent(db: Db, posts: readonly PrintedPost[]): Promise<Current> {
  const current = await readRevisions(
    db,
    posts.map((each) => each.postId),
  );
  const prints: ReadPrint[] = [];
  const gone: Current["gone"] = [];
  const settled: PrintedPost[] = [];
  for (const each of posts) {
    const row = current.get(each.postId);
    if (each.print !== null) {
      if (row?.revision !== each.print.revision || row.isDeleted) continue;
      prints.push({ postId: each.postId, publishedAt: row.publishedAt, fingerprint: each.print.fingerprint });
    } else {
      if (row && !row.isDeleted) continue;
      gone.push({ postId: each.postId, isInTriage: row !== undefined });
    }
    settled.push(each);
  }
  return { prints, gone, settled };
}

async function readRevisions(db: Db, postIds: readonly number[]) {
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return new Map<number, never>();
  const rows = await db
    .select({
      postId: post.postId,
      revision: post.revision,
      publishedAt: post.publishedAt,
      isDeleted: sql<boolean>`${post.deletedAt} is not null`,
    })
    .from(post)
    .where(and(isAt(post, places), sql`exists (select from triage t where t.post_id = ${post.postId})`));
  return new Map(rows.map((row) => [row.postId, row]));
}

/**
 * A deleted post keeps its place in the story, and only its fingerprint goes; of one that left triage the links go too.
 * @returns posts that may have been held together by it
 */
async function takeOut(db: Db, gone: Current["gone"]): Promise<number[]> {
  await removePrints(
    db,
    gone.map((each) => each.postId),
  );
  const dropped = gone.filter((each) => !each.isInTriage).map((each) => each.postId);
  const links = await readLinks(db, dropped);
  await removeLinks(db, dropped);
  return [...links.flatMap((link) => [link.postId, link.otherId]), ...dropped];
}

/**
 * Saves the prints that are new or differ.
 * @returns those, and posts whose link to an edited one is gone
 */
async function replacePrints(
  db: Db,
  prints: readonly ReadPrint[],
  now: Date,
): Promise<{ fresh: FreshPrint[]; parted: number[] }> {
  const known = new Map(
    (
      await readPrints(
        db,
        prints.map((each) => each.postId),
      )
    ).map((each) => [each.postId, each]),
  );
  const changed = prints.filter((each) => !isSamePrint(each, known.get(each.postId)));
  const fresh = await countAndWeigh(db, changed, now);
  const edited = fresh.flatMap((each) => (known.has(each.postId) ? [each.postId] : []));
  const links = await readLinks(db, edited);
  await removePrints(db, edited);
  await removeLinks(db, edited);
  await writePrints(db, fresh, now);
  const parted = links.flatMap((link) => [link.postId, link.otherId]);
  return {
    fresh: fresh.map((each) => ({ ...each, knownIds: partnersOf(each.postId, links) })),
    parted,
  };
}

function partnersOf(postId: number, links: readonly FoundLink[]): number[] {
  return links.flatMap((link) =>
    link.postId === postId ? [link.otherId] : link.otherId === postId ? [link.postId] : [],
  );
}

function isSamePrint(print: ReadPrint, known: StoredPrint | undefined): boolean {
  return (
    known !== undefined &&
    known.publishedAt.getTime() === print.publishedAt.getTime() &&
    String(known.fingerprint.keys) === String(print.fingerprint.keys) &&
    String(known.fingerprint.units) === String(print.fingerprint.units) &&
    String(known.fingerprint.facts) === String(print.fingerprint.facts) &&
    // A print that was made before words were weighed has none.
    (known.vector.terms.length > 0 || print.fingerprint.terms.terms.length === 0)
  );
}

/** Compares each post with those that it shares a key with, and an edited one with what it was linked to before. */
async function linkPosts(db: Db, fresh: readonly FreshPrint[], windows: StoryWindows): Promise<FoundLink[]> {
  const pairs = new Map<string, { postId: number; otherId: number }>();
  const known = fresh.flatMap(({ postId, knownIds }) => knownIds.map((otherId) => ({ postId, otherId })));
  const asked = fresh.map(({ postId, vector }) => ({ postId, keys: keysOf(vector) }));
  const met = [...(await findCandidates(db, fresh)), ...(await findOfOneEvent(db, asked)), ...known];
  for (const { postId, otherId } of met) {
    const pair = { postId: Math.min(postId, otherId), otherId: Math.max(postId, otherId) };
    pairs.set(`${pair.postId} ${pair.otherId}`, pair);
  }
  if (pairs.size === 0) return [];
  const prints = new Map(fresh.map((each) => [each.postId, each as StoredPrint]));
  const others = [...pairs.values()].flatMap((pair) => [pair.postId, pair.otherId]);
  const missing = new Set(others.filter((postId) => !prints.has(postId)));
  for (const print of await readPrints(db, [...missing])) prints.set(print.postId, print);
  const links = [...pairs.values()].flatMap((pair): FoundLink[] => {
    const [left, right] = [prints.get(pair.postId), prints.get(pair.otherId)];
    const likeness = left && right ? comparePrints(left, right, windows) : null;
    return likeness ? [{ ...pair, ...likeness }] : [];
  });
  const kept = [
    ...closestOfEach(
      links.filter(({ kind }) => kind !== "event"),
      linksPerPost,
    ),
    ...closestOfEach(
      links.filter(({ kind }) => kind === "event"),
      eventLinksPerPost,
    ),
  ];
  await writeLinks(db, kept);
  return kept;
}

function comparePrints(left: StoredPrint, right: StoredPrint, { repeats, events }: StoryWindows) {
  const likeness = compareFingerprints(left, right, repeats);
  if (likeness) return likeness;
  const similarity = compareEvents({ ...left, isDated: true }, { ...right, isDated: true }, events);
  return similarity === null ? null : ({ kind: "event", similarity } as const);
}

/** A link is kept if it is among the closest of either of its posts. */
function closestOfEach(links: readonly FoundLink[], perPost: number): FoundLink[] {
  const counts = new Map<number, number>();
  const sorted = [...links].sort(
    (a, b) => b.similarity - a.similarity || a.postId - b.postId || a.otherId - b.otherId,
  );
  return sorted.filter(({ postId, otherId }) => {
    const [own, others] = [counts.get(postId) ?? 0, counts.get(otherId) ?? 0];
    if (own >= perPost && others >= perPost) return false;
    counts.set(postId, own + 1);
    counts.set(otherId, others + 1);
    return true;
  });
}

/** Those of the posts that people decided something about before they came (back) into triage. */
async function decidedPosts(db: Db, fresh: readonly FreshPrint[]): Promise<number[]> {
  if (fresh.length === 0) return [];
  const rows = await db
    .selectDistinct({ postId: storyDecisionPost.postId })
    .from(storyDecisionPost)
    .where(
      anyOf(
        storyDecisionPost.postId,
        fresh.map((each) => each.postId),
      ),
    );
  return rows.map((row) => row.postId);
}
