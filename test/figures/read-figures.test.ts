import { beforeAll, describe, expect, test } from "vitest";
import { directions, sentiments } from "@earshot/core/analyse/label";
import type { FigureFilter, FigureGroup, FigureStep } from "@earshot/core/report/metrics/figure";
import type { FigureLine, FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import { findMetric } from "@earshot/core/report/metrics/registry";
import { countNext } from "@earshot/db/queries/figures/count-mentions";
import { readFigures } from "@earshot/db/queries/figures/read-figures";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { collected, makeEntity, makeSource, triaged, useDatabase } from "../db/rig.ts";

const use = useDatabase();
const now = new Date("2026-11-20T12:00:00Z");
const platforms = ["news", "vk", "telegram"] as const;

interface Said {
  at: Date;
  entities: { entityId: number; sentiment: (typeof sentiments)[number] }[];
  directions: readonly string[];
  platform: (typeof platforms)[number];
}

/** What was said, as the test knows it by itself. */
const said: Said[] = [];
let ours: number[] = [];
let rival = 0;

beforeAll(async () => {
  const { db } = use;
  const random = seededRandom(7);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const sourceId = await makeSource(db, { audience: 10 });
  ours = [await makeEntity(db, "Alpha"), await makeEntity(db, "Beta", { kind: "brand" })];
  rival = await makeEntity(db, "Gamma", { kind: "competitor" });
  // Around the night in which clocks of Europe and, a week later, of America are put back.
  const begun = Date.parse("2026-10-20T00:00:00Z");
  for (let number = 0; number < 220; number += 1) {
    const [direction, also] = [pick(directions), directions.filter(() => random() < 0.1)];
    said.push({
      at: new Date(begun + Math.floor(random() * 18 * 24 * 60) * 60_000),
      entities: [...ours, rival]
        .filter(() => random() < 0.6)
        .map((entityId) => ({ entityId, sentiment: pick(sentiments) })),
      directions: [...new Set([direction, ...also])],
      platform: pick(platforms),
    });
  }
  await triaged(
    db,
    sourceId,
    said
      .map(({ at, entities, directions: [direction = "none", ...also], platform }, number) => ({
        post: collected({
          externalId: `${number}`,
          publishedAt: at,
          platform,
          author: number % 3 === 0 ? null : madeAuthor(number % 7),
        }),
        entities: entities.map(({ entityId }) => entityId),
        analysis: {
          direction: direction as "none",
          also: also as "none"[],
          sentiments: entities.map((each) => ({ ...each, probabilities: null })),
        },
      }))
      .filter(({ entities }) => entities.length > 0),
  );
  await countNext(db, 1_000);
});

function madeAuthor(number: number) {
  return {
    handle: `@author${number}`,
    name: `Author ${number}`,
    url: null,
    bio: null,
    followers: number * 1_000,
  };
}

function question(given: Partial<FigureQuestion>): FigureQuestion {
  return {
    metrics: ["mentions", "originals"].flatMap((id) => findMetric(id) ?? []),
    by: "none",
    split: "none",
    filter: {},
    from: new Date("2026-10-20T00:00:00Z"),
    to: new Date("2026-11-07T00:00:00Z"),
    zone: "UTC",
    step: "day",
    compare: null,
    limit: 50,
    ...given,
  };
}

const valueOf = (line: FigureLine | null | undefined) => line?.figures["mentions"]?.value ?? 0;

/** Mentions of ours in a time, one by one. */
function mentionsWithin({ from, to }: { from: Date; to: Date }, whom: readonly number[] = ours) {
  return said
    .filter(({ at }) => at >= from && at < to)
    .flatMap((post) =>
      post.entities.filter(({ entityId }) => whom.includes(entityId)).map((each) => ({ ...post, ...each })),
    );
}

describe.each(["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])("in %s", (zone) => {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

  test.each(["hour", "day", "week", "month"] as const)(
    "steps of a %s are those of its clocks",
    async (step) => {
      const asked = question({
        zone,
        step,
        by: "time",
        from: new Date("2026-10-21T04:30:00Z"),
        to: new Date("2026-11-05T22:15:00Z"),
      });
      const found = await readFigures(use.db, asked, now);
      const expected = new Map<string, number>();
      for (const { at } of mentionsWithin(asked)) {
        const name =
          nameOf(local.format(at), step) + (step === "hour" ? ` ${Math.floor(hoursOf(at, zone))}` : "");
        expected.set(name, (expected.get(name) ?? 0) + 1);
      }
      const counted = found.rows.flatMap((row) => {
        const value = valueOf(row);
        const at = new Date(row.key);
        return value === 0
          ? []
          : [
              [
                nameOf(local.format(at), step) + (step === "hour" ? ` ${Math.floor(hoursOf(at, zone))}` : ""),
                value,
              ] as const,
            ];
      });
      expect(new Map(counted)).toEqual(expected);
      expect(found.steps.map(({ until }) => until).slice(0, -1)).toEqual(
        found.steps.map(({ at }) => at).slice(1),
      );
      expect(valueOf(found.total)).toBe(mentionsWithin(asked).length);
    },
  );
});

test("a day in which clocks are put back has 25 hours, one in which they are put forward 23", async () => {
  const hours = async (from: string, to: string) => {
    const asked = question({ zone: "Europe/Berlin", by: "time", from: new Date(from), to: new Date(to) });
    const { steps } = await readFigures(use.db, asked, now);
    return steps.map(({ at, until }) => (until.getTime() - at.getTime()) / 3_600_000);
  };
  expect(await hours("2026-10-23T22:00:00Z", "2026-10-26T23:00:00Z")).toEqual([24, 25, 24]);
  expect(await hours("2026-03-27T23:00:00Z", "2026-03-30T22:00:00Z")).toEqual([24, 23, 24]);
});

const filters: readonly (readonly [string, FigureFilter])[] = [
  ["all", {}],
  ["one platform", { platforms: ["vk"] }],
  ["two platforms", { platforms: ["vk", "news"] }],
  ["one direction", { directions: ["crisis"] }],
  ["any of two directions", { directions: ["crisis", "clarification"] }],
  ["against", { sentiments: ["negative"] }],
  ["against, on one platform", { sentiments: ["negative"], platforms: ["news"] }],
];

const keysOf: Partial<
  Record<FigureGroup, (mention: ReturnType<typeof mentionsWithin>[number]) => readonly string[]>
> = {
  entity: ({ entityId }) => [String(entityId)],
  sentiment: ({ sentiment }) => [sentiment],
  platform: ({ platform }) => [platform],
  media: ({ platform }) => [{ news: "media", vk: "social", telegram: "messengers" }[platform]],
  direction: (mention) => mention.directions,
};

describe.each(filters)("of %s", (_name, filter) => {
  test.each(["entity", "sentiment", "platform", "media", "direction"] as const)(
    "by %s, whole and by its largest",
    async (by) => {
      const asked = question({
        by,
        filter,
        from: new Date("2026-10-22T10:10:00Z"),
        to: new Date("2026-11-03T01:20:00Z"),
      });
      const fits = mentionsWithin(asked).filter(
        (each) =>
          (!filter.platforms || filter.platforms.includes(each.platform)) &&
          (!filter.sentiments || filter.sentiments.includes(each.sentiment)) &&
          (!filter.directions || filter.directions.some((direction) => each.directions.includes(direction))),
      );
      const expected = new Map<string, number>();
      for (const mention of fits)
        for (const key of keysOf[by]?.(mention) ?? [])
          if (
            by !== "direction" ||
            !filter.directions ||
            filter.directions.some((direction) => direction === key)
          )
            expected.set(key, (expected.get(key) ?? 0) + 1);
      const found = await readFigures(use.db, asked, now);
      const shown = new Map(found.rows.map((row) => [row.key, valueOf(row)]));
      expect(shown).toEqual(expected);
      expect([...shown.values()]).toEqual([...expected.values()].toSorted((a, b) => b - a));
      expect(valueOf(found.total)).toBe(fits.length);
      expect(found.rest).toBeNull();
      const split = await readFigures(use.db, { ...asked, split: "time" }, now);
      const sums = new Map<string, number>();
      for (const row of split.rows) sums.set(row.key, (sums.get(row.key) ?? 0) + valueOf(row));
      expect(sums).toEqual(expected);
      if (by === "direction") return;
      const first = await readFigures(use.db, { ...asked, limit: 1 }, now);
      expect(first.rows).toHaveLength(1);
      expect(valueOf(first.rows[0]) + valueOf(first.rest)).toBe(fits.length);
    },
  );
});

const storedAs = {
  source: "source_id",
  author: "card_id",
  story: "story_id",
  severity: "severity",
  lang: "lang",
  tier: "tier",
  sentiment: "sentiment",
} as const;

test.each(["source", "author", "story", "severity", "lang", "tier", "sentiment"] as const)(
  "by %s beside other conditions, mention by mention, against the truth",
  async (by) => {
    const from = new Date("2026-10-30T10:10:00Z");
    const asked = question({
      by,
      split: "time",
      from,
      filter: { platforms: ["vk", "news"], reprints: false },
      compare: "previous",
      limit: 3,
    });
    const truth = async ({ earliest, latest }: { earliest: Date; latest: Date }) => {
      const { rows } = await use.pool.query<{ key: string | null; mentions: number }>(
        `select ${storedAs[by]}::text as key, count(*)::integer as mentions from mention_counting
         where entity_id = any($1) and platform in ('vk', 'news') and not is_reprint and not is_own
           and published_at >= $2 and published_at < $3 group by 1`,
        [ours, earliest, latest],
      );
      return rows;
    };
    const is = await truth({ earliest: asked.from, latest: asked.to });
    const was = await truth({
      earliest: new Date(2 * asked.from.getTime() - asked.to.getTime()),
      latest: asked.from,
    });
    const { rows, rest, total, names } = await readFigures(use.db, asked, now);
    const all = (of: typeof is) => of.reduce((sum, { mentions }) => sum + mentions, 0);
    expect(valueOf(total)).toBe(all(is));
    expect(total.before?.["mentions"]?.value).toBe(all(was));
    const named = is.filter(({ key }) => key !== null || by === "sentiment");
    const largest = named
      .map(({ mentions }) => mentions)
      .toSorted((a, b) => b - a)
      .slice(0, 3);
    const shown = new Map<string, number>();
    for (const row of rows) shown.set(row.key, (shown.get(row.key) ?? 0) + valueOf(row));
    expect([...shown.values()]).toEqual(largest);
    expect(valueOf(rest)).toBe(all(is) - largest.reduce((sum, each) => sum + each, 0));
    if (by === "source") expect(names[[...shown.keys()][0] ?? ""]).toBeDefined();
  },
);

const toldApart = {
  direction:
    "unnest(array_remove(array[" +
    directions.map((name, at) => `case when directions & ${1 << at} <> 0 then '${name}' end`).join(", ") +
    "], null))",
  sentiment: "case sentiment when 1 then 'negative' when 2 then 'neutral' else 'positive' end",
  entity: "entity_id::text",
  platform: "platform",
} as const;

test.each(["direction", "sentiment", "entity", "platform"] as const)(
  "the largest authors beside each %s, whichever of both stands first",
  async (few) => {
    const from = new Date("2026-10-22T10:10:00Z");
    const { rows: truth } = await use.pool.query<{ author: string; beside: string; mentions: number }>(
      `select card_id::text as author, beside, count(*)::integer as mentions
       from (select card_id, ${toldApart[few]} as beside from mention_counting
         where entity_id = any($1) and not is_own and published_at >= $2 and published_at < $3) told
       where card_id is not null group by 1, 2`,
      [ours, from, question({}).to],
    );
    const { rows: once } = await use.pool.query<{ author: string | null; mentions: number }>(
      `select card_id::text as author, count(*)::integer as mentions from mention_counting
       where entity_id = any($1) and not is_own and published_at >= $2 and published_at < $3
       group by 1 order by 2 desc, 1`,
      [ours, from, question({}).to],
    );
    const all = once.reduce((sum, { mentions }) => sum + mentions, 0);
    const largest = once.filter(({ author }) => author !== null).slice(0, 3);
    const expected = truth
      .filter(({ author }) => largest.some((each) => each.author === author))
      .map(({ author, beside, mentions }) => `${author} ${beside} ${mentions}`);
    const first = await readFigures(use.db, question({ by: "author", split: few, from, limit: 3 }), now);
    const last = await readFigures(use.db, question({ by: few, split: "author", from, limit: 3 }), now);
    expect(first.rows.map((row) => `${row.key} ${row.split} ${valueOf(row)}`).toSorted()).toEqual(
      (few === "direction" || few === "platform"
        ? expected.filter((line) => first.rows.some(({ split }) => line.includes(` ${split} `)))
        : expected
      ).toSorted(),
    );
    expect([...new Set(first.rows.map(({ key }) => key))]).toEqual(largest.map(({ author }) => author));
    for (const found of [first, last]) expect(valueOf(found.total)).toBe(all);
    const shown = largest.reduce((sum, { mentions }) => sum + mentions, 0);
    expect(valueOf(last.rest)).toBe(all - shown);
    for (const row of last.rows) expect(expected).toContain(`${row.split} ${row.key} ${valueOf(row)}`);
  },
);

test("sums are read where they know what is asked, else each mention is", async () => {
  const places = await Promise.all(
    filters.map(
      async ([, filter]) => (await readFigures(use.db, question({ by: "time", filter }), now)).readFrom,
    ),
  );
  expect(places).toEqual(["rollups", "rollups", "rollups", "rollups", "mentions", "rollups", "mentions"]);
});

test("all of ours together count a post once", async () => {
  const posts = said.filter(({ entities }) => entities.some(({ entityId }) => ours.includes(entityId)));
  const { total } = await readFigures(use.db, question({ filter: { entities: [0] } }), now);
  expect(valueOf(total)).toBe(posts.length);
  const both = await readFigures(use.db, question({ by: "entity", filter: { entities: [0, rival] } }), now);
  expect(both.warnings.map(({ code }) => code)).toEqual(["ours_overlap"]);
});

test("what the largest leave of each step is there too, and the time before beside it", async () => {
  const asked = question({
    by: "time",
    split: "platform",
    step: "week",
    limit: 1,
    compare: "previous",
    from: new Date("2026-10-29T00:00:00Z"),
  });
  const found = await readFigures(use.db, asked, now);
  const sum = (lines: readonly FigureLine[]) => lines.reduce((all, line) => all + valueOf(line), 0);
  expect(sum(found.rows)).toBe(valueOf(found.total));
  expect(new Set(found.rows.map(({ split }) => split))).toEqual(new Set([found.rows[0]?.split, "rest"]));
  expect(sum(found.rows.filter(({ split }) => split === "rest"))).toBe(valueOf(found.rest));
  const earlier = mentionsWithin({ from: new Date("2026-10-20T00:00:00Z"), to: asked.from });
  expect(found.total.before?.["mentions"]?.value).toBe(earlier.length);
});

test("where nobody listened nothing is said, and never nought", async () => {
  const ahead = question({
    by: "time",
    from: new Date("2026-11-19T00:00:00Z"),
    to: new Date("2026-11-23T00:00:00Z"),
  });
  const { rows } = await readFigures(use.db, ahead, now);
  expect(rows.at(-1)?.figures["mentions"]).toMatchObject({ value: null, refused: "not_heard" });
});

/** The day, week or month of a local time written "2026-10-25 02:30". */
function nameOf(local: string, step: FigureStep): string {
  if (step === "hour") return local.slice(0, 13);
  if (step === "day") return local.slice(0, 10);
  if (step === "month") return local.slice(0, 7);
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** Hours since 1970 with the offset of the zone at that instant, so that an hour that comes twice is two. */
function hoursOf(at: Date, zone: string): number {
  const local = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  const minutes = Math.round((Date.parse(`${local.replace(" ", "T")}Z`) - at.getTime()) / 60_000);
  return (at.getTime() / 60_000 + (minutes % 60)) / 60;
}
