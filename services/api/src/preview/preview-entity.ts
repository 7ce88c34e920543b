import type { z } from "zod";
import type { EntityPreview, previewEntitySchema, Proposal } from "@earshot/contract/entity-preview";
import { readPlatform } from "@earshot/core/collect/platform";
import type { Entity } from "@earshot/core/match/entity";
import type { PreviewFind } from "@earshot/core/match/preview";
import { proposalKey, type ProposedTerm } from "@earshot/core/match/proposal";
import type { Db } from "@earshot/db/database";
import { authorsAlike, type AlikeAuthor } from "@earshot/db/queries/authors-alike";
import { storedPosts } from "@earshot/db/queries/found-posts";
import { countPosts } from "@earshot/db/queries/preview";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { preparePreview, proposalIdAt, termIdAt, withoutCovered } from "@earshot/text/match/preview-entity";
import { warnOfTerms } from "@earshot/text/match/term-warnings";
import { declineNamePart } from "@earshot/text/names/decline-name";
import { authorQuery, proposeAccounts } from "@earshot/text/names/propose-accounts";
import { proposeTerms, readPersonName } from "@earshot/text/names/propose-terms";
import { scanPosts, type Scan } from "./scan-posts.ts";
import { viewExample, viewPlain } from "./view-example.ts";

export type PreviewRequest = z.output<typeof previewEntitySchema>;

const limits = {
  quick: { budgetMs: 1_500, postsMax: 100_000 },
  deep: { budgetMs: 15_000, postsMax: 2_000_000 },
} as const;

/** Account proposals are kept short: those with the most followers first. */
const accountsMax = 24;

interface Proposed {
  term: ProposedTerm;
  author: { name: string | null; followers: number | null; platforms: string[] } | null;
}

/** What a draft of an entity would find in the newest stored posts, term by term, and what else might be looked for. */
export async function previewEntity(
  db: Db,
  draft: PreviewRequest,
  signal: AbortSignal,
): Promise<EntityPreview> {
  const { entities } = await loadWatchList(db);
  const proposed = await propose(db, draft);
  signal.throwIfAborted();
  const prepared = preparePreview(
    draft,
    entities,
    proposed.map(({ term }) => term),
  );
  const [scan, stored] = await Promise.all([
    scanPosts(db, prepared, { ...limits[draft.depth], signal }),
    countPosts(db),
  ]);
  const { tally } = scan;
  const warnings = warnOfTerms(prepared.entity, prepared.others, tally.terms, scan.looked);
  const examples = await loadExamples(db, scan, entities);
  return {
    looked: {
      posts: scan.looked,
      stored: Math.max(stored.count, scan.looked),
      isStoredApproximate: stored.isApproximate,
      since: scan.since?.toISOString() ?? null,
      isAll: scan.isAll,
    },
    matched: tally.matched,
    turnedDown: tally.turnedDown,
    terms: draft.terms.flatMap((_term, at) => {
      const term = tally.terms.get(termIdAt(at));
      if (term === undefined) return [];
      const { counted, alone, doubtful, turnedDown, counting, doubting, turningDown } = term;
      return {
        at,
        counted,
        alone,
        doubtful,
        turnedDown,
        warnings: (warnings.get(termIdAt(at)) ?? []).map((warning) => ({
          code: warning.code,
          share: "share" in warning ? warning.share : null,
          name: "name" in warning ? warning.name : null,
        })),
        examples: [...turningDown, ...doubting, ...counting].flatMap(examples.view),
      };
    }),
    gained: tally.gained,
    lost: tally.lost,
    gainedPosts: tally.gainedFinds.flatMap(examples.view),
    lostPosts: tally.lostPostIds.flatMap(examples.viewPlain),
    person: readPerson(draft),
    proposals: proposed.flatMap((each, at) =>
      viewProposal(each, scan.proposals.get(proposalIdAt(at)), draft),
    ),
  };
}

async function propose(db: Db, draft: PreviewRequest): Promise<Proposed[]> {
  const name = draft.name.trim();
  if (name.length < 2) return [];
  const handles = draft.terms.filter(({ kind, role }) => kind === "handle" && role === "match");
  const own = handles.map(({ text }) => text);
  const authors = await authorsAlike(db, authorQuery(name, own));
  const accounts = proposeAccounts(name, own, authors).slice(0, accountsMax);
  const words = proposeTerms(name, draft.kind, draft.patronymic).map((term) => ({ term, author: null }));
  const all: Proposed[] = [
    ...words,
    ...accounts.map(({ term, author }) => ({
      term,
      author: author && {
        name: author.name,
        followers: author.followers,
        platforms: platformsOf(authors, author.handle),
      },
    })),
  ];
  const open = new Set(
    withoutCovered(
      draft,
      all.map(({ term }) => term),
    ),
  );
  return all.filter(({ term }) => open.has(term));
}

function platformsOf(authors: readonly AlikeAuthor[], handle: string): string[] {
  const same = authors.filter((author) => author.handle.toLowerCase() === handle.toLowerCase());
  return [...new Set(same.map(({ platform }) => platform))];
}

function viewProposal(
  { term, author }: Proposed,
  tally: { posts: number; fresh: number } | undefined,
  draft: PreviewRequest,
): Proposal[] {
  const { isOnlyIfFound, ...shown } = term;
  const { posts, fresh } = tally ?? { posts: 0, fresh: 0 };
  if (isOnlyIfFound && posts === 0) return [];
  const isRefused = draft.refusedProposals.includes(proposalKey(term));
  const known = author && { ...author, platforms: author.platforms.map(readPlatform) };
  return [{ ...shown, posts, fresh, isRefused, author: known }];
}

async function loadExamples(db: Db, scan: Scan, entities: readonly Entity[]) {
  const { tally } = scan;
  const finds = [...tally.terms.values()].flatMap((term) => [
    ...term.counting,
    ...term.doubting,
    ...term.turningDown,
  ]);
  const ids = [...finds, ...tally.gainedFinds].map(({ postId }) => postId);
  const posts = await storedPosts(db, [...new Set([...ids, ...tally.lostPostIds])]);
  const byId = new Map(posts.map((post) => [post.postId, post]));
  return {
    view(find: PreviewFind) {
      const post = byId.get(find.postId);
      return post === undefined ? [] : [viewExample(post, find, entities)];
    },
    viewPlain(postId: number) {
      const post = byId.get(postId);
      return post === undefined ? [] : [viewPlain(post)];
    },
  };
}

function readPerson({ kind, name, patronymic }: PreviewRequest): EntityPreview["person"] {
  if (kind !== "executive" && kind !== "opinion_leader") return null;
  const read = readPersonName(name, patronymic);
  if (read === null) return null;
  const [part, word] = read.last === null ? (["first", read.first] as const) : (["last", read.last] as const);
  return { ...read, forms: word === null ? [] : declineNamePart(part, word, read.gender) };
}
