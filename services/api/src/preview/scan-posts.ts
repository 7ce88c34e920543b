import { isSearched } from "@earshot/core/match/entity";
import type { Verdict } from "@earshot/core/match/candidate";
import { emptyPreview, tallyPost, type PreviewTally } from "@earshot/core/match/preview";
import type { Db } from "@earshot/db/database";
import { postsToPreview, type PostToPreview } from "@earshot/db/queries/preview";
import { proposalsId, wholeNameId, type PreparedPreview } from "@earshot/text/match/preview-entity";
import { createThreadMemory } from "./thread-of-post.ts";

export interface ScanLimits {
  budgetMs: number;
  postsMax: number;
  signal: AbortSignal;
}

export interface Scan {
  tally: PreviewTally;
  /** By the id of the proposed term: posts in which it stands, and of them those that the draft does not find. */
  proposals: Map<number, { posts: number; fresh: number }>;
  looked: number;
  /** When the oldest post looked at was found. */
  since: Date | null;
  isAll: boolean;
}

const batchSize = 1_000;
/** Refusals by which a proposed term does not stand in a text after all. */
const misses: ReadonlySet<string> = new Set(["letter_case", "namesake", "double_name", "excluded"]);

/**
 * Reads the newest stored posts by a draft until all were read or the time is up. The next batch is fetched while one is read.
 * Decides about each post as the walk over history would after saving, threads included.
 */
export async function scanPosts(db: Db, prepared: PreparedPreview, limits: ScanLimits): Promise<Scan> {
  const { entity, matcher } = prepared;
  const previewed = {
    ...entity,
    terms: entity.terms.filter(({ role }) => isSearched(role) || role === "lookalike"),
  };
  const scan: Scan = {
    tally: emptyPreview(previewed),
    proposals: new Map(),
    looked: 0,
    since: null,
    isAll: false,
  };
  const threads = createThreadMemory(db, matcher);
  const startedAt = performance.now();
  const fetch = (beforeId: number): ReturnType<typeof postsToPreview> =>
    postsToPreview(db, { beforeId, limit: batchSize });
  let next: ReturnType<typeof postsToPreview> | null = fetch(Number.MAX_SAFE_INTEGER);
  while (next !== null) {
    const { posts, nextBeforeId }: Awaited<ReturnType<typeof postsToPreview>> = await next;
    limits.signal.throwIfAborted();
    const isOver = performance.now() - startedAt > limits.budgetMs || scan.looked >= limits.postsMax;
    next = nextBeforeId === null || isOver ? null : fetch(nextBeforeId);
    // An error of the fetch ahead is heard when its turn comes.
    next?.catch(() => undefined);
    const verdicts = await readBatch(posts, matcher, threads);
    for (const [at, post] of posts.entries()) {
      const found = verdicts[at] ?? [];
      const isStored = post.entityIds.includes(entity.id);
      if (found.length > 0 || isStored)
        tallyPost(scan.tally, previewed, { postId: post.postId, verdicts: own(found), isStored });
      tallyProposals(scan, found, entity.id);
    }
    scan.looked += posts.length;
    scan.since = posts.at(-1)?.foundAt ?? scan.since;
    scan.isAll = nextBeforeId === null;
  }
  return scan;
}

/** Without what is only proposed; a person's whole name stays, as evidence. */
const own = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ candidate }) => candidate.entityId !== proposalsId || candidate.termId === wholeNameId);

const toText = ({ title, text, authorHandle, url, tags }: PostToPreview) => ({
  title,
  text,
  authorHandle,
  url,
  tags,
});

/** Verdicts by post. Only answers whose finds wait for context are read again, with what their thread is about. */
async function readBatch(
  posts: readonly PostToPreview[],
  matcher: PreparedPreview["matcher"],
  threads: ReturnType<typeof createThreadMemory>,
): Promise<Verdict[][]> {
  const verdicts = posts.map((post) => matcher.explain(toText(post)).verdicts);
  const waiting = posts.flatMap((post, at) =>
    post.parentPostId !== null && own(verdicts[at] ?? []).some(({ reason }) => reason.code === "no_context")
      ? [{ post, at, parentPostId: post.parentPostId }]
      : [],
  );
  await threads.load(waiting.map(({ parentPostId }) => parentPostId));
  for (const { post, at, parentPostId } of waiting) {
    const aroundIds = threads.entitiesOf(parentPostId);
    if (aroundIds.length > 0) verdicts[at] = matcher.explain({ ...toText(post), aroundIds }).verdicts;
  }
  return verdicts;
}

function tallyProposals(scan: Scan, verdicts: readonly Verdict[], entityId: number): void {
  const terms = new Set<number>();
  for (const { candidate, isCounted, reason } of verdicts) {
    if (candidate.entityId === proposalsId && (isCounted || !misses.has(reason.code)))
      terms.add(candidate.termId);
  }
  if (terms.size === 0) return;
  const isFound = verdicts.some(({ candidate, isCounted }) => candidate.entityId === entityId && isCounted);
  for (const termId of terms) {
    const tally = scan.proposals.get(termId) ?? { posts: 0, fresh: 0 };
    scan.proposals.set(termId, { posts: tally.posts + 1, fresh: tally.fresh + (isFound ? 0 : 1) });
  }
}
