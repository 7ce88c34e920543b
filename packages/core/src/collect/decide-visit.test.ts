import { expect, test } from "vitest";
import { decideVisit } from "./decide-visit.ts";
import type { VisitDecision, VisitResult, VisitedSource } from "./decide-visit.ts";
import { usualLimits } from "./next-check.ts";
import { noHints } from "./poll-hints.ts";

const now = new Date("2026-03-02T10:00:00Z");
const source: VisitedSource = {
  state: "ok",
  since: new Date("2026-03-01"),
  reason: null,
  raw: null,
  errorCount: 0,
  lastSuccessAt: new Date("2026-03-02T09:45:00Z"),
  movedTo: null,
  movedCount: 0,
  isOwn: false,
};
const rhythm = { publishedAt: null, hints: noHints };
const good = {
  ok: true,
  rhythm,
  maxAgeSeconds: null,
  movedTo: null,
  expectedPosts: null,
  receivedPosts: null,
} as const;
function bad(code: string, httpStatus: number | null, retryAfterMs: number | null = null): VisitResult {
  return { ok: false, rhythm, code, message: "said so", httpStatus, retryAfterMs };
}

test.each<[string, Partial<VisitedSource>, VisitResult, Partial<VisitDecision>, number | null]>([
  ["an answer", {}, good, { state: "ok", reason: null }, 15],
  ["an answer of an account of ours", { isOwn: true }, good, { state: "ok" }, 5],
  ["a failure of one", { isOwn: true }, bad("timeout", null), { state: "late" }, 5],
  [
    "recovered",
    { state: "failing", errorCount: 7, reason: "dns" },
    good,
    { state: "ok", reason: null, raw: null },
    15,
  ],
  [
    "a move seen first",
    {},
    { ...good, movedTo: "https://b/" },
    { movedTo: "https://b/", movedCount: 1, adoptUrl: null },
    15,
  ],
  [
    "a move adopted",
    { movedTo: "https://b/", movedCount: 4 },
    { ...good, movedTo: "https://b/" },
    { movedTo: null, movedCount: 0, adoptUrl: "https://b/" },
    15,
  ],
  [
    "a failure between sightings",
    { movedTo: "https://b/", movedCount: 4 },
    bad("dns", null),
    { movedTo: "https://b/", movedCount: 4 },
    15,
  ],
  ["410", {}, bad("http_error", 410), { state: "gone", reason: "gone", raw: "said so" }, null],
  ["401", {}, bad("http_error", 401), { state: "needs_key" }, 15],
  [
    "429 with Retry-After",
    {},
    bad("http_error", 429, 3_600_000),
    { state: "late", holdHostMs: 3_600_000 },
    60,
  ],
  ["503 without", {}, bad("http_error", 503), { state: "late", holdHostMs: 60_000 }, 15],
  [
    "the fourth timeout",
    { state: "failing", errorCount: 3 },
    bad("timeout", null),
    { state: "failing", holdHostMs: null },
    120,
  ],
  ["a page in place of the feed", {}, bad("not_a_feed", 200), { state: "failing", reason: "error_page" }, 15],
  [
    "too quiet",
    {},
    { ...good, expectedPosts: 50, receivedPosts: 1 },
    { state: "too_quiet", reason: "too_quiet" },
    15,
  ],
])("%s", (_name, before, result, expected, minutes) => {
  const decision = decideVisit({ ...source, ...before }, result, usualLimits, now, () => 0.5);
  expect(decision).toMatchObject(expected);
  const next = decision.nextCheckAt;
  // A success is spread by a tenth: half of it at this draw.
  const expectedMs = minutes === null ? null : minutes * 60_000 * (result.ok ? 1.05 : 1);
  expect(next === null ? null : next.getTime() - now.getTime()).toBe(expectedMs);
});
