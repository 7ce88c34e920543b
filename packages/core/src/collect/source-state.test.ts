import { expect, test } from "vitest";
import { applyCheck, isAtRest, isTooQuiet, stateAt } from "./source-state.ts";
import type { CheckResult, SourceHealth } from "./source-state.ts";
import { reasonOfFailure, reasonOfStatus, speakerOf } from "./source-reason.ts";
import type { SourceReason } from "./source-reason.ts";

const start = new Date("2026-03-02T10:00:00Z");
const fresh: SourceHealth = {
  state: "new",
  since: start,
  reason: null,
  raw: null,
  errorCount: 0,
  lastSuccessAt: null,
};

const ok: CheckResult = { ok: true, expectedPosts: null, receivedPosts: null };
const quiet: CheckResult = { ok: true, expectedPosts: 100, receivedPosts: 12 };
function fails(reason: SourceReason): CheckResult {
  return { ok: false, reason, raw: "as it was" };
}

/** One visit per minute. */
function history(...checks: CheckResult[]): SourceHealth {
  return checks.reduce(
    (health, check, i) => applyCheck(health, check, new Date(start.getTime() + (i + 1) * 60_000)),
    fresh,
  );
}

test.each<[string, CheckResult[], string, SourceReason | null, number, number]>([
  ["the first visit", [ok], "ok", null, 1, 0],
  ["ok keeps its beginning", [ok, ok, ok], "ok", null, 1, 0],
  ["one hiccup", [ok, fails("timeout")], "late", "timeout", 2, 1],
  ["two hiccups", [ok, fails("timeout"), fails("connect")], "late", "connect", 2, 2],
  ["three in a row", [ok, fails("dns"), fails("dns"), fails("dns")], "failing", "dns", 4, 3],
  ["recovered", [fails("dns"), fails("dns"), fails("dns"), ok], "ok", null, 4, 0],
  ["410 at once", [ok, fails("gone")], "gone", "gone", 2, 1],
  ["401", [fails("unauthorized")], "needs_key", "unauthorized", 1, 1],
  ["403", [fails("forbidden")], "blocked", "forbidden", 1, 1],
  ["451", [fails("legal_reasons")], "blocked", "legal_reasons", 1, 1],
  ["private space", [fails("refused_address")], "blocked", "refused_address", 1, 1],
  ["an error page with 200", [ok, fails("error_page")], "failing", "error_page", 2, 1],
  ["our own budget is reached", [ok, fails("over_budget")], "needs_money", "over_budget", 2, 1],
  ["the service's credits are used up", [ok, fails("no_credits")], "needs_money", "no_credits", 2, 1],
  ["a quota that comes back by itself", [ok, fails("over_quota")], "late", "over_quota", 2, 1],
  ["404", [ok, fails("not_found")], "failing", "not_found", 2, 1],
  [
    "429 is late for long",
    Array.from({ length: 5 }, () => fails("rate_limited")),
    "late",
    "rate_limited",
    1,
    5,
  ],
  [
    "429 for ever is failing",
    Array.from({ length: 6 }, () => fails("rate_limited")),
    "failing",
    "rate_limited",
    6,
    6,
  ],
  ["too quiet", [ok, quiet], "too_quiet", "too_quiet", 2, 0],
  ["loud again", [quiet, ok], "ok", null, 2, 0],
])("%s", (_name, checks, state, reason, sinceMinute, errorCount) => {
  const health = history(...checks);
  expect({ ...health, since: (health.since.getTime() - start.getTime()) / 60_000 }).toMatchObject({
    state,
    reason,
    since: sinceMinute,
    errorCount,
  });
});

test("a failure keeps what was said and when it last went well", () => {
  expect(history(ok, fails("tls"))).toMatchObject({
    raw: "as it was",
    lastSuccessAt: new Date("2026-03-02T10:01:00Z"),
  });
});

test.each<[string, number | null, number | null, boolean]>([
  ["no history", null, 0, false],
  ["unknown count", 100, null, false],
  ["a handful expected, none came", 5, 0, false],
  ["half of ten", 10, 5, false],
  ["none of ten", 10, 0, true],
  ["seventy of a hundred", 100, 70, false],
  ["sixty-nine of a hundred", 100, 69, true],
])("too quiet: %s", (_name, expected, received, isQuiet) => {
  expect(isTooQuiet(expected, received)).toBe(isQuiet);
});

test.each<[string, SourceHealth["state"], string | null, string]>([
  ["due in future", "ok", "2026-03-02T11:00:00Z", "ok"],
  ["overdue by a minute", "ok", "2026-03-02T09:59:00Z", "ok"],
  ["overdue by half an hour", "ok", "2026-03-02T09:30:00Z", "late"],
  ["a failing source stays failing", "failing", "2026-03-02T09:00:00Z", "failing"],
  ["paused stays paused", "paused", null, "paused"],
])("shown now: %s", (_name, state, nextCheckAt, expected) => {
  const shown = stateAt(
    { state, since: start, reason: null },
    nextCheckAt === null ? null : new Date(nextCheckAt),
    start,
  );
  expect(shown.state).toBe(expected);
});

test("nobody asks a source that is gone or paused", () => {
  expect((["ok", "failing", "blocked", "gone", "paused"] as const).map(isAtRest)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});

test.each<[number, SourceReason]>([
  [400, "http_error"],
  [401, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [410, "gone"],
  [429, "rate_limited"],
  [451, "legal_reasons"],
  [500, "server_error"],
  [503, "unavailable"],
  [520, "server_error"],
])("status %i is %s", (status, reason) => {
  expect(reasonOfStatus(status)).toBe(reason);
});

test.each<[string, string, number | null, boolean, SourceReason]>([
  ["a status", "http_error", 404, true, "not_found"],
  ["a network failure", "dns", null, true, "dns"],
  ["a page where a feed was never seen", "not_a_feed", 200, false, "not_a_feed"],
  ["a page where a feed used to be", "not_a_feed", 200, true, "error_page"],
  ["an unknown code", "surprise", null, false, "internal"],
])("reason: %s", (_name, code, status, hasSucceeded, expected) => {
  expect(reasonOfFailure(code, status, hasSucceeded)).toBe(expected);
});

test.each<[SourceReason, ReturnType<typeof speakerOf>]>([
  ["over_budget", "us"],
  ["host_waits", "us"],
  ["refused_address", "us"],
  ["timeout", "us"],
  ["no_credits", "service"],
  ["forbidden", "service"],
  ["service_error", "service"],
  // VK says it itself, of YouTube and Reddit our own count does.
  ["over_quota", "either"],
  ["needs_key", "either"],
])("beside %s stand the words of %s", (reason, speaker) => {
  expect(speakerOf(reason)).toBe(speaker);
});
