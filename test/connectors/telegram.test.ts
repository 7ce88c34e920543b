import { telegram } from "@earshot/sources/telegram/telegram-connector";
import type { PolledPosts, PostRef } from "@earshot/sources/connector";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadContent } from "@earshot/world/content";
import { openVisits } from "./network-visits.ts";

const channel = "https://t.me/s/zaslonka_ru";
let visits: Awaited<ReturnType<typeof openVisits>>;

beforeEach(async () => {
  visits = await openVisits("telegram", telegram);
});
afterEach(() => visits.close());

/** Paths that were asked for, robots.txt left out. */
function asked(): string[] {
  return visits.asked.splice(0).filter((path) => !path.endsWith("/robots.txt"));
}
function publish(count: number, sourceId = "tg_zaslonka") {
  return Array.from({ length: count }, (_, n) =>
    visits.world.publish({ sourceId, text: `Later ${n} #pies` }),
  );
}
function ref(externalId: string): PostRef {
  return { externalId, url: null, publishedAt: new Date() };
}
function page(from: unknown, since = new Date(0)) {
  return telegram.backfill?.(visits.source(channel), { from, since }, visits.deps);
}
function refresh(ids: string[]) {
  return telegram.refresh?.(visits.source(channel), ids.map(ref), visits.deps);
}
function thread(id: string, from: unknown = null, url = channel) {
  return telegram.thread?.(visits.source(url), { post: ref(id), from }, visits.deps);
}

async function readWithComments(url: string, cursor: unknown = null): Promise<PolledPosts> {
  const polled = await telegram.poll({ ...visits.source(url, cursor), readsComments: true }, visits.deps);
  if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
  return polled;
}

test("a channel brings its posts, who reads it to the last one, and asks for that once a day", async () => {
  const first = await visits.read(channel);
  expect(first.posts).toHaveLength(10);
  expect(first.channel).toEqual({
    title: "Заслонка: из печи",
    link: "https://t.me/zaslonka_ru",
    language: null,
    audience: 48_700,
  });
  expect(first.posts[0]).toMatchObject({
    namespace: "telegram",
    externalId: "zaslonka_ru/1016",
    url: `${visits.world.netUrl("telegram")}/site/zaslonka_ru/1016`,
    author: { handle: "@zaslonka_ru", name: "Заслонка: из печи", followers: 48_700 },
    parentExternalId: null,
    dateFlag: null,
  });
  expect(asked()).toEqual(["/site/s/zaslonka_ru", "/site/zaslonka_ru"]);
  await visits.read(channel, first.cursor);
  expect(asked()).toEqual(["/site/s/zaslonka_ru"]);
});

test("counters beyond a thousand are rounded and say so; what the page does not tell is unknown", async () => {
  const post = visits.world.publish({
    sourceId: "tg_zaslonka",
    text: "Tom &amp; Jerry <b>pies</b>\nhttps://x.example/?a=1&b=2",
    engagement: { views: 4_020, likes: 7, comments: 5, shares: 6 },
  });
  const { posts } = await visits.read(channel);
  const found = posts.at(-1);
  expect(found).toMatchObject({
    text: post.text,
    engagement: { views: 4_020, likes: 7, comments: null, shares: null, isApproximate: true },
  });
  const { status } = await fetch(found?.url ?? "");
  expect(status).toBe(200);
});

test("what does not fit on the newest page is read forwards, over several visits if need be", async () => {
  const first = await visits.read(channel);
  const later = publish(170);
  asked();
  const second = await visits.read(channel, first.cursor);
  expect(second.hasMore).toBe(true);
  expect(asked()).toHaveLength(7);
  const third = await visits.read(channel, second.cursor);
  expect(third.hasMore).toBe(false);
  const texts = [...second.posts, ...third.posts].map(({ text }) => text);
  expect(later.filter(({ text }) => !texts.includes(text))).toEqual([]);
  const ids = third.posts.map(({ externalId }) => externalId);
  expect((await visits.read(channel, third.cursor)).posts.map(({ externalId }) => externalId)).toEqual(
    ids.slice(-20),
  );
});

test("a page that follows the last one exactly is no gap", async () => {
  const first = await visits.read(channel);
  publish(20);
  const second = await visits.read(channel, first.cursor);
  const ids = new Set(second.posts.map(({ externalId }) => externalId));
  expect([ids.size, second.hasMore]).toEqual([20, false]);
});

test("an edit comes as the same post with another text", async () => {
  const [post] = publish(1);
  const first = await visits.read(channel);
  visits.world.edit(post?.id ?? "", "Corrected");
  const second = await visits.read(channel, first.cursor);
  expect(second.posts.at(-1)).toMatchObject({
    externalId: first.posts.at(-1)?.externalId,
    text: "Corrected",
  });
});

test("a number that is missing is asked about: a deleted post is gone, a photo of an album is not", async () => {
  const [gone] = publish(3);
  const first = await visits.read(channel);
  visits.world.remove(gone?.id ?? "");
  asked();
  const second = await visits.read(channel, first.cursor);
  expect(second.deletedIds).toEqual([first.posts.at(-3)?.externalId]);
  expect(asked().at(-1)).toContain("?embed=1&mode=tme");
  expect((await visits.read(channel, second.cursor)).deletedIds).toEqual([]);

  const albums = "https://t.me/s/zhernov_melet";
  const before = await visits.read(albums);
  expect(before.posts.map(({ externalId }) => externalId)).toContain("zhernov_melet/1120");
  const { seen, ...cursor } = before.cursor as { seen: number[] };
  asked();
  const after = await visits.read(albums, { ...cursor, seen: [...seen, 1_121, 1_122, 1_123] });
  expect(asked().slice(1)).toHaveLength(3);
  expect(after.deletedIds).toEqual(["zhernov_melet/1123"]);
});

test("the newest post may be the deleted one", async () => {
  const [post] = publish(1);
  const first = await visits.read(channel);
  visits.world.remove(post?.id ?? "");
  const second = await visits.read(channel, first.cursor);
  expect(second.deletedIds).toEqual([first.posts.at(-1)?.externalId]);
});

test("an answer within the channel keeps its own words and names what it answers", async () => {
  visits.world.publish({
    sourceId: "tg_zaslonka",
    text: "The answer",
    parentId: "p0016",
    urlPath: "/zaslonka_ru/99000",
  });
  const { posts } = await visits.read(channel);
  expect(posts.at(-1)).toMatchObject({
    text: "The answer",
    externalId: "zaslonka_ru/99000",
    parentExternalId: "zaslonka_ru/1016",
  });
});

test.each([
  ["a group", "https://t.me/zaslonka_ru_chat", "not_open"],
  ["nobody", "https://t.me/nobody_at_all", "not_there"],
  ["an invitation", "https://t.me/+AbCdEf", "bad_url"],
])("%s is no channel", async (_name, url, code) => {
  expect(await visits.poll(url)).toMatchObject({ ok: false, code });
});

test.each([
  [
    { status: 429, headers: { "retry-after": "60" } },
    { code: "http_error", retryAfterMs: 60_000 },
  ],
  [{ body: "<h1>Blocked by your provider</h1>" }, { code: "bad_response" }],
  [{ drop: true }, { code: "bad_response" }],
])("a failure is told as it is: %j", async (fault, failure) => {
  visits.world.misbehave("tg_zaslonka", fault);
  const polled = await visits.poll(channel);
  expect(polled).toMatchObject({ ok: false, ...failure });
});

test("a search within a channel takes no other post for deleted", async () => {
  publish(2);
  const url = `${channel}?q=later`;
  const first = await visits.read(url);
  expect(first.posts.map(({ text }) => text)).toEqual(["Later 0 #pies", "Later 1 #pies"]);
  expect(first.posts[0]?.tags).toEqual(["pies"]);
  expect(first.hasMore).toBe(false);
  expect((await visits.read(url, { ...(first.cursor as object), seen: [1_016] })).deletedIds).toEqual([]);
});

test("history goes back page by page until a day", async () => {
  publish(50);
  const first = await page(null);
  if (!first?.ok) throw new Error(JSON.stringify(first));
  const second = await page(first.next);
  if (!second?.ok) throw new Error(JSON.stringify(second));
  const third = await page(second.next);
  expect([first.posts.length, second.posts.length]).toEqual([20, 20]);
  expect(third).toMatchObject({ ok: true, next: null });
  const ids = [first, second, third]
    .flatMap((each) => (each?.ok ? each.posts : []))
    .map((post) => post.externalId);
  expect(new Set(ids).size).toBe(60);
  const [oldest] = second.posts;
  expect(await page(first.next, new Date((oldest?.publishedAt.getTime() ?? 0) + 3_600_000))).toMatchObject({
    posts: [],
    next: null,
  });
});

test("comments name their post and what they answer below it, whether or not their group has a name", async () => {
  for (const [id, url, count] of [
    ["zaslonka_ru/1016", channel, 3],
    ["podslushano_kassa/1044", "https://t.me/s/podslushano_kassa", 2],
  ] as const) {
    const found = await thread(id, null, url);
    if (!found?.ok) throw new Error(JSON.stringify(found));
    expect(found.posts).toHaveLength(count);
    expect(found.next).toBeNull();
    expect(found.posts.every((post) => post.rootExternalId === id)).toBe(true);
  }
  const found = await thread("dezhkin_pishet/1543");
  const answer = found?.ok ? found.posts.find(({ externalId }) => externalId.endsWith("=24368")) : null;
  expect(answer).toMatchObject({
    externalId: "dezhkin_pishet/1543?comment=24368",
    parentExternalId: "dezhkin_pishet/1543?comment=24361",
    rootExternalId: "dezhkin_pishet/1543",
    author: { handle: "@dezhkin_pishet", name: "Аркадий Дёжкин" },
    url: `${visits.world.netUrl("telegram")}/site/dezhkin_pishet/1543?comment=24368`,
  });
  expect(answer?.text).toMatch(/^Доцент/);
});

test("more comments than a page are read back to the first", async () => {
  const [post] = publish(1);
  for (let n = 0; n < 130; n += 1)
    visits.world.publish({ sourceId: "tg_zaslonka", text: `Comment ${n}`, parentId: post?.id ?? "" });
  const { posts } = await visits.read(channel);
  const id = posts.at(-1)?.externalId ?? "";
  const newest = await thread(id);
  if (!newest?.ok) throw new Error(JSON.stringify(newest));
  const older = await thread(id, newest.next);
  expect(newest.posts.at(-1)?.text).toBe("Comment 129");
  expect(older).toMatchObject({ ok: true, next: null });
  expect(older?.ok ? older.posts.length + newest.posts.length : 0).toBe(130);
});

test("where comments are wanted, visits read those of new posts, and go on with the others", async () => {
  const url = "https://t.me/s/dezhkin_pishet";
  const first = await readWithComments(url);
  expect(first.hasMore).toBe(true);
  const second = await readWithComments(url, first.cursor);
  expect(second.hasMore).toBe(false);
  const all = new Map([first, second].flatMap((each) => each.posts).map((post) => [post.externalId, post]));
  // 14 posts and 67 comments; one more of the month stands below a post of another channel.
  expect(all.size).toBe(81);
  expect(
    [...all.values()].every(({ parentExternalId }) => parentExternalId === null || all.has(parentExternalId)),
  ).toBe(true);

  const post = visits.world.publish({ sourceId: "tg_dezhkin", text: "Soup or pie?" });
  visits.world.publish({ sourceId: "tg_dezhkin", text: "Soup", parentId: post.id });
  visits.world.publish({ sourceId: "tg_dezhkin", text: "Pie, as I said", parentId: "p0028" });
  asked();
  const third = await readWithComments(url, second.cursor);
  expect(third.posts.map(({ text }) => text)).toContain("Soup");
  expect(asked()).toHaveLength(3);
  let cursor = third.cursor;
  const later: string[] = [];
  for (let visit = 0; visit < 14; visit += 1) {
    const polled = await readWithComments(url, cursor);
    later.push(...polled.posts.map(({ text }) => text));
    cursor = polled.cursor;
  }
  expect(later).toContain("Pie, as I said");
});

test("what is as it was is not handed over again, until it changes or everything is wanted", async () => {
  let source = { ...visits.source(channel), readsComments: true };
  const read = async () => {
    const polled = await telegram.poll(source, visits.deps);
    if (!polled.ok) throw new Error(polled.message);
    source = { ...source, cursor: polled.cursor, bodyHash: polled.validators?.bodyHash ?? null };
    return polled.isModified ? polled.posts.map(({ text }) => text.slice(0, 20)) : null;
  };
  for (let more = 0; more < 12; more += 1) await read();
  expect(await read()).toBeNull();
  visits.world.count("p0016", { views: 999_999 });
  expect(await read()).toHaveLength(10);
  expect(await read()).toBeNull();
  source = { ...source, bodyHash: null };
  expect((await read())?.length).toBeGreaterThanOrEqual(10);
});

test("a visit does not fail for comments that cannot be read, but says so", async () => {
  const broken = (address: string, options?: object) =>
    visits.deps.safeFetch(
      address.includes("discussion=1") ? `${visits.world.url}/hostile/error-page` : address,
      options,
    );
  const safeFetch = Object.assign(broken, { close: () => Promise.resolve() });
  const source = { ...visits.source(channel), readsComments: true };
  const polled = await telegram.poll(source, { ...visits.deps, safeFetch });
  expect(polled).toMatchObject({ ok: true, hasMore: false, warnings: [expect.stringContaining("comments")] });
});

test("a thread says when its post is gone, and comments have none of their own", async () => {
  expect(await thread("zaslonka_ru/5")).toMatchObject({ ok: true, posts: [], deletedIds: ["zaslonka_ru/5"] });
  expect(await thread("zaslonka_ru/1016?comment=20119")).toMatchObject({ ok: true, posts: [], next: null });
  expect(await thread("nobody_here/5")).toMatchObject({ ok: true, posts: [], deletedIds: [] });
});

test("refreshing tells counters, edits and deletions of twenty posts in few requests", async () => {
  const later = publish(12);
  const { posts } = await visits.read(channel);
  const ids = posts.slice(-12).map(({ externalId }) => externalId);
  visits.world.count(later[0]?.id ?? "", { views: 900 });
  visits.world.edit(later[1]?.id ?? "", "Corrected");
  visits.world.remove(later[2]?.id ?? "");
  asked();
  const refreshed = await refresh([...ids, "zaslonka_ru/1016", "zaslonka_ru/1016?comment=20119"]);
  if (!refreshed?.ok) throw new Error(JSON.stringify(refreshed));
  expect(refreshed.deletedIds).toEqual([ids[2]]);
  expect(refreshed.posts).toHaveLength(12);
  const byId = new Map(refreshed.posts.map((post) => [post.externalId, post]));
  expect(byId.get(ids[0] ?? "")?.engagement.views).toBe(900);
  expect(byId.get(ids[1] ?? "")?.text).toBe("Corrected");
  expect(asked().length).toBeLessThanOrEqual(4);
});

test("every text of the month arrives as it was written, with every comment", async () => {
  const names = "dezhkin_pishet zaslonka_ru rogozhskaya_est marzha_valun obshepit_solid mezhevoy_raion";
  const others = "franshiza_chestno zhernov_melet podslushano_kassa";
  const found = new Map<string, string>();
  for (const name of `${names} ${others}`.split(" ")) {
    let cursor: unknown = null;
    for (let isMore = true; isMore;) {
      const polled: PolledPosts = await readWithComments(`https://t.me/s/${name}`, cursor);
      for (const post of polled.posts) found.set(post.externalId, post.text);
      cursor = polled.cursor;
      isMore = polled.hasMore === true;
    }
  }
  const month = loadContent().posts.filter(({ sourceId }) => /^tg_(?!open)/.test(sourceId));
  expect(found.size).toBe(month.length);
  expect([...found.values()].toSorted()).toEqual(month.map(({ text }) => text).toSorted());
});
