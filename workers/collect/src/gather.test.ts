import { expect, test } from "vitest";
import { gather } from "./gather.ts";

/** Work that is done when told so, and the batches that it was given. */
function openWork() {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const work = async (batch: readonly number[]): Promise<number[]> => {
    batches.push([...batch]);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (batch.includes(13)) throw new Error(`no ${batch.join()}`);
    return batch.map((one) => one * 10);
  };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  async function end(): Promise<void> {
    for (const each of ends.splice(0)) each();
    await turn();
  }
  return { batches, work, turn, end };
}

test("one alone waits for nobody, those who come meanwhile share the next batch, up to its size", async () => {
  const { batches, work, turn, end } = openWork();
  const ask = gather(work, { batchMax: 3, patienceMs: 60_000 });
  const first = ask(1);
  await turn();
  const others = [2, 3, 4, 5].map((one) => ask(one));
  await turn();
  expect(batches).toEqual([[1]]);
  await end();
  expect(batches).toEqual([[1], [2, 3, 4]]);
  await end();
  await end();
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  expect(await Promise.all([first, ...others])).toEqual([10, 20, 30, 40, 50]);
  const late = ask(6);
  await turn();
  await end();
  expect(await late).toBe(60);
});

test("a batch that fails is done again one by one, and only what is bad fails", async () => {
  const { batches, work, turn, end } = openWork();
  const ask = gather(work, { batchMax: 8, patienceMs: 60_000 });
  const asked = Promise.allSettled([12, 13, 14].map((one) => ask(one)));
  await turn();
  await end();
  await end();
  expect(batches).toEqual([[12, 13, 14], [12], [13], [14]]);
  expect(await asked).toMatchObject([
    { status: "fulfilled", value: 120 },
    { status: "rejected", reason: { message: "no 13" } },
    { status: "fulfilled", value: 140 },
  ]);
});

test("a batch that takes long keeps nobody waiting", async () => {
  const { batches, work, end } = openWork();
  const ask = gather(work, { batchMax: 1, patienceMs: 1 });
  const asked = [1, 2].map((one) => ask(one));
  await expect.poll(() => batches).toEqual([[1], [2]]);
  await end();
  expect(await Promise.all(asked)).toEqual([10, 20]);
});
