import type { Direction } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Engagement, PostAuthor } from "@earshot/core/collect/post";
import type { SourceTier } from "@earshot/core/collect/source";
import type { EntityKind, EntityMatch } from "@earshot/core/match/entity";
import type { Standing } from "@earshot/core/triage/author/standing";
import type { Severity } from "@earshot/core/triage/status";
import type { Sentiment } from "@earshot/core/analyse/label";
import { kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { authorCard } from "../schema/author-card.ts";
import { author } from "../schema/author.ts";
import { entity } from "../schema/entity.ts";
import { mention } from "../schema/mention.ts";
import type { SetBy } from "../schema/mention.ts";
import { post } from "../schema/post.ts";
import { source } from "../schema/source.ts";
import { triage } from "../schema/triage.ts";
import { loadAuthorRoles } from "./author-role.ts";
import type { FindAuthorRole } from "./author-role.ts";
import { anyOf, isAt, locatePosts } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import { loadParents } from "./thread.ts";

const company = alias(entity, "company");

export interface MentionToAnalyse {
  entityId: number;
  name: string;
  /** As `kindTowardsUs` gives it. */
  kind: EntityKind;
  companyId: number | null;
  role: EntityMatch["role"];
  hits: EntityMatch["hits"];
  sentiment: Sentiment | null;
  sentimentBy: SetBy;
}

/** What is known of a post in triage before this analysis; what a person set holds for the priority too. */
export interface CurrentLabels {
  direction: Direction;
  directionBy: SetBy;
  severity: Severity;
  severityBy: SetBy | "rule";
  confidence: number;
}

export interface PostToAnalyse extends PostLocation {
  /** Given back to `saveAnalyses`, which then leaves a post alone that was edited meanwhile. */
  revision: number;
  title: string | null;
  text: string;
  url: string | null;
  platform: Platform;
  statedLanguage: string | null;
  tags: string[];
  publishedAt: Date;
  foundAt: Date;
  isReply: boolean;
  engagement: Engagement;
  author: PostAuthor | null;
  /** What the author is in the watch list, if watched. */
  authorRole: EntityKind | null;
  /** What the card of the author says. */
  authorStanding: { standing: Standing; isByPerson: boolean } | null;
  source: {
    sourceId: number;
    name: string;
    tier: SourceTier;
    audience: number | null;
    language: string | null;
  };
  mentions: MentionToAnalyse[];
  /** The post that this one answers, where we have it. */
  parent: { postId: number; title: string | null; text: string; authorRole: EntityKind | null } | null;
  current: CurrentLabels | null;
}

/** The posts with these ids that have a mention, in the order of their ids; unknown and deleted ones are left out. */
export async function postsToAnalyse(db: Db, postIds: readonly number[]): Promise<PostToAnalyse[]> {
  const places = await locatePosts(db, postIds);
  if (places.length === 0) return [];
  const rows = await readPosts(db, places);
  const ids = rows.map((row) => row.post.postId);
  const mentions = await readMentions(db, places);
  const parents = await loadParents(
    db,
    rows.map((row) => row.post),
  );
  const current = await readLabels(db, ids);
  const roleOf = await loadAuthorRoles(db);
  return rows.map((row): PostToAnalyse => {
    const parent = parents.get(row.post.postId);
    return {
      ...toAnalyse(row, roleOf),
      mentions: mentions.get(row.post.postId) ?? [],
      parent: parent ? { ...parent.text, authorRole: roleOf(parent.author) } : null,
      current: current.get(row.post.postId) ?? null,
    };
  });
}

const sourceColumns = {
  sourceId: source.sourceId,
  name: source.name,
  tier: source.tier,
  audience: source.audience,
  language: source.language,
};

/** The id first: where the first column of a joined group is null, the library takes the whole group as missing. */
const cardColumns = {
  cardId: authorCard.cardId,
  said: authorCard.standing,
  derived: authorCard.derivedStanding,
};

function readPosts(db: Db, places: readonly PostLocation[]) {
  return db
    .select({ post, author, source: sourceColumns, card: cardColumns })
    .from(post)
    .innerJoin(source, eq(source.sourceId, post.sourceId))
    .leftJoin(author, eq(author.authorId, post.authorId))
    .leftJoin(authorCard, eq(authorCard.cardId, author.cardId))
    .where(and(isAt(post, places), isNull(post.deletedAt), gt(post.mentionCount, 0)))
    .orderBy(asc(post.postId));
}

type PostRow = Awaited<ReturnType<typeof readPosts>>[number];

function toAnalyse(
  row: PostRow,
  roleOf: FindAuthorRole,
): Omit<PostToAnalyse, "mentions" | "parent" | "current"> {
  const { likes, comments, shares, views, isApproximate, ...given } = row.post;
  return {
    postId: given.postId,
    month: given.month,
    revision: given.revision,
    title: given.title,
    text: given.text,
    url: given.url,
    platform: given.platform,
    statedLanguage: given.statedLanguage,
    tags: given.tags,
    publishedAt: given.publishedAt,
    foundAt: given.foundAt,
    isReply: given.parentExternalId !== null,
    engagement: { likes, comments, shares, views, isApproximate },
    author: row.author && {
      handle: row.author.handle,
      name: row.author.name,
      url: row.author.url,
      bio: row.author.bio,
      followers: row.author.followers,
    },
    authorRole: roleOf(row.author),
    authorStanding: standingOf(row.card),
    source: row.source,
  };
}

/** People's word, else what was derived. */
function standingOf(card: PostRow["card"]): PostToAnalyse["authorStanding"] {
  const standing = card?.said ?? card?.derived ?? null;
  return standing === null ? null : { standing, isByPerson: card?.said != null };
}

async function readMentions(
  db: Db,
  places: readonly PostLocation[],
): Promise<Map<number, MentionToAnalyse[]>> {
  const rows = await db
    .select({
      postId: mention.postId,
      entityId: mention.entityId,
      name: entity.name,
      kind: entity.kind,
      companyId: entity.companyId,
      companyKind: company.kind,
      role: mention.role,
      hits: mention.hits,
      sentiment: mention.sentiment,
      sentimentBy: mention.sentimentBy,
    })
    .from(mention)
    .innerJoin(entity, eq(entity.entityId, mention.entityId))
    .leftJoin(company, eq(company.entityId, entity.companyId))
    .where(isAt(mention, places))
    .orderBy(asc(mention.postId), asc(mention.entityId));
  const byPost = new Map<number, MentionToAnalyse[]>();
  for (const { postId, companyKind, ...row } of rows) {
    const each = { ...row, kind: kindTowardsUs(row.kind, companyKind) };
    const list = byPost.get(postId);
    if (list) list.push(each);
    else byPost.set(postId, [each]);
  }
  return byPost;
}

async function readLabels(db: Db, postIds: readonly number[]): Promise<Map<number, CurrentLabels>> {
  const rows = await db
    .select({
      postId: triage.postId,
      direction: triage.direction,
      directionBy: triage.directionBy,
      severity: triage.severity,
      severityBy: triage.severityBy,
      confidence: triage.confidence,
    })
    .from(triage)
    .where(anyOf(triage.postId, postIds));
  return new Map(rows.map(({ postId, ...labels }) => [postId, labels]));
}

/** Posts that have waited for analysis since before `olderThan`: what the sweep puts on the queue again. */
export async function unanalysedPosts(db: Db, olderThan: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: post.postId })
    .from(post)
    .where(
      and(
        isNull(post.analysedAt),
        gt(post.mentionCount, 0),
        isNull(post.deletedAt),
        lt(post.matchedAt, olderThan),
      ),
    )
    .orderBy(asc(post.matchedAt))
    .limit(limit);
  return rows.map((row) => row.postId);
}
