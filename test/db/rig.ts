import { afterAll, beforeAll } from "vitest";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { EntityMatch } from "@earshot/core/match/entity";
import { authorize } from "@earshot/core/triage/authorized";
import type { Action } from "@earshot/core/triage/permission";
import type { Role } from "@earshot/core/triage/status";
import { connectDatabase, type Database, type Db } from "@earshot/db/database";
import { postsToAnalyse, type PostToAnalyse } from "@earshot/db/queries/analyse";
import { savePosts, type SavedPost } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { byCommandLine, type ChangedBy } from "@earshot/db/queries/changed-by";
import { addPerson } from "@earshot/db/queries/people";
import { saveAnalyses, type Analysis } from "@earshot/db/queries/save-analyses";
import { upsertSource, type SaveSource } from "@earshot/db/queries/sources";
import { upsertEntity, type SaveEntity } from "@earshot/db/queries/watch-list";
import { createTestDatabase } from "../support/test-database.ts";

export const now = new Date("2026-11-20T12:00:00Z");

/** An instant some minutes after `now`. */
export function later(minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}

/** Who changes configuration in a test that is not about permission. */
export const editor = byCommandLine();

/** A database of its own for a test file, connected while its tests run. */
export function useDatabase(): {
  readonly db: Database["db"];
  readonly pool: Database["pool"];
  readonly url: string;
} {
  let opened: { url: string; drop(): Promise<void> } | null = null;
  let database: Database | null = null;
  beforeAll(async () => {
    opened = await createTestDatabase();
    database = connectDatabase(opened.url, { max: 8 });
  });
  afterAll(async () => {
    await database?.close();
    await opened?.drop();
  });
  const ready = (): Database => {
    if (!database) throw new Error("Use the database within tests.");
    return database;
  };
  return {
    get db() {
      return ready().db;
    },
    get pool() {
      return ready().pool;
    },
    get url() {
      return opened?.url ?? "";
    },
  };
}

const silent = { likes: null, comments: null, shares: null, views: null, isApproximate: false };

export function collected(given: Partial<CollectedPost> & { externalId: string }): CollectedPost {
  return {
    namespace: "https://feed.example/",
    platform: "news",
    url: `https://feed.example/${given.externalId}`,
    title: null,
    text: `Text of ${given.externalId}`,
    author: null,
    publishedAt: new Date("2026-11-20T11:00:00Z"),
    dateFlag: null,
    editedAt: null,
    parentExternalId: null,
    rootExternalId: null,
    engagement: silent,
    statedLanguage: null,
    tags: [],
    ...given,
  };
}

export function engaged(counters: Partial<CollectedPost["engagement"]>): CollectedPost["engagement"] {
  return { ...silent, ...counters };
}

export async function makeSource(db: Db, given: Partial<SaveSource> = {}): Promise<number> {
  const url = given.url ?? "https://feed.example/";
  const facts = {
    kind: "feed",
    platform: "news",
    name: "Feed",
    tier: 2,
    audience: null,
    folder: null,
  } as const;
  return (await upsertSource(db, { ...facts, ...given, url }, now)).sourceId;
}

export async function makeEntity(db: Db, name: string, given: Partial<SaveEntity> = {}): Promise<number> {
  const term = {
    text: name,
    kind: "word",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  const saved = await upsertEntity(
    db,
    { kind: "company", companyId: null, terms: [term], ...given, name },
    now,
  );
  if (!saved.ok) throw new Error(saved.reason);
  return saved.entityId;
}

export async function makePerson(db: Db, name: string) {
  const email = `${name}@pr.example`;
  const added = await addPerson(db, {
    name,
    email,
    role: "pr",
    language: "ru",
    passwordHash: "hash",
    now,
    by: byCommandLine(),
  });
  const actor = added.ok ? authorize(added.person, "triage") : null;
  if (!actor) throw new Error("A person of PR may work on the list.");
  return actor;
}

/** Somebody of this role: each action with the proof that it is allowed, and who did it. */
export async function makeActor(
  db: Db,
  name: string,
  role: Role = "pr",
): Promise<{ personId: number; by: <A extends Action>(action: A) => ChangedBy<A> }> {
  const { personId } = await makePerson(db, name);
  return {
    personId,
    by(action) {
      const may = authorize({ personId, role }, action);
      if (may === null) throw new Error(`The role ${role} may not ${action}.`);
      return { may, actor: { personId, via: "person", address: null } };
    },
  };
}

export function matchOf(entityId: number, role: EntityMatch["role"] = "main"): EntityMatch {
  return { entityId, role, hits: [{ field: "text", start: 0, end: 4, termId: 1, found: "Text" }] };
}

const even = 1 / 7;

export function analysisOf(post: PostToAnalyse, given: Partial<Analysis> = {}): Analysis {
  return {
    postId: post.postId,
    month: post.month,
    revision: post.revision,
    lang: "ru",
    direction: "none",
    also: [],
    confidence: 0.5,
    isUnsure: false,
    directionProbabilities: {
      crisis: even,
      announcement: even,
      clarification: even,
      unpopular_decision: even,
      opinion_leader: even,
      feedback_request: even,
      none: even,
    },
    spans: [],
    signals: [],
    toxicity: null,
    spam: null,
    model: "test-1",
    severity: 2,
    priority: 1,
    factors: [],
    snippet: post.text.slice(0, 280),
    snippetHits: [],
    sentiments: post.mentions.map(({ entityId }) => ({
      entityId,
      sentiment: "neutral",
      probabilities: null,
    })),
    ...given,
  };
}

/** A walk over history, which follows a change of the watch list, would find that such posts name nobody. */
const newerThanAnyList = 1000;

/** Takes posts all the way into triage, each speaking of the entities named. */
export async function triaged(
  db: Db,
  sourceId: number,
  posts: readonly { post: CollectedPost; entities: readonly number[]; analysis?: Partial<Analysis> }[],
): Promise<SavedPost[]> {
  const saved = await savePosts(db, { sourceId, posts: posts.map(({ post }) => post), now });
  const matches = saved.map(({ postId, month }, at) => ({
    postId,
    month,
    matches: (posts[at]?.entities ?? []).map((entityId) => matchOf(entityId)),
  }));
  await saveMatches(db, { version: newerThanAnyList, now, matches });
  await analysed(db, new Map(saved.map(({ postId }, at) => [postId, posts[at]?.analysis ?? {}])));
  return saved;
}

/** Analyses posts with these answers of the model. */
export async function analysed(db: Db, answers: ReadonlyMap<number, Partial<Analysis>>) {
  const loaded = await postsToAnalyse(db, [...answers.keys()]);
  return saveAnalyses(db, {
    now,
    analyses: loaded.map((post) => analysisOf(post, answers.get(post.postId))),
  });
}
