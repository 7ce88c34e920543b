import { describe, test } from "vitest";
import { redisOnOffer } from "../queue/test-servers.ts";
import { compareSets } from "./compare-sets.ts";
import { startNumberedWorld } from "./numbered-world.ts";
import { startOneProcessShape } from "./one-process-shape.ts";
import { startPartsShape } from "./parts-shape.ts";
import { killAtRandom } from "./random-faults.ts";

/** A lost follow-up waits 45 s and for the sweep of each half minute; a dead worker may hold either 45 s more. */
const recoveryMs = 240_000;

const shapes = [
  { name: "one process with its own PostgreSQL", start: startOneProcessShape, isPossible: true },
  { name: "parts on PostgreSQL and Redis", start: startPartsShape, isPossible: redisOnOffer() !== null },
];

/** Side by side, for nearly all of the time is waiting for the sweeps. The long form is `npm run test:long`. */
describe.concurrent.each(shapes)("$name", ({ start, isPossible }) => {
  test.skipIf(!isPossible)(
    "whatever is killed at whatever moment, nothing is lost and nothing doubled",
    async ({ expect, onTestFinished }) => {
      const world = await startNumberedWorld(6);
      onTestFinished(() => world.close());
      const shape = await start(world);
      onTestFinished(() => shape.close());
      const load = world.publish(450, 25);
      const faults = await killAtRandom(shape.victims, load, {
        rounds: 1,
        loadMs: 12_000,
        awayMs: 1_500,
        random: Math.random,
      });
      await expect
        .poll(async () => (await compareSets(shape.database.pool, world.published())).lost.length, {
          timeout: recoveryMs,
          interval: 500,
        })
        .toBe(0);
      // The faults stand beside, so that a failure tells what was killed when.
      expect({ faults, ...(await compareSets(shape.database.pool, world.published())) }).toEqual({
        faults,
        lost: [],
        doubled: [],
        unknown: [],
      });
    },
    360_000,
  );
});
