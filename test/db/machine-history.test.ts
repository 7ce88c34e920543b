import { expect, test } from "vitest";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { loadHistory } from "@earshot/db/queries/triage-history";
import {
  analysed,
  collected,
  later,
  makeEntity,
  makeSource,
  matchOf,
  now,
  triaged,
  useDatabase,
} from "./rig.ts";

const use = useDatabase();

test("the history says where a post came from, what found it, who else has it, and whom it was found to be about", async () => {
  const [feed, wall] = [
    await makeSource(use.db, { name: "Feed" }),
    await makeSource(use.db, { name: "Wall", url: "https://wall.example/" }),
  ];
  const [plant, boss] = [await makeEntity(use.db, "Plant"), await makeEntity(use.db, "Boss")];
  const post = collected({ externalId: "told" });
  const [saved] = await triaged(use.db, feed, [{ post, entities: [plant] }]);
  if (!saved) throw new Error("It is in triage.");
  const again = { sourceId: wall, posts: [post] };
  await savePosts(use.db, { ...again, now: later(1) });
  await savePosts(use.db, { ...again, now: later(2) });
  const match = { ...saved, matches: [matchOf(plant), matchOf(boss)] };
  await saveMatches(use.db, { version: 2, now: later(3), matches: [match] });
  await analysed(use.db, new Map([[saved.postId, { severity: 5, model: "test-2" }]]));
  await analysed(use.db, new Map([[saved.postId, { severity: 5, model: "test-2" }]]));
  const { events } = await loadHistory(use.db, saved.postId);
  expect(events.toReversed().map(({ kind, at, from, to, by }) => ({ kind, at, from, to, by }))).toEqual([
    {
      kind: "arrived",
      at: now,
      from: {},
      to: {
        status: "new",
        direction: "none",
        severity: 2,
        model: "test-1",
        sources: ["Feed"],
        found: [{ name: "Plant", words: ["Text"] }],
      },
      by: null,
    },
    { kind: "seen", at: later(1), from: {}, to: { sources: ["Wall"] }, by: null },
    {
      kind: "analysed",
      at: now,
      from: { direction: "none", severity: 2, model: "test-1" },
      to: { direction: "none", severity: 5, model: "test-2" },
      by: null,
    },
    {
      kind: "matched",
      at: now,
      from: { entities: ["Plant"] },
      to: {
        entities: ["Plant", "Boss"],
        found: [
          { name: "Plant", words: ["Text"] },
          { name: "Boss", words: ["Text"] },
        ],
      },
      by: null,
    },
  ]);
});
