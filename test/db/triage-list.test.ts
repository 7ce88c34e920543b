import { beforeAll, expect, test } from "vitest";
import { listMentions, readCursor } from "@earshot/db/queries/triage";
import { countMentions } from "@earshot/db/queries/triage-count";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import type { Authorized } from "@earshot/core/triage/authorized";
import { commandLine } from "@earshot/db/queries/audit";
import { addNote } from "@earshot/db/queries/notes";
import { addTag } from "@earshot/db/queries/tags";
import { assign, changeStatus, changeTags } from "@earshot/db/queries/triage-change";
import { asked } from "./asked-query.ts";
import {
  analysed,
  collected,
  later,
  makeEntity,
  makePerson,
  makeSource,
  now,
  triaged,
  useDatabase,
} from "./rig.ts";

const use = useDatabase();
const ids: Record<string, number> = {};
const places = { gazette: 0, wall: 0, Plant: 0, Boss: 0, Ann: 0, Gone: 0, red: 0, blue: 0 };

/** Seven posts that differ in one thing each. */
beforeAll(async () => {
  const { db } = use;
  places.gazette = await makeSource(db, {
    name: "Gazette",
    url: "https://gazette.example/",
    folder: "Press",
  });
  places.wall = await makeSource(db, { name: "Wall", url: "https://wall.example/", isDemo: true });
  places.Plant = await makeEntity(db, "Plant");
  places.Boss = await makeEntity(db, "Boss", { kind: "executive" });
  const { gazette, wall, Plant, Boss } = places;
  const about = (externalId: string, text: string, minutesAgo: number) =>
    collected({ externalId, text, publishedAt: later(-minutesAgo) });
  const towards = (entityId: number, sentiment: "negative" | "neutral" | "positive") => ({
    entityId,
    sentiment,
    probabilities: null,
  });
  const saved = await triaged(db, gazette, [
    {
      post: about("crisis", "На заводе пожар, клиенты ждут", 10),
      entities: [Plant, Boss],
      analysis: {
        direction: "crisis",
        also: ["clarification"],
        severity: 5,
        priority: 9,
        sentiments: [towards(Plant, "negative"), towards(Boss, "positive")],
      },
    },
    {
      post: about("news", "Ещё один завод-гигант открыли/закрыли", 20),
      entities: [Plant],
      analysis: {
        direction: "announcement",
        severity: 2,
        priority: 2,
        sentiments: [towards(Plant, "positive")],
      },
    },
    {
      post: about("english", "Customers of the plants complain", 30),
      entities: [Boss],
      analysis: {
        lang: "en",
        isUnsure: true,
        severity: 3,
        priority: 2,
        sentiments: [towards(Boss, "negative")],
      },
    },
    { post: about("answered", "Отвечено про завод", 40), entities: [Plant], analysis: { priority: 7 } },
  ]);
  const onWall = await triaged(db, wall, [
    {
      post: {
        ...about("vk", "Елка у ёлки", 50),
        platform: "vk",
        namespace: "vk",
        title: "Заголовок про станки",
      },
      entities: [Plant],
      analysis: { direction: "clarification", severity: 1, priority: 2 },
    },
    {
      post: { ...about("tie", "Конвейер встал", 20), namespace: "vk" },
      entities: [Plant],
      analysis: { priority: 2, severity: 1 },
    },
  ]);
  for (const [at, name] of ["crisis", "news", "english", "answered"].entries())
    ids[name] = saved[at]?.postId ?? 0;
  for (const [at, name] of ["vk", "tie"].entries()) ids[name] = onWall[at]?.postId ?? 0;
  const actor = await makePerson(db, "lister");
  await changeStatus(db, actor, { postId: ids["answered"] ?? 0, version: 1, status: "answered", now });
  await workTogether(actor);
});

/** Assigns, tags and notes: one post is Ann's, one belongs to somebody who left. */
async function workTogether(actor: Authorized<"triage">): Promise<void> {
  const { db } = use;
  places.Ann = (await makePerson(db, "Ann")).personId;
  places.Gone = (await makePerson(db, "Gone")).personId;
  for (const name of ["red", "blue"] as const) {
    const made = await addTag(db, actor, { name, by: commandLine, now });
    places[name] = made.ok ? made.tag.tagId : 0;
  }
  const on = (name: string, version = 1) => ({ postId: ids[name] ?? 0, version, now });
  await assign(db, actor, { ...on("crisis"), assigneeId: places.Ann });
  await assign(db, actor, { ...on("news"), assigneeId: places.Gone });
  await use.pool.query("update person set disabled_at = now() where person_id = $1", [places.Gone]);
  await changeTags(db, actor, { ...on("crisis", 2), add: [places.red] });
  await changeTags(db, actor, { ...on("news", 2), add: [places.red, places.blue] });
  await addNote(db, actor, { ...on("vk"), text: "look" });
}

const nameOf = (postId: number): string => Object.keys(ids).find((name) => ids[name] === postId) ?? "?";

async function list(filter: TriageFilter): Promise<string[]> {
  const page = await listMentions(use.db, filter, { limit: 50 });
  expect(await countMentions(use.db, filter)).toEqual({ count: page.mentions.length, isExact: true });
  return page.mentions.map((mention) => nameOf(mention.postId));
}

const open = ["crisis", "vk", "tie", "english", "news"];

test.each<{ name: string; filter: () => TriageFilter; found: string[] }>([
  { name: "nothing: what is open", filter: () => ({}), found: open },
  {
    name: "empty lists",
    filter: () => ({ status: [], direction: [], source: [], assignee: [], tag: [] }),
    found: open,
  },
  { name: "one status", filter: () => ({ status: ["answered"] }), found: ["answered"] },
  {
    name: "open and closed statuses in one order",
    filter: () => ({ status: ["new", "answered", "dismissed"] }),
    found: ["crisis", "answered", "vk", "tie", "english", "news"],
  },
  { name: "primary direction", filter: () => ({ direction: ["announcement"] }), found: ["news"] },
  {
    name: "direction, also as a second one",
    filter: () => ({ direction: ["clarification"] }),
    found: ["crisis", "vk"],
  },
  {
    name: "sentiment towards anybody",
    filter: () => ({ sentiment: ["negative"] }),
    found: ["crisis", "english"],
  },
  { name: "entity", filter: () => ({ entity: [places.Boss] }), found: ["crisis", "english"] },
  {
    name: "sentiment towards an entity, not towards another",
    filter: () => ({ sentiment: ["negative"], entity: [places.Boss] }),
    found: ["english"],
  },
  {
    name: "sentiment towards any of several entities",
    filter: () => ({ sentiment: ["negative", "positive"], entity: [places.Boss, places.Plant] }),
    found: ["crisis", "english", "news"],
  },
  { name: "severity", filter: () => ({ severity: [5, 3] }), found: ["crisis", "english"] },
  { name: "platform", filter: () => ({ platform: ["vk"] }), found: ["vk"] },
  { name: "source", filter: () => ({ source: [places.wall] }), found: ["vk", "tie"] },
  { name: "language", filter: () => ({ lang: ["en"] }), found: ["english"] },
  { name: "unsure", filter: () => ({ unsure: true }), found: ["english"] },
  { name: "sure", filter: () => ({ unsure: false, severity: [3, 5] }), found: ["crisis"] },
  {
    name: "since, that instant included",
    filter: () => ({ since: later(-20) }),
    found: ["crisis", "tie", "news"],
  },
  { name: "until, that instant excluded", filter: () => ({ until: later(-20) }), found: ["vk", "english"] },
  { name: "a word in another case", filter: () => ({ query: asked("Завода") }), found: ["crisis", "news"] },
  { name: "all of several words", filter: () => ({ query: asked("заводы клиента") }), found: ["crisis"] },
  {
    name: "a word of English in another number",
    filter: () => ({ query: asked("plant customer") }),
    found: ["english"],
  },
  { name: "е for ё", filter: () => ({ query: asked("еще") }), found: ["news"] },
  { name: "ё for е", filter: () => ({ query: asked("ЁЛКА") }), found: ["vk"] },
  {
    name: "a word with its stress marked",
    filter: () => ({ query: asked("пожа\u0301р") }),
    found: ["crisis"],
  },
  { name: "й in two pieces", filter: () => ({ query: asked("конвеи\u0306ер") }), found: ["tie"] },
  { name: "ё in two pieces", filter: () => ({ query: asked("е\u0308лка") }), found: ["vk"] },
  { name: "a word of the title", filter: () => ({ query: asked("станков") }), found: ["vk"] },
  {
    name: "words joined by hyphen or slash",
    filter: () => ({ query: asked("гигант закрыли") }),
    found: ["news"],
  },
  {
    name: "a word that only punctuation differs",
    filter: () => ({ query: asked("«пожар»!") }),
    found: ["crisis"],
  },
  {
    name: "a word that looks like a query",
    filter: () => ({ query: asked("пожар & !клиенты ':'") }),
    found: ["crisis"],
  },
  {
    name: "NUL and half a surrogate pair",
    filter: () => ({ query: asked("пожар\u0000 \ud800") }),
    found: ["crisis"],
  },
  { name: "words in a row", filter: () => ({ query: asked('"клиенты ждут"') }), found: ["crisis"] },
  { name: "a row in other forms", filter: () => ({ query: asked('"клиента ждут"') }), found: ["crisis"] },
  { name: "words that stand apart are no row", filter: () => ({ query: asked('"пожар ждут"') }), found: [] },
  { name: "a row joined by a hyphen", filter: () => ({ query: asked("завод-гигант") }), found: ["news"] },
  { name: "a row across title and text", filter: () => ({ query: asked('"станки елка"') }), found: ["vk"] },
  { name: "without a word", filter: () => ({ query: asked("завод -клиенты") }), found: ["news"] },
  { name: "only without", filter: () => ({ query: asked("-завод") }), found: ["vk", "tie", "english"] },
  { name: "without a row", filter: () => ({ query: asked('завод -"завод гигант"') }), found: ["crisis"] },
  { name: "one or the other", filter: () => ({ query: asked("ёлка OR конвейер") }), found: ["vk", "tie"] },
  {
    name: "brackets",
    filter: () => ({ query: asked("(пожар ИЛИ гигант) завод -клиент") }),
    found: ["news"],
  },
  { name: "a beginning", filter: () => ({ query: asked("конв*") }), found: ["tie"] },
  {
    name: "a beginning that is a whole word in another form",
    filter: () => ({ query: asked("клиента*") }),
    found: ["crisis"],
  },
  { name: "a beginning in capitals with ё", filter: () => ({ query: asked("ЁЛК*") }), found: ["vk"] },
  { name: "a beginning that none has", filter: () => ({ query: asked("завот*") }), found: [] },
  { name: "without a beginning", filter: () => ({ query: asked("завод -клие*") }), found: ["news"] },
  { name: "tier", filter: () => ({ tier: [2] }), found: open },
  { name: "another tier", filter: () => ({ tier: [1] }), found: [] },
  { name: "folder", filter: () => ({ folder: ["Press"] }), found: ["crisis", "english", "news"] },
  { name: "with a note", filter: () => ({ noted: true }), found: ["vk"] },
  { name: "without a note", filter: () => ({ noted: false, platform: ["vk"] }), found: [] },
  { name: "one of two tags", filter: () => ({ tag: [places.red, places.blue] }), found: ["crisis", "news"] },
  { name: "a tag", filter: () => ({ tag: [places.blue] }), found: ["news"] },
  { name: "somebody's", filter: () => ({ assignee: [places.Ann] }), found: ["crisis"] },
  {
    name: "nobody's, or of who left",
    filter: () => ({ assignee: [null] }),
    found: ["vk", "tie", "english", "news"],
  },
  { name: "of who left, by name", filter: () => ({ assignee: [places.Gone] }), found: ["news"] },
  {
    name: "somebody's or nobody's",
    filter: () => ({ assignee: [places.Ann, null], platform: ["news"] }),
    found: ["crisis", "english", "news", "tie"],
  },
  {
    name: "everything at once",
    filter: () => ({
      query: asked("пожар"),
      severity: [5],
      lang: ["ru"],
      source: [places.gazette],
      entity: [places.Plant],
      sentiment: ["negative"],
      direction: ["crisis"],
      unsure: false,
      since: later(-60),
    }),
    found: ["crisis"],
  },
])("filter by $name", async ({ filter, found }) => {
  const listed = await list(filter());
  expect(listed.toSorted()).toEqual(found.toSorted());
  const page = await listMentions(use.db, filter(), { limit: 50 });
  const order = page.mentions.map(({ priority, postId }) => ({ priority, postId }));
  expect(order).toEqual(order.toSorted((a, b) => b.priority - a.priority || b.postId - a.postId));
});

test("a row says everything that the list shows, and not the text", async () => {
  const [row] = (await listMentions(use.db, { platform: ["vk"] }, { limit: 1 })).mentions;
  expect(row).toMatchObject({
    version: 1,
    status: "new",
    title: "Заголовок про станки",
    snippet: "Елка у ёлки",
    source: { id: places.wall, name: "Wall", tier: 2 },
    author: null,
    url: "https://feed.example/vk",
    engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
    entities: [
      {
        entityId: places.Plant,
        name: "Plant",
        kind: "company",
        role: "main",
        sentiment: "neutral",
        sentimentBy: "machine",
      },
    ],
    isReply: false,
    isDemo: true,
  });
  expect(row).not.toHaveProperty("text");
});

test("paging over equal priorities shows each post once, whatever arrives or moves meanwhile", async () => {
  const sourceId = await makeSource(use.db, { name: "Equal", url: "https://equal.example/" });
  const entity = await makeEntity(use.db, "Equal");
  const make = (prefix: string, priority: number, count: number) =>
    triaged(
      use.db,
      sourceId,
      Array.from({ length: count }, (_, n) => ({
        post: collected({ externalId: `${prefix}-${n}`, namespace: "equal" }),
        entities: [entity],
        analysis: { priority },
      })),
    );
  const posts = await make("equal", 1 / 3, 25);
  const filter = { source: [sourceId] };
  const seen: number[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null; page += 1) {
    const shown: Awaited<ReturnType<typeof listMentions>> = await listMentions(use.db, filter, {
      limit: 4,
      cursor: readCursor(cursor),
    });
    seen.push(...shown.mentions.map((mention) => mention.postId));
    cursor = shown.nextCursor;
    if (page === 1) await make("urgent", 8, 3);
    // Analysed again, it keeps its place.
    if (page === 2) await analysed(use.db, new Map([[posts[0]?.postId ?? 0, { priority: 1 / 3 }]]));
  }
  expect(seen).toEqual(posts.map((post) => post.postId).toSorted((a, b) => b - a));
});

test.each([
  ["", null],
  ["1", null],
  ["abc_1", null],
  ["NaN_1", null],
  ["1_1; drop table triage", null],
  ["0.3333333333333333_17", { priority: 1 / 3, postId: 17 }],
  ["1.5e-7_17", { priority: 1.5e-7, postId: 17 }],
])("cursor %j", (text, cursor) => expect(readCursor(text)).toEqual(cursor));

test("beyond 10,000 the count stops and says so, and a common word is found as well as a rare one", async () => {
  const { gazette } = places;
  await use.pool.query(
    `insert into triage select (t).* from (
      select jsonb_populate_record(t, jsonb_build_object('post_id', 1000000 + n, 'priority', 0.1, 'status', 'dismissed')) as t
      from triage t cross join generate_series(1, 10001) n where t.post_id = $1) made`,
    [ids["news"]],
  );
  await use.pool.query(
    `insert into triage_search select post_id, to_tsvector('earshot', 'толпа'), search_level(is_open, priority)
     from triage_place where post_id > 1000000`,
  );
  const filter = { status: ["dismissed" as const] };
  expect(await countMentions(use.db, filter)).toEqual({ count: 10_000, isExact: false });
  expect(await countMentions(use.db, { ...filter, query: asked("толпы") })).toEqual({
    count: 10_000,
    isExact: false,
  });
  const page = await listMentions(
    use.db,
    { ...filter, query: asked("толпы"), source: [gazette] },
    { limit: 3 },
  );
  expect(page.mentions.map((mention) => mention.postId)).toEqual([1_010_001, 1_010_000, 1_009_999]);
});

test("a quick count tells how many there are at least, and is exact where all were looked at", async () => {
  const nothing = { costMax: 0, postsMax: 3, askedCostMax: 0, askedPostsMax: 2 };
  const everything = { costMax: 0, postsMax: 1_000, askedCostMax: 0, askedPostsMax: 1_000 };
  const mixed = { platform: ["news" as const], source: [places.gazette], status: ["new" as const] };
  expect(await countMentions(use.db, mixed, everything)).toEqual({ count: 3, isExact: true });
  const { count, isExact } = await countMentions(use.db, mixed, nothing);
  expect([count <= 3, isExact]).toEqual([true, false]);
  expect(await countMentions(use.db, { query: asked("-завод") }, everything)).toMatchObject({
    isExact: true,
  });
  expect(await countMentions(use.db, { query: asked("-завод") }, nothing)).toMatchObject({ isExact: false });
  expect(await countMentions(use.db, mixed, { ...nothing, costMax: 1e9 })).toEqual({
    count: 3,
    isExact: true,
  });
});
