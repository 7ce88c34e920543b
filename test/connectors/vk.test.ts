import type { PostRef, PolledPosts } from "@earshot/sources/connector";
import { vk } from "@earshot/sources/vk/vk-connector";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadContent } from "@earshot/world/content";
import { openVisits } from "./network-visits.ts";

const wall = "https://vk.com/zaslonka";
const search = "https://vk.com/search/statuses?q=%D0%97%D0%B0%D1%81%D0%BB%D0%BE%D0%BD%D0%BA%D0%B0";
let visits: Awaited<ReturnType<typeof openVisits>>;

beforeEach(async () => {
  visits = await openVisits("vk", vk);
});
afterEach(() => visits.close());

function asked(): string[] {
  return visits.asked.splice(0).map((path) => path.replace("/api/method/", ""));
}
function refs(ids: readonly string[]): PostRef[] {
  return ids.map((externalId) => ({ externalId, url: null, publishedAt: new Date() }));
}
function byText(posts: PolledPosts["posts"], start: string) {
  const found = posts.find(({ text }) => text.startsWith(start));
  if (found === undefined) throw new Error(`no post begins with ${start}`);
  return found;
}
async function readWithComments(url: string, cursor: unknown = null): Promise<PolledPosts> {
  const polled = await vk.poll({ ...visits.source(url, cursor), readsComments: true }, visits.deps);
  if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
  return polled;
}
async function threadOf(id: string) {
  const posts: PolledPosts["posts"] = [];
  const deletedIds: string[] = [];
  let from: unknown = null;
  for (;;) {
    const [post] = refs([id]);
    if (post === undefined || vk.thread === undefined) throw new Error("no thread");
    const page = await vk.thread(visits.source(wall), { post, from }, visits.deps);
    if (!page.ok) return page;
    posts.push(...page.posts);
    deletedIds.push(...(page.deletedIds ?? []));
    if (page.next === null) return { ok: true as const, posts, deletedIds };
    from = JSON.parse(JSON.stringify(page.next));
  }
}
async function refresh(ids: readonly string[]) {
  const refreshed = await vk.refresh?.(visits.source(wall), refs(ids), visits.deps);
  if (!refreshed?.ok) throw new Error(JSON.stringify(refreshed));
  return refreshed;
}

test("a wall brings its posts and those of others on it, and who reads it", async () => {
  const first = await visits.read(wall);
  expect(first.posts).toHaveLength(16);
  expect(first.channel).toMatchObject({ title: "Заслонка", audience: 187_000 });
  const host = `${visits.world.netUrl("vk")}/host`;
  const post = byText(first.posts, "Видео. Миша");
  expect(post).toMatchObject({
    namespace: "vk",
    externalId: expect.stringMatching(/^-\d+_1671$/),
    url: `${host}/wall${post.externalId}`,
    author: { handle: "zaslonka", name: "Заслонка", url: `${host}/zaslonka`, followers: 187_000 },
    engagement: { likes: 5_400, comments: 360, shares: 900, views: 94_000, isApproximate: false },
  });
  expect(byText(first.posts, "Розыгрыш").author?.handle).toBe("irina_gl");
  expect(asked()).toEqual(["wall.get"]);
  const page = await fetch(post.url ?? "");
  expect(await page.text()).toContain("Миша");
});

test("a pinned post stands at the top and is not taken for the newest", async () => {
  const first = await visits.read(wall);
  expect(first.posts[0]?.externalId).toMatch(/_1202$/);
  visits.world.publish({ sourceId: "vk_zaslonka", text: "Later", author: { handle: "zaslonka" } });
  asked();
  const second = await visits.read(wall, first.cursor);
  expect(second.posts[1]?.text).toBe("Later");
  expect(asked()).toEqual(["wall.get"]);
  expect(second.deletedIds).toEqual([]);
  expect(second.missedSince).toBeNull();
});

test("after a time without visits pages are read until a known post; where they do not reach, it says since when", async () => {
  const first = await visits.read(wall);
  const publish = (count: number) => {
    for (let n = 0; n < count; n += 1) visits.world.publish({ sourceId: "vk_zaslonka", text: `Later ${n}` });
  };
  publish(150);
  asked();
  const second = await visits.read(wall, first.cursor);
  expect(new Set(second.posts.map(({ text }) => text).filter((text) => text.startsWith("Later"))).size).toBe(
    150,
  );
  expect([asked().length, second.missedSince]).toEqual([3, null]);
  publish(700);
  const third = await visits.read(wall, second.cursor);
  expect(third.missedSince?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("deleted posts are asked about by name in one request; edits come with their time", async () => {
  const publish = (text: string) => visits.world.publish({ sourceId: "vk_zaslonka", text });
  const [one, two] = [publish("One"), publish("Two"), publish("Three")];
  const first = await visits.read(wall);
  const id = byText(first.posts, "One").externalId;
  visits.world.remove(one.id);
  visits.world.edit(two.id, "Two, corrected");
  asked();
  const second = await visits.read(wall, first.cursor);
  expect(second.deletedIds).toEqual([id]);
  expect(asked()).toEqual(["wall.get", "wall.getById"]);
  expect(byText(second.posts, "Two, corrected")).toMatchObject({
    externalId: byText(first.posts, "Two").externalId,
  });
  expect((await visits.read(wall, second.cursor)).deletedIds).toEqual([]);
});

test("every text of the month arrives as it was written, with every comment", async () => {
  const found = new Map<string, string>();
  for (const url of [wall, "https://vk.com/dezhkin_as", search]) {
    let cursor: unknown = null;
    for (let isMore = true; isMore;) {
      const polled: PolledPosts = await readWithComments(url, cursor);
      for (const post of polled.posts) found.set(post.externalId, post.text);
      cursor = polled.cursor;
      isMore = polled.hasMore === true;
    }
  }
  const month = loadContent().posts.filter(({ sourceId }) => sourceId.startsWith("vk_"));
  expect(found.size).toBe(month.length);
  expect([...found.values()].toSorted()).toEqual(month.map(({ text }) => text).toSorted());
});

test("where comments are wanted, those of changed posts come with the visit", async () => {
  const all = new Map<string, PolledPosts["posts"][number]>();
  let cursor: unknown = null;
  for (let isMore = true; isMore;) {
    const polled: PolledPosts = await readWithComments(wall, cursor);
    for (const post of polled.posts) all.set(post.externalId, post);
    cursor = polled.cursor;
    isMore = polled.hasMore === true;
  }
  expect(all.size).toBe(36);
  const answers = [...all.values()].filter(({ parentExternalId }) => parentExternalId !== null);
  expect(answers).toHaveLength(20);
  expect(answers.every(({ parentExternalId }) => all.has(parentExternalId ?? ""))).toBe(true);

  asked();
  await readWithComments(wall, cursor);
  expect(asked()).toEqual(["wall.get"]);
  visits.world.publish({ sourceId: "vk_zaslonka", text: "One more", parentId: "p0671" });
  const polled = await readWithComments(wall, cursor);
  expect(asked()).toEqual(["wall.get", "wall.getComments"]);
  expect(byText(polled.posts, "One more").rootExternalId).toMatch(/_1671$/);
});

test("a wall that is as it was hands nothing over", async () => {
  const first = await visits.read(wall);
  const bodyHash = first.validators?.bodyHash ?? null;
  const again = await vk.poll({ ...visits.source(wall, first.cursor), bodyHash }, visits.deps);
  expect(again).toMatchObject({ ok: true, isModified: false, validators: { bodyHash } });
});

test("a search brings posts and comments of many walls, later only what is new", async () => {
  const first = await visits.read(search);
  expect(new Set(first.posts.map(({ externalId }) => externalId)).size).toBe(103);
  const ids = new Set(first.posts.map(({ externalId }) => externalId));
  const answers = first.posts.filter(({ parentExternalId }) => parentExternalId !== null);
  expect(answers).toHaveLength(21);
  expect(answers.every(({ parentExternalId }) => ids.has(parentExternalId ?? ""))).toBe(true);
  expect(first.hasMore).toBe(false);
  visits.world.publish({
    sourceId: "vk_open",
    text: "В Заслонке дует",
    author: { handle: "kvazi_mama", name: "Мама двоих", followers: 120 },
    engagement: { likes: 40, comments: 0 },
  });
  const second = await visits.read(search, first.cursor);
  expect(second.posts).toHaveLength(1);
  expect(second.posts[0]).toMatchObject({
    author: { handle: "kvazi_mama", name: "Мама двоих", followers: 120 },
    engagement: { likes: 40, comments: 0, shares: null, views: null },
  });
});

test("what a search and a wall find is one post", async () => {
  const found = await visits.read(search);
  const { posts } = await visits.read("https://vk.com/kat_budko");
  const post = byText(posts, "Пермь, Заслонка в ТЦ");
  expect(byText(found.posts, "Пермь, Заслонка в ТЦ")).toEqual(post);
  const thread = await threadOf(post.externalId);
  if (!thread.ok) throw new Error(thread.message);
  expect(thread.posts).toHaveLength(5);
  const ofSearch = new Map(found.posts.map((each) => [each.externalId, each.parentExternalId]));
  for (const each of thread.posts) expect(ofSearch.get(each.externalId)).toBe(each.parentExternalId);
});

test("beyond the window of a search the rest is read by slices of time", async () => {
  const start = Date.now() - 40 * 24 * 3_600_000;
  for (let n = 0; n < 2_300; n += 1)
    visits.world.publish({
      sourceId: "vk_open",
      text: `Квазипирог ${n}`,
      author: { handle: "kvazi_mama" },
      publishedAt: new Date(start + n * 1_000_000),
    });
  const url = "https://vk.com/search/statuses?q=%D0%BA%D0%B2%D0%B0%D0%B7%D0%B8%D0%BF%D0%B8%D1%80%D0%BE%D0%B3";
  const texts = new Set<string>();
  let cursor: unknown = null;
  let seen = 0;
  for (let isMore = true; isMore; seen += 1) {
    const polled: PolledPosts = await visits.read(url, cursor);
    for (const { text } of polled.posts) texts.add(text);
    cursor = polled.cursor;
    isMore = polled.hasMore === true;
  }
  expect([texts.size, seen]).toEqual([2_300, 3]);
  expect(asked().filter((method) => method === "newsfeed.search").length).toBeLessThan(20);
});

test("branches that do not come along whole are read to their end; a deleted comment leaves its branch", async () => {
  const post = visits.world.publish({ sourceId: "vk_zaslonka", text: "Soup or pie?" });
  const answer = (text: string, parentId: string) =>
    visits.world.publish({ sourceId: "vk_zaslonka", text, parentId, author: { handle: "anna" } });
  const top = answer("Soup", post.id);
  const inner = answer("No, pie", top.id);
  for (let n = 0; n < 25; n += 1) answer(`Pie ${n}`, inner.id);
  const gone = answer("Nothing", post.id);
  answer("Why?", gone.id);
  for (let n = 0; n < 120; n += 1) answer(`Tea ${n}`, post.id);
  const { posts } = await visits.read(wall);
  const id = byText(posts, "Soup or pie?").externalId;
  const before = await threadOf(id);
  visits.world.remove(gone.id);
  asked();
  const after = await threadOf(id);
  if (!before.ok || !after.ok) throw new Error("no thread");
  expect(new Set(before.posts.map(({ externalId }) => externalId)).size).toBe(149);
  expect(after.deletedIds).toEqual([byText(before.posts, "Nothing").externalId]);
  const why = byText(after.posts, "Why?");
  expect(why.parentExternalId).toBe(after.deletedIds[0]);
  expect(byText(after.posts, "Pie 7")).toMatchObject({
    parentExternalId: byText(after.posts, "No, pie").externalId,
    rootExternalId: id,
    url: expect.stringContaining("&thread="),
  });
  expect(asked()).toEqual(["wall.getComments", "wall.getComments", "wall.getComments"]);
});

test("closed comments are none, and comments have no thread of their own", async () => {
  const { posts } = await visits.read("https://vk.com/anekdot_dnya");
  expect(await threadOf(posts[0]?.externalId ?? "")).toMatchObject({ ok: true, posts: [] });
  expect(await threadOf("-1_2_r5")).toMatchObject({ ok: true, posts: [] });
});

test("a hundred posts are refreshed in one request; what does not come from an open wall is gone", async () => {
  const first = await visits.read(wall);
  const ids = first.posts.map(({ externalId }) => externalId);
  visits.world.count("p0671", { likes: 6_000 });
  visits.world.remove("p0605");
  asked();
  const refreshed = await refresh([...ids, `${ids[0]}_r7`]);
  expect(asked()).toEqual(["wall.getById"]);
  expect(refreshed.posts).toHaveLength(15);
  expect(refreshed.deletedIds).toEqual([ids.find((id) => id.endsWith("_1605"))]);
  expect(byText(refreshed.posts, "Видео. Миша").engagement.likes).toBe(6_000);
  // Alone, the wall is looked at first; one that is closed tells nothing.
  expect((await refresh(refreshed.deletedIds)).deletedIds).toEqual(refreshed.deletedIds);
  expect(asked()).toEqual(["wall.getById", "wall.get"]);
  expect((await refresh(["-5_5"])).deletedIds).toEqual([]);
});

test("history goes back until a day, on walls and in searches", async () => {
  const back = async (url: string, from: unknown, since: Date) =>
    vk.backfill?.(visits.source(url), { from, since }, visits.deps);
  for (let n = 0; n < 230; n += 1) visits.world.publish({ sourceId: "vk_zaslonka", text: `Later ${n}` });
  const first = await back(wall, null, new Date(0));
  if (!first?.ok) throw new Error(JSON.stringify(first));
  expect([first.posts.length, first.next]).toEqual([100, 100]);
  const third = await back(wall, 200, new Date(0));
  expect(third).toMatchObject({ ok: true, next: null });
  expect(await back(wall, null, new Date(Date.now() - 60_000))).toMatchObject({ ok: true, next: 100 });
  expect(await back(wall, 200, new Date(Date.now() - 60_000))).toMatchObject({ ok: true, next: null });
  const found = await back(search, null, new Date(0));
  expect(found?.ok ? found.posts.length : 0).toBe(103);
});

function error(code: number): { body: string; contentType: string } {
  const told = { error: { error_code: code, error_msg: "Told by VK", request_params: [] } };
  return { body: JSON.stringify(told), contentType: "application/json" };
}
test.each([
  [5, "needs_key"],
  [6, "service_error"],
  [14, "needs_key"],
  [15, "not_open"],
  [18, "not_there"],
  [29, "over_quota"],
  [30, "not_open"],
])("error %i comes with status 200 and is told as what it is", async (code, expected) => {
  visits.world.misbehave("vk_zaslonka", error(code));
  const polled = await visits.poll(wall);
  expect(polled).toMatchObject({
    ok: false,
    code: expected,
    httpStatus: 200,
    message: `wall.get: ${code} Told by VK`,
  });
  // Too fast is worth another try, a captcha is not.
  expect(asked()).toHaveLength(code === 6 ? 3 : 1);
});

test.each<[name: string, url: string, secrets: Record<string, string> | null, code: string]>([
  ["without a token", wall, {}, "needs_key"],
  ["with a wrong token", wall, { token: "x" }, "needs_key"],
  ["of nobody", "https://vk.com/nobody_at_all", null, "not_there"],
  ["of no page of VK", "https://example.com/zaslonka", null, "bad_url"],
])("a source %s", async (_name, url, secrets, code) => {
  expect(await visits.poll(url, null, secrets)).toMatchObject({ ok: false, code });
});

test("an answer that is not of VK is refused", async () => {
  visits.world.misbehave("vk_zaslonka", { body: "<h1>Blocked</h1>" });
  expect(await visits.poll(wall)).toMatchObject({ ok: false, code: "bad_response" });
  visits.world.misbehave("vk_zaslonka", { body: "{}" });
  expect(await visits.poll(wall)).toMatchObject({ ok: false, code: "bad_response" });
});
