import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** What topics are read from. */
export interface TopicPosts {
  /** How many posts there are. */
  total: number;
  /** Those that were read: all, or an even sample. */
  posts: {
    title: string | null;
    text: string;
    /** Number of the day it was published on, UTC. */ day: number;
  }[];
}

/** Of a text so much is read. */
const textUnits = 1_000;

/** Posts of a period that are ours, at most `limit`: beyond it a sample that is the same each time. */
export async function postsOfPeriod(
  db: Db,
  period: { from: Date; to: Date },
  limit: number,
): Promise<TopicPosts> {
  const within = sql`t.published_at >= ${period.from}::timestamptz and t.published_at < ${period.to}::timestamptz
    and t.irrelevant_because is null`;
  const [counted] = await readRows<{ total: number }>(
    db,
    sql`select count(*)::integer as total from triage t where ${within}`,
  );
  const total = counted?.total ?? 0;
  const share = total <= limit ? 1_000 : Math.floor((limit / total) * 1_000);
  const posts = await readRows<TopicPosts["posts"][number]>(
    db,
    sql`
    select p.title, left(p.text, ${textUnits}) as text, floor(extract(epoch from t.published_at) / 86400)::integer as day
    from triage t join post p on p.post_id = t.post_id and p.month = t.month
    where ${within} and p.deleted_at is null and abs(hashint8(t.post_id)) % 1000 < ${share}
    order by t.post_id limit ${limit}`,
  );
  return { total, posts };
}

/** The first posts of a story, each text once. */
export async function textsOfStory(
  db: Db,
  storyId: number,
  limit: number,
): Promise<{ title: string | null; text: string }[]> {
  return readRows<{ title: string | null; text: string }>(
    db,
    sql`
    select p.title, left(p.text, ${textUnits}) as text
    from triage t join post p on p.post_id = t.post_id and p.month = t.month
    where t.story_id = ${storyId} and p.deleted_at is null
    order by t.is_reprint, t.published_at, t.post_id limit ${limit}`,
  );
}

/** Names and terms of everything on the watch list. */
export async function watchedWords(db: Db): Promise<string[]> {
  const rows = await readRows<{ name: string }>(
    db,
    sql`select name from entity where retired_at is null union select text from entity_term where role = 'match'`,
  );
  return rows.map((row) => row.name);
}
