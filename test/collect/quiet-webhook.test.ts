import { takeMessage } from "@earshot/api/take-webhook";
import { addSource } from "@earshot/db/queries/sources";
import { findWebhook } from "@earshot/db/queries/webhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig([]);
});
afterAll(() => rig?.close());

const hourMs = 3_600_000;
const key = "webhook/quiet";

/** What the sender handed in over the last day: a post every two hours. */
async function handIn(): Promise<void> {
  const webhook = await findWebhook(rig.database.db, key);
  if (webhook === null) throw new Error("no such webhook");
  const at = rig.clock.at.getTime();
  const posts = Array.from({ length: 12 }, (_, n) => ({
    text: "Отзыв с сайта",
    externalId: `${at}-${n}`,
    publishedAt: new Date(at - n * 2 * hourMs).toISOString(),
  }));
  const { database, queues, log } = rig;
  const deps = { database, queues, log, now: () => rig.clock.at };
  await takeMessage(deps, webhook, { id: `msg-${at}`, posts });
}

test("a sender that falls silent is too quiet by its own history, and well again with its next post", async () => {
  const facts = { kind: "webhook", platform: "review", tier: 2, audience: null, folder: null } as const;
  const added = await addSource(
    rig.database.db,
    { ...facts, key, name: "Сайт", url: "/hooks/x" },
    rig.clock.at,
  );
  const sourceId = added.ok ? added.source.sourceId : 0;
  const start = rig.clock.at.getTime();
  for (const day of [0, 7, 14, 21, 26]) {
    rig.clock.at = new Date(start + day * 24 * hourMs);
    await handIn();
  }
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", post_count: 5 * 12 });

  // Nothing on the day on which every week before had twelve.
  await rig.tickAfter(2 * 24 * 60);
  expect(await rig.source(sourceId)).toMatchObject({ state: "too_quiet", reason_code: "too_quiet" });

  await handIn();
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", reason_code: null });
});
