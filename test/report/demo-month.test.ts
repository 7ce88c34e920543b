import { beforeAll, expect, test } from "vitest";
import { findMetric } from "@earshot/core/report/metrics/registry";
import { readExecutiveRows } from "@earshot/db/queries/dashboards/executive-rows";
import { readFigures } from "@earshot/db/queries/figures/read-figures";
import { writeReport } from "@earshot/db/queries/reports/make-report";
import { readSpikes } from "@earshot/db/queries/spikes/read-spikes";
import { useDatabase } from "../db/rig.ts";
import { bringDemoMonth, type DemoMonth } from "./demo-month.ts";

const use = useDatabase();
let month: DemoMonth;

beforeAll(async () => {
  month = await bringDemoMonth(use);
}, 60_000);

const zone = "Europe/Moscow";

const asked = () => ({
  filter: {},
  from: month.day(0),
  to: month.day(30),
  zone,
  step: "day" as const,
  withAuthors: true,
});

test("the days of the demo month that chance does not explain are found, each with its story", async () => {
  const { spikes, backlogs, lacking } = await readSpikes(use.db, asked(), month.day(30));
  expect({ backlogs, lacking }).toEqual({ backlogs: [], lacking: null });
  const storyOf = new Map([...month.stories].map(([name, id]) => [String(id), name]));
  const told = spikes.map(({ from, causes }) => [
    Math.round((from.getTime() - month.day(0).getTime()) / 86_400_000),
    storyOf.get(causes.find(({ kind }) => kind === "story")?.key ?? ""),
  ]);
  expect(told).toEqual([
    [2, "closing_post"],
    [8, "perm_video"],
    [10, "perm_video"],
    [14, "pomor_prices"],
    [19, "sale_rumour"],
    [22, "critic_review"],
    [24, "soup_vote"],
  ]);
});

test("the crisis is told in words with its numbers, and five posts prove it", async () => {
  const { spikes } = await readSpikes(use.db, asked(), month.day(30));
  const crisis = spikes[1];
  expect(crisis?.words.ru).toContain("8 октября: 60 упоминаний, обычно около 23 — больше в 2,6 раза.");
  expect(crisis?.words.ru).toContain("Причина — сюжет «perm_video»: 54 из 60 упоминаний.");
  expect(crisis?.words.ru).toContain(
    "Началось 8 октября в 17:42: «ВК: поиск по открытым записям», автор Катерина Будько.",
  );
  expect(crisis?.words.en).toContain("The cause is the story “perm_video”: 54 of 60 mentions.");
  expect(crisis?.words.en).toContain("The share of negative rose from");
  expect(crisis?.causes.map(({ kind, key }) => `${kind} ${key}`)).toContain("direction crisis");
  expect(crisis?.posts.map(({ why }) => why)).toEqual(["earliest", "widest", "widest", "typical", "typical"]);
  expect(crisis?.posts[0]?.title).toMatch(/^Пермь, Заслонка в ТЦ/);
});

test("hour by hour the evening is found, and nobody is named where nobody may be", async () => {
  const evening = {
    ...asked(),
    from: month.day(8),
    to: month.day(9),
    step: "hour" as const,
    withAuthors: false,
  };
  const { spikes } = await readSpikes(use.db, evening, month.day(30));
  expect(spikes).toHaveLength(1);
  expect(spikes[0]?.words.ru).not.toContain("автор");
  expect(spikes[0]?.causes.map(({ kind }) => kind)).not.toContain("author");
});

test("hours that were listened to and gave nothing are zero by sentiment too; one spike is told once", async () => {
  await use.pool.query("update source set created_at = $1, heard_since = $1", [month.day(-30)]);
  const { document } = await writeReport(use.db, {
    wish: {
      kind: "daily",
      language: "ru",
      zone,
      title: "",
      entities: [],
      sections: ["volume", "spikes", "sentiment"],
    },
    period: { from: month.day(8), to: month.day(9), step: "hour" },
    missedSlots: 0,
    now: month.day(30),
  });
  const charts = document.blocks.flatMap((block) => (block.kind === "chart" ? [block.chart] : []));
  expect(charts[0]?.points.map(({ label }) => label).slice(0, 2)).toEqual(["00:00", "01:00"]);
  const [volume, ...tones] = charts.flatMap(({ series }) => series.map(({ values }) => values));
  expect(tones).toHaveLength(3);
  expect(volume).toContain(0);
  // Of some nobody could tell how they sound.
  for (const [hour, all] of (volume ?? []).entries()) {
    const each = tones.map((values) => values[hour]);
    expect(each, `hour ${hour}`).not.toContain(null);
    expect(each.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeLessThanOrEqual(all ?? 0);
  }
  const told = document.blocks.filter((block) => JSON.stringify(block).includes("больше в 2,6 раза"));
  expect(told.length).toBeLessThanOrEqual(1);
});

test("a filter that leaves next to nothing says what is lacking", async () => {
  const { spikes, lacking } = await readSpikes(
    use.db,
    { ...asked(), filter: { severities: [5] } },
    month.day(30),
  );
  expect(spikes).toEqual([]);
  expect(lacking?.posts).toBeLessThan(30);
});

test("an executive with a wall of his own: posts, and questions that he answers", async () => {
  const { entities, sources, day } = month;
  const [boss, wall] = [entities.get("D") ?? 0, sources.get("tg_dezhkin")];
  await use.pool.query("update source set owner_entity_id = $1 where source_id = $2", [boss, wall]);
  const rows = await readExecutiveRows(use.db, { filter: {}, from: day(0), to: day(30), limit: 10 });
  const [first, second] = rows;
  expect(first).toMatchObject({ entityId: boss, before: 0, netSentiment: { refused: null } });
  expect(first?.ownPosts).toBeGreaterThan(5);
  expect(first?.mentions).toBeGreaterThan(second?.mentions ?? 0);
  expect(second).toMatchObject({ ownPosts: null, lastOwnAt: null, dialogue: null });
});

test("share of voice against rivals whose sources are down is refused, and counts stay", async () => {
  const { entities, day } = month;
  const ids = [entities.get("Z") ?? 0, entities.get("KUPCH") ?? 0];
  const question = {
    metrics: ["share", "mentions"].flatMap((id) => findMetric(id) ?? []),
    by: "entity",
    split: "none",
    filter: { entities: ids },
    from: day(0),
    to: day(30),
    zone,
    step: "day",
    compare: null,
    limit: 10,
  } as const;
  const fair = await readFigures(use.db, question, day(30));
  expect(fair.rows.map(({ figures }) => figures["share"]?.refused)).toEqual([null, null]);
  // Where they were found was out of reach for most of the month.
  await use.pool.query("update entity set created_at = $1", [day(-30)]);
  await use.pool.query("update source set created_at = $1", [day(-30)]);
  await use.pool.query(
    `insert into source_gap (source_id, from_at, to_at, why)
     select distinct m.source_id, $1::timestamptz, $2::timestamptz, 'unreachable' from counted_mention m where m.entity_id = $3`,
    [day(0), day(27), ids[1]],
  );
  const unfair = await readFigures(use.db, question, day(30));
  expect(unfair.warnings.map(({ code }) => code)).toEqual(["heard_unlike"]);
  expect(unfair.rows.map(({ figures }) => figures["share"]?.refused)).toEqual(["not_alike", "not_alike"]);
  expect(unfair.rows.map(({ figures }) => figures["mentions"])).toEqual(
    fair.rows.map(({ figures }) => figures["mentions"]),
  );
});
