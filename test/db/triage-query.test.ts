/** Queries of words and fields against the database: a table of known posts, then random queries against a small evaluator of their meaning. */
import { beforeAll, expect, test } from "vitest";
import { drawQuery } from "@earshot/core/triage/query/draw-query";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { fittingDays } from "@earshot/db/queries/fitting-days";
import { unknownNames } from "@earshot/db/queries/known-names";
import { listMentions, listPostIds } from "@earshot/db/queries/triage";
import { countMentions } from "@earshot/db/queries/triage-count";
import { postsFitting, queryCondition } from "@earshot/db/queries/triage-query";
import { TooSlowError, withinTime } from "@earshot/db/queries/within-time";
import { triage } from "@earshot/db/schema/triage";
import { asked } from "./asked-query.ts";
import { fits, randomQuery, type KnownPost } from "./query-meaning.ts";
import { collected, engaged, later, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();
const posts = new Map<number, KnownPost>();

const vocabulary = [
  "завод",
  "пожар",
  "дым",
  "авария",
  "праздник",
  "магазин",
  "очередь",
  "кофе",
  "plant",
  "fire",
];

/** Words of one form each, so that the evaluator needs no stemmer. */
function textOf(random: () => number): string {
  const length = 3 + Math.floor(random() * 9);
  return Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(" ");
}

beforeAll(async () => {
  const { db } = use;
  const random = seededRandom(11);
  const names = ["Gazette", "Вестник города", "Wall"] as const;
  const sources: number[] = [];
  for (const [at, name] of names.entries())
    sources.push(await makeSource(db, { name, url: `https://source${at}.example/`, tier: at === 0 ? 1 : 3 }));
  const plant = await makeEntity(db, "Plant");
  const boss = await makeEntity(db, "Иван Главный", { kind: "executive" });
  for (const [at, sourceId] of sources.entries()) {
    const made = Array.from({ length: 40 }, (_, n): KnownPost => {
      const followers = random() < 0.3 ? null : Math.floor(random() * 5_000);
      return {
        title: random() < 0.5 ? textOf(random) : null,
        text: textOf(random),
        source: names[at] ?? "",
        lang: random() < 0.5 ? "ru" : "en",
        severity: 1 + Math.floor(random() * 5),
        followers,
        author: random() < 0.5 ? "Мария Петрова" : "John Smith",
        likes: random() < 0.4 ? null : Math.floor(random() * 100),
        minutesAgo: 10 + n * 97 + at,
        isExecutive: random() < 0.4,
        tier: at === 0 ? 1 : 3,
      };
    });
    const saved = await triaged(
      db,
      sourceId,
      made.map((post, n) => ({
        post: collected({
          externalId: `${at}-${n}`,
          title: post.title,
          text: post.text,
          publishedAt: later(-post.minutesAgo),
          engagement: engaged({ likes: post.likes }),
          author: {
            handle: `handle${at}_${n}`,
            name: post.author,
            url: null,
            bio: null,
            followers: post.followers,
          },
        }),
        entities: post.isExecutive ? [plant, boss] : [plant],
        analysis: {
          lang: post.lang,
          severity: post.severity as 1,
          priority: 1 + ((n * 7 + at) % 40),
          factors: [
            { name: "reach", value: 1, isKnown: true, fact: String(n * 10 + at) },
            { name: "velocity", value: 1, isKnown: n % 3 > 0, fact: n % 3 > 0 ? String(n / 4) : "" },
          ],
        },
      })),
    );
    for (const [n, { postId }] of saved.entries()) {
      const post = made[n];
      if (post) posts.set(postId, post);
    }
  }
});

async function found(text: string): Promise<number[]> {
  const { postIds } = await listPostIds(use.db, { query: asked(text, now) }, { limit: 500 });
  return postIds.toSorted((a, b) => a - b);
}

function meant(text: string): number[] {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new Error(`${parsed.problem}: ${text}`);
  return [...posts]
    .flatMap(([id, post]) => (fits(parsed.query, post, now) ? [id] : []))
    .toSorted((a, b) => a - b);
}

test.each([
  "пожар NEAR/1 завод",
  "завод ONEAR/2 пожар",
  "(завод OR plant) NEAR/3 (пожар OR fire)",
  '"завод пожар"~3',
  '"дым авария" NEAR/2 кофе',
  "-(завод NEAR/4 кофе)",
  "маг*ин",
  "празд??к -маг*",
  "title:завод",
  "-title:(завод OR пожар)",
  "title:(завод -пожар)",
  "пожар OR severity:5",
  "пожар OR -severity:5",
  "(маг*зин OR followers>3000) -lang:en",
  "-(пожар OR source:Gazette) severity>=3",
  "followers>1000",
  "-followers>1000",
  "followers<=1000",
  "followers:1000..2000",
  "likes<50 author:Петрова",
  'source:"Вестник города",Wall',
  "source=Вестник",
  "source!=Gazette",
  "tier:1",
  "executive:Главный",
  "-executive:Иван lang:ru",
  "severity!=3",
  "published:1d",
  "published<1d OR дым",
  "published:today",
])("%s finds what it means, by every way", async (text) => {
  const expected = meant(text);
  expect(await found(text)).toEqual(expected);
  const ids = [...posts.keys()];
  const { query, asking } = asked(text, now);
  expect(await postsFitting(use.db, query, ids, asking)).toEqual(expected);
  const rows = await use.db
    .select({ postId: triage.postId })
    .from(triage)
    .where(queryCondition(query, asking))
    .orderBy(triage.postId);
  expect(rows.map(({ postId }) => postId)).toEqual(expected);
  expect(await countMentions(use.db, { query: { query, asking } })).toEqual({
    count: expected.length,
    isExact: true,
  });
});

test("random queries find what they mean", async () => {
  const random = seededRandom(20261122);
  for (let n = 0; n < 120; n++) {
    const text = randomQuery(random, vocabulary);
    const parsed = parseQuery(text);
    const drawn = "query" in parsed ? drawQuery(parsed.query) : parsed.problem;
    expect({ text, drawn, found: await found(text) }).toEqual({ text, drawn, found: meant(text) });
  }
});

test.each([
  ["newest", (post: KnownPost) => post.minutesAgo],
  ["oldest", (post: KnownPost) => -post.minutesAgo],
] as const)("the list with the %s first, page by page", async (sort, key) => {
  const seen: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const at: { priority: number; postId: number } | null = cursor === "" ? null : place(cursor);
    const page = await listMentions(use.db, { sort, query: asked("-кофе", now) }, { cursor: at, limit: 7 });
    seen.push(...page.mentions.map(({ postId }) => postId));
    cursor = page.nextCursor;
  }
  expect(seen.toSorted((a, b) => a - b)).toEqual(meant("-кофе"));
  const keys = seen.map((id) => key(posts.get(id) as KnownPost));
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
});

test.each(["reach", "velocity"] as const)(
  "the list by %s, page by page, what is unknown last",
  async (sort) => {
    const seen: number[] = [];
    const values: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const at: { priority: number; postId: number } | null = cursor === "" ? null : place(cursor);
      const page = await listMentions(use.db, { sort }, { cursor: at, limit: 11 });
      seen.push(...page.mentions.map(({ postId }) => postId));
      values.push(...page.mentions.map((row) => row[sort] ?? -1));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(posts.size);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  },
);

function place(cursor: string): { priority: number; postId: number } {
  const [priority = "", postId = ""] = cursor.split("_");
  return { priority: Number(priority), postId: Number(postId) };
}

test("by day what a query would have found; names that lead nowhere are named with their places", async () => {
  const days = await fittingDays(use.db, asked("пожар", now), {
    since: later(-60 * 24 * 30),
    until: later(1),
  });
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(meant("пожар").length);
  const { query } = asked("пожар source:Нигде OR -executive:Никто author:Петрова");
  expect(await unknownNames(use.db, query)).toEqual([
    { field: "source", given: "Нигде", start: 6, end: 18 },
    { field: "executive", given: "Никто", start: 23, end: 38 },
  ]);
});

test("what takes too long is stopped and says so", async () => {
  const slow = withinTime(use.db, 20, (tx) => tx.execute("select pg_sleep(5)"));
  await expect(slow).rejects.toBeInstanceOf(TooSlowError);
});
