import type { FetchOutcome } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { expect, test } from "vitest";
import { attemptedBy, retryAfterMs, saidText } from "./told-outcome.ts";

const now = new Date("2026-11-20T12:00:00Z");

function answered(status: number, headers: Record<string, string> = {}, body = ""): FetchOutcome {
  const bytes = new TextEncoder().encode(body);
  return { ok: true, status, headers, body: bytes, finalUrl: "", redirects: [], wireBytes: bytes.length };
}

test.each([
  { name: "taken", answer: answered(200, {}, "ok"), outcome: "sent", detail: "200 ok" },
  { name: "taken by Teams", answer: answered(202), outcome: "sent", detail: "202" },
  { name: "too often", answer: answered(429, { "retry-after": "30" }), outcome: "later", waitMs: 30_000 },
  { name: "a fault over there", answer: answered(503), outcome: "later" },
  { name: "refused", answer: answered(404, {}, "no_team"), outcome: "failed", detail: "404 no_team" },
  {
    name: "nobody listens",
    answer: { ok: false, code: "connect", message: "connect ECONNREFUSED 127.0.0.1:9" },
    outcome: "later",
  },
  {
    name: "no such name",
    answer: { ok: false, code: "dns", message: "getaddrinfo ENOTFOUND" },
    outcome: "later",
  },
  {
    name: "no connection in time",
    answer: { ok: false, code: "timeout", message: "Connect Timeout Error" },
    outcome: "later",
  },
  {
    name: "the answer was lost",
    answer: { ok: false, code: "connect", message: "other side closed" },
    outcome: "unknown",
  },
  {
    name: "no answer in time",
    answer: { ok: false, code: "timeout", message: "nothing received for 20000 ms" },
    outcome: "unknown",
  },
  {
    name: "stopped",
    answer: { ok: false, code: "aborted", message: "the fetch was called off" },
    outcome: "unknown",
  },
  { name: "a redirect", answer: { ok: false, code: "too_many_redirects", message: "x" }, outcome: "failed" },
] as const)("$name: $outcome", ({ answer, outcome, ...more }) => {
  expect(attemptedBy(answer, now)).toMatchObject({
    outcome,
    ...("detail" in more ? { detail: more.detail } : {}),
    ...("waitMs" in more ? { waitMs: more.waitMs } : {}),
  });
});

test.each([
  { header: "120", ms: 120_000 },
  { header: "Fri, 20 Nov 2026 12:01:00 GMT", ms: 60_000 },
  { header: "Fri, 20 Nov 2026 11:00:00 GMT", ms: 0 },
  { header: "999999999", ms: 6 * 3_600_000 },
  { header: "soon", ms: null },
  { header: undefined, ms: null },
])("wait for $header: $ms", ({ header, ms }) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

test("what was said stands on one line", () => {
  expect(saidText('no\r\n{"level":"error"}\u001b[2J')).toBe('no {"level":"error"} [2J');
});
