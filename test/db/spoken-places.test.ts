import { findPlaces, usual, type WayBounds } from "@earshot/db/queries/find-places";
import type { Place } from "@earshot/db/queries/place-order";
import { askedLists, type TriageFilter } from "@earshot/db/queries/triage-filter";
import type { AskedWords } from "@earshot/db/queries/triage-words";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { beforeAll, expect, test } from "vitest";
import { collected, makeEntity, makeSource, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
const posts = 1_500;
const random = seededRandom(5);

/** In half of the posts, in a tenth, in the least urgent alone, in a few of any urgency. */
const spoken = ["common", "tenth", "low", "few"];

function wordsOf(priority: number): string {
  const said = [0.5, 0.1, priority < 0.5 ? 0.6 : 0, 0.01].map((share) => random() < share);
  return ["every", ...spoken.filter((_, index) => said[index])].join(" ");
}

/** Spread as priorities are: most in the middle, few at either end. */
function somePriority(): number {
  return 2 ** (4 * (random() + random() + random() - 1.5));
}

beforeAll(async () => {
  const { db, pool } = use;
  const source = await makeSource(db);
  const [first] = await triaged(db, source, [
    { post: collected({ externalId: "first" }), entities: [await makeEntity(db, "Plant")] },
  ]);
  const made = Array.from({ length: posts }, (_, index) => {
    const priority = somePriority();
    return { post_id: 10_000 + index, priority, words: wordsOf(priority) };
  });
  const rows = JSON.stringify(made);
  await pool.query(
    `insert into triage select (jsonb_populate_record(t, to_jsonb(m) || jsonb_build_object(
        'severity', 1 + m.post_id % 5, 'status', (array['new', 'answered', 'waiting', 'dismissed'])[1 + m.post_id % 4]))).*
    from json_to_recordset($1) as m(post_id bigint, priority double precision) join triage t on t.post_id = $2`,
    [rows, first?.postId],
  );
  await pool.query(
    `insert into triage_search (post_id, words, level)
    select m.post_id, to_tsvector('earshot', m.words), 2 + search_level(p.is_open, p.priority)
    from json_to_recordset($1) as m(post_id bigint, words text) join triage_place p using (post_id)`,
    [rows],
  );
});

/** Posts move up and down by little and by much, are closed and opened, put off and taken up again. */
async function changePosts(changes: number, seed: number): Promise<void> {
  const chance = seededRandom(seed);
  for (let change = 0; change < changes; change += 1) {
    const from = 10_000 + Math.floor(chance() * posts);
    const chosen = `post_id >= ${from} and post_id < ${from + 40} and post_id % 7 = ${Math.floor(chance() * 7)}`;
    const factor = 2 ** (4 * chance() - 2);
    const status = chance() < 0.5 ? "new" : "answered";
    await use.pool.query(
      chance() < 0.6
        ? `with moving as (select post_id from triage where ${chosen} order by 1 for update)
          update triage set priority = least(64, greatest(0.02, priority * ${factor})) where post_id in (select post_id from moving)`
        : `with moving as (select post_id from triage where ${chosen} order by 1 for update)
          update triage set status = '${status}', priority = priority * ${factor},
            snoozed_until = case when post_id % 3 = 0 then '2026-12-01'::timestamptz end where post_id in (select post_id from moving)`,
    );
  }
}

async function findSlowly({ severity, status }: TriageFilter, word: string): Promise<number[]> {
  const { rows } = await use.pool.query<{ post_id: string }>(
    `select t.post_id from triage t join triage_search s using (post_id)
    where s.words @@ $1::tsquery and status = any($2) and severity = any($3)
      and (snoozed_until is null or status in ('answered', 'dismissed'))
    order by t.priority desc, t.post_id desc`,
    [`'${word}'`, status, severity],
  );
  return rows.map((row) => Number(row.post_id));
}

async function readPage(
  filter: TriageFilter,
  word: string,
  way: WayBounds,
  after: Place | null,
  limit: number,
): Promise<Place[]> {
  const words: AskedWords = { isCommon: true, query: `'${word}'`, isIndexed: true, posts: 300 };
  const page: Place[] = [];
  for (const list of askedLists(filter))
    page.push(...(await findPlaces(use.db, { ...list, words, after, limit }, way)));
  return page.toSorted((a, b) => b.priority - a.priority || b.postId - a.postId).slice(0, limit);
}

async function readPages(filter: TriageFilter, word: string, way: WayBounds): Promise<number[]> {
  const limit = 120;
  const found: Place[] = [];
  for (;;) {
    const page = await readPage(filter, word, way, found.at(-1) ?? null, limit);
    found.push(...page);
    if (page.length < limit) return found.map(({ postId }) => postId);
  }
}

const every = [1, 2, 3, 4, 5];
const filters: [name: string, TriageFilter][] = [
  ["open posts", { status: ["new", "waiting"], severity: every }],
  ["closed posts", { status: ["answered", "dismissed"], severity: every }],
  ["some of both", { status: ["new", "answered"], severity: [2, 4] }],
];

/** By the index of words alone; after a beginning of the list; given up soon for the sake of the other filters. */
const ways: WayBounds[] = [
  { ...usual, cheap: 0, askedStepCost: 1e-9, askedFirst: { places: 0, share: 0 } },
  { ...usual, cheap: 0, askedFirst: { places: 60, share: 0 } },
  { ...usual, cheap: 0, askedStepCost: 1e9, askedFirst: { places: 0, share: 0 } },
];

/** Each list by each word, one of the ways each; `turn` says which. */
async function expectAll(turn: number): Promise<void> {
  for (const [place, [name, filter]] of filters.entries())
    for (const [index, word] of [...spoken, "every"].entries()) {
      const expected = await findSlowly(filter, word);
      const way = ways[(turn + place + index) % ways.length] ?? usual;
      expect({ name, word, found: await readPages(filter, word, way) }).toEqual({
        name,
        word,
        found: expected,
      });
    }
}

async function levelsAstray(): Promise<number> {
  const { rows } = await use.pool.query<{ count: number }>(
    `select count(*)::integer as count from triage_search join triage_place using (post_id)
    where level not between search_level(is_open, priority) and search_level(is_open, priority) + 10`,
  );
  return rows[0]?.count ?? -1;
}

test("words are found in the order of the list, whether or not the server knows how many posts stand where", async () => {
  await expectAll(0);
  await use.pool.query("analyze triage_search");
  for (const turn of [0, 1, 2]) await expectAll(turn);
});

test("after random changes on four connections at once the pages are what reading all rows shows", async () => {
  for (let round = 1; round <= 3; round += 1) {
    await Promise.all([1, 2, 3, 4].map((connection) => changePosts(40, 10 * round + connection)));
    expect(await levelsAstray()).toBe(0);
    await expectAll(round);
  }
});

test("a page read while posts move has each post once, in order, with the words", async () => {
  const having = new Set(
    await findSlowly({ status: ["new", "waiting", "answered", "dismissed"], severity: every }, "tenth"),
  );
  const change = { isOn: true };
  const changing = changePosts(100, 99).finally(() => (change.isOn = false));
  let pages = 0;
  while (change.isOn || pages === 0) {
    // One list each: a post that is closed between two lists stands in both.
    for (const [, filter] of filters.slice(0, 2)) {
      const page = await readPage(filter, "tenth", ways[0] ?? usual, null, 70);
      const places = page.map(({ postId }) => postId);
      expect(new Set(places).size).toBe(places.length);
      expect(places.filter((postId) => !having.has(postId))).toEqual([]);
    }
    pages += 1;
  }
  await changing;
});

test("few rows of the index of words move with a priority", async () => {
  const { pool } = use;
  const moved = async (factor: number): Promise<number> => {
    const before = await pool.query<{ at: string }>(
      "select post_id, ctid::text as at from triage_search order by 1",
    );
    await pool.query("update triage set priority = priority * $1 where priority between 0.1 and 10", [
      factor,
    ]);
    const after = await pool.query<{ at: string }>(
      "select post_id, ctid::text as at from triage_search order by 1",
    );
    return before.rows.filter(({ at }, index) => at !== after.rows[index]?.at).length;
  };
  await pool.query(
    "update triage_search s set level = 2 + search_level(p.is_open, p.priority) from triage_place p where p.post_id = s.post_id",
  );
  expect(await moved(1.15)).toBe(0);
  expect(await moved(0.5)).toBe(0);
  expect(await moved(0.5)).toBeGreaterThan(500);
});
