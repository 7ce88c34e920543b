import type { SourceKind } from "@earshot/core/collect/source";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { findFeeds } from "@earshot/sources/find/find-feeds";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { startWorld, type World } from "@earshot/world/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const now = new Date();
const reader = createFeedReader();
let world: World;
let guarded: SafeFetch;
/** Addresses that were asked for, as the sites themselves would know them. */
let asked: string[] = [];

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => now });
  guarded = createSafeFetch({ allowHosts: [new URL(world.url).host], userAgent: "test" });
});
afterAll(async () => {
  await Promise.all([guarded?.close(), reader.close(), world?.close()]);
});

/** Sends every host to the world, which stands in for it, through the real guarded fetch. */
function elsewhere(): SafeFetch {
  const base = `${world.url}/sites/`;
  const fetchThere = async (url: string, options = {}) => {
    asked.push(url);
    const { protocol, host, pathname, search } = new URL(url);
    if (protocol === "https:" && host === "plain.example")
      return { ok: false as const, code: "connect" as const, message: "refused" };
    const there = host === "plain.example" ? "silent.example" : host;
    const response = await guarded(`${base}${there}${pathname}${search}`, options);
    return response.ok ? { ...response, finalUrl: url } : response;
  };
  return Object.assign(fetchThere, { close: async () => undefined });
}

async function find(line: string) {
  asked = [];
  const isReadable = (kind: SourceKind): boolean => kind === "feed";
  return findFeeds(line, { allowHosts: [], now, safeFetch: elsewhere(), readFeed: reader.read, isReadable });
}

const channel = "https://www.youtube.com/feeds/videos.xml?channel_id=UCzaslonkaPieAndTea00001";

describe("every kind of profile leads to a feed that can be read", () => {
  test.each<[line: string, urls: string[]]>([
    ["https://www.youtube.com/@zaslonka/videos", [channel]],
    ["youtube.com/c/Zaslonka", [channel]],
    ["https://www.youtube.com/watch?v=pie", [channel]],
    ["https://www.youtube.com/channel/UCzaslonkaPieAndTea00001", [channel]],
    [
      "https://habr.com/ru/companies/zaslonka/profile/",
      ["https://habr.com/ru/rss/companies/zaslonka/articles/"],
    ],
    ["https://habr.com/ru/hubs/pr/", ["https://habr.com/ru/rss/hubs/pr/articles/all/"]],
    ["https://habr.com/ru/users/anna/", ["https://habr.com/ru/rss/users/anna/publications/articles/"]],
    ["habr.com", ["https://habr.com/ru/rss/articles/"]],
    ["https://vc.ru/zaslonka", ["https://vc.ru/rss"]],
    ["https://dtf.ru", ["https://dtf.ru/rss"]],
    [
      "https://www.reddit.com/r/pies/",
      ["https://www.reddit.com/r/pies/new/.rss", "https://www.reddit.com/r/pies/comments/.rss"],
    ],
    ["https://reddit.com/u/anna", ["https://www.reddit.com/user/anna/.rss"]],
    ["@zaslonka@pies.example", ["https://pies.example/@zaslonka.rss"]],
    ["https://pies.example/@zaslonka/11", ["https://pies.example/@zaslonka.rss"]],
    ["https://pies.example/tags/pies", ["https://pies.example/tags/pies.rss"]],
    ["https://bsky.app/profile/zaslonka.example", ["https://bsky.app/profile/zaslonka.example/rss"]],
    [
      "https://github.com/zaslonka/pies",
      ["https://github.com/zaslonka/pies/releases.atom", "https://github.com/zaslonka/pies/commits.atom"],
    ],
    ["https://github.com/zaslonka", ["https://github.com/zaslonka.atom"]],
    ["https://medium.com/@anna/pies-123", ["https://medium.com/feed/@anna"]],
    ["https://anna.livejournal.com/1.html", ["https://anna.livejournal.com/data/atom"]],
    ["pikabu.ru", ["https://pikabu.ru/xmlfeeds.php?cmd=popular"]],
    ["https://news.ycombinator.com/", ["https://news.ycombinator.com/rss"]],
    [
      "https://apps.apple.com/ru/app/pies/id123456789",
      ["https://itunes.apple.com/ru/rss/customerreviews/page=1/id=123456789/sortby=mostrecent/xml"],
    ],
  ])("%s", async (line, urls) => {
    const found = await find(line);
    expect([found.failure, found.choices.map(({ url }) => url)]).toEqual([null, urls]);
    for (const { seen, title } of found.choices) {
      expect(seen?.postCount).toBeGreaterThan(0);
      expect(title).not.toBe("");
    }
  });
});

describe("feeds are found in and around pages", () => {
  test.each<[name: string, line: string, urls: string[]]>([
    [
      "named in the head; comments come last",
      "wordpress.example",
      ["https://wordpress.example/feed/", "https://wordpress.example/comments/feed/"],
    ],
    ["one feed in three formats", "https://formats.example", ["https://formats.example/f.atom"]],
    [
      "an ordinary link",
      "https://anchors.example/news/pies.html",
      ["https://anchors.example/export/all.xml"],
    ],
    [
      "a page that lists feeds",
      "https://list.example/",
      ["https://list.example/rss/city.xml", "https://list.example/rss/money.xml"],
    ],
    [
      "nothing said, but where feeds usually are",
      "https://silent.example/about",
      ["https://silent.example/rss.xml"],
    ],
    [
      "relative to the base of the page",
      "https://base.example/a/b.html",
      ["https://base.example/x/feed.atom"],
    ],
    ["a head that names a dead feed", "stale.example", ["https://stale.example/new/feed.xml"]],
    ["a page in windows-1251", "https://old.example/", ["https://old.example/rss"]],
    ["the feed itself", "feed:https://old.example/rss", ["https://old.example/rss"]],
    ["a bare host that speaks no https", "plain.example", ["http://plain.example/rss.xml"]],
  ])("%s", async (_name, line, urls) => {
    const found = await find(line);
    expect([found.failure, found.choices.map(({ url }) => url)]).toEqual([null, urls]);
  });

  test("machine interfaces of WordPress are not asked", async () => {
    await find("wordpress.example");
    expect(asked.filter((url) => url.includes("wp-json"))).toEqual([]);
  });

  test("the same posts in other formats are told of", async () => {
    const [choice] = (await find("https://formats.example")).choices;
    expect(choice?.seen).toMatchObject({
      kind: "atom",
      also: ["https://formats.example/f.rss", "https://formats.example/f.json"],
    });
    expect(choice?.title).toBe("Городская верста");
    expect(Date.parse(choice?.seen?.newestAt ?? "")).toBeLessThanOrEqual(now.getTime());
  });
});

test.each<[line: string, code: string]>([
  ["https://none.example/", "no_feed"],
  ["https://www.youtube.com/@nobody", "no_channel"],
  ["https://github.com/nobody/nothing", "http_error"],
  ["https://nowhere.example/", "http_error"],
])("%s: %s", async (line, code) => {
  expect(await find(line)).toMatchObject({ choices: [], failure: { code } });
  expect(asked.length).toBeLessThanOrEqual(24);
});

test.each([
  "https://t.me/zaslonka",
  "https://vk.com/zaslonka",
  "https://x.com/zaslonka",
  "https://dzen.ru/a",
  "@anna",
  "/etc/passwd",
  "",
])("nobody is asked about %s", async (line) => {
  expect(await find(line)).toMatchObject({ choices: [], failure: null });
  expect(asked).toEqual([]);
});

test("a phrase offers searches and asks none of them yet", async () => {
  const found = await find("копчёный чай");
  expect(found.choices.map(({ title, seen, isPersonalUseOnly }) => [title, seen, isPersonalUseOnly])).toEqual(
    [
      ["Habr", null, false],
      ["Reddit", null, false],
      ["Bing News", null, true],
      ["Google News", null, true],
    ],
  );
  expect(asked).toEqual([]);
});

test("pages, robots.txt and feeds are all asked by the proxy of feeds", async () => {
  const ways = new Set<unknown>();
  const inner = elsewhere();
  const noted = (url: string, options: Parameters<SafeFetch>[1] = {}) => {
    ways.add(options.proxy);
    return inner(url, options);
  };
  const found = await findFeeds("https://list.example/", {
    allowHosts: [],
    now,
    safeFetch: Object.assign(noted, { close: inner.close }),
    readFeed: reader.read,
    access: async (kind) => ({
      services: {},
      secret: () => null,
      proxy: kind === "feed" ? "http://proxy:1" : null,
    }),
  });
  expect(found.choices).toHaveLength(2);
  expect([...ways]).toEqual(["http://proxy:1"]);
});

test.each<[line: string, kind: string]>([
  ["https://api.gdeltproject.org/api/v2/doc/doc?query=tea", "gdelt"],
  ["jetstream2.us-east.bsky.network", "jetstream"],
])("%s is left to its preview, which would be the second request too soon", async (line, kind) => {
  const options = { allowHosts: [], now, safeFetch: elsewhere(), readFeed: reader.read };
  expect(await findFeeds(line, options)).toMatchObject({ failure: null, choices: [{ kind, seen: null }] });
});

test("private addresses are refused, also when a page names them", async () => {
  const found = await findFeeds("http://127.0.0.1:9/", { allowHosts: [], now, readFeed: reader.read });
  expect(found.failure?.code).toBe("refused_address");
});

test("a site that never ends is given up in time", async () => {
  const line = `${world.url}/hostile/stalled`;
  const options = { allowHosts: [new URL(world.url).host], now, readFeed: reader.read, totalTimeoutMs: 400 };
  expect((await findFeeds(line, options)).failure?.code).toBe("timeout");
});
