import { parseSearch } from "@earshot/core/triage/search-query";
import { fillWithPosts } from "@earshot/db/load/fill";
import { removeDemo } from "@earshot/db/queries/demo";
import { listMentions } from "@earshot/db/queries/triage";
import { countMentions } from "@earshot/db/queries/triage-count";
import { madeWord } from "@earshot/world/load/made-words";
import { planPosts } from "@earshot/world/load/plan-posts";
import { seededRandom } from "@earshot/world/seeded-random";
import { beforeAll, expect, test } from "vitest";
import { randomFilter, readChoices, singleFilters } from "../bench/asked-filters.ts";
import { explainQueries, type Planned } from "../support/explain-queries.ts";
import { collected, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
const posts = 6_000;
const from = new Date("2026-06-01T00:00:00Z");

async function count(statement: string): Promise<number> {
  const { rows } = await use.pool.query<{ count: number }>(statement);
  return Number(rows[0]?.count);
}

beforeAll(async () => {
  const { db, pool } = use;
  const source = await makeSource(db, { isDemo: true });
  const entities = [
    await makeEntity(db, "Plant", { isDemo: true }),
    await makeEntity(db, "Boss", { isDemo: true }),
  ];
  const templates = Array.from({ length: 60 }, (_, index) => ({
    post: collected({ externalId: `template-${index}`, text: `Текст о заводе номер ${index}` }),
    entities: index % 3 === 0 ? entities : entities.slice(0, 1),
    analysis: { severity: ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5, priority: 1 + index / 10 },
  }));
  await triaged(db, source, templates);
  await pool.query(
    "insert into tag (name, name_key, colour, created_at) values ('made', 'made', 'blue', now())",
  );
  const size = { posts, authors: 300, sources: 20, from, to: now, seed: 4 };
  const filled = await fillWithPosts(
    { db, pool, close: async () => undefined },
    { ...size, openShare: 0.3 },
    function* (found) {
      for (const post of planPosts({ ...size, templates: found.length }))
        yield { ...post, suffix: post.words.map((rank) => madeWord(rank, "ru")).join(" ") };
    },
    () => undefined,
  );
  expect(filled?.posts).toBe(posts);
});

test("every made post stands in every table that a triaged one stands in", async () => {
  const made = "from post_key k where k.namespace like 'made:%'";
  expect(await count(`select count(*) ${made}`)).toBe(posts);
  for (const table of ["post", "triage", "triage_search", "sighting", "triage_event"])
    expect([
      table,
      await count(`select count(distinct t.post_id) from ${table} t join post_key k using (post_id)
      where k.namespace like 'made:%'`),
    ]).toEqual([table, posts]);
  expect(
    await count(`select count(*) ${made} and not exists (
    select from mention m where m.post_id = k.post_id and m.month = k.month)`),
  ).toBe(0);
  expect(
    await count(`select count(*) from triage t where entity_ids <> (
    select array_agg(entity_id order by entity_id) from mention m where m.post_id = t.post_id)`),
  ).toBe(0);
  expect(
    await count(`select count(*) from post p join post_key k using (post_id) where p.month <> k.month`),
  ).toBe(0);
});

test("ids follow the order of publication, answers lead to posts of the same source, stories count their posts", async () => {
  expect(
    await count(`select count(*) from (
    select published_at, lag(published_at) over (order by post_id) as before from post where namespace like 'made:%') p
    where before > published_at`),
  ).toBe(0);
  expect(
    await count(`select count(*) from post p where parent_external_id is not null and not exists (
    select from post_key k join post q using (post_id)
    where k.namespace = p.namespace and k.external_id = p.parent_external_id and q.source_id = p.source_id)`),
  ).toBe(0);
  expect(await count("select count(*) from story")).toBeGreaterThan(100);
  expect(
    await count(`select count(*) from story s where post_count <> (select count(*) from triage t where t.story_id = s.story_id)
    or original_count <> (select count(*) from triage t where t.story_id = s.story_id and not is_reprint)`),
  ).toBe(0);
});

/** Tables of which there are as many rows as posts: walking one of them is what no filter may need. */
const large = /^(triage|triage_search|post|mention|sighting|author|triage_event|story)(_\w+)?$/;

function walksOf(planned: readonly Planned[]): string[] {
  return planned.flatMap(({ text, walked }) => (walked.some((table) => large.test(table)) ? [text] : []));
}

test("no filter that is offered walks a large table in full, alone or combined", async () => {
  const { db, pool } = use;
  const choices = await readChoices({ db, pool, close: async () => undefined });
  const random = seededRandom(8);
  const filters = [
    ...singleFilters(choices, now),
    ...Array.from(
      { length: 60 },
      (_, index) => [`combination ${index}`, randomFilter(choices, now, random)] as const,
    ),
    ...["завод", '"текст о заводе"', "завод -текст", madeWord(3, "ru"), "нетакогослова"].map((words) => {
      const parsed = parseSearch(words);
      return [words, parsed.ok ? { words: parsed.query } : {}] as const;
    }),
  ];
  for (const [name, filter] of filters) {
    const planned = await explainQueries(pool, async () => {
      await listMentions(db, filter, { limit: 50 });
      await countMentions(db, filter);
    });
    expect(planned.length).toBeGreaterThan(1);
    expect({ name, walked: walksOf(planned) }).toEqual({ name, walked: [] });
  }
});

test("the plans show a walk where there is one", async () => {
  const { pool } = use;
  const planned = await explainQueries(pool, () =>
    pool.query("select count(*) from triage where snippet = 'x'"),
  );
  expect(walksOf(planned)).toHaveLength(1);
});

test("removing the demo removes them all", async () => {
  const removed = await removeDemo(use.db);
  expect(removed.posts).toBe(posts + 60);
  for (const table of ["post", "triage", "mention", "triage_search", "author", "story"])
    expect([table, await count(`select count(*) from ${table}`)]).toEqual([table, 0]);
});
