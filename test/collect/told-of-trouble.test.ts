/** What the team hears of sources, platforms and a collector that stopped, from feeds over HTTP to the mail. */
import { tellAlerts } from "@earshot/db/queries/alert-mail";
import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testSecretBox } from "../support/test-secret-box.ts";
import { feed, openSite, status, type PublishedPost, type Site } from "./published-feed.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let site: Site;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
});
beforeEach(async () => {
  await rig.rows("truncate source, system_alert, outbox, person cascade");
  rig.clock.at = new Date("2026-03-02T10:00:00Z");
  await person("pr", "pr");
  await person("viewer", "viewer");
});
afterAll(async () => {
  await rig.close();
  await site.close();
});

const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse("2026-03-02T10:00:00Z") + minutes * minute);
const post = (id: string, minutes: number): PublishedPost => ({
  id,
  title: id,
  at: at(minutes).toISOString(),
});

const box = testSecretBox();

async function person(name: string, role: string): Promise<void> {
  await rig.rows(
    "insert into person (name, email, role, language, created_at) values ($1, $1 || '@example.com', $2, 'en', now())",
    [name, role],
  );
}
/** A look, and the mails that follow from it: who is told what. */
async function lookAfter(minutes: number): Promise<string[]> {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * minute);
  const now = () => rig.clock.at;
  await lookAtSystem(rig.database.db, { parts: [], queues: async () => [], disk: async () => null, now });
  const given = { isWanted: true, pageUrl: "https://pr.example.org", now: now() };
  const [mails, none] = await Promise.all([
    tellAlerts(rig.database.db, box, given),
    tellAlerts(rig.database.db, box, given),
  ]);
  const rows = await rig.rows<{ recipient: string; subject: string }>(
    "select recipient, subject from outbox where outbox_id = any($1) order by outbox_id",
    [[...mails, ...none]],
  );
  return rows.map(({ recipient, subject }) => `${recipient}: ${subject}`);
}
async function keepClockQuiet(): Promise<void> {
  // The clock of the database is not the clock of this test.
  await rig.rows("update system_alert set told_at = now(), over_told_at = now() where kind = 'clock_skew'");
}
async function told(minutes: number): Promise<string[]> {
  const mails = await lookAfter(minutes);
  await keepClockQuiet();
  return mails.filter((line) => !line.includes("clock"));
}

async function feeds(names: string[], platform: string): Promise<number[]> {
  const ids = [];
  for (const name of names) {
    site.answer(`/${name}`, feed([post(name, -5)]));
    ids.push(await rig.addFeed(`${site.origin}/${name}`, name));
  }
  await rig.rows("update source set platform = $2 where source_id = any($1)", [ids, platform]);
  return ids;
}
async function answerAll(names: string[], ids: number[], answer: ReturnType<typeof status>): Promise<void> {
  for (const name of names) site.answer(`/${name}`, answer);
  await rig.rows("update source set next_check_at = $2, error_count = 0 where source_id = any($1)", [
    ids,
    rig.clock.at,
  ]);
  await rig.tickAfter(0);
  await rig.rows("update source set next_check_at = $1", [at(100_000)]);
}

test("told of a source that stopped once, and once more when it is well again", async () => {
  const names = ["one", "two", "three", "four", "five"];
  const ids = await feeds(names, "news");
  await answerAll(names, ids, feed([post("x", -5)]));
  expect(await told(1)).toEqual([]);
  await answerAll(["one"], ids.slice(0, 1), status(404));
  expect(await told(0)).toEqual([]);
  expect(await told(6)).toEqual(['pr@example.com: Earshot: The source "one": failing (for 6 min)']);
  expect(await told(30)).toEqual([]);
  await answerAll(["one"], ids.slice(0, 1), feed([post("x", -5)]));
  expect(await told(1)).toEqual([]);
  expect(await told(6)).toEqual([expect.stringMatching(/^pr@example\.com: Earshot: well again/)]);
  expect(await told(30)).toEqual([]);
});

test("told of a platform that is down, and not of each of its sources", async () => {
  const [vk, news] = [
    ["v1", "v2", "v3", "v4"],
    ["n1", "n2", "n3", "n4"],
  ];
  const ofVk = await feeds(vk, "vk");
  const ofNews = await feeds(news, "news");
  await answerAll([...vk, ...news], [...ofVk, ...ofNews], feed([post("x", -5)]));
  await told(1);
  await answerAll(vk, ofVk, status(401));
  await told(0);
  expect(await told(2)).toEqual([
    expect.stringMatching(/^pr@example\.com: Earshot: VK: 4 of 4 sources cannot be read/),
  ]);
  expect(await told(20)).toEqual([]);
  await answerAll(vk, ofVk, feed([post("y", -5)]));
  await told(1);
  expect(await told(6)).toEqual([expect.stringMatching(/well again.*VK/)]);
  const kinds = await rig.rows(
    "select distinct kind from system_alert where kind <> 'clock_skew' and opened_at is not null",
  );
  expect(kinds).toEqual([{ kind: "platform_stopped" }]);
});

test("told of a collector that stands still, and not of what it does not read", async () => {
  await feeds(["c1", "c2", "c3"], "news");
  await told(1);
  await told(10);
  expect(await told(1)).toEqual([
    expect.stringMatching(/^pr@example\.com: Earshot: Collecting has stopped: 3 sources/),
  ]);
  await rig.tickAfter(0);
  await rig.rows("update source set next_check_at = $1", [at(100_000)]);
  await told(1);
  expect(await told(2)).toEqual([expect.stringMatching(/well again/)]);
});

test("nobody is told where nobody wants it; what lasts is told once somebody does", async () => {
  await feeds(["q1", "q2"], "news");
  const look = (now: Date) =>
    lookAtSystem(rig.database.db, {
      parts: [],
      queues: async () => [],
      disk: async () => null,
      now: () => now,
    });
  await look(at(10));
  await look(at(11));
  await keepClockQuiet();
  const { db } = rig.database;
  expect(await tellAlerts(db, box, { isWanted: false, pageUrl: null, now: at(11) })).toEqual([]);
  expect(await tellAlerts(db, box, { isWanted: true, pageUrl: null, now: at(12) })).toHaveLength(1);
});
