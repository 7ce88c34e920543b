import { expect, test } from "vitest";
import { statuses } from "@earshot/core/triage/status";
import { countNext, uncountedSince } from "@earshot/db/queries/figures/count-mentions";
import { rebuildFigures } from "@earshot/db/queries/figures/rebuild-figures";
import { countMentions } from "@earshot/db/queries/triage-count";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { makeActor, makeEntity, makeSource, useDatabase } from "../db/rig.ts";
import { expectedSums, standingSums } from "./expected-sums.ts";
import { changes, type Ground } from "./random-changes.ts";

const use = useDatabase();
const seed = 20_261_122;

/** Two workers at once, as long as one of them finds something. */
async function countAll(): Promise<void> {
  for (;;) {
    const counted = await Promise.all([countNext(use.db, 5), countNext(use.db, 5)]);
    if (counted.every((each) => each === null || each.posts === 0)) return;
  }
}

test("sums follow whatever happens, and are what counting anew makes of the posts", async () => {
  const ground = await prepare(seededRandom(seed));
  const names = Object.keys(changes);
  const come = Array.from({ length: 12 }, () => "posts come");
  const anyOrder = (): string[] => names.toSorted(() => ground.random() - 0.5);
  const happens = [...come, ...anyOrder(), ...come.slice(8), ...anyOrder(), ...anyOrder()];
  for (const [round, name] of happens.entries()) {
    // Counting goes on meanwhile.
    const counting = ground.random() < 0.3 ? countNext(use.db, 3) : null;
    await changes[name]?.(ground);
    await counting;
    if (round % 12 !== 11 && round < happens.length - 1) continue;
    await countAll();
    expect(sorted(await standingSums(use.pool)), `after ${name}`).toEqual(
      sorted(await expectedSums(use.pool)),
    );
  }
  expect(await uncountedSince(use.db)).toBeNull();
  expect((await standingSums(use.pool)).size).toBeGreaterThan(300);
  const again = await rebuildFigures(use.db, () => undefined);
  expect([again.mentions.differing, again.sums.differing]).toEqual([0, 0]);
});

test("a number leads to as many posts in the list as it counted, whatever became of them", async () => {
  const { rows } = await use.pool.query<{ entity_id: number; posts: number }>(
    "select entity_id, count(*)::integer as posts from counted_mention where not is_own group by entity_id order by 1",
  );
  expect(rows.length).toBeGreaterThan(3);
  for (const { entity_id: entityId, posts } of rows.filter((each) => each.entity_id !== 0)) {
    const filter = { entity: [entityId], counted: true, status: statuses };
    expect(await countMentions(use.db, filter)).toEqual({ count: posts, isExact: true });
  }
  const all = await countMentions(use.db, { status: statuses });
  const counted = await countMentions(use.db, { status: statuses, counted: true });
  const left = await countMentions(use.db, { status: statuses, counted: false });
  expect(left.count).toBeGreaterThan(0);
  expect(counted.count + left.count).toBe(all.count);
});

test("counting anew mends what is not true, wherever it stands", async () => {
  await use.pool.query("update mention_sum set mentions = mentions + 1, reach = 5 where dimension = 'lang'");
  await use.pool.query("delete from mention_sum where dimension = 'tier' and is_day");
  await use.pool.query(
    "update counted_mention set severity = 5, entity_id = 900000 + entity_id where post_id % 3 = 0",
  );
  await use.pool.query(
    "insert into mention_sum select is_day, dimension, 777, at, key, 1, 1, 1, 1, 1, 1, 1, 1, 1 from mention_sum limit 1",
  );
  const told: string[] = [];
  const done = await rebuildFigures(use.db, ({ part }) => told.push(part));
  expect(done.mentions.differing).toBeGreaterThan(0);
  expect(done.sums.differing).toBeGreaterThan(0);
  expect(new Set(told)).toEqual(new Set(["posts", "sums"]));
  expect(sorted(await standingSums(use.pool))).toEqual(sorted(await expectedSums(use.pool)));
});

async function prepare(random: () => number): Promise<Ground> {
  const { db, pool } = use;
  const sourceIds = [
    await makeSource(db, { url: "https://one.example/", audience: 1_000 }),
    await makeSource(db, { url: "https://two.example/", tier: 1 }),
    await makeSource(db, { url: "https://three.example/", platform: "vk", audience: 77 }),
  ];
  const company = await makeEntity(db, "Alpha");
  const entityIds = [
    company,
    await makeEntity(db, "Beta", { kind: "brand", companyId: company }),
    await makeEntity(db, "Gamma", { kind: "competitor" }),
    await makeEntity(db, "Delta", { kind: "executive", companyId: company }),
  ];
  const [actor, head] = [await makeActor(db, "anna"), await makeActor(db, "boris", "head")];
  return { db, pool, sourceIds, entityIds, actor, head, random };
}

function sorted(sums: Map<string, number[]>): string[] {
  return [...sums].map(([place, parts]) => `${place} ${parts.join(" ")}`).toSorted();
}
