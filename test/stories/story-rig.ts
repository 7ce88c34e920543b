import { usualRepeatWindow } from "@earshot/core/analyse/near-duplicate";
import { usualEventWindow } from "@earshot/core/analyse/same-event";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { Db } from "@earshot/db/database";
import { dueStories, postsToGroup } from "@earshot/db/queries/stories-due";
import { groupPosts } from "@earshot/db/queries/stories-group";
import { fingerprintPost } from "@earshot/text/fingerprint/fingerprint-post";
import type { Pool } from "pg";
import { collected, later, now, triaged } from "../db/rig.ts";

const subjects = [
  "пекарня",
  "завод",
  "трамвай",
  "концерт",
  "мост",
  "аптека",
  "стадион",
  "музей",
  "рынок",
  "вокзал",
];
const filler =
  `открылась вчера утром возле парка сотрудники встретили первых гостей подарками директор рассказал журналистам
планах развития городские власти обещали помочь дорогой жители довольны соседи просят тишины вечером проверка прошла успешно`
    .split(/\s+/)
    .filter(Boolean);

/** A text of thirty words about a subject of its own: texts of different numbers share no key. */
export function makeText(number: number): string {
  const subject = subjects[number % subjects.length] ?? "дом";
  return filler.map((word, at) => `${word}${subject}${number}${at % 3}`).join(" ");
}

/** Groups all posts that are due, in batches of this size, in the order given by `order`. */
export async function groupAll(
  db: Db,
  options: { batch?: number; order?: (ids: number[]) => number[] } = {},
): Promise<void> {
  const due = await dueStories(db, later(1_000_000), 10_000);
  const ids = options.order ? options.order(due) : due;
  const batch = options.batch ?? 500;
  for (let from = 0; from < ids.length; from += batch) await groupThese(db, ids.slice(from, from + batch));
}

/** What the job does, in this process. */
export async function groupThese(db: Db, postIds: readonly number[]): Promise<void> {
  const due = await postsToGroup(db, postIds);
  const posts = due.map(({ postId, mark, text }) => ({
    postId,
    mark,
    print: text && { fingerprint: fingerprintPost(text), revision: text.revision },
  }));
  await groupPosts(db, { now, windows: { repeats: usualRepeatWindow, events: usualEventWindow }, posts });
}

/** Takes posts with these texts into triage, published a minute after each other, and gives their ids. */
export async function addPosts(
  db: Db,
  place: { sourceId: number; entityId: number },
  posts: readonly (Partial<CollectedPost> & { externalId: string; text: string })[],
): Promise<number[]> {
  const saved = await triaged(
    db,
    place.sourceId,
    posts.map((post, at) => ({
      post: collected({ publishedAt: later(-600 + at), ...post }),
      entities: [place.entityId],
    })),
  );
  return saved.map((each) => each.postId);
}

export interface Placed {
  postId: number;
  storyId: number | null;
  isReprint: boolean;
}

export async function readPlaces(pool: Pool, postIds: readonly number[]): Promise<Placed[]> {
  const { rows } = await pool.query<{ post_id: string; story_id: string | null; is_reprint: boolean }>(
    "select post_id, story_id, is_reprint from triage where post_id = any($1::bigint[]) order by post_id",
    [postIds],
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    storyId: row.story_id === null ? null : Number(row.story_id),
    isReprint: row.is_reprint,
  }));
}

/** Who is with whom and in which role, by the names given, whatever the numbers of the stories: "a b* c | d" where `*` is a reprint. */
export async function partition(pool: Pool, names: Readonly<Record<string, number>>): Promise<string> {
  const nameOf = new Map(Object.entries(names).map(([name, id]) => [id, name]));
  const groups = new Map<string, string[]>();
  for (const { postId, storyId, isReprint } of await readPlaces(pool, Object.values(names))) {
    const key = storyId === null ? `alone ${postId}` : String(storyId);
    const label = `${nameOf.get(postId) ?? postId}${isReprint ? "*" : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), label].sort());
  }
  return [...groups.values()]
    .map((group) => group.join(" "))
    .sort()
    .join(" | ");
}
