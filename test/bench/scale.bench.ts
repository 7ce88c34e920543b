import { connectDatabase, type Database } from "@earshot/db/database";
import { countMentions, quick } from "@earshot/db/queries/triage-count";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { listMentions, readCursor } from "@earshot/db/queries/triage";
import { withinTime } from "@earshot/db/queries/within-time";
import { madeWord } from "@earshot/world/load/made-words";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { asked } from "../db/asked-query.ts";
import { randomFilter, readChoices } from "./asked-filters.ts";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { fillDatabase } from "./filled-database.ts";

const posts = Number(process.env["EARSHOT_BENCH_POSTS"] ?? 1_000_000);
/** A database that `earshot generate` filled already; else one is filled here. */
const given = process.env["EARSHOT_BENCH_DATABASE"];
const page = { limit: 50 };

/** List, filters and search over many posts, beside the targets of the architecture. */
export async function run(): Promise<Figure[]> {
  if (given !== undefined) return measure(given);
  return onEmbeddedServer(async ({ url }) => {
    const fill = await fillDatabase(url, { posts, openShare: 0.3 });
    return [fill, ...(await measure(url))];
  });
}

async function measure(url: string): Promise<Figure[]> {
  const database = connectDatabase(url);
  try {
    const { db } = database;
    const now = new Date();
    const random = seededRandom(3);
    const choices = await readChoices(database);
    const filters = Array.from({ length: 200 }, () => randomFilter(choices, now, random));
    const searches = searchWords.map((words): TriageFilter => ({ query: asked(words, now) }));
    const queries = askedQueries.map((text): TriageFilter => ({ query: asked(text, now) }));
    const dearQueries = dearQueryTexts.map((text): TriageFilter => ({ query: asked(text, now) }));
    const limited = (filter: TriageFilter) => () =>
      withinTime(db, 8_000, (tx) => listMentions(tx, filter, page));
    const ask = (filter: TriageFilter) => () => listMentions(db, filter, page);
    // As the list asks for it; the exact count follows by itself and keeps nobody waiting.
    const count = (filter: TriageFilter) => () => countMentions(db, filter, quick);
    const again = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);
    return [
      ...(await timed("default list", again(100, ask({})))),
      ...(await timed("its count", again(50, count({})))),
      ...(await timed("following pages", followingPages(database, 50))),
      ...(await timed("200 combinations of filters", filters.map(ask))),
      ...(await timed("their counts", filters.map(count))),
      ...(await timed("search, ru and en", again(3, searches).flat().map(ask))),
      ...(await timed("its counts", again(3, searches).flat().map(count))),
      ...(await timed("following pages of searches", pagesOf(database, searches))),
      ...(await timed("search within filters", withFilters(searches, filters).map(ask))),
      ...(await timed("queries of words and fields", again(3, queries).flat().map(ask))),
      ...(await timed("dear queries", again(2, dearQueries).flat().map(limited))),
      ...(await timed(
        "other orders",
        orders.flatMap((sort) => filters.slice(0, 25).map((filter) => ask({ ...filter, sort }))),
      )),
    ];
  } finally {
    await database.close();
  }
}

/** From in every second post to in none; words, phrases, prefixes, exclusions. */
const searchWords = [
  "кафе",
  "заслонка",
  "очередь",
  "пирог -цена",
  '"основатель заслонки"',
  "pie",
  "queue OR price",
  "заслон*",
  ...[0, 9, 99, 999, 9_999, 55_555].flatMap((rank) => [madeWord(rank, "ru"), madeWord(rank, "en")]),
  "неслыханнослово",
];

/** Fields that the list knows by itself, and words that must be there. */
const askedQueries = [
  "заслонка severity>=4",
  "(заслонка OR кафе) direction:crisis -lang:en",
  "кафе NEAR/3 очередь",
  '"основатель заслонки" OR пирог NEAR/2 цена',
  "severity:5 platform:telegram,vk sentiment:negative",
  "status:new published:7d (queue OR очередь)",
  "-кафе severity>=4 has:note",
  "title:заслонка lang:ru",
  "неслыханнослово OR severity:5",
];

/** What asks every post, or joins common words with fields by OR. */
const dearQueryTexts = [
  "кафе OR followers>50000",
  "(пирог OR platform:news) severity>=3",
  "засл*ка",
  "likes>100 -кафе",
  "reach>100000 OR copies>=3",
  "author:Петрова",
  "followers>1000000000",
];

const orders = ["newest", "oldest", "reach", "velocity"] as const;

/** So many pages one after another, from the first. */
function followingPages(
  { db }: Database,
  count: number,
  filter: TriageFilter = {},
): (() => Promise<unknown>)[] {
  let cursor: string | null = null;
  return Array.from({ length: count }, () => async () => {
    const at = cursor === null ? null : readCursor(cursor);
    const found = await listMentions(db, filter, { ...page, cursor: at });
    cursor = found.nextCursor;
  });
}

/** The first six pages of each search. */
function pagesOf(database: Database, filters: readonly TriageFilter[]): (() => Promise<unknown>)[] {
  return filters.flatMap((filter) => followingPages(database, 6, filter));
}

/** Each search beside five of the combinations. */
function withFilters(searches: readonly TriageFilter[], filters: readonly TriageFilter[]): TriageFilter[] {
  return searches.flatMap((search, place) =>
    filters.filter((_, index) => index % 40 === place).map((filter) => ({ ...filter, ...search })),
  );
}

/** p50, p95 and worst of the calls one after another, after a first round that warms up. */
async function timed(name: string, calls: readonly (() => Promise<unknown>)[]): Promise<Figure[]> {
  for (const call of calls.slice(0, 10)) await call();
  const times: number[] = [];
  for (const call of calls) {
    const begun = performance.now();
    await call();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [
    { name: `${name}, p50`, value: at(0.5), unit: "ms" },
    { name: `${name}, p95`, value: at(0.95), unit: "ms" },
    { name: `${name}, worst`, value: at(1), unit: "ms" },
  ];
}
