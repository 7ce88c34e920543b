import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import { authorizeMachine } from "@earshot/core/triage/authorized";
import { acknowledge, closeRestingAlerts } from "@earshot/db/queries/alert-change";
import { readTakeLink } from "@earshot/db/queries/alert-link";
import { listAlerts } from "@earshot/db/queries/alert-list";
import { renewOldestForecast } from "@earshot/db/queries/alert-forecast";
import { readHourlyCounts, replayRule } from "@earshot/db/queries/alert-replay";
import { listAlertRules, saveAlertRule } from "@earshot/db/queries/alert-rules";
import { tellDueAlerts } from "@earshot/db/queries/alert-telling";
import { tellAlerts } from "@earshot/db/queries/alert-mail";
import { commandLine } from "@earshot/db/queries/audit";
import { saveChannel } from "@earshot/db/queries/channels";
import { dueReports } from "@earshot/db/queries/report-due";
import { sealedName } from "@earshot/db/queries/sealed";
import { saveTelling } from "@earshot/db/queries/tellings";
import { watchPosts } from "@earshot/report/watch-posts";
import { watchSpikes } from "@earshot/report/watch-spikes";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  analysed,
  collected,
  later,
  makeEntity,
  makePerson,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "../db/rig.ts";

const use = useDatabase();
const secrets = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
const pageUrl = "https://earshot.example.org";
const place = { sourceId: 0, entityId: 0 };
let anna = { personId: 0 };
let boris = { personId: 0 };
let count = 0;

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Заслонка");
  anna = await makePerson(use.db, "Anna");
  boris = await makePerson(use.db, "Boris");
});
/** A test's rules must not hear of another's posts. */
beforeEach(async () => {
  await use.pool.query("update alert_rule set deleted_at = now()");
  await use.pool.query("delete from outbox");
});

async function addRule(rule: Partial<AlertRule> & Pick<AlertRule, "condition">): Promise<number> {
  const whole: AlertRule = {
    name: `rule ${(count += 1)}`,
    isOn: true,
    query: "",
    groupBy: "rule",
    coolDownMinutes: 60,
    severity: "post",
    telling: { mode: "at_once" },
    quiet: null,
    zone: "UTC",
    steps: [
      { afterMinutes: 0, personIds: [anna.personId], roles: [], channelIds: [] },
      { afterMinutes: 15, personIds: [boris.personId], roles: [], channelIds: [] },
    ],
    ...rule,
  };
  const by = { may: authorizeMachine(), actor: commandLine, now };
  const saved = await saveAlertRule(use.db, { ...by, rule: whole, forecast: null, known: null });
  if (!saved.ok) throw new Error(saved.reason);
  return saved.alertRuleId;
}

/** Posts come, are analysed as said, and meet the rules at that time. */
async function come(
  severities: readonly (1 | 2 | 3 | 4 | 5)[],
  at = now,
  text = "Заслонка течёт",
): Promise<number[]> {
  const ids: number[] = [];
  for (const severity of severities) {
    const publishedAt = new Date(at.getTime() - 60_000);
    const [post] = await triaged(use.db, place.sourceId, [
      {
        post: collected({ externalId: `post-${(count += 1)}`, text, publishedAt }),
        entities: [place.entityId],
        analysis: { severity },
      },
    ]);
    if (!post) throw new Error("no post");
    ids.push(post.postId);
  }
  await watchPosts(use.db, await dueReports(use.db, ids), at);
  return ids;
}

const open = () => listAlerts(use.db, { state: "open", before: null, limit: 50 });
async function alertsOf(alertRuleId: number) {
  return (await open()).filter((each) => each.alertRuleId === alertRuleId);
}

interface Queued {
  person_id: number;
  subject: string;
  key: string;
  body: string;
  due_at: Date;
}
async function queued(): Promise<Queued[]> {
  return (await use.pool.query<Queued>("select * from outbox order by outbox_id")).rows;
}

test("posts of one cause are one alert, a post rings once, and what does not fit rings nobody", async () => {
  const ruleId = await addRule({ condition: { kind: "severity", from: 4 } });
  const ids = await come([4, 2, 5]);
  await watchPosts(use.db, await dueReports(use.db, ids), now);
  const alerts = await alertsOf(ruleId);
  expect(alerts).toHaveLength(1);
  expect(alerts[0]).toMatchObject({ postCount: 2, severity: 5, cause: "rule" });
  await come([4], later(30));
  expect((await alertsOf(ruleId))[0]).toMatchObject({ postCount: 3 });
});

test("a query narrows a rule, and one that cannot be read finds nothing", async () => {
  const narrow = await addRule({ condition: { kind: "query" }, query: "пожар" });
  const broken = await addRule({ condition: { kind: "query" }, query: "(((" });
  await come([2], now, "Заслонка течёт");
  expect(await alertsOf(narrow)).toEqual([]);
  await come([2], now, "Заслонка и пожар");
  expect(await alertsOf(narrow)).toHaveLength(1);
  expect(await alertsOf(broken)).toEqual([]);
});

test("it is told to the first, then to the next if nobody takes it on, and to nobody once somebody has", async () => {
  const ruleId = await addRule({ condition: { kind: "severity", from: 4 } });
  await come([4]);
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  expect((await queued()).map((each) => each.person_id)).toEqual([anna.personId]);
  await tellDueAlerts(use.db, secrets, { pageUrl, now: later(14) });
  expect(await queued()).toHaveLength(1);
  await tellDueAlerts(use.db, secrets, { pageUrl, now: later(15) });
  expect((await queued()).map((each) => each.person_id)).toEqual([anna.personId, boris.personId]);
  await come([4], later(100));
  const [alert] = await alertsOf(ruleId);
  const taking = { alertId: alert?.alertId ?? 0, personId: boris.personId, via: "page", actor: commandLine };
  expect(await acknowledge(use.db, { ...taking, now: later(101) })).toMatchObject({
    ok: true,
    isFirst: true,
  });
  expect(await acknowledge(use.db, { ...taking, personId: anna.personId, now: later(102) })).toMatchObject({
    isFirst: false,
    by: "Boris",
  });
  await tellDueAlerts(use.db, secrets, { pageUrl, now: later(1_000) });
  expect(await queued()).toHaveLength(2);
  expect(await closeRestingAlerts(use.db, later(102 + 24 * 60))).toBeGreaterThan(0);
});

test("the link of a letter names the alert and the person, and runs out", async () => {
  await addRule({ condition: { kind: "severity", from: 4 } });
  await come([4]);
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  const [mail] = await queued();
  const text = secrets.open(sealedName("outbox", mail?.key ?? ""), mail?.body ?? "");
  const token = /take-alert#([\w.-]+)/.exec(text)?.[1] ?? "";
  expect(readTakeLink(secrets, token, now)).toMatchObject({ personId: anna.personId });
  expect(readTakeLink(secrets, token, later(8 * 24 * 60))).toBeNull();
  expect(readTakeLink(secrets, `${token.slice(0, -3)}AAA`, now)).toBeNull();
});

test("quiet hours of a rule put off what is not grave, and one's own put off one's own message", async () => {
  const quiet = { from: 11 * 60, to: 14 * 60, unlessSeverity: 5 } as const;
  await addRule({ condition: { kind: "severity", from: 3 }, quiet, groupBy: "post" });
  await come([3]);
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  expect(await queued()).toEqual([]);
  await come([5]);
  await saveTelling(use.db, {
    personId: anna.personId,
    to: {
      byMail: true,
      byPush: true,
      byBots: true,
      quiet: { from: 11 * 60, to: 13 * 60, zone: "UTC", unlessSeverity: null },
    },
    actor: commandLine,
    now,
  });
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  const [mail] = await queued();
  expect(mail?.due_at).toEqual(new Date("2026-11-20T13:00:00Z"));
  await tellDueAlerts(use.db, secrets, { pageUrl, now: later(120) });
  expect((await queued()).length).toBeGreaterThan(1);
});

test("what falls together for one recipient goes in one message, of which each alert knows", async () => {
  const ruleId = await addRule({ condition: { kind: "severity", from: 4 }, groupBy: "post" });
  await come([4, 4, 4]);
  await tellDueAlerts(use.db, secrets, { pageUrl, now });
  const mails = await queued();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toContain("3");
  const listed = (await open()).filter(({ alertRuleId }) => alertRuleId === ruleId);
  expect(listed.map(({ deliveries }) => deliveries.waiting)).toEqual([1, 1, 1]);
});

test("old posts, and what a model reads differently today, wake nobody", async () => {
  const ruleId = await addRule({ condition: { kind: "severity", from: 4 } });
  const [postId = 0] = await come([2]);
  await analysed(use.db, new Map([[postId, { severity: 5 }]]));
  const due = (await dueReports(use.db, [postId])).map((each) => ({ ...each, isNews: false }));
  await watchPosts(use.db, due, now);
  expect(await alertsOf(ruleId)).toEqual([]);
  const [old = 0] = await come([1]);
  await use.pool.query("update triage set severity = 5, published_at = $2 where post_id = $1", [
    old,
    later(-72 * 60),
  ]);
  await watchPosts(use.db, await dueReports(use.db, [old]), now);
  expect(await alertsOf(ruleId)).toEqual([]);
});

test("a rule is replayed without a trace", async () => {
  const before = await listAlertRules(use.db);
  const rule = {
    condition: { kind: "severity", from: 4 },
    groupBy: "rule",
    coolDownMinutes: 60,
    query: "",
    zone: "UTC",
  } as const;
  const replay = await replayRule(use.db, rule, later(60));
  expect(replay.alerts.length).toBeGreaterThan(0);
  expect(replay.days).toBeGreaterThan(0);
  expect(await listAlertRules(use.db)).toEqual(before);
});

test("what is expected of a rule is reckoned anew after it fired, and every day", async () => {
  const alertRuleId = await addRule({ condition: { kind: "severity", from: 4 } });
  const made = async () => (await listAlertRules(use.db)).find((each) => each.alertRuleId === alertRuleId);
  expect((await made())?.forecast).toEqual({});
  const at = later(500);
  expect(await renewOldestForecast(use.db, at)).toBe(true);
  expect(await renewOldestForecast(use.db, at)).toBe(false);
  const before = await made();
  expect(before?.forecast.at).toBe(at.toISOString());
  await come([5], later(510));
  expect((await made())?.lastFiredAt).not.toBeNull();
  expect(await renewOldestForecast(use.db, later(515))).toBe(false);
  expect(await renewOldestForecast(use.db, later(570))).toBe(true);
  const after = await made();
  expect(after?.forecast.perMonth ?? 0).toBeGreaterThan(before?.forecast.perMonth ?? 0);
  expect(after?.version).toBe(before?.version);
  expect(await renewOldestForecast(use.db, later(570 + 23 * 60))).toBe(false);
  expect(await renewOldestForecast(use.db, later(570 + 24 * 60))).toBe(true);
});

test("a spike is told with what is usual, once for as long as it lasts, and not before there is enough history", async () => {
  const condition = { kind: "spike", windowHours: 1, falseAlarmsPerMonth: 1, minCount: 5 } as const;
  await come([1]);
  const ruleId = await addRule({ condition, severity: 4 });
  await watchSpikes(use.db, now);
  expect(await alertsOf(ruleId)).toEqual([]);
  // Two posts in each third hour of the last three weeks, and thirty in this one.
  await use.pool.query(
    `create temporary table spiked as select * from triage where post_id = (select min(post_id) from triage);
     insert into triage select (t).* from (
       select jsonb_populate_record(s, jsonb_build_object('post_id', 900000 + n, 'published_at',
         case when n > 500 then $1::timestamptz + interval '5 minutes' else $1::timestamptz - make_interval(hours => 3 * (n / 2)) end)) as t
       from spiked s, generate_series(2, 530) n) made`.replaceAll("$1", `'${now.toISOString()}'`),
  );
  await watchSpikes(use.db, later(10));
  await watchSpikes(use.db, later(11));
  const alerts = await alertsOf(ruleId);
  expect(alerts).toHaveLength(1);
  expect(alerts[0]?.facts.count).toBeGreaterThanOrEqual(29);
  expect(alerts[0]?.facts.mean).toBeLessThan(3);
});

test("a post that leaves triage leaves its alerts, and an alert that nothing is left of goes", async () => {
  const ruleId = await addRule({ condition: { kind: "severity", from: 4 } });
  const [first = 0, second = 0] = await come([4, 4]);
  await use.pool.query("delete from triage where post_id = $1", [first]);
  expect((await alertsOf(ruleId))[0]).toMatchObject({ postCount: 1 });
  await use.pool.query("delete from triage where post_id = $1", [second]);
  expect(await alertsOf(ruleId)).toEqual([]);
});

test("hours in which most sources could not be asked are no quiet hours to a spike", async () => {
  const hourAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  await use.pool.query(
    "insert into source_gap (source_id, from_at, to_at, why) select source_id, $1, $2, 'down' from source",
    [hourAgo(5), hourAgo(2)],
  );
  const { counts } = await readHourlyCounts(use.db, { query: "", zone: "UTC" }, { hours: 8, now });
  expect(counts.slice(-6).map((count) => count === null)).toEqual([true, true, true, false, false, false]);
  await use.pool.query("update source_gap set outcome = 'whole'");
  const filled = await readHourlyCounts(use.db, { query: "", zone: "UTC" }, { hours: 8, now });
  expect(filled.counts).not.toContain(null);
});

test("trouble of Earshot itself goes to the chats that want it, begun and over once each, also without any mail", async () => {
  const by = { may: authorizeMachine(), actor: commandLine, now };
  const channel = { kind: "telegram", chatId: "-100200", url: null, language: "ru", isOn: true } as const;
  for (const [name, tellsSystem] of [
    ["Дежурные", true],
    ["Штаб", false],
  ] as const)
    await saveChannel(use.db, secrets, { ...by, known: null, to: { ...channel, name, tellsSystem } });
  await use.pool.query(
    `insert into system_alert (key, kind, code, params, level, suspected_at, opened_at, last_seen_at)
    values ('disk', 'disk_low', 'disk_low', '{"freeMb": 100, "folder": "/"}', 'error', $1, $1, $1)`,
    [now],
  );
  const tell = async (minutes: number) => {
    await tellAlerts(use.db, secrets, { isWanted: false, pageUrl, now: later(minutes) });
    const { rows } = await use.pool.query<{ key: string; name: string }>(
      "select o.key, c.name from outbox o join channel c using (channel_id) where o.key like 'system-%' order by outbox_id",
    );
    return rows.map(({ key, name }) => `${/^system-\w+/.exec(key)?.[0] ?? key} ${name}`);
  };
  expect(await tell(0)).toEqual(["system-begun Дежурные"]);
  expect(await tell(1)).toEqual(["system-begun Дежурные"]);
  await use.pool.query("update system_alert set resolved_at = $1", [later(2)]);
  expect(await tell(3)).toEqual(["system-begun Дежурные", "system-over Дежурные"]);
  expect(await tell(4)).toHaveLength(2);
});
