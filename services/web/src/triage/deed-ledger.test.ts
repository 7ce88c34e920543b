import { expect, test } from "vitest";
import { createDeedLedger, type KeptDeed } from "./deed-ledger.ts";

function places(text?: string) {
  const kept = new Map<string, string>(text === undefined ? [] : [["earshot.deeds.7", text]]);
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}
const change = (key: string): KeptDeed => ({
  kind: "change",
  key,
  postId: 1,
  version: 3,
  change: { kind: "status", status: "waiting" },
});
const undo = (key: string, of: string): KeptDeed => ({ kind: "undo", key, postId: 1, eventId: null, of });

test.each<[name: string, answers: [key: string, eventId: number | null][], left: string[]]>([
  ["nothing was answered", [], ["change a", "undo b of a", "note c"]],
  ["the change was made: its undo knows the event", [["a", 42]], ["undo b of event 42", "note c"]],
  ["the change was refused: there is nothing to undo", [["a", null]], ["note c"]],
  [
    "all was answered",
    [
      ["a", 42],
      ["b", 43],
      ["c", 1],
    ],
    [],
  ],
  ["something else was answered", [["x", 1]], ["change a", "undo b of a", "note c"]],
])("%s", (_name, answers, left) => {
  const where = places();
  const ledger = createDeedLedger(where, 7);
  for (const deed of [change("a"), undo("b", "a"), { kind: "note", key: "c", postId: 1, text: "x" } as const])
    ledger.keep(deed);
  for (const [key, eventId] of answers) ledger.answered(key, eventId);
  const drawn = createDeedLedger(where, 7)
    .all()
    .map((deed) =>
      deed.kind === "undo"
        ? `undo ${deed.key} of ${deed.of ?? `event ${String(deed.eventId)}`}`
        : `${deed.kind} ${deed.key}`,
    );
  expect(drawn).toEqual(left);
  expect(where.kept.size).toBe(left.length === 0 ? 0 : 1);
});

test.each(["", "{", "null", '{"a":1}', '[1, null, {"kind":"change"}, {"kind":"x","key":"a","postId":1}]'])(
  "what cannot be read is nothing: %s",
  (text) => {
    expect(createDeedLedger(places(text), 7).all()).toEqual([]);
  },
);

test("deeds of another person are none of this one's", () => {
  const where = places();
  createDeedLedger(where, 8).keep(change("a"));
  expect(createDeedLedger(where, 7).all()).toEqual([]);
});

test("a change of many posts is kept until it is answered, beside those of one post", () => {
  const where = places();
  const ledger = createDeedLedger(where, 7);
  const given = {
    target: { posts: [{ postId: 1, version: 3 }] },
    change: { kind: "status", status: "waiting" },
  } as const;
  ledger.keep({ kind: "bulk", key: "many", given: { ...given, target: { posts: [...given.target.posts] } } });
  ledger.keep(change("one"));
  expect(createDeedLedger(where, 7).all()).toMatchObject([
    { kind: "bulk", key: "many", given },
    { kind: "change", key: "one" },
  ]);
  ledger.answered("many", null);
  expect(ledger.all().map(({ key }) => key)).toEqual(["one"]);
});
