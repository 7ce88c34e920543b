import { countMentions } from "@earshot/db/queries/triage-count";
import { listMentions, readCursor } from "@earshot/db/queries/triage";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { asked } from "./asked-query.ts";
import { beforeAll, expect, test } from "vitest";
import { collected, makeEntity, makeSource, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();

/** Two stories and two posts by themselves, most urgent first. */
const posts = [
  { name: "a1", story: 1, platform: "news", status: "new" },
  { name: "alone", story: null, platform: "vk", status: "new" },
  { name: "b1", story: 2, platform: "news", status: "answered" },
  { name: "a2", story: 1, platform: "vk", status: "new" },
  { name: "b2", story: 2, platform: "vk", status: "waiting" },
  { name: "b3", story: 2, platform: "news", status: "new" },
  { name: "last", story: null, platform: "news", status: "dismissed" },
] as const;
const names = new Map<number, string>();

beforeAll(async () => {
  const { db, pool } = use;
  const source = await makeSource(db);
  const entity = await makeEntity(db, "Пекарня");
  const saved = await triaged(
    db,
    source,
    posts.map(({ name }) => ({
      post: collected({
        externalId: name,
        text: `Пекарня, ${name.startsWith("b") ? "слухи" : "факты"} ${name}`,
      }),
      entities: [entity],
    })),
  );
  for (const [at, { name, story, platform, status }] of posts.entries()) {
    const { postId = 0 } = saved[at] ?? {};
    names.set(postId, name);
    await pool.query(
      "update triage set priority = $2, story_id = $3, platform = $4, status = $5 where post_id = $1",
      [postId, 100 - at, story, platform, status],
    );
  }
});

const rows: [what: string, filter: TriageFilter, expected: string][] = [
  ["open posts", { per: "story" }, "a1 alone b2"],
  [
    "closed posts too",
    { per: "story", status: ["new", "waiting", "answered", "dismissed"] },
    "a1 alone b1 last",
  ],
  ["closed posts alone", { per: "story", status: ["answered", "dismissed"] }, "b1 last"],
  ["the first that the filter leaves", { per: "story", platform: ["vk"] }, "alone a2 b2"],
  ["the first with the words", { per: "story", query: asked("слухи") }, "b2"],
  ["without the post that is not asked for", { per: "story", query: asked("-a1") }, "alone a2 b2"],
  ["the posts of one story, whatever became of them", { story: [2] }, "b1 b2 b3"],
  ["the open ones of a story", { story: [2], status: ["new"] }, "b3"],
];

test.each(rows)("%s", async (_what, filter, expected) => {
  const { mentions } = await listMentions(use.db, filter, { limit: 50 });
  expect(mentions.map(({ postId }) => names.get(postId)).join(" ")).toBe(expected);
  expect(await countMentions(use.db, filter)).toEqual({ count: mentions.length, isExact: true });
});

test("page by page no story comes twice", async () => {
  const seen: (string | undefined)[] = [];
  for (let cursor: string | null = "first"; cursor !== null;) {
    const page = await listMentions(use.db, { per: "story" }, { cursor: readCursor(cursor), limit: 1 });
    seen.push(...page.mentions.map(({ postId }) => names.get(postId)));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["a1", "alone", "b2"]);
});
