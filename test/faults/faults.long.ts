import { describe, expect, onTestFinished, test } from "vitest";
import { redisOnOffer } from "../queue/test-servers.ts";
import { addResult } from "../support/results-table.ts";
import { compareSets } from "./compare-sets.ts";
import { startNumberedWorld, type NumberedWorld } from "./numbered-world.ts";
import { startOneProcessShape } from "./one-process-shape.ts";
import { startPartsShape } from "./parts-shape.ts";
import { killAtRandom, type Fault } from "./random-faults.ts";

const minutes = Number(process.env["TEST_LONG_MINUTES"] ?? 10);
const perSecond = 25;
const recoveryMs = 10 * 60_000;

const shapes = [
  {
    name: "one process with its own PostgreSQL",
    start: startOneProcessShape,
    isPossible: true,
    roundMs: 20_000,
  },
  {
    name: "parts on PostgreSQL and Redis",
    start: (world: NumberedWorld) => startPartsShape(world, { isQueueLost: true }),
    isPossible: redisOnOffer() !== null,
    roundMs: 40_000,
  },
];

/** `npm run test:long`: minutes of random faults under load; a line of test/RESULTS.md for each shape. */
describe.each(shapes)("$name", ({ name, start, isPossible, roundMs }) => {
  test.skipIf(!isPossible)(
    `random faults for ${minutes} min: nothing is lost and nothing doubled`,
    async () => {
      const world = await startNumberedWorld(12);
      onTestFinished(() => world.close());
      const shape = await start(world);
      onTestFinished(() => shape.close());
      const loadMs = minutes * 60_000;
      const load = world.publish((loadMs / 1_000) * perSecond, perSecond);
      const rounds = Math.max(1, Math.round(loadMs / roundMs));
      const faults = await killAtRandom(shape.victims, load, {
        rounds,
        loadMs,
        awayMs: 5_000,
        random: Math.random,
      });
      const ended = performance.now();
      await expect
        .poll(async () => (await compareSets(shape.database.pool, world.published())).lost.length, {
          timeout: recoveryMs,
          interval: 1_000,
        })
        .toBe(0);
      const recovery = (performance.now() - ended) / 1_000;
      const compared = await compareSets(shape.database.pool, world.published());
      await addResult("Faults", cellsOf({ name, posts: world.published(), faults, recovery, compared }));
      expect(compared).toEqual({ lost: [], doubled: [], unknown: [] });
    },
    minutes * 60_000 * 2 + recoveryMs + 120_000,
  );
});

function cellsOf(result: {
  name: string;
  posts: number;
  faults: Fault[];
  recovery: number;
  compared: Awaited<ReturnType<typeof compareSets>>;
}): string[] {
  const { name, posts, faults, recovery, compared } = result;
  const victims = [...new Set(faults.map(({ victim }) => victim))].toSorted();
  const byVictim = victims
    .map((each) => `${each} ${faults.filter(({ victim }) => victim === each).length}×`)
    .join(", ");
  const day = new Date().toISOString().slice(0, 10);
  const lost = `${compared.lost.length} / ${compared.doubled.length}`;
  return [day, name, `${minutes} min, ${posts} posts`, byVictim, `${recovery.toFixed(0)} s`, lost];
}
