import { beforeAll, expect, test } from "vitest";
import { savePosts } from "@earshot/db/queries/collect";
import { refreshDueSources } from "@earshot/db/queries/refresh";
import { tombstonePosts } from "@earshot/db/queries/tombstone";
import { getMention } from "@earshot/db/queries/triage-detail";
import { collected, later, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const database = useDatabase();
const network = { namespace: "telegram", platform: "telegram" } as const;
let sourceId = 0;
let entityId = 0;
beforeAll(async () => {
  sourceId = await makeSource(database.db, { kind: "telegram", url: "https://t.me/s/dom" });
  entityId = await makeEntity(database.db, "Дом");
});

function bury(externalIds: string[]): Promise<number[]> {
  return tombstonePosts(database.db, { namespace: "telegram", externalIds, now: later(5) });
}

async function textsOf(postId: number): Promise<string> {
  const tables = [
    "post",
    "post_revision",
    "mention",
    "triage",
    "triage_search",
    "triage_event",
    "post_refresh",
  ];
  const found = await Promise.all(
    tables.map((table) =>
      database.pool.query(`select to_jsonb(t)::text as row from ${table} t where post_id = $1`, [postId]),
    ),
  );
  return found.flatMap(({ rows }) => rows.map(({ row }) => String(row))).join("\n");
}

test("of a post that its platform took back no word is left, but that it was there", async () => {
  const post = collected({
    ...network,
    externalId: "dom/1",
    title: "Сырники",
    text: "В Дом завезли сырники",
  });
  const [saved] = await triaged(database.db, sourceId, [{ post, entities: [entityId] }]);
  const postId = saved?.postId ?? 0;
  await savePosts(database.db, {
    sourceId,
    posts: [{ ...post, text: "В Дом завезли тёплые сырники" }],
    now: later(1),
  });
  expect(await textsOf(postId)).toMatch(/сырник/iu);

  expect(await bury(["dom/1", "dom/unknown"])).toEqual([postId]);
  expect(await textsOf(postId)).not.toMatch(/сырник/iu);
  const detail = await getMention(database.db, postId);
  expect(detail).toMatchObject({ isDeleted: true, text: "", title: null, hits: [], revisions: [] });
  expect(detail?.history.map(({ kind }) => kind)).toContain("deleted");
});

test("taking back twice, or what was never there, changes nothing", async () => {
  const post = collected({ ...network, externalId: "dom/2" });
  const [saved] = await savePosts(database.db, { sourceId, posts: [post], now });
  expect(await bury(["dom/2"])).toEqual([saved?.postId]);
  expect(await bury(["dom/2"])).toEqual([]);
  expect(await bury([])).toEqual([]);
});

test("a tombstone stays one when a mirror still shows the post", async () => {
  const post = collected({ ...network, externalId: "dom/3", text: "Остаётся в зеркале" });
  const [saved] = await savePosts(database.db, { sourceId, posts: [post], now });
  await bury(["dom/3"]);
  const [again] = await savePosts(database.db, { sourceId, posts: [post], now: later(9) });
  expect(again).toMatchObject({ postId: saved?.postId, outcome: "seen" });
  expect(await textsOf(saved?.postId ?? 0)).not.toContain("зеркале");
});

test("what is gone is not read again", async () => {
  const post = collected({ ...network, externalId: "dom/4", publishedAt: now });
  await triaged(database.db, sourceId, [{ post, entities: [entityId] }]);
  expect(await refreshDueSources(database.db, later(20), 10)).toEqual([sourceId]);
  await bury(["dom/4"]);
  await database.pool.query(
    "delete from post_refresh where post_id <> all(select post_id from post where external_id = 'dom/4')",
  );
  expect(await refreshDueSources(database.db, later(20), 10)).toEqual([]);
});
