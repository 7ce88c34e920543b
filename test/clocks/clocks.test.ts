import { expect, test } from "vitest";
import { defaultPolicy } from "@earshot/core/triage/clock/policy";
import { readPolicy, savePolicy } from "@earshot/db/queries/clock-policy";
import { rebuildClocks, settleNext } from "@earshot/db/queries/clock-settle";
import { changeStatus, correct } from "@earshot/db/queries/triage-change";
import { undo } from "@earshot/db/queries/triage-undo";
import {
  analysed,
  collected,
  editor,
  later,
  makeEntity,
  makePerson,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "../db/rig.ts";

const use = useDatabase();
let made = 0;

async function makePost(severity: 1 | 2 | 3 | 4 | 5 = 3, publishedAt = new Date("2026-11-20T11:00:00Z")) {
  made += 1;
  const sourceId = await makeSource(use.db);
  const entityId = await makeEntity(use.db, "Plant");
  const post = collected({ externalId: `clock-${made}`, publishedAt });
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [entityId], analysis: { severity } }]);
  const actor = await makePerson(use.db, `clock-${made}`);
  const postId = saved?.postId ?? 0;
  const version = async () => {
    const { rows } = await use.pool.query("select version from triage where post_id = $1", [postId]);
    return Number(rows[0]?.version);
  };
  const set = async (status: "new" | "in_progress" | "waiting" | "answered" | "dismissed", minutes: number) =>
    changeStatus(use.db, actor, { postId, version: await version(), status, now: later(minutes) });
  return { postId, actor, version, set };
}

/** "first_response met 30/240", one line for each clock: kind, state, minutes used and to use. */
async function clocksOf(postId: number): Promise<string[]> {
  const { rows } = await use.pool.query<{ line: string }>(
    `select kind || case when round > 1 then ' ' || round else '' end || ' ' || state || ' ' || elapsed_ms / 60000 || '/'
      || target_ms / 60000 as line from triage_clock where post_id = $1 order by started_at, kind, round`,
    [postId],
  );
  return rows.map(({ line }) => line);
}

async function allClocks(): Promise<unknown[]> {
  return (await use.pool.query("select * from triage_clock order by post_id, kind, round")).rows;
}

test("a post has its clocks as soon as it is in triage; history has none", async () => {
  const { postId } = await makePost();
  expect(await clocksOf(postId)).toEqual(["first_response running 0/240", "resolution running 0/960"]);
  const old = await makePost(3, new Date("2026-10-01T00:00:00Z"));
  expect(await clocksOf(old.postId)).toEqual([]);
});

test("what people do moves clocks in the same transaction", async () => {
  const { postId, set } = await makePost();
  await set("in_progress", 30);
  expect(await clocksOf(postId)).toEqual(["first_response met 30/240", "resolution running 0/960"]);
  await set("waiting", 60);
  expect(await clocksOf(postId)).toContain("resolution paused 60/960");
  await set("in_progress", 120);
  await set("answered", 150);
  expect(await clocksOf(postId)).toContain("resolution met 90/960");
  await set("new", 180);
  expect(await clocksOf(postId)).toEqual([
    "first_response met 30/240",
    "resolution running 90/960",
    "next_response running 0/240",
  ]);
});

test("a correction of the severity gives another target and keeps what was used; undo brings both back", async () => {
  const { postId, actor, version } = await makePost(3);
  await correct(use.db, actor, { postId, version: await version(), severity: 4, now: later(30) });
  expect(await clocksOf(postId)).toEqual(["first_response running 30/60", "resolution running 30/480"]);
  await undo(use.db, actor, { postId, now: later(31) });
  expect(await clocksOf(postId)).toEqual(["first_response running 0/240", "resolution running 0/960"]);
});

test("the machine's second thought moves clocks too", async () => {
  const { postId } = await makePost(2);
  await analysed(use.db, new Map([[postId, { severity: 4 }]]));
  expect(await clocksOf(postId)).toEqual(["first_response running 0/60", "resolution running 0/480"]);
});

test("a status that is set past all clocks is found by the sweep", async () => {
  const { postId, actor } = await makePost();
  await use.pool.query(
    `insert into triage_event (post_id, at, person_id, kind, "from", "to")
    values ($1, $2, $3, 'status', '{"status": "new"}', '{"status": "answered"}')`,
    [postId, later(20), actor.personId],
  );
  await use.pool.query("update triage set status = 'answered' where post_id = $1", [postId]);
  expect(await clocksOf(postId)).toContain("first_response running 0/240");
  while ((await settleNext(use.db, 100)) > 0);
  expect(await clocksOf(postId)).toEqual(["first_response met 20/240", "resolution met 20/960"]);
});

test("another policy moves what runs and judges nothing again; all of it can be built anew from history", async () => {
  const closed = await makePost();
  await closed.set("answered", 60);
  const open = await makePost();
  const held = await readPolicy(use.db);
  const targets = { ...defaultPolicy.targets, first_response: { 1: 10, 2: 10, 3: 10, 4: 10, 5: 10 } };
  const saved = await savePolicy(use.db, editor, {
    version: held.version,
    policy: { ...defaultPolicy, targets },
    now: later(90),
  });
  expect(saved).toMatchObject({ ok: true, isChanged: true });
  expect(
    await savePolicy(use.db, editor, { version: held.version, policy: defaultPolicy, now: later(91) }),
  ).toEqual({
    ok: false,
    reason: "changed_meanwhile",
  });
  while ((await settleNext(use.db, 100)) > 0);
  expect(await clocksOf(closed.postId)).toContain("first_response met 60/240");
  expect(await clocksOf(open.postId)).toContain("first_response running 90/10");

  const before = await allClocks();
  expect(before.length).toBeGreaterThan(10);
  await use.pool.query("delete from triage_clock");
  let differing = 0;
  for (let afterId: number | null = 0; afterId !== null;) {
    const step = await rebuildClocks(use.db, { afterId, limit: 3 });
    differing += step.differing;
    afterId = step.lastId;
  }
  expect(await allClocks()).toEqual(before);
  expect(differing).toBeGreaterThan(5);
  expect(await rebuildClocks(use.db, { afterId: 0, limit: 500 })).toMatchObject({ differing: 0 });
});

test("a policy that cannot work is refused", async () => {
  const [office] = defaultPolicy.calendars;
  const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const policy = { ...defaultPolicy, calendars: office ? [{ ...office, week }] : [] };
  expect(await savePolicy(use.db, editor, { version: null, policy, now })).toMatchObject({
    ok: false,
    reason: "invalid",
  });
});

test("clocks go with their post", async () => {
  const { postId } = await makePost();
  await use.pool.query("delete from triage where post_id = $1", [postId]);
  expect(await clocksOf(postId)).toEqual([]);
});
