import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse, stringify } from "yaml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "@earshot/cli/installation";
import type { Configuration } from "@earshot/cli/settings/configuration";
import { applyMonitor } from "@earshot/cli/settings/apply-monitor";
import { describeDifferences } from "@earshot/cli/settings/describe-differences";
import { planApply } from "@earshot/cli/settings/plan-apply";
import { readMonitorFile } from "@earshot/cli/settings/monitor-file";
import { readConfiguration } from "@earshot/cli/settings/read-configuration";
import { writeConfiguration } from "@earshot/cli/settings/write-configuration";
import { connectDatabase, type Database } from "@earshot/db/database";
import { openSecret } from "@earshot/db/queries/read-settings";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import type { Ended } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let first: TestDatabase;
let second: TestDatabase;
let database: Database;
let caller: TemporaryFolder;
beforeAll(async () => {
  [first, second, caller] = await Promise.all([
    createTestDatabase(),
    createTestDatabase(),
    temporaryFolder(),
  ]);
  database = connectDatabase(first.url, { max: 4 });
});
afterAll(async () => {
  await database.close();
  await Promise.all([first.drop(), second.drop(), caller.remove()]);
});

const noConfiguration: Omit<Configuration, "playbook" | "facts" | "keyMessages" | "calendar" | "dashboards"> =
  {
    settings: {},
    secrets: [],
    tags: [],
    clocks: null,
    channels: [],
    alerts: [],
    rules: [],
    entities: [],
    sources: [],
  };

const password = "hunter2 с пробелом ";

function earshot(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return callEarshot(args, {
    cwd: caller.folder,
    env: { DATABASE_URL: first.url, EARSHOT_DATA_DIR: path.join(caller.folder, "data"), ...env },
  });
}

const file = `
settings:
  team.name: Пекарня
  mail.port: 2525
  mail.password: { env: BAKERY_PASSWORD }
tags: [{ name: Ярмарка, colour: red }]
entities:
  - { key: ceo, kind: executive, name: Илья Орлов, company: oven, position: директор, terms: [{ text: Илья Орлов, kind: name }] }
  - { key: oven, kind: company, name: Печка, terms: [Печка, { text: "#печка", kind: hashtag }], exclude: [баня], lookalikes: [{ text: "@pechka1", kind: handle }] }
sources:
  - { key: news, url: "https://news.example/feed.xml", name: News, tier: 1, folder: СМИ/Регионы, tags: [хлеб], note: главная }
`;

async function rows(statement: string): Promise<Record<string, unknown>[]> {
  return (await database.pool.query(statement)).rows as Record<string, unknown>[];
}

function write(name: string, text: string): Promise<void> {
  return writeFile(path.join(caller.folder, name), text);
}

test("what differs is shown, a dry run changes nothing, and everything is applied and recorded", async () => {
  await write("bakery.yaml", file);
  const unset = await earshot(["apply", "bakery.yaml", "--dry-run"]);
  expect(unset.err).toMatch(/settings\.mail\.password: the variable BAKERY_PASSWORD is not set\. Set it, or/);
  const env = { BAKERY_PASSWORD: password };
  const dry = await earshot(["apply", "bakery.yaml", "--dry-run"], env);
  expect(dry).toMatchObject({ code: 2, err: "" });
  expect(dry.out).toMatch(/^settings:\n {2}~ mail\.password: \(not set\) → \(from BAKERY_PASSWORD\)\n/);
  expect(dry.out).toMatch(/entities:\n {2}\+ oven · Печка\n[^]* {2}\+ ceo · Илья Орлов\n/);
  expect(
    await rows("select 1 from entity union all select 1 from source union all select 1 from secret"),
  ).toEqual([]);

  const applied = await earshot(["apply", "bakery.yaml", "--yes"], env);
  expect(applied.out).toMatch(/\nApplied: 4 added, 3 changed, 0 removed\. Stored posts are matched again/);
  const audited = await rows("select what, via, person_id from audit_event order by audit_event_id");
  expect(audited.map(({ what }) => what)).toEqual([
    "setting.changed",
    "setting.changed",
    "setting.secret_set",
    "tag.added",
    "entity.added",
    "entity.added",
    "source.added",
  ]);
  expect(new Set(audited.map(({ via }) => via))).toEqual(new Set(["command line"]));
  const box = createSecretBox(loadSecretKeys({ keys: [], dataDir: path.join(caller.folder, "data") }));
  expect(await openSecret(database.db, box, "mail.password")).toBe(password);

  expect(await earshot(["apply", "bakery.yaml", "--dry-run"], env)).toMatchObject({ code: 0 });
  // Without the variable a secret that is set stays.
  expect(await earshot(["apply", "bakery.yaml", "--dry-run"])).toMatchObject({ code: 0 });
  const everything = `${dry.out}${dry.err}${applied.out}${applied.err}${JSON.stringify(await rows("select * from audit_event"))}`;
  expect(everything).not.toContain("hunter2");
});

test("nothing in any table holds the secret in clear", async () => {
  const tables = await rows("select tablename from pg_tables where schemaname = 'public'");
  for (const { tablename } of tables) {
    const found = await rows(
      `select t::text as line from "${String(tablename)}" t where t::text like '%hunter2%'`,
    );
    expect(found).toEqual([]);
  }
  expect(await rows("select left(sealed, 3) as sealed from secret")).toEqual([{ sealed: "v1." }]);
});

test("an export is the same after it was applied to an empty installation", async () => {
  const exported = await earshot(["export"]);
  expect(exported).toMatchObject({ code: 0, err: "" });
  expect(exported.out).not.toContain("hunter2");
  expect(exported.out).toMatch(/mail\.password:\n {4}env: EARSHOT_MAIL_PASSWORD\n/);
  const toFile = await earshot(["export", "--file", "out.yaml"]);
  expect(toFile.out).toMatch(/^Written to .*out\.yaml\.\n$/);
  expect(await readFile(path.join(caller.folder, "out.yaml"), "utf8")).toBe(exported.out);

  const other = connectDatabase(second.url, { max: 4 });
  const box = createSecretBox(loadSecretKeys({ keys: [], dataDir: path.join(caller.folder, "other") }));
  const deps = { database: other, queues: null, secrets: box, now: () => new Date() };
  const env = { EARSHOT_MAIL_PASSWORD: "another" };
  await applyMonitor(deps, readMonitorFile(exported.out, "out.yaml"), { isDemo: false, env });
  expect(writeConfiguration(await readConfiguration(other.db))).toBe(exported.out);
  await other.close();
});

const refusals: [what: string, text: string, message: RegExp][] = [
  [
    "one wrong field",
    'settings: { mail.port: 1 }\nsources:\n  - { key: x, url: "ftp://x", name: X }',
    /line 3, sources\.0\.url: use a whole address/,
  ],
  [
    "a second key for a company",
    "settings: { mail.port: 1 }\nentities: [{ key: stove, kind: company, name: печка, terms: [Печка] }]",
    /entities, stove: печка is there already; give it its key: oven/,
  ],
  [
    "a second key for a feed",
    'sources: [{ key: other, url: "https://news.example/feed.xml", name: N }]',
    /sources, other: N is there already; give it its key: news/,
  ],
];
test.each(refusals)("%s: nothing is applied", async (_what, text, message) => {
  const deps = { database, queues: null, now: () => new Date() };
  const apply = async () => applyMonitor(deps, readMonitorFile(text, "wrong.yaml"), { isDemo: false });
  await expect(apply()).rejects.toThrow(message);
  expect(await rows("select value from setting where key = 'mail.port'")).toEqual([{ value: 2525 }]);
});

test("what a file leaves out stays, and goes with --prune from the sections that it has", async () => {
  await write("less.yaml", "sources:\n  - { key: blog, url: https://blog.example/, name: Blog }\n");
  const deps = { database, queues: null, now: () => new Date() };
  const less = readMonitorFile("sources: [{ key: blog, url: 'https://blog.example/', name: Blog }]", "x");
  const kept = await applyMonitor(deps, less, { isDemo: false });
  expect(kept.differences.map(({ kind, key }) => `${kind} ${key}`)).toEqual(["add blog"]);
  const pruned = await earshot(["apply", "less.yaml", "--prune", "--yes"]);
  expect(pruned.out).toBe("sources:\n  - news · News\nApplied: 0 added, 0 changed, 1 removed.\n");
  const { entities, sources, tags } = await readConfiguration(database.db);
  expect([entities.length, sources.map(({ key }) => key), tags.length]).toEqual([2, ["blog"], 1]);
  expect(
    await rows("select from audit_event where what = 'source.retired' and via = 'command line'"),
  ).toHaveLength(1);
});

test("channels and alert rules come and go by a file, addresses by variables that are shown nowhere", async () => {
  const env = { HOOK: "https://hooks.example/services/hunter2" };
  const text = `channels:
  - { name: Штаб, kind: webhook, address: { env: HOOK } }
  - { name: Чат, kind: telegram, chat: "-100200" }
alerts:
  - { name: Серьёзное, when: { kind: severity, from: 4 }, query: печка, tell: [{ roles: [pr], channels: [штаб, Чат] }] }
rules:
  - { name: Пожар, query: пожар, do: { alert: Серьёзное } }
`;
  await write("alerts.yaml", text);
  const box = createSecretBox(loadSecretKeys({ keys: [], dataDir: path.join(caller.folder, "data") }));
  const differences = async (given: Record<string, string>) => {
    const how = { isDemo: false, isPruning: false, env: given };
    return (await planApply(database.db, box, readMonitorFile(text, "x"), how)).differences;
  };
  await expect(differences({})).rejects.toThrow(/channels, Штаб: the variable HOOK is not set/);
  const applied = await earshot(["apply", "alerts.yaml", "--yes"], env);
  expect(applied).toMatchObject({ code: 0, err: "" });
  expect(applied.out).toMatch(/address: \(from HOOK\)/);
  expect(applied.out).toMatch(/The webhook Штаб is signed with whsec_\S+\. This is shown once\./);
  expect(applied.out).toMatch(/Applied: 4 added, 0 changed, 0 removed/);
  const [rule] = await rows(
    "select forecast, jsonb_array_length(rule -> 'steps' -> 0 -> 'channelIds') as told from alert_rule",
  );
  expect(rule).toMatchObject({ forecast: { perMonth: 0 }, told: 2 });
  expect(await differences(env)).toEqual([]);
  expect(describeDifferences(await differences({ HOOK: "https://hooks.example/other" }), false)).toBe(
    "channels:\n  ~ Штаб\n      address: (set) → (from HOOK)\n",
  );

  const exported = writeConfiguration(await readConfiguration(database.db));
  expect(exported).toMatch(/address:\n {6}env: EARSHOT_CHANNEL_SHTAB\n/);
  const everything = applied.out + exported + JSON.stringify(await rows("select * from audit_event"));
  expect(everything).not.toContain("hunter2");
  const other = connectDatabase(second.url, { max: 4 });
  const deps = { database: other, queues: null, secrets: box, now: () => new Date() };
  const how = { isDemo: false, isPruning: true, env: { EARSHOT_CHANNEL_SHTAB: env.HOOK } };
  await applyMonitor(deps, readMonitorFile(exported, "x"), how);
  expect(writeConfiguration(await readConfiguration(other.db))).toBe(exported);
  const none = readMonitorFile("channels: []\nalerts: []\nrules: []", "x");
  const gone = await applyMonitor(deps, none, { isDemo: false, isPruning: true });
  expect(gone.differences.map(({ kind }) => kind)).toEqual(["remove", "remove", "remove", "remove"]);
  await other.close();
});

test("a configuration that somebody changed after the look is left alone", async () => {
  const deps = { database, queues: null, now: () => new Date() };
  const more = readMonitorFile("tags: [Новая]", "x");
  await expect(applyMonitor(deps, more, { isDemo: false }, [])).rejects.toThrow(
    /changed the configuration meanwhile/,
  );
  expect((await readConfiguration(database.db)).tags).toHaveLength(1);
});

test("what answers rest on goes into a file and comes back: playbook, fact cards, messages, plans, dashboards", async () => {
  const shipped = await readFile(path.join(projectFolder, "config/monitor/playbook.yaml"), "utf8");
  const playbook = { playbook: parse(shipped.replace("Не строить догадок", "Не гадать")) as unknown };
  const text = `${stringify(playbook, { aliasDuplicateObjects: false })}
entities: [{ key: oven, kind: company, name: Печка, terms: [Печка, { text: "#печка", kind: hashtag }] }]
facts:
  - { ru: 40 печей, numbers: [40 печей], source: Реестр, about: oven, owner: petr@oven.example, approved: true }
  - { en: We bake at night, approved: true, expires: "2026-01-01T00:00:00Z" }
  - { ru: Ещё не проверено }
keyMessages:
  - { ru: Хлеб каждый день, phrases: ["хлеб*", каждый день], about: oven }
  - { en: Warm, phrases: [warm], from: "2026-01-01T00:00:00Z" }
calendar:
  - { kind: quiet, title: Перед отчётом, at: "2026-11-20T00:00:00+03:00", till: "2026-11-23T00:00:00+03:00", allDay: true, terms: [прибыль] }
  - { kind: post, title: Новый хлеб, at: "2026-12-01T09:00:00Z", platform: vk, about: oven, owner: petr@oven.example }
dashboards:
  - { name: { ru: Печь, en: Oven }, filter: { entity: [oven] }, widgets: [{ id: a, kind: figures, place: { x: 0, y: 0, w: 6, h: 4 }, question: { metrics: [mentions] } }] }
  - { name: { ru: Своё, en: Own }, owner: petr@oven.example }
`;
  const other = connectDatabase(second.url, { max: 4 });
  const bring = async (to: Database, given: string, isPruning = false) => {
    const deps = { database: to, queues: null, now: () => new Date("2026-11-22T00:00:00Z") };
    const { differences } = await applyMonitor(deps, readMonitorFile(given, "x"), {
      isDemo: false,
      isPruning,
    });
    return differences.map(({ kind, section }) => `${kind} ${section}`);
  };
  const written = async (of: Database) => {
    const { playbook: body, facts, keyMessages, calendar, dashboards } = await readConfiguration(of.db);
    const respond = { ...noConfiguration, playbook: body, facts, keyMessages, calendar, dashboards };
    return writeConfiguration(respond);
  };
  await expect(bring(database, text)).rejects.toThrow(
    /a fact card names petr@oven\.example, which is not there/,
  );
  for (const { pool } of [database, other])
    await pool.query(`insert into person (name, email, role, language, created_at)
      values ('Пётр', 'petr@oven.example', 'admin', 'ru', now())`);
  const added = await bring(database, text);
  expect(new Set(added.filter((each) => !each.endsWith("entities")))).toEqual(
    new Set(["add playbook", "add facts", "add keyMessages", "add calendar", "add dashboards"]),
  );
  expect(await bring(database, text)).toEqual([]);
  expect(
    await rows("select state, count(*)::integer as n from fact_card group by state order by state"),
  ).toEqual([
    { state: "approved", n: 2 },
    { state: "draft", n: 1 },
  ]);
  const exported = await written(database);
  await bring(other, `entities: [{ key: oven, kind: company, name: Печка, terms: [Печка] }]`);
  await bring(other, exported);
  expect(await written(other)).toBe(exported);
  expect(await bring(database, exported)).toEqual([]);

  // What is vouched for is what stands there: another number waits for approval, unless the file gives it.
  const doubted = exported.replace("- 40 печей", "- 41 печь").replace("    approved: true\n", "");
  expect(await bring(database, doubted)).toEqual(["change facts"]);
  expect(await rows("select from fact_card where state = 'draft'")).toHaveLength(2);
  const less = "facts: []\nkeyMessages: []\ncalendar: []\ndashboards: []\n";
  expect(await bring(database, less)).toEqual([]);
  expect(await bring(database, less, true)).toHaveLength(9);
  const left = await readConfiguration(database.db);
  expect([left.facts, left.keyMessages, left.calendar, left.dashboards]).toEqual([[], [], [], []]);
  expect(left.playbook.isOwn).toBe(true);
  await other.close();
});
