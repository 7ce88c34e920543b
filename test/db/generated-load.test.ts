import { openStatuses } from "@earshot/core/triage/status";
import { fillWithPosts } from "@earshot/db/load/fill";
import { removeDemo } from "@earshot/db/queries/demo";
import { findPlaces, usual, type WayBounds } from "@earshot/db/queries/find-places";
import type { Place } from "@earshot/db/queries/place-order";
import { listMentions } from "@earshot/db/queries/triage";
import { countMentions } from "@earshot/db/queries/triage-count";
import { askedLists, type TriageFilter } from "@earshot/db/queries/triage-filter";
import type { AskedWords } from "@earshot/db/queries/triage-words";
import { madeWord } from "@earshot/world/load/made-words";
import { planPosts } from "@earshot/world/load/plan-posts";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { beforeAll, expect, test } from "vitest";
import { asked } from "./asked-query.ts";
import { randomFilter, readChoices, singleFilters } from "../bench/asked-filters.ts";
import { explainQueries, type Planned } from "../support/explain-queries.ts";
import { collected, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

/** A row of triage as the driver reads it, with its words. */
type Row = {
  [column in "status" | "direction" | "platform" | "lang" | "post_id"]: string;
} & {
  [column in "also" | "sentiments" | "entity_sentiments" | "words"]: string[];
} & {
  [column in "entity_ids" | "tag_ids"]: number[];
} & {
  severity: number;
  source_id: number;
  assignee_id: number | null;
  author_id: number | null;
  story_id: number | null;
  is_unsure: boolean;
  is_reprint: boolean;
  published_at: Date;
};

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
  // Nearly every post has a clock that was met, few have one that runs; and the plans must not depend on whether the server knows that by itself yet.
  await pool.query(`
    insert into triage_clock (post_id, kind, round, state, severity, started_at, target_ms, elapsed_ms, counted_at, stopped_at)
    select post_id, 'first_response', 1, 'met', severity, published_at, 900000, 60000, published_at, published_at from triage
    on conflict do nothing`);
  await pool.query("analyze triage_clock");
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
const large = /^(triage|triage_place|triage_search|post|mention|sighting|author|triage_event|story)(_\w+)?$/;

function walksOf(planned: readonly Planned[]): string[] {
  return planned.flatMap(({ text, walked }) => (walked.some((table) => large.test(table)) ? [text] : []));
}

const clockQueries =
  "clock:late|clock:paused|clock:running|clock:met|clock:missed|due:2h|due:today|is:snoozed|is:starred|is:unread|-clock:missed завод|severity:5 OR due:<4h".split(
    "|",
  );

test("no filter that is offered walks a large table in full, alone or combined", async () => {
  const { db, pool } = use;
  const choices = await readChoices({ db, pool, close: async () => undefined });
  const random = seededRandom(8);
  const filters: [name: string, filter: TriageFilter][] = [
    ...singleFilters(choices, now),
    ...Array.from({ length: 60 }, (_, index): [string, TriageFilter] => [
      `combination ${index}`,
      randomFilter(choices, now, random),
    ]),
    ...["завод", '"текст о заводе"', "завод -текст", madeWord(3, "ru"), "нетакогослова"].map(
      (words): [string, TriageFilter] => [words, { query: asked(words) }],
    ),
  ];
  filters.push(
    ["starred", { starredBy: 1 }],
    ["put off", { asleep: true }],
    ...clockQueries.map((text): [string, TriageFilter] => [text, { query: asked(text) }]),
  );
  for (const [name, filter] of filters) {
    const planned = await explainQueries(pool, async () => {
      await listMentions(db, filter, { limit: 50 });
      await countMentions(db, filter);
    });
    expect(planned.length).toBeGreaterThan(1);
    expect({ name, walked: walksOf(planned) }).toEqual({ name, walked: [] });
  }
});

async function readRows(): Promise<Row[]> {
  const { rows } = await use.pool.query<Row>(`
    select t.post_id, status, direction, also, severity, platform, source_id, lang, entity_ids, tag_ids, assignee_id, author_id::integer, story_id::integer, is_unsure,
      is_reprint, sentiments, entity_sentiments, published_at, tsvector_to_array(s.words) as words
    from triage t join triage_search s using (post_id) order by priority desc, post_id desc`);
  return rows;
}

/** What the list must be, found by looking at every row. */
function findSlowly(rows: readonly Row[], filter: TriageFilter, word?: string): number[] {
  const any = <T>(asked: readonly T[] | undefined, has: readonly T[]): boolean =>
    asked === undefined || asked.some((each) => has.includes(each));
  return rows
    .filter(
      (row) =>
        any(filter.status ?? openStatuses, [row.status]) &&
        any(filter.direction, [row.direction, ...row.also]) &&
        any(filter.severity, [row.severity]) &&
        any(filter.platform, [row.platform]) &&
        any(filter.source, [row.source_id]) &&
        any(filter.lang, [row.lang]) &&
        any(filter.entity, row.entity_ids) &&
        any(filter.tag, row.tag_ids) &&
        any(filter.assignee, [row.assignee_id]) &&
        any<number | null>(filter.author, [row.author_id]) &&
        (filter.inStory ?? row.story_id !== null) === (row.story_id !== null) &&
        (filter.unsure ?? row.is_unsure) === row.is_unsure &&
        (filter.reprints ?? row.is_reprint) === row.is_reprint &&
        (filter.sentiment === undefined ||
          (filter.entity === undefined
            ? any(filter.sentiment, row.sentiments)
            : filter.entity.some((id) =>
                filter.sentiment?.some((each) => row.entity_sentiments.includes(`${id}:${each}`)),
              ))) &&
        (filter.since === undefined || row.published_at >= filter.since) &&
        (filter.until === undefined || row.published_at < filter.until) &&
        (word === undefined || row.words.includes(word)),
    )
    .map((row) => Number(row.post_id));
}

/** Every way to a page: gathered at once, along the list, the beginning of the list and then gathered. */
const ways: WayBounds[] = [
  { ...usual, cheap: Number.POSITIVE_INFINITY },
  { cheap: 0, stepCost: 1e-9, askedStepCost: 1e-9, askedFirst: { places: 0, share: 0 } },
  { cheap: 0, stepCost: 10, askedStepCost: 10, askedFirst: { places: 500, share: 0 } },
];

/** All of a list, page by page. */
async function readPages(filter: TriageFilter, words: AskedWords | null, way: WayBounds): Promise<number[]> {
  const limit = 400;
  const found: Place[] = [];
  for (let after: Place | null = null; ; after = found.at(-1) ?? null) {
    const page: Place[] = [];
    for (const list of askedLists(filter))
      page.push(...(await findPlaces(use.db, { ...list, words, after, limit }, way)));
    page.sort((a, b) => b.priority - a.priority || b.postId - a.postId);
    found.push(...page.slice(0, limit));
    if (page.length < limit) return found.map(({ postId }) => postId);
  }
}

test("every way to a page shows what reading all rows shows, none lost, none twice, and counts them", async () => {
  const { db, pool } = use;
  const choices = await readChoices({ db, pool, close: async () => undefined });
  const random = seededRandom(21);
  const filters = [
    ...singleFilters(choices, now).filter(([, { tier, folder, noted }]) => !tier && !folder && !noted),
    ...Array.from(
      { length: 40 },
      (_, index) => [`combination ${index}`, randomFilter(choices, now, random)] as const,
    ),
  ];
  const rows = await readRows();
  for (const [index, [name, filter]] of filters.entries()) {
    const expected = findSlowly(rows, filter);
    const way = ways[index % ways.length] ?? usual;
    expect({ name, found: await readPages(filter, null, way) }).toEqual({ name, found: expected });
    expect({ name, ...(await countMentions(db, filter)) }).toEqual({
      name,
      count: expected.length,
      isExact: true,
    });
  }
});

test.each(ways)("words lead to the same posts by way %#", async (way) => {
  const filter: TriageFilter = { severity: [2, 3], lang: ["ru"], status: ["new", "answered"] };
  const expected = findSlowly(await readRows(), filter, "завод");
  expect(expected.length).toBeGreaterThan(100);
  const words: AskedWords = { isCommon: true, query: "'завод'", isIndexed: true, posts: 3_000 };
  expect(await readPages(filter, words, way)).toEqual(expected);
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
