import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { mayFetch } from "@earshot/sources/robots/may-fetch";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSite, status, type Site } from "../collect/published-feed.ts";

let site: Site;
let safeFetch: SafeFetch;
let now: Date;

beforeEach(async () => {
  site = await openSite();
  safeFetch = createSafeFetch({ allowHosts: [site.host], userAgent: "test" });
  now = new Date("2026-03-02T10:00:00Z");
});
afterEach(() => Promise.all([safeFetch.close(), site.close()]));

function ask(path: string) {
  return mayFetch(site.origin + path, { safeFetch, now: () => now, signal: AbortSignal.timeout(120_000) });
}
function allow(lines: string[]): void {
  site.answer("/robots.txt", (_request, response) => void response.end(lines.join("\n")));
}
function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

test("a site is asked once a day, and what it says is kept to", async () => {
  allow(["User-agent: *", "Disallow: /private"]);
  expect(await ask("/s/channel")).toEqual({ ok: true });
  allow(["User-agent: *", "Disallow: /"]);
  expect(await ask("/private/x")).toMatchObject({ ok: false, code: "forbidden_by_robots" });
  expect(await ask("/s/channel")).toEqual({ ok: true });
  pass(24 * 60 + 1);
  expect(await ask("/s/channel")).toMatchObject({ ok: false, code: "forbidden_by_robots", httpStatus: null });
});

test.each([404, 401, 403])("%i in its place allows everything", async (code) => {
  site.answer("/robots.txt", status(code));
  expect(await ask("/a")).toEqual({ ok: true });
});

test.each([500, 503, 429])("%i refuses everything until the site is back", async (code) => {
  site.answer("/robots.txt", status(code));
  expect(await ask("/a")).toMatchObject({ ok: false, code: "http_error", httpStatus: code });
  allow(["User-agent: *", "Disallow: /b"]);
  pass(11);
  expect(await ask("/a")).toEqual({ ok: true });
  expect(await ask("/b")).toMatchObject({ ok: false, code: "forbidden_by_robots" });
});

test("what a site said before holds while it cannot be asked", async () => {
  allow(["User-agent: *", "Disallow: /b"]);
  await ask("/a");
  site.answer("/robots.txt", status(502));
  pass(25 * 60);
  expect(await ask("/a")).toEqual({ ok: true });
  expect(await ask("/b")).toMatchObject({ ok: false, code: "forbidden_by_robots" });
  allow(["User-agent: *", "Disallow: /a"]);
  pass(11);
  expect(await ask("/a")).toMatchObject({ ok: false, code: "forbidden_by_robots" });
});

test("a redirect to the file of another address counts for the one that was asked", async () => {
  site.answer("/robots.txt", (_request, response) => {
    response.writeHead(302, { location: "/elsewhere.txt" }).end();
  });
  site.answer(
    "/elsewhere.txt",
    (_request, response) => void response.end("User-agent: Earshot\nDisallow: /a"),
  );
  expect(await ask("/a")).toMatchObject({ ok: false, code: "forbidden_by_robots" });
});

test("an address that may not be asked at all is refused as such", async () => {
  const deps = { safeFetch, now: () => now, signal: AbortSignal.timeout(120_000) };
  expect(await mayFetch("http://127.0.0.1:9/a", deps)).toMatchObject({ ok: false, code: "refused_address" });
  expect(await mayFetch("nowhere", deps)).toMatchObject({ ok: false, code: "bad_url" });
});
