import type { Pool } from "pg";
import { directions, sentiments } from "@earshot/core/analyse/label";
import type { PostAuthor } from "@earshot/core/collect/post";
import { lockStories } from "@earshot/db/queries/stories-lock";
import { addBlock, endBlock } from "@earshot/db/queries/blocks";
import { mergeCards } from "@earshot/db/queries/author-merge";
import { savePosts } from "@earshot/db/queries/collect";
import type { DeskChange } from "@earshot/core/triage/desk-change";
import type { Db } from "@earshot/db/database";
import { saveMatches } from "@earshot/db/queries/match";
import { removePosts } from "@earshot/db/queries/remove-posts";
import { mergeStories, splitStory } from "@earshot/db/queries/stories-change";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { changePost } from "@earshot/db/queries/triage-change";
import { analysed, collected, engaged, later, matchOf, type makeActor, now, triaged } from "../db/rig.ts";

export interface Ground {
  db: Db;
  pool: Pool;
  sourceIds: readonly number[];
  entityIds: readonly number[];
  actor: Awaited<ReturnType<typeof makeActor>>;
  head: Awaited<ReturnType<typeof makeActor>>;
  random: () => number;
}

/** Everything that can happen to what is counted, by name; each is one change at random. */
export const changes: Record<string, (ground: Ground) => Promise<unknown>> = {
  "posts come": async ({ db, random, ...ground }) => {
    const pick = picker(random);
    const sourceId = pick(ground.sourceIds);
    const posts = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
      post: madePost(random),
      entities: ground.entityIds.filter(() => random() < 0.4),
      analysis: labels(random),
    }));
    return triaged(
      db,
      sourceId,
      posts.filter(({ entities }) => entities.length > 0),
    );
  },
  "counters and followers are read again": async ({ db, pool, random }) => {
    const [known] = await some<{ external_id: string; source_id: number; published_at: Date }>(
      pool,
      random,
      "select external_id, source_id, published_at from post where deleted_at is null",
    );
    if (known === undefined) return null;
    const post = { ...madePost(random, known.external_id), publishedAt: known.published_at };
    return savePosts(db, { sourceId: known.source_id, posts: [post], now });
  },
  "a post is analysed again": async ({ db, pool, random, entityIds }) => {
    const [post] = await somePosts(pool, random);
    if (post === undefined) return null;
    const analysis = labels(random);
    const towards = entityIds.map((entityId) => ({
      entityId,
      sentiment: picker(random)(sentiments),
      probabilities: null,
    }));
    return analysed(db, new Map([[post.postId, { ...analysis, sentiments: towards }]]));
  },
  "a post is matched anew": async ({ db, pool, random, entityIds }) => {
    const [post] = await somePosts(pool, random);
    if (post === undefined) return null;
    const found = entityIds.filter(() => random() < 0.3).map((entityId) => matchOf(entityId));
    await saveMatches(db, { version: 2, now, matches: [{ ...post, matches: found }] });
    return random() < 0.3 ? null : analysed(db, new Map([[post.postId, labels(random)]]));
  },
  "a person corrects or dismisses": async ({ db, pool, random, actor, entityIds }) => {
    const [post] = await somePosts(pool, random);
    if (post === undefined) return null;
    const change: DeskChange =
      random() < 0.4
        ? { kind: "irrelevant", because: "namesake" }
        : random() < 0.5
          ? { kind: "status", status: "new" }
          : {
              kind: "correct",
              direction: picker(random)(directions),
              severity: picker(random)([1, 2, 3, 4, 5] as const),
              sentiments: [{ entityId: picker(random)(entityIds), sentiment: picker(random)(sentiments) }],
            };
    const version = Number(
      (await pool.query("select version from triage where post_id = $1", [post.postId])).rows[0]?.version,
    );
    return changePost(db, actor.by("triage").may, { postId: post.postId, now, version, change });
  },
  "a source gets another tier, audience or owner": ({ pool, random, sourceIds, entityIds }) =>
    pool.query("update source set tier = $2, audience = $3, owner_entity_id = $4 where source_id = $1", [
      picker(random)(sourceIds),
      1 + Math.floor(random() * 3),
      random() < 0.3 ? null : Math.floor(random() * 100_000),
      random() < 0.2 ? picker(random)(entityIds) : null,
    ]),
  "followers change": ({ pool, random }) =>
    pool.query("update author set followers = followers * $1::float8 + 7 where author_id % 3 = $2", [
      0.9 + random() / 4,
      Math.floor(random() * 3),
    ]),
  "two people are one": async ({ db, pool, random, actor }) => {
    const cards = await some<{ card_id: string }>(pool, random, "select distinct card_id from author", 2);
    const [one, other] = cards.map((row) => Number(row.card_id));
    if (one === undefined || other === undefined) return null;
    const { rows } = await pool.query("select version from author_card where card_id = $1", [one]);
    const expected = (rows[0]?.version as number | undefined) ?? 1;
    return mergeCards(db, actor.by("triage"), { cardId: one, otherId: other, expected, now });
  },
  "an entity becomes a rival or one of ours": ({ pool, random, entityIds }) =>
    pool.query("update entity set kind = $2 where entity_id = $1", [
      picker(random)(entityIds),
      picker(random)(["company", "competitor", "brand", "topic"]),
    ]),
  "an entity changes hands": ({ pool, random, entityIds }) => {
    const [whose, whom] = [picker(random)(entityIds), picker(random)(entityIds)];
    return pool.query("update entity set company_id = nullif($2::integer, entity_id) where entity_id = $1", [
      whose,
      whom,
    ]);
  },
  "an author is blocked": async ({ db, pool, random, head }) => {
    const [author] = await some<{ author_id: string }>(pool, random, "select author_id from author");
    if (author === undefined) return null;
    const target = { kind: "author", authorId: Number(author.author_id) } as const;
    return addBlock(db, head.by("edit_sources"), { target, reason: null, isForOpen: true, now });
  },
  "a block ends": async ({ db, pool, random, head }) => {
    const [block] = await some<{ block_id: number }>(
      pool,
      random,
      "select block_id from block where ended_at is null",
    );
    if (block === undefined) return null;
    return endBlock(db, head.by("edit_sources"), { blockId: block.block_id, givesBack: random() < 0.7, now });
  },
  "stories are joined": async ({ db, pool, random, actor }) => {
    const posts = await somePosts(pool, random, 3);
    const postIds = posts.map(({ postId }) => postId);
    return mergeStories(db, actor.by("triage").may, { storyIds: [], postIds, now });
  },
  "a story is parted": async ({ db, pool, random, actor }) => {
    const [post] = await some<{ post_id: string; story_id: string }>(
      pool,
      random,
      "select post_id, story_id from triage where story_id is not null",
    );
    if (post === undefined) return null;
    const given = {
      storyId: Number(post.story_id),
      postIds: [Number(post.post_id)],
      isEachAlone: false,
      now,
    };
    return splitStory(db, actor.by("triage").may, given);
  },
  "a post is deleted by its platform": async ({ db, pool, random }) => {
    const [known] = await some<{ external_id: string; namespace: string }>(
      pool,
      random,
      "select external_id, namespace from post",
    );
    if (known === undefined) return null;
    return tombstonePosts(db, { namespace: known.namespace, externalIds: [known.external_id], now });
  },
  "posts are removed": async ({ db, pool, random }) => {
    const posts = await somePosts(pool, random, 2);
    return db.transaction(async (tx) => {
      await lockStories(tx);
      await removePosts(tx, posts);
    });
  },
};

let made = 0;

function madePost(random: () => number, externalId = `made-${(made += 1)}`) {
  const pick = picker(random);
  const author: PostAuthor & { key: string } = {
    key: `author-${Math.floor(random() * 6)}`,
    handle: null,
    name: `Author ${Math.floor(random() * 6)}`,
    url: null,
    bio: null,
    followers: random() < 0.3 ? null : Math.floor(random() * 5_000),
  };
  return collected({
    externalId,
    publishedAt: later(-Math.floor(random() * 60 * 24 * 40)),
    parentExternalId: random() < 0.2 ? "parent" : null,
    author: random() < 0.2 ? null : author,
    platform: pick(["news", "vk", "telegram"]),
    engagement: engaged({
      likes: random() < 0.5 ? null : Math.floor(random() * 100),
      comments: random() < 0.5 ? null : Math.floor(random() * 10),
    }),
  });
}

function labels(random: () => number) {
  const pick = picker(random);
  return {
    direction: pick(directions),
    also: directions.filter(() => random() < 0.15),
    severity: pick([1, 2, 3, 4, 5] as const),
    lang: pick(["ru", "en"]),
  };
}

function picker(random: () => number): <T>(of: readonly T[]) => T {
  return (of) => of[Math.floor(random() * of.length)] as (typeof of)[number];
}

async function somePosts(
  pool: Pool,
  random: () => number,
  count = 1,
): Promise<{ postId: number; month: string }[]> {
  const rows = await some<{ post_id: string; month: string }>(
    pool,
    random,
    "select post_id, month::text from triage",
    count,
  );
  return rows.map(({ post_id, month }) => ({ postId: Number(post_id), month }));
}

async function some<T>(pool: Pool, random: () => number, statement: string, count = 1): Promise<T[]> {
  const { rows } = await pool.query(`${statement} order by 1`);
  return Array.from(
    { length: Math.min(count, rows.length) },
    () => rows.splice(Math.floor(random() * rows.length), 1)[0] as T,
  );
}
