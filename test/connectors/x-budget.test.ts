import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { connectDatabase } from "@earshot/db/database";
import { createQuota, listQuotas } from "@earshot/db/queries/quota";
import { xConnector } from "@earshot/sources/x/x-connector";
import { expect, test } from "vitest";
import { createTestDatabase } from "../support/test-database.ts";
import { openSmallWorld } from "./small-world.ts";

const visitor = fileURLToPath(new URL("x-visitor.ts", import.meta.url));

test("two processes with one budget between them spend it once", async () => {
  const database = await createTestDatabase();
  const connected = connectDatabase(database.url);
  const small = await openSmallWorld("x", xConnector, "x");
  small.clock.at = new Date();
  const author = { handle: "@anna", name: "Anna" };
  const phrases = Array.from({ length: 12 }, (_, n) => `word${n}`);
  for (const phrase of phrases)
    for (let n = 0; n < 10; n += 1) small.world.publish({ sourceId: "one", text: `${phrase} ${n}`, author });
  const root = small.world.netUrl("x");

  async function visit(cents: number): Promise<string[]> {
    const given = ["--import", "tsx", visitor, database.url, root, String(cents), ...phrases];
    const { stdout } = await promisify(execFile)(process.execPath, given);
    return JSON.parse(stdout) as string[];
  }

  async function bill(): Promise<{ cents: number; requests: number }> {
    const headers = { authorization: `Bearer ${small.key}` };
    const response = await fetch(`${root}/api/2/usage/tweets`, { headers });
    return ((await response.json()) as { data: { cents: number; requests: number } }).data;
  }

  try {
    // Each search costs 0.5 for the count, up to 7.5 set aside for its ten posts, 1 for the author: 40 cents hold few of 24.
    const both = await Promise.all([visit(40), visit(40)]);
    const told = both.flat();
    expect(told).toHaveLength(24);
    expect(told).toContain("ok");
    expect(told).toContain("over_budget");
    const spent = await bill();
    expect(spent.cents).toBeGreaterThan(5);
    expect(spent.cents).toBeLessThanOrEqual(40);
    // Both processes have given back what they did not use: the meter shows what X took, to the cent.
    const [meter] = await listQuotas(connected.db, small.clock.at);
    expect(meter).toMatchObject({ name: "x", used: spent.cents });
    // What they have counted holds for everybody else too.
    const now = () => small.clock.at;
    const deps = { ...small.deps, quota: createQuota(connected.db, now) };
    const none = small.source(`https://x.com/search?q=word5`);
    const withBudget = (cents: number) => ({
      ...none,
      access: { ...none.access, limits: { monthly_budget_cents: cents } },
    });
    expect(await xConnector.poll(withBudget(5), deps)).toMatchObject({ code: "over_budget" });
    expect(await bill()).toEqual(spent);
    expect(await xConnector.poll(withBudget(spent.cents + 9), deps)).toMatchObject({ ok: true });
    // The count, ten posts and their author.
    expect((await listQuotas(connected.db, now()))[0]?.used).toBe(spent.cents + 6.5);
  } finally {
    await Promise.all([small.close(), connected.close()]);
    await database.drop();
  }
});
