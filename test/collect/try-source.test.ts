import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sourceReasons } from "@earshot/core/collect/source-reason";
import { fetchCodes } from "@earshot/runtime/safe-fetch/fetch-code";
import { trySource } from "@earshot/sources/try-source";
import type { TryOptions } from "@earshot/sources/try-source";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, rss, status } from "./published-feed.ts";
import type { Site } from "./published-feed.ts";

const now = new Date("2026-03-02T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "earshot-try-"));
const file = join(folder, "лента.xml");
let site: Site;

beforeAll(async () => {
  site = await openSite();
  writeFileSync(
    file,
    rss([{ id: "1", title: "Привет", text: "&lt;b&gt;Мир&lt;/b&gt;", at: "2026-03-02T09:00:00Z" }]),
  );
});

afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

function attempt(target: string, options: Partial<TryOptions> = {}) {
  return trySource(target, { contentType: null, allowHosts: [site.host], allowFiles: true, now, ...options });
}

test("a feed over HTTP comes out as plain JSON", async () => {
  site.answer("/feed", (_request, response) =>
    response.end(
      rss([{ id: "7", title: "Заголовок", text: "&lt;p&gt;Текст&lt;/p&gt;", at: "2026-03-02T09:00:00Z" }]),
    ),
  );
  const tried = await attempt(`${site.origin}/feed`);
  expect(JSON.parse(JSON.stringify(tried))).toMatchObject({
    ok: true,
    feed: { title: "Новости", link: "https://news.example/", language: null, kind: "rss" },
    posts: [
      {
        externalId: "7",
        url: "https://news.example/7",
        title: "Заголовок",
        text: "Текст",
        author: null,
        publishedAt: "2026-03-02T09:00:00.000Z",
        engagement: { likes: null, comments: null, shares: null, views: null },
      },
    ],
    reader: "rss-parser",
    warnings: [],
  });
});

test.each([
  ["a path", () => file],
  ["a file: URL", () => pathToFileURL(file).href],
])("%s is read from disk", async (_name, target) => {
  const tried = await attempt(target());
  expect(tried.ok && tried.posts.map((post) => [post.title, post.text])).toEqual([["Привет", "Мир"]]);
});

test("the content type given for a file counts as a server's", async () => {
  const old = join(folder, "old.xml");
  const text =
    "<rss version='2.0'><channel><title>x</title><item><title>\xcf\xf0\xe8\xe2\xe5\xf2</title></item></channel></rss>";
  writeFileSync(old, Buffer.from(text, "latin1"));
  const tried = await attempt(old, { contentType: "application/rss+xml; charset=windows-1251" });
  expect(tried.ok && tried.posts[0]?.title).toBe("Привет");
});

test.each<[string, string, Partial<TryOptions>]>([
  ["no_file", "/no/such/file.xml", {}],
  ["no_file", "/dev/zero", {}],
  ["no_file", "", {}],
  ["bad_url", "/etc/passwd", { allowFiles: false }],
  ["bad_url", "file:///etc/passwd", { allowFiles: false }],
  ["bad_url", "http://", {}],
  ["bad_url", "http://example.com/", { allowHosts: ["nonsense"] }],
  ["refused_address", "http://127.0.0.1:9/", {}],
  ["refused_address", "http://169.254.169.254/latest/meta-data/", {}],
  ["refused_address", "http://[::ffff:127.0.0.1]/", {}],
  ["refused_address", "gopher://127.0.0.1/", {}],
  ["refused_address", "http://user:pass@example.com/", {}],
])("%s: %s", async (code, target, options) => {
  expect(await attempt(target, options)).toMatchObject({ ok: false, code });
});

test("an HTTP error, a page, and a page that names its feeds", async () => {
  site.answer("/missing", status(404));
  expect(await attempt(`${site.origin}/missing`)).toEqual({
    ok: false,
    code: "http_error",
    message: "404 Not Found",
  });
  site.answer("/page", (_request, response) =>
    response.end(
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
    ),
  );
  expect(await attempt(`${site.origin}/page`)).toMatchObject({
    ok: false,
    code: "not_a_feed",
    feeds: [`${site.origin}/feed.xml`],
  });
});

test("an answer that never ends is given up in time, whatever it is waiting for", async () => {
  site.answer("/endless", (_request, response) => void response.write("<rss>"));
  expect(await attempt(`${site.origin}/endless`, { totalTimeoutMs: 300 })).toMatchObject({
    ok: false,
    code: "timeout",
  });
});

test("every code of a fetch has words for people", () => {
  const known: readonly string[] = sourceReasons;
  expect(fetchCodes.filter((code) => !known.includes(code))).toEqual([]);
});
