import type { EntityKind } from "@earshot/core/match/entity";
import { directions, sentiments, type Direction, type Sentiment } from "@earshot/core/analyse/label";
import type { Database } from "@earshot/db/database";
import { countNext } from "@earshot/db/queries/figures/count-mentions";
import { loadContent, type MonthPost } from "@earshot/world/content";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";

export interface DemoMonth {
  entities: ReadonlyMap<string, number>;
  sources: ReadonlyMap<string, number>;
  stories: ReadonlyMap<string, number>;
  /** Midnight of Moscow with which a day of the month begins. */
  day(number: number): Date;
}

const dayMs = 86_400_000;
const rivals = new Set(["KUPCH", "DYMOK", "STREL", "SIROT", "KZ"]);
const bosses = new Set(["D", "O", "V", "S"]);

/** The demo month as people labelled it, counted: stories, directions and sentiments as they are, without a worker that would judge anew. */
export async function bringDemoMonth({ db, pool }: Pick<Database, "db" | "pool">): Promise<DemoMonth> {
  const month = loadContent();
  const day = (number: number) => new Date(Date.parse(`${month.day0}T00:00:00+03:00`) + number * dayMs);
  const entities = new Map<string, number>();
  const sources = new Map<string, number>();
  const stories = new Map<string, number>();
  const told = month.posts.filter(({ truth }) => truth.entities.length > 0);
  for (const name of new Set(told.flatMap(({ truth }) => truth.entities)))
    entities.set(name, await makeEntity(db, name, { kind: kindOf(name) }));
  for (const each of month.sources) {
    const { id, title, tier, audience, platform } = each;
    sources.set(
      id,
      await makeSource(db, { name: title, url: `https://${id}.example/`, tier, audience, platform }),
    );
  }
  for (const each of month.sources) {
    const posts = told.filter(({ sourceId }) => sourceId === each.id);
    const saved = await triaged(
      db,
      sources.get(each.id) ?? 0,
      posts.map((post) => toTriaged(post, day, entities, each.platform)),
    );
    for (const [at, { postId }] of saved.entries())
      await tell(pool, stories, posts[at]?.truth.story ?? null, postId);
  }
  while ((await countNext(db, 500))?.posts) continue;
  return { entities, sources, stories, day };
}

function kindOf(name: string): EntityKind {
  if (rivals.has(name)) return "competitor";
  if (name.startsWith("OL_")) return "opinion_leader";
  return name === "Z" ? "company" : bosses.has(name) ? "executive" : "product";
}

function toTriaged(
  { id, day, time, author, title, text, truth, engagement }: MonthPost,
  dayOf: (number: number) => Date,
  entities: ReadonlyMap<string, number>,
  platform: ReturnType<typeof collected>["platform"],
) {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const publishedAt = new Date(dayOf(day).getTime() + (hours * 60 + minutes) * 60_000);
  const ids = truth.entities.flatMap((name) => entities.get(name) ?? []);
  const sentiment = sentiments.find((each) => each === truth.sentiment) ?? ("neutral" satisfies Sentiment);
  const direction = directions.find((each) => each === truth.direction) ?? ("none" satisfies Direction);
  return {
    post: collected({
      externalId: id,
      namespace: "month",
      platform,
      title,
      text,
      publishedAt,
      author: { ...author, handle: author.handle, url: null },
      engagement: { ...engagement, isApproximate: false },
    }),
    entities: ids,
    analysis: {
      direction,
      sentiments: ids.map((entityId) => ({ entityId, sentiment, probabilities: null })),
    },
  };
}

async function tell(
  pool: Database["pool"],
  stories: Map<string, number>,
  name: string | null,
  postId: number,
): Promise<void> {
  if (name === null) return;
  if (!stories.has(name)) {
    const { rows } = await pool.query<{ story_id: string }>(
      `insert into story (name, lead_id, post_count, original_count, first_at, last_at, created_at, changed_at)
       values ($1, $2, 1, 1, now(), now(), now(), now()) returning story_id`,
      [name, postId],
    );
    stories.set(name, Number(rows[0]?.story_id));
  }
  await pool.query("update triage set story_id = $1 where post_id = $2", [stories.get(name), postId]);
}
