import { loadContent } from "@earshot/world/content";
import { encodingPlaces, feedEncodings } from "@earshot/world/feed-shape";
import { textToHtml } from "@earshot/world/markup";
import { startWorld } from "@earshot/world/server";
import type { World } from "@earshot/world/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorldFeed } from "./read-world-feed.ts";

const now = new Date("2026-11-21T18:00:00Z");
const content = loadContent();
let world: World;

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => now });
});
afterAll(() => world.close());

function globalId(postId: string): string {
  return `tag:world.earshot.example,2026:${postId}`;
}

describe("the month as feeds", () => {
  it.each(content.sources.map((source) => source.id))("offers every post of %s, newest first", async (id) => {
    const { posts } = await readWorldFeed(world.feedUrl(id));
    const expected = content.posts.filter((post) => post.sourceId === id).toReversed();
    expect(posts.toSorted((a, b) => (a.id < b.id ? 1 : -1))).toEqual(
      expected.map((post) => ({
        id: globalId(post.id),
        url: `${world.url}/s/${id}${post.urlPath}`,
        title: post.title ?? "",
        html: textToHtml(post.text),
        author: post.author.name,
        publishedAt: expect.any(String),
        parentId: post.parentId === null ? null : globalId(post.parentId),
      })),
    );
    const dates = posts.map((post) => post.publishedAt);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(dates.every((date) => date <= now.toISOString())).toBe(true);
  });

  it("ends within the past seven days, at the written weekday and Moscow time", async () => {
    const { posts } = await readWorldFeed(world.feedUrl("vk_zaslonka"));
    expect(world.weeks).toBe(3);
    expect(posts[0]).toMatchObject({ publishedAt: "2026-11-19T14:34:00.000Z" });
  });

  it("gives counters and author facts, and none where there is none", async () => {
    const { text } = await readWorldFeed(world.feedUrl("tg_zaslonka"));
    const comment = text.split("<entry").find((entry) => entry.includes(`${globalId("p0017")}</id>`)) ?? "";
    expect(comment).toContain(
      "<eng:likes>37</eng:likes><eng:comments>0</eng:comments><eng:shares>0</eng:shares>",
    );
    expect(comment).not.toContain("eng:views");
    expect(comment).not.toContain("eng:bio");
    expect(comment).toContain("<eng:handle>@tmn_ilya</eng:handle><eng:followers>26</eng:followers></author>");
    const rss = await readWorldFeed(world.feedUrl("gdepoel"));
    expect(rss.text).toMatch(/<item>(?:(?!<author>).)*<eng:handle>.*<eng:likes>\d/);
    const json = await readWorldFeed(world.feedUrl("gulf"));
    expect(JSON.parse(json.text)).toMatchObject({
      items: [
        { _earshot: { likes: 11, views: 2700, author: { handle: "gulf", followers: 120_000 } } },
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  it("never tells what people decided about a post", async () => {
    const { text } = await readWorldFeed(world.feedUrl("tg_dezhkin"));
    for (const word of ["truth", "closing_post", "unpopular_decision", "sentiment", "relevant"]) {
      expect(text).not.toContain(word);
    }
  });
});

describe("formats and encodings", () => {
  const shapes = ["atom", "rss"].flatMap((format) =>
    feedEncodings.flatMap((encoding) =>
      encodingPlaces.map((declared) => `${format}?encoding=${encoding}&declared=${declared}`),
    ),
  );

  it.each(["tg_open", "tattle"])("are %s's same posts in every shape", async (id) => {
    const { posts: plain } = await readWorldFeed(world.feedUrl(id));
    for (const shape of [...shapes, "json"]) {
      const { posts } = await readWorldFeed(`${world.url}/feeds/${id}.${shape}`);
      expect(posts, shape).toEqual(plain);
    }
  });

  it.each([
    { id: "delovoy", format: "atom", header: "application/atom+xml", xml: `encoding="windows-1251"` },
    {
      id: "svodka",
      format: "rss",
      header: "application/rss+xml; charset=windows-1251",
      xml: `version="1.0"?>`,
    },
    { id: "kama", format: "rss", header: "application/rss+xml", xml: `encoding="koi8-r"` },
    {
      id: "tg_dezhkin",
      format: "atom",
      header: "application/atom+xml; charset=utf-8",
      xml: `encoding="utf-8"`,
    },
    { id: "gulf", format: "json", header: "application/feed+json; charset=utf-8", xml: "" },
  ])("$id publishes in its own way", async ({ id, format, header, xml }) => {
    const response = await fetch(world.feedUrl(id));
    expect(world.feedUrl(id)).toBe(`${world.url}/feeds/${id}.${format}`);
    expect(response.headers.get("content-type")).toBe(header);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 60).toString("latin1")).toContain(xml);
  });

  it("knows no other shapes", async () => {
    for (const name of [
      "tg_open.pdf",
      "tg_open.atom?encoding=ebcdic",
      "tg_open.rss?declared=orally",
      "x.atom",
      "x",
    ]) {
      const response = await fetch(`${world.url}/feeds/${name}`);
      expect(response.status, name).toBe(404);
    }
  });
});

describe("pages", () => {
  it("shows a post with its comments, marked as a demo", async () => {
    const { posts } = await readWorldFeed(world.feedUrl("tg_zaslonka"));
    const post = posts.find((one) => one.id === globalId("p0016"));
    const response = await fetch(post?.url ?? "");
    const html = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).toContain("Demo: a made-up month");
    expect(html).toContain("Урну бы у входа поставить");
    expect(html).toContain("велопарковку согласуем с городом");
  });

  it("has a page behind every link and every answered post", async () => {
    const targets: string[] = [];
    for (const source of content.sources) {
      const { posts, text } = await readWorldFeed(world.feedUrl(source.id));
      targets.push(...posts.map((post) => post.url));
      targets.push(
        ...[...text.matchAll(/in-reply-to ref="[^"]+" href="([^"]+)"/g)].map((hit) => hit[1] ?? ""),
      );
    }
    const missing: string[] = [];
    for (const target of new Set(targets)) {
      const response = await fetch(target, { method: "HEAD" });
      if (response.status !== 200) missing.push(target);
    }
    expect(missing).toEqual([]);
    expect(targets).toHaveLength(673 + 220);
  });

  it("lists all feeds on the front page", async () => {
    const html = await (await fetch(world.url)).text();
    for (const source of content.sources) expect(html).toContain(world.feedUrl(source.id));
  });

  it.each(["/s/tg_open/nowhere", "/s/nobody/1", "/else", "/hostile/nothing", "/feeds/", "/s/"])(
    "has no %s",
    async (path) => {
      const response = await fetch(world.url + path);
      expect(response.status).toBe(404);
    },
  );

  it("takes GET and HEAD only", async () => {
    const response = await fetch(world.url, { method: "POST", body: "x" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });
});
