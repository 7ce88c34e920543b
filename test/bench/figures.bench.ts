import { connectDatabase, type Database } from "@earshot/db/database";
import { countNext } from "@earshot/db/queries/figures/count-mentions";
import { readFigures } from "@earshot/db/queries/figures/read-figures";
import type { FigureFilter, FigureGroup, FigureStep } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import { findMetric } from "@earshot/core/report/metrics/registry";
import { onEmbeddedServer } from "./bench-server.ts";
import type { Figure } from "./figure.ts";
import { fillDatabase } from "./filled-database.ts";

const posts = Number(process.env["EARSHOT_BENCH_POSTS"] ?? 1_000_000);
/** A database that `earshot generate` filled already; else one is filled here. */
const given = process.env["EARSHOT_BENCH_DATABASE"];
const dayMs = 86_400_000;
const rounds = 5;

/** Counting, and what a dashboard asks, over many posts, beside the targets of the architecture. */
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
    const counting = await count(database);
    await database.pool.query("vacuum analyze counted_mention, mention_sum, count_due");
    const now = new Date();
    const figures: Figure[] = counting;
    for (const [name, days, step] of periods) {
      const from = new Date(now.getTime() - days * dayMs);
      const ask = (widget: Widget) =>
        readFigures(database.db, questionOf(widget, { from, to: now, step }), now);
      figures.push(
        ...(await timed(
          `dashboard of ${name}, each widget`,
          dashboard.map((widget) => () => ask(widget)),
        )),
      );
      figures.push(
        ...(await timed(`dashboard of ${name}, all ${dashboard.length} at once`, [
          () => Promise.all(dashboard.map(ask)),
        ])),
      );
      figures.push(
        ...(await timed(
          `filters outside the sums, ${name}`,
          outside.map((widget) => () => ask(widget)),
        )),
      );
    }
    return figures;
  } finally {
    await database.close();
  }
}

/** All that waits to be counted, as the job takes it. */
async function count({ db }: Database): Promise<Figure[]> {
  const begun = performance.now();
  let mentions = 0;
  for (;;) {
    const counted = await countNext(db, 2_000);
    if (counted === null || counted.posts === 0) break;
    mentions += counted.mentions;
  }
  if (mentions === 0) return [];
  return [{ name: "counted", value: (mentions * 1_000) / (performance.now() - begun), unit: "mentions/s" }];
}

const periods = [
  ["30 days", 30, "day"],
  ["a year", 365, "week"],
] as const;

interface Widget {
  by?: FigureGroup;
  split?: FigureGroup;
  filter?: FigureFilter;
  metrics?: readonly string[];
  limit?: number;
}

/** The standard widgets. */
const dashboard: readonly Widget[] = [
  { metrics: ["mentions", "daily_mean", "original_share"] },
  { metrics: ["nsr", "net_sentiment", "mfi", "bhi", "positive_share", "negative_share"] },
  { by: "time" },
  { by: "time", split: "sentiment" },
  { by: "time", split: "direction" },
  { by: "entity", metrics: ["share", "sov_reach", "sov_engagement"] },
  { by: "media", metrics: ["mentions", "share"] },
  { by: "time", metrics: ["potential_reach"] },
  { by: "lang", metrics: ["share"] },
  { by: "severity" },
  { by: "sentiment" },
  { by: "platform", split: "entity" },
];

/** Lists of what there are many of, and what a click on a chart asks. */
const outside: readonly Widget[] = [
  { by: "source", limit: 10 },
  { by: "author", metrics: ["potential_reach", "mentions"], limit: 10 },
  { by: "story", limit: 10 },
  { by: "time", split: "sentiment", filter: { platforms: ["vk", "telegram"] } },
  { by: "time", split: "direction", filter: { sentiments: ["negative"], langs: ["ru"] } },
  { by: "time", split: "source", limit: 8 },
  { by: "entity", split: "sentiment", filter: { directions: ["crisis", "clarification"], reprints: false } },
  { by: "platform", split: "severity" },
];

function questionOf(
  { by = "none", split = "none", filter = {}, metrics = ["mentions"], limit = 50 }: Widget,
  period: { from: Date; to: Date; step: FigureStep },
): FigureQuestion {
  return {
    metrics: metrics.flatMap((id) => findMetric(id) ?? []),
    by,
    split,
    filter,
    zone: "Europe/Moscow",
    compare: "previous",
    limit,
    ...period,
  };
}

async function timed(name: string, asks: readonly (() => Promise<unknown>)[]): Promise<Figure[]> {
  for (const ask of asks) await ask();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const ask of asks) {
      const begun = performance.now();
      await ask();
      took.push(performance.now() - begun);
    }
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [
    { name: `${name}: p50`, value: at(0.5), unit: "ms" },
    { name: `${name}: p95`, value: at(0.95), unit: "ms" },
    { name: `${name}: worst`, value: at(1), unit: "ms" },
  ];
}
