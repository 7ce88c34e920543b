import { usualAlertRules } from "@earshot/core/system/alert-rules";
import { connectDatabase } from "@earshot/db/database";
import { backupFacts, noteBackupRun } from "@earshot/db/queries/backup-run";
import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { acknowledgeAlert, countAlerts, listAlerts } from "@earshot/db/queries/system-alert";
import { diskFacts } from "@earshot/runtime/machine-facts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { feed, openSite, status, type Site } from "../collect/published-feed.ts";
import { canMount, mountSmallDisk } from "../support/machine.ts";
import { openRig, type Rig } from "./rig.ts";

let site: Site;
let rig: Rig;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
});
beforeEach(() => rig.reset());
afterAll(async () => {
  await rig.close();
  await site.close();
});

const absent = ["worker_absent:collect", "worker_absent:match"];

test("a worker that stops is missed after a while, and no longer once it is back", async () => {
  const worker = await rig.startCollecting();
  await rig.look();
  await worker.close();
  await rig.look();
  expect(await rig.openKeys()).toEqual([]);
  // An orderly end is no crash, and a minute without anybody is a restart.
  await rig.look(40);
  expect(await rig.openKeys()).toEqual(absent);

  const next = await rig.startCollecting();
  await rig.look(5);
  expect(await rig.openKeys()).toEqual(absent);
  await rig.look(25);
  expect(await rig.openKeys()).toEqual([]);
  const history = await listAlerts(rig.database.db, 10);
  expect(history.map(({ kind, resolvedAt }) => [kind, resolvedAt !== null])).toEqual([
    ["worker_absent", true],
    ["worker_absent", true],
  ]);
  await next.close();
});

test("a worker that falls silent is missed too, and its return is noted as a crash", async () => {
  // Its process is gone without a word: nobody says that it ended.
  await rig.database.pool.query(
    `insert into worker_heartbeat (process_id, part, host, pid, version, started_at, last_seen_at)
     select 'gone', part, 'h', 1, 'v', now() - interval '1 hour', now() - interval '3 minutes'
     from unnest(array['collect', 'match']) part`,
  );
  await rig.look();
  await rig.look(31);
  expect(await rig.openKeys()).toEqual(absent);
  const worker = await rig.startCollecting();
  await rig.look(1);
  expect(await rig.openKeys()).toEqual(
    expect.arrayContaining(["worker_crashed:collect", "worker_crashed:match"]),
  );
  await worker.beat();
  await rig.look(3_600);
  expect((await rig.openKeys()).filter((key) => key.startsWith("worker_crashed"))).toEqual([]);
  await worker.close();
});

test("a queue that nobody empties grows old, and is well once it is emptied", async () => {
  await rig.queues.enqueue("match-posts", { postIds: [1, 2] });
  await rig.look();
  await rig.look(11 * 60);
  await rig.look(31);
  expect(await rig.openKeys()).toContain("queue_old:match");
  const [alert] = (await listAlerts(rig.database.db, 10)).filter(({ kind }) => kind === "queue_old");
  expect(alert).toMatchObject({ code: "queue_old", params: { queue: "match", waiting: 1 } });

  const worker = await rig.startCollecting();
  await rig.queues.drainIdle();
  await worker.close();
  await rig.look(1);
  await rig.look(121);
  expect(await rig.openKeys()).not.toContain("queue_old:match");
});

test("a paused queue is nobody's trouble, and what waits in it is told", async () => {
  await rig.queues.pause("match");
  await rig.queues.enqueue("match-posts", { postIds: [1] });
  await rig.look(20 * 60);
  await rig.look(60);
  expect(await rig.openKeys()).not.toContain("queue_old:match");
});

test("sources that nobody visits mean that collecting stopped", async () => {
  await rig.addFeed("http://127.0.0.1:9/a");
  await rig.look();
  expect(await rig.openKeys()).not.toContain("collector_stopped");
  await rig.look(6 * 60);
  await rig.look(31);
  expect(await rig.openKeys()).toContain("collector_stopped");
});

test("sources that fail together are said with their reason, and are over when they are back", async () => {
  const paths = ["/a", "/b", "/c"];
  for (const path of paths) {
    site.answer(path, status(404));
    await rig.addFeed(site.origin + path);
  }
  const worker = await rig.startCollecting();
  const states = async (state: string) => {
    const found = await rig.database.pool.query(
      "select count(*)::integer as n from source where state = $1",
      [state],
    );
    return (found.rows[0] as { n: number }).n;
  };
  await expect.poll(() => states("failing")).toBe(3);
  await rig.look();
  await rig.look(121);
  const [alert] = (await listAlerts(rig.database.db, 10)).filter(({ kind }) => kind === "sources_failing");
  expect(alert).toMatchObject({ params: { failing: 3, count: 3, reason: "not_found" }, resolvedAt: null });

  for (const path of paths) site.answer(path, feed([]));
  await rig.database.pool.query("update source set next_check_at = now() - interval '1 second'");
  await expect.poll(() => states("ok")).toBe(3);
  await rig.look(1);
  await rig.look(301);
  expect(await rig.openKeys()).not.toContain("sources_failing");
  await worker.close();
});

test("clocks that differ are noticed", async () => {
  rig.clock.aheadMs = 10_000;
  await rig.look(0, { rules: usualAlertRules });
  await rig.look(61, { rules: usualAlertRules });
  expect(await rig.openKeys()).toContain("clock_skew");
});

test.skipIf(!(await canMount()))("a disk that fills up is said at once", async () => {
  const disk = await mountSmallDisk(20_000_000);
  try {
    await rig.look(0, { disk: await diskFacts(disk.folder) });
    expect(await rig.openKeys()).toContain("disk_low");
    await rig.look(30, { disk: { folder: disk.folder, freeBytes: 400e6 } });
    await rig.look(90, { disk: { folder: disk.folder, freeBytes: 400e6 } });
    expect(await rig.openKeys()).toContain("disk_low");
    await rig.look(30, { disk: { folder: disk.folder, freeBytes: 40e9 } });
    await rig.look(61, { disk: { folder: disk.folder, freeBytes: 40e9 } });
    expect(await rig.openKeys()).not.toContain("disk_low");
  } finally {
    await disk.remove();
  }
});

test("a database that takes seconds to answer is called slow once it lasts", async () => {
  // One connection, and somebody who keeps it busy: what a starved server feels like.
  const starved = connectDatabase(rig.url, { max: 1 });
  const rules = { ...usualAlertRules, database_slow: { raiseAfterMs: 0, clearAfterMs: 0 } };
  const lookout = {
    parts: [],
    queues: async () => [],
    disk: async () => null,
    now: () => new Date(),
    rules,
  };
  const busy = starved.pool.query("select pg_sleep(1.3)");
  const { opened } = await lookAtSystem(starved.db, lookout);
  await busy;
  expect(opened).toEqual(["database_slow"]);
  expect((await lookAtSystem(starved.db, lookout)).resolved).toEqual(["database_slow"]);
  await starved.close();
});

test("mail that fails is said until one goes out", async () => {
  const send = (key: string, state: string, minutes: number) =>
    rig.database.pool.query(
      `insert into outbox (key, channel, recipient, subject, state, state_at, due_at, expires_at, created_at)
       values ($1, 'mail', 'a@b.c', 's', $2, now() + $3 * interval '1 minute', now(), now(), now())`,
      [key, state, minutes],
    );
  await send("one", "failed", -1);
  await rig.look();
  await rig.look(61);
  expect(await rig.openKeys()).toContain("mail_failing");
  await send("two", "sent", 0);
  await rig.look(1);
  await rig.look(301);
  expect(await rig.openKeys()).not.toContain("mail_failing");
});

test("a backup that fails is said until one succeeds", async () => {
  const { url } = rig;
  await noteBackupRun(url, null, new Date(Date.now() - 60_000));
  await noteBackupRun(url, "the disk is full", new Date());
  await rig.look();
  expect(await rig.openKeys()).toContain("backup_failing");
  await noteBackupRun(url, null, new Date(Date.now() + 1_000));
  await rig.look(2);
  expect(await rig.openKeys()).not.toContain("backup_failing");
  expect(await backupFacts(rig.database.db)).toMatchObject({ lastFailure: { reason: "the disk is full" } });
});

test("many who look at once make one alert, and whoever takes it is kept", async () => {
  await rig.look();
  rig.clock.aheadMs += 31_000;
  const all = await Promise.all(Array.from({ length: 8 }, () => rig.look()));
  expect(all.flatMap(({ opened }) => opened).toSorted()).toEqual(absent);
  const { db } = rig.database;
  expect(await countAlerts(db)).toBe(2);
  const [alert] = await listAlerts(db, 1);
  const id = alert?.systemAlertId ?? 0;
  expect(await acknowledgeAlert(db, id, 7, new Date())).toMatchObject({ isFirst: true });
  expect(await acknowledgeAlert(db, id, 8, new Date())).toMatchObject({ isFirst: false });
  expect(await acknowledgeAlert(db, 999_999, 8, new Date())).toBeNull();
  expect(await countAlerts(db)).toBe(1);
  await rig.look(10);
  const [kept] = (
    await rig.database.pool.query("select acknowledged_by from system_alert where system_alert_id = $1", [id])
  ).rows;
  expect(kept).toEqual({ acknowledged_by: 7 });
});
