import { engineMark } from "@earshot/core/analyse/engine";
import type { Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { Engagement, PostAuthor } from "@earshot/core/collect/post";
import type { SourceTier } from "@earshot/core/collect/source";
import type { EntityKind, EntityMatch } from "@earshot/core/match/entity";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { author } from "../schema/author.ts";
import { entity } from "../schema/entity.ts";
import { mention } from "../schema/mention.ts";
import type { SetBy } from "../schema/mention.ts";
import { person } from "../schema/person.ts";
import { source } from "../schema/source.ts";
import { triage } from "../schema/triage.ts";
import { clocksOfPosts, pressingClock } from "./clock-row.ts";
import type { ShownClock } from "./clock-row.ts";
import { incidentMarks } from "./incidents.ts";
import type { IncidentMark } from "./incidents.ts";
import { anyOf, isAt } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import { storySizes } from "./stories-sizes.ts";
import type { StorySize } from "./stories-sizes.ts";

export interface MentionedEntity {
  entityId: number;
  name: string;
  kind: EntityKind;
  role: EntityMatch["role"];
  sentiment: Sentiment | null;
  sentimentProbabilities: Probabilities<Sentiment> | null;
  sentimentBy: SetBy;
}

const columns = {
  postId: triage.postId,
  month: triage.month,
  version: triage.version,
  status: triage.status,
  severity: triage.severity,
  severityBy: triage.severityBy,
  priority: triage.priority,
  direction: triage.direction,
  also: triage.also,
  confidence: triage.confidence,
  isUnsure: triage.isUnsure,
  directionBy: triage.directionBy,
  title: triage.title,
  snippet: triage.snippet,
  snippetHits: triage.snippetHits,
  platform: triage.platform,
  lang: triage.lang,
  publishedAt: triage.publishedAt,
  foundAt: triage.foundAt,
  url: triage.url,
  isReply: triage.isReply,
  isDemo: triage.isDemo,
  tagIds: triage.tagIds,
  noteCount: triage.noteCount,
  storyId: triage.storyId,
  isReprint: triage.isReprint,
  snoozedUntil: triage.snoozedUntil,
  irrelevantBecause: triage.irrelevantBecause,
  escalatedTo: triage.escalatedTo,
  blockedBy: triage.blockedBy,
};

const joined = {
  likes: triage.likes,
  comments: triage.comments,
  shares: triage.shares,
  views: triage.views,
  isApproximate: triage.isApproximate,
  source: { id: source.sourceId, name: source.name, tier: source.tier },
  isDeleted: sql<boolean>`coalesce((select p.deleted_at is not null from post p
    where p.month = ${triage.month} and p.post_id = ${triage.postId}), false)`,
  isByEngine: sql<boolean>`position(${engineMark}::text in ${triage.model}) > 0`,
  namesSecret: sql<boolean>`${triage.signals} @> '[{"name":"secret"}]'`,
  // Below zero where it is not known.
  reach: sql<
    number | null
  >`(select nullif(greatest(reach, -1), -1) from triage_spread where post_id = ${triage.postId})`,
  velocity: sql<
    number | null
  >`(select nullif(greatest(velocity, -1), -1) from triage_spread where post_id = ${triage.postId})`,
  author: {
    // First: where the first column of a joined group is null, the library takes the whole group as missing.
    authorId: author.authorId,
    handle: author.handle,
    name: author.name,
    url: author.url,
    bio: author.bio,
    followers: author.followers,
  },
  assignee: {
    personId: person.personId,
    name: person.name,
    hasLeft: sql<boolean>`${person.disabledAt} is not null`,
  },
};

/** One row of the triage list: a post with at least one mention, without its text. */
export type TriageRow = Omit<
  Pick<typeof triage.$inferSelect, keyof typeof columns>,
  "storyId" | "isReprint"
> & {
  engagement: Engagement;
  /** People it can have reached, and interactions an hour, as its priority was last decided. */
  reach: number | null;
  velocity: number | null;
  source: { id: number; name: string; tier: SourceTier };
  /** Its direction was given by the language model that the installation connected. */
  isByEngine: boolean;
  /** Names something that the watch list calls secret. */
  namesSecret: boolean;
  /** Its platform says that it was taken back; then its words are gone, unless an incident holds them. */
  isDeleted: boolean;
  author: PostAuthor | null;
  /** Who has taken it on; `hasLeft` when that person is no longer here. */
  assignee: { personId: number; name: string; hasLeft: boolean } | null;
  entities: MentionedEntity[];
  story: (StorySize & { isReprint: boolean }) | null;
  incident: IncidentMark | null;
  /** The clock that asks for something next; null when none runs or rests. */
  clock: ShownClock | null;
};

/** The rows of these posts, in the order of the ids given; posts that are not in triage are left out. */
export async function mentionRows(db: Db, postIds: readonly number[]): Promise<TriageRow[]> {
  if (postIds.length === 0) return [];
  const found = await db
    .select({ ...columns, ...joined })
    .from(triage)
    .innerJoin(source, eq(source.sourceId, triage.sourceId))
    .leftJoin(author, eq(author.authorId, triage.authorId))
    .leftJoin(person, eq(person.personId, triage.assigneeId))
    .where(anyOf(triage.postId, postIds));
  const entities = await mentionedEntities(db, found);
  const stories = await storySizes(
    db,
    found.flatMap((row) => row.storyId ?? []),
  );
  const clocks = await clocksOfPosts(db, postIds);
  const incidents = await incidentMarks(db, postIds);
  const rows = new Map(
    found.map(({ likes, comments, shares, views, isApproximate, storyId, isReprint, author: by, ...row }) => [
      row.postId,
      {
        ...row,
        author: by && { handle: by.handle, name: by.name, url: by.url, bio: by.bio, followers: by.followers },
        story: storyMark(stories, storyId, isReprint),
        engagement: { likes, comments, shares, views, isApproximate },
        entities: entities.get(row.postId) ?? [],
        clock: pressingClock(clocks.get(row.postId)),
        incident: incidents.get(row.postId) ?? null,
      },
    ]),
  );
  return postIds.flatMap((postId) => rows.get(postId) ?? []);
}

function storyMark(
  stories: ReadonlyMap<number, StorySize>,
  storyId: number | null,
  isReprint: boolean,
): TriageRow["story"] {
  const story = storyId === null ? undefined : stories.get(storyId);
  return story ? { ...story, isReprint } : null;
}

/** Entities by post, those that the post is about first. */
async function mentionedEntities(
  db: Db,
  places: readonly PostLocation[],
): Promise<Map<number, MentionedEntity[]>> {
  if (places.length === 0) return new Map();
  const rows = await db
    .select({
      postId: mention.postId,
      entityId: mention.entityId,
      name: entity.name,
      kind: entity.kind,
      role: mention.role,
      sentiment: mention.sentiment,
      sentimentProbabilities: mention.sentimentProbabilities,
      sentimentBy: mention.sentimentBy,
    })
    .from(mention)
    .innerJoin(entity, eq(entity.entityId, mention.entityId))
    .where(isAt(mention, places))
    .orderBy(asc(mention.postId), asc(mention.role), asc(mention.entityId));
  const byPost = new Map<number, MentionedEntity[]>();
  for (const { postId, ...each } of rows) byPost.set(postId, [...(byPost.get(postId) ?? []), each]);
  for (const list of byPost.values())
    list.sort((a, b) => Number(b.role === "main") - Number(a.role === "main"));
  return byPost;
}
