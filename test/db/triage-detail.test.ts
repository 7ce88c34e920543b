import { expect, test } from "vitest";
import { savePosts } from "@earshot/db/queries/collect";
import { getMention } from "@earshot/db/queries/triage-detail";
import { loadThread } from "@earshot/db/queries/thread";
import { collected, later, makeEntity, makeSource, now, triaged, useDatabase } from "./rig.ts";

const use = useDatabase();

test("a detail says everything about a post", async () => {
  const sourceId = await makeSource(use.db, { name: "Gazette" });
  const mirror = await makeSource(use.db, { name: "Mirror", url: "https://mirror.example/" });
  const plant = await makeEntity(use.db, "Plant");
  const post = collected({
    externalId: "whole",
    title: "Title",
    text: "Text of before",
    dateFlag: "no_zone",
  });
  const factors = [{ name: "severity", value: 1.4, isKnown: true, fact: "4" }] as const;
  const signals = [{ name: "threat", spans: [{ start: 0, end: 4 }] }];
  const analysis = { factors, signals, toxicity: 0.25, spans: [{ start: 0, end: 4, label: "crisis" }] };
  const [saved] = await triaged(use.db, sourceId, [{ post, entities: [plant], analysis }]);
  await savePosts(use.db, { sourceId: mirror, posts: [{ ...post, text: "Text of after" }], now: later(5) });
  const detail = await getMention(use.db, saved?.postId ?? 0);
  expect(detail).toMatchObject({
    title: "Title",
    text: "Text of after",
    editedAt: later(5),
    isDeleted: false,
    dateFlag: "no_zone",
    hits: [{ entityId: plant, field: "text", start: 0, end: 4, termId: 1, found: "Text" }],
    toxicity: 0.25,
    spam: null,
    signals,
    spans: analysis.spans,
    model: "test-1",
    priorityFactors: factors,
    thread: [],
    revisions: [{ at: later(5), title: "Title", text: "Text of before" }],
    seenIn: [
      { sourceId, name: "Gazette", at: now },
      { sourceId: mirror, name: "Mirror", at: later(5) },
    ],
  });
  expect(detail?.history.map((event) => event.kind)).toEqual(["seen", "edited", "arrived"]);
  expect(Object.keys(detail?.directionProbabilities ?? {})).toHaveLength(7);
});

test("no detail of what is not in triage", async () => {
  const sourceId = await makeSource(use.db);
  const [saved] = await savePosts(use.db, { sourceId, posts: [collected({ externalId: "unmatched" })], now });
  expect(await getMention(use.db, saved?.postId ?? 0)).toBeNull();
  expect(await getMention(use.db, 404_404)).toBeNull();
});

/** Saves posts named by their place in a conversation and returns its shape, seen from one of them. */
async function shapeOf(links: Record<string, string | null>, seenFrom: string): Promise<string[]> {
  const sourceId = await makeSource(use.db);
  const posts = Object.entries(links).map(([externalId, parentExternalId], at) =>
    collected({
      namespace: `thread of ${Object.keys(links).join()}`,
      externalId,
      parentExternalId,
      text: externalId,
      // Across a month's border, so that the thread spans partitions.
      publishedAt: new Date(Date.UTC(2026, 9, 31, 22 + at)),
    }),
  );
  const saved = await savePosts(use.db, { sourceId, posts, now });
  const thread = await loadThread(use.db, saved[Object.keys(links).indexOf(seenFrom)]?.postId ?? 0);
  return thread.map((each) => `${"-".repeat(each.depth)}${each.text}${each.isThisPost ? "*" : ""}`);
}

test.each<{ name: string; links: Record<string, string | null>; from: string; shape: string[] }>([
  { name: "a post alone", links: { a: null }, from: "a", shape: [] },
  {
    name: "answers below what they answer, older first",
    links: { q: null, r1: "q", r2: "q", "r1.1": "r1", "r1.2": "r1" },
    from: "r1",
    shape: ["q", "-r1*", "--r1.1", "--r1.2", "-r2"],
  },
  { name: "the beginning is not ours", links: { b1: "gone", b2: "b1" }, from: "b2", shape: ["b1", "-b2*"] },
  { name: "two that claim to answer each other", links: { x: "y", y: "x" }, from: "x", shape: ["y", "-x*"] },
  { name: "one that claims to answer itself", links: { s: "s" }, from: "s", shape: [] },
])("thread: $name", async ({ links, from, shape }) => {
  expect(await shapeOf(links, from)).toEqual(shape);
});

test("a very deep thread ends in an answer", async () => {
  const links = Object.fromEntries(
    Array.from({ length: 300 }, (_, n) => [`deep-${n}`, n ? `deep-${n - 1}` : null]),
  );
  const shape = await shapeOf(links, "deep-299");
  expect(shape).toHaveLength(51);
  expect(shape.at(-1)).toContain("deep-299*");
});
