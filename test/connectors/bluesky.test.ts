import { blueskyConnector } from "@earshot/sources/bluesky/bluesky-connector";
import type { PolledPosts } from "@earshot/sources/connector";
import { quirk } from "@earshot/world/net/quirks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVisits } from "./network-visits.ts";

const search = "https://bsky.app/search?q=streetfood";
let visits: Awaited<ReturnType<typeof openVisits>>;

beforeAll(async () => {
  visits = await openVisits("bluesky", blueskyConnector);
});
afterAll(() => visits.close());

const asked = (part: string) => visits.asked.filter((path) => path.includes(part));
const refOf = ({ externalId, url, publishedAt }: PolledPosts["posts"][number]) => ({
  externalId,
  url,
  publishedAt,
});
const textsOf = ({ posts }: PolledPosts) => posts.map((post) => post.text);

async function find(text: string) {
  const { posts } = await visits.read(search);
  const post = posts.find((one) => one.text.startsWith(text));
  if (post === undefined) throw new Error(`not found: ${text}`);
  return post;
}

test("a search brings all posts of the month with their threads, signed in once", async () => {
  const first = await visits.read(search);
  expect(new Set(first.posts.map((post) => post.externalId)).size).toBe(34);
  const answer = first.posts.find((post) => post.text.startsWith("He's asleep."));
  const root = first.posts.find((post) => post.text.startsWith("Zaslonka JLT: my son"));
  expect(answer?.rootExternalId).toBe(root?.externalId);
  expect(answer?.parentExternalId).not.toBe(root?.externalId);
  expect(root).toMatchObject({
    namespace: "at",
    externalId: expect.stringMatching(/^at:\/\/did:plc:[a-z2-7]{24}\/app\.bsky\.feed\.post\/\w{13}$/),
    url: expect.stringMatching(/\/host\/profile\/jlt-mum\.example\/post\/\w{13}$/),
    author: { handle: "@jlt-mum.example", name: "JLT mum of two", followers: 510 },
    engagement: { likes: 210, comments: 64, shares: 140, views: null },
  });
  visits.world.publish({ sourceId: "bsky", text: "one more" });
  const second = await visits.read(search, first.cursor);
  expect(textsOf(second)).toContain("one more");
  expect(asked("createSession")).toHaveLength(1);
});

test("a session that ran out is renewed by its own token, and nothing of it is kept in the cursor", async () => {
  visits.asked.length = 0;
  visits.clock.aheadMs += 3 * 3_600_000;
  const read = await visits.read(search);
  expect(read.posts.length).toBeGreaterThan(30);
  expect([asked("refreshSession").length, asked("createSession").length]).toEqual([1, 0]);
  expect(JSON.stringify(read.cursor)).not.toMatch(/demo-|key/i);
});

test.each([
  { name: "no password", url: search, secrets: {}, code: "needs_key" },
  {
    name: "a wrong password",
    url: search,
    secrets: { identifier: "a.example", app_password: "no" },
    code: "needs_key",
  },
  { name: "a list", url: "https://bsky.app/profile/a.example/lists/1", secrets: {}, code: "bad_url" },
  { name: "nobody", url: "https://bsky.app/profile/nobody.example", secrets: {}, code: "not_there" },
])("$name is told as $code", async ({ url, secrets, code }) => {
  expect(await visits.poll(url, null, secrets)).toMatchObject({ ok: false, code });
});

test("too many sign-ins are answered with a time to wait", async () => {
  const wrong = { identifier: "b.example", app_password: "no" };
  let polled = await visits.poll(search, null, wrong);
  for (let n = 0; n < 40 && !polled.ok && polled.code === "needs_key"; n += 1)
    polled = await visits.poll(search, null, wrong);
  expect(polled).toMatchObject({ ok: false, code: "http_error", httpStatus: 429 });
  expect(polled.ok ? null : polled.retryAfterMs).toBeGreaterThan(60_000);
});

test("more than a visit can read is read to its end by the next ones", async () => {
  let { cursor } = await visits.read(search);
  visits.clock.aheadMs += 3_600_000;
  for (let n = 0; n < 620; n += 1) visits.world.publish({ sourceId: "bsky", text: `flood ${n}` });
  const texts = new Set<string>();
  const more: unknown[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    const read = await visits.read(search, cursor);
    for (const text of textsOf(read)) texts.add(text);
    more.push(read.hasMore);
    ({ cursor } = read);
  }
  expect([...texts].filter((text) => text.startsWith("flood"))).toHaveLength(620);
  expect(more).toEqual([true, false, false]);
});

test("an account brings what it wrote and nothing that it reposts, without a password", async () => {
  const polled = await visits.poll("https://bsky.app/profile/vereskunov.example", null, {});
  if (!polled.ok || !polled.isModified) throw new Error(JSON.stringify(polled));
  expect(polled.posts).toHaveLength(5);
  expect(new Set(polled.posts.map((post) => post.author?.handle))).toEqual(new Set(["@vereskunov.example"]));
  expect(polled.channel).toMatchObject({ title: "Ilya Vereskunov", audience: 1400 });
});

test("history goes back page by page to the day asked for", async () => {
  const since = new Date(Date.now() - 400 * 86_400_000);
  const found = new Set<string>();
  let from: unknown = null;
  do {
    const page = await blueskyConnector.backfill?.(visits.source(search), { from, since }, visits.deps);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    for (const post of page.posts) found.add(post.externalId);
    from = page.next === null ? null : JSON.parse(JSON.stringify(page.next));
  } while (from !== null);
  expect(found.size).toBe(34 + 1 + 620);
});

test("a thread tells what is gone, and says nothing of what is hidden", async () => {
  const { world } = visits;
  const root = world.publish({ sourceId: "bsky", text: "root of a thread" });
  const answer = world.publish({ sourceId: "bsky", text: "answer", parentId: root.id });
  world.publish({ sourceId: "bsky", text: "answer below", parentId: answer.id });
  world.publish({ sourceId: "bsky", text: "blocked", parentId: root.id, tags: [quirk("blocked")] });
  const gone = world.publish({ sourceId: "bsky", text: "gone", parentId: root.id });
  const [post, goneBefore] = [await find("root of a thread"), await find("gone")];
  world.remove(gone.id);
  visits.asked.length = 0;
  const thread = await blueskyConnector.thread?.(
    visits.source(search),
    { post: refOf(post), from: null },
    visits.deps,
  );
  if (!thread?.ok) throw new Error(JSON.stringify(thread));
  expect(thread.posts.map((one) => one.text).sort()).toEqual(["answer", "answer below"]);
  expect(thread.posts.map((one) => one.rootExternalId)).toEqual([post.externalId, post.externalId]);
  expect(thread.deletedIds).toEqual([goneBefore.externalId]);
  world.remove(root.id);
  const after = await blueskyConnector.thread?.(
    visits.source(search),
    { post: refOf(post), from: null },
    visits.deps,
  );
  expect(after).toMatchObject({ ok: true, posts: [], deletedIds: [post.externalId] });
});

test("a refresh sees counters, and what is left out of the answer as deleted", async () => {
  const { world } = visits;
  const [kept, gone] = ["kept", "gone later"].map((text) => world.publish({ sourceId: "bsky", text }));
  const refs = [refOf(await find("kept")), refOf(await find("gone later"))];
  world.count(kept?.id ?? "", { likes: 9 });
  world.remove(gone?.id ?? "");
  const told = await blueskyConnector.refresh?.(visits.source(search), refs, visits.deps);
  if (!told?.ok) throw new Error(JSON.stringify(told));
  expect(told.posts.map((post) => [post.text, post.engagement.likes])).toEqual([["kept", 9]]);
  expect(told.deletedIds).toEqual([refs[1]?.externalId]);
  const alone = await blueskyConnector.refresh?.(visits.source(search), refs.slice(1), visits.deps);
  expect(alone).toMatchObject({ ok: true, posts: [], deletedIds: [refs[1]?.externalId] });
});

test.each<[status: string, isGone: boolean]>([
  ["deactivated", false],
  ["takendown", true],
])("posts of an account that is %s: gone %s", async (status, isGone) => {
  const { world } = visits;
  const author = { name: status, handle: `@${status}`, bio: null, followers: null };
  const tags = [quirk(status)];
  const root = world.publish({ sourceId: "bsky", text: `root, ${status}` });
  const off = world.publish({ sourceId: "bsky", text: `off, ${status}`, parentId: root.id, author, tags });
  const [above, ref] = [refOf(await find(`root, ${status}`)), refOf(await find(`off, ${status}`))];
  world.remove(off.id);
  const told = [
    await blueskyConnector.refresh?.(visits.source(search), [above, ref], visits.deps),
    await blueskyConnector.refresh?.(visits.source(search), [ref], visits.deps),
    await blueskyConnector.thread?.(visits.source(search), { post: ref, from: null }, visits.deps),
    await blueskyConnector.thread?.(visits.source(search), { post: above, from: null }, visits.deps),
  ];
  const deletedIds = isGone ? [ref.externalId] : [];
  for (const outcome of told) expect(outcome).toMatchObject({ ok: true, deletedIds });
});

test("people who show themselves to members only are left out; a post dated ahead is not believed", async () => {
  visits.world.publish({ sourceId: "bsky", text: "for members", tags: [quirk("members-only")] });
  visits.world.publish({ sourceId: "bsky", text: "from tomorrow", tags: [quirk("ahead")] });
  const read = await visits.read(search);
  expect(textsOf(read)).not.toContain("for members");
  const ahead = await find("from tomorrow");
  expect(ahead.dateFlag).toBe("future_clamped");
  expect(ahead.publishedAt.getTime()).toBeLessThanOrEqual(visits.deps.now().getTime());
});

test("a shortened address behind Cyrillic letters and emoji is whole again", async () => {
  const text = "Пироги 🥧👨‍👩‍👧 тут: https://news.example/very/long/path/to/the/article и #Заслонка";
  visits.world.publish({ sourceId: "bsky", text });
  const post = await find("Пироги");
  expect(post.text).toBe(text);
  expect(post.tags).toContain("Заслонка");
});
