import { describe, expect, test } from "vitest";
import { countedRu, sizeText, spanText } from "./counted.ts";
import { found, type Finding } from "./finding.ts";
import { checkTitles, findingText, receivedText } from "./finding-text.ts";
import { checkNames } from "./finding.ts";
import {
  judgeBackup,
  judgeClock,
  judgeDatabase,
  judgeDisk,
  judgeMemory,
  judgeMigrations,
  judgeNode,
  judgePartitions,
} from "./judge-machine.ts";
import { judgeAddress, judgePort } from "./judge-reach.ts";
import {
  judgeCollector,
  judgeFailedJobs,
  judgePosts,
  judgeQueues,
  judgeSources,
  judgeStuckJobs,
  judgeWorkers,
} from "./judge-work.ts";
import type { QueueFacts, SourceFacts } from "./system-facts.ts";

const now = new Date("2026-11-21T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const minute = 60_000;
const http = { host: "127.0.0.1", port: 4100, publicUrl: null, trustedProxies: [] };
const queue: QueueFacts = {
  queue: "match",
  waiting: 1,
  active: 0,
  delayed: 0,
  failed: 0,
  isPaused: false,
  oldestWaitingMs: null,
  stuck: { count: 0, ageMs: 0 },
};
const sources: SourceFacts = {
  count: 3,
  failing: 0,
  late: 0,
  commonReason: null,
  names: ["А", "Б"],
  overdue: 0,
  oldestDueAt: null,
  lastAttemptAt: null,
};
const flowing = { unmatched: { count: 0, since: null }, unanalysed: { count: 0, since: null } };
const alive = (part: string, count: number) => ({
  part,
  alive: count,
  lastSeenAt: ago(90_000),
  crashes: { times: 0, lastAt: null },
});

const rows: [finding: Finding, level: string, ru: RegExp, en: RegExp][] = [
  [judgeNode("v18.20.0", "20.19"), "fail", /нужен 20\.19/, /20\.19 or newer/],
  [judgeNode("v20.19.0", "20.19"), "ok", /v20\.19\.0/, /v20\.19\.0/],
  [judgeNode("v24.1.0", "20.19"), "ok", /v24/, /v24/],
  [judgeMemory({ freeBytes: 30e6, totalBytes: 1e9 }), "warn", /30 МБ из 1,0 ГБ/, /30 MB of 1\.0 GB/],
  [judgeMemory({ freeBytes: 200e6, totalBytes: 1e9 }), "warn", /200 МБ/, /200 MB/],
  [judgeDisk({ freeBytes: 100e6, folder: "/d" }), "fail", /кончается: \/d/, /nearly full: 100 MB/],
  [judgeDisk({ freeBytes: 1e9, folder: "/d" }), "warn", /1,0 ГБ/, /1\.0 GB/],
  [judgeDatabase({ ms: 3, version: "14.9", isIcu: true }), "fail", /14\.9, а нужен 15/, /14\.9; 15/],
  [judgeDatabase({ ms: 3, version: "16.2", isIcu: false }), "fail", /без ICU/, /without ICU/],
  [judgeDatabase({ ms: 2_000, version: "16.2", isIcu: true }), "warn", /2000 мс/, /2000 ms/],
  [judgeDatabase({ ms: 2.1, version: "18.4", isIcu: true }), "ok", /за 3 мс, PostgreSQL 18\.4/, /in 3 ms/],
  [judgeMigrations(["1"], ["1", "2", "3"]), "fail", /2 обновления/, /2 migrations are/],
  [judgeMigrations(["1", "9"], ["1", "2"]), "fail", /\(9\)/, /newer version of Earshot \(9\)/],
  [judgeMigrations(["1", "2"], ["1", "2"]), "ok", /\(2\)/, /\(2\)/],
  [judgePartitions(["2026-12"], "2026-12"), "warn", /2026-12/, /2026-12/],
  [judgeClock(-7_400), "warn", /на 7 с/, /7 s apart/],
  [
    judgeQueues([{ ...queue, isPaused: true, waiting: 2 }]),
    "warn",
    /на паузе, 2 задания ждут/,
    /2 jobs wait\./,
  ],
  [judgeQueues([{ ...queue, waiting: 20_000 }]), "fail", /растёт/, /20,000 jobs wait/],
  [judgeQueues([{ ...queue, oldestWaitingMs: 15 * minute }]), "warn", /15 мин/, /15 min/],
  [judgeQueues([queue]), "ok", /1 задание ждёт/, /1 job waits/],
  [judgeFailedJobs([{ ...queue, failed: 5 }]), "warn", /5 заданий/, /5 jobs failed/],
  [
    judgeStuckJobs([{ ...queue, stuck: { count: 1, ageMs: 3 * 3_600_000 } }]),
    "warn",
    /3 ч/,
    /1 job runs .* 3 h/,
  ],
  [
    judgeWorkers([alive("api", 1), alive("match", 0)], now),
    "warn",
    /сопоставление.*90 с назад/,
    /matching; last heard of 90 s/,
  ],
  [judgeWorkers([alive("api", 0), alive("match", 0)], now), "ok", /не запущен/, /not running/],
  [judgeWorkers([alive("api", 2), alive("match", 1)], now), "ok", /3 обработчика/, /3 workers/],
  [
    judgeCollector({ ...sources, overdue: 1, oldestDueAt: ago(6 * minute) }, true, now),
    "warn",
    /1 источник ждёт/,
    /1 source waits/,
  ],
  [
    judgeCollector({ ...sources, overdue: 1, oldestDueAt: ago(6 * minute) }, false, now),
    "ok",
    /ещё ничего/,
    /nothing was/,
  ],
  [judgeSources({ ...sources, count: 0 }), "warn", /нет/, /no sources/],
  [
    judgeSources({ ...sources, failing: 2, commonReason: "dns" }),
    "warn",
    /2 из 3 .*Имя сервера/,
    /2 of 3 .*name was not found/,
  ],
  [
    judgeSources({ ...sources, failing: 2, commonReason: "of a newer version" }),
    "warn",
    /на нашей стороне/,
    /our side/,
  ],
  [judgeSources({ ...sources, late: 1 }), "warn", /1 из 3/, /1 of 3/],
  [
    judgePosts({ ...flowing, unmatched: { count: 7, since: ago(20 * minute) } }, now),
    "warn",
    /7 публикаций/,
    /7 posts/,
  ],
  [
    judgePosts({ ...flowing, unanalysed: { count: 1, since: ago(20 * minute) } }, now),
    "warn",
    /анализа: 1 публикация/,
    /1 post wait/,
  ],
  [
    judgePosts({ ...flowing, unmatched: { count: 7, since: ago(minute) } }, now),
    "ok",
    /не застряло/,
    /nothing/,
  ],
  [judgeAddress({ ...http, host: "0.0.0.0" }), "warn", /127\.0\.0\.1/, /EARSHOT_PUBLIC_URL is not set/],
  [
    judgeAddress({ ...http, publicUrl: "http://pr.example.org" }),
    "warn",
    /без шифрования/,
    /without encryption/,
  ],
  [
    judgeAddress({ ...http, publicUrl: "https://pr.example.org" }),
    "warn",
    /TRUSTED_PROXIES/,
    /TRUSTED_PROXIES/,
  ],
  [
    judgeAddress({ ...http, publicUrl: "https://a.org", trustedProxies: ["127.0.0.1"] }),
    "ok",
    /a\.org/,
    /a\.org/,
  ],
  [judgeAddress({ ...http, publicUrl: "http://[::1]:4100" }), "ok", /::1/, /::1/],
  [judgePort("http://127.0.0.1:4100", "another"), "fail", /занят/, /Another program/],
  [judgePort("http://127.0.0.1:4100", "nobody"), "ok", /свободен/, /free/],
  [judgeBackup({ lastAt: null, lastFailure: null }, now), "warn", /ещё не было/, /no backup yet/],
  [judgeBackup({ lastAt: ago(20 * 86_400_000), lastFailure: null }, now), "warn", /20 дн/, /20 d old/],
  [
    judgeBackup({ lastAt: null, lastFailure: { at: ago(minute), reason: "полно" } }, now),
    "warn",
    /полно/,
    /полно/,
  ],
];

describe("findings", () => {
  test.each(rows.map((row) => [row[0].code, ...row] as const))("%s", (_code, finding, level, ru, en) => {
    expect(finding.level).toBe(level);
    expect(findingText(finding, "ru").what).toMatch(ru);
    expect(findingText(finding, "en").what).toMatch(en);
    const mends = [findingText(finding, "ru").mend, findingText(finding, "en").mend];
    for (const mend of mends) expect(mend === null).toBe(level === "ok");
  });

  test("Russian is written in Cyrillic, English is not", () => {
    for (const [finding] of rows.filter(([{ level }]) => level !== "ok")) {
      expect(findingText(finding, "ru").mend).toMatch(/[а-яё]/i);
      expect(findingText(finding, "en").mend).not.toMatch(/[а-яё]/i);
    }
  });

  test("every check has a name in both languages", () => {
    for (const check of checkNames) {
      expect(checkTitles.ru[check]).not.toBe("");
      expect(checkTitles.en[check]).not.toBe("");
    }
  });

  test("what a newer version says is left to its own words", () => {
    expect(receivedText("of_a_newer_version", {}, "ru")).toBeNull();
    expect(receivedText("queue_paused", { queue: "match", waiting: 1 }, "ru")?.what).toMatch(/паузе/);
    expect(receivedText("clock_skewed", {}, "ru")?.what ?? "none").toMatch(/NaN|none/);
    expect(receivedText("clock_right", {}, "ru")).toBeNull();
    expect(receivedText("toString", {}, "ru")).toBeNull();
  });

  test("an unknown queue is called by its own name", () => {
    expect(
      findingText(found("queue", "warn", "queue_paused", { queue: "new-one", waiting: 0 }), "ru").what,
    ).toMatch(/«new-one»/);
  });
});

test.each([
  [0, "0 с", "0 s"],
  [119_000, "119 с", "119 s"],
  [120_000, "2 мин", "2 min"],
  [7_200_000, "2 ч", "2 h"],
  [172_800_000, "2 дн.", "2 d"],
])("a span of %i ms", (ms, ru, en) => {
  expect([spanText(ms, "ru"), spanText(ms, "en")]).toEqual([ru, en]);
});

test.each([
  [1, "1 задание"],
  [3, "3 задания"],
  [11, "11 заданий"],
  [21, "21 задание"],
])("%i counted in Russian", (count, words) => {
  expect(countedRu(count, "задание", "задания", "заданий")).toBe(words);
});

test("sizes are decimal, as disks are sold", () => {
  expect([sizeText(999e6, "en"), sizeText(12.54e9, "ru")]).toEqual(["999 MB", "12,5 ГБ"]);
});
