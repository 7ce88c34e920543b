import { beforeAll, expect, test } from "vitest";
import { makeEntity, makeSource, useDatabase } from "../db/rig.ts";
import { addPosts, groupAll, makeText, partition } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };

beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
});

test("a text and its reprints become one story; a post of its own has none", async () => {
  const { db } = use;
  const [a = 0, b = 0, c = 0] = await addPosts(db, place, [
    { externalId: "one-a", text: makeText(1) },
    { externalId: "one-b", text: `${makeText(1)} Источник: Сводка` },
    { externalId: "one-c", text: makeText(2) },
  ]);
  await groupAll(db);
  expect(await partition(use.pool, { a, b, c })).toBe("a b* | c");
});
