import type { Playbook, PlaybookRule } from "@earshot/core/respond/playbook";
import { describe, expect, test } from "vitest";
import { adviceFaults, copyOf, differences, ruleFaults, withResponse } from "./edit-playbook.ts";

const words = { ru: "слова", en: "words" };
const advice = { name: words, use: words, never: words, example: words };
const rule = (id: string, changes: Partial<PlaybookRule> = {}): PlaybookRule => ({
  id,
  when: {},
  answer: {
    respond: "respond",
    insufficientEvidence: false,
    speaker: "company",
    channel: "thread",
    deadlineMinutes: 60,
    posture: "inform",
    tactics: [],
  },
  because: words,
  line: words,
  avoid: { ru: [], en: [] },
  ...changes,
});
const playbook = (rules: PlaybookRule[]): Playbook => ({
  version: 1,
  rules,
  postures: { inform: { ...advice, excludes: [] } } as unknown as Playbook["postures"],
  tactics: { accident: advice } as unknown as Playbook["tactics"],
});

describe("what has to be mended, by field", () => {
  const silent = { ...rule("a").answer, speaker: "none", posture: "none", deadlineMinutes: null } as const;
  const rows: [what: string, rules: PlaybookRule[], faults: object][] = [
    ["nothing", [rule("a"), rule("b")], {}],
    ["an id of capital letters", [rule("A B")], { id: "badId" }],
    ["an id that another rule has", [rule("a"), rule("a")], { id: "sameId" }],
    [
      "an answer by nobody",
      [rule("a", { answer: silent })],
      { speaker: "noSpeaker", posture: "noPosture", deadlineMinutes: "noDeadline" },
    ],
    ["the last rule asks something", [rule("a", { when: { cue: ["spam"] } })], { when: "notLast" }],
    [
      "no words, too many words",
      [rule("a", { because: { ru: " ", en: "x".repeat(601) } })],
      { "because.ru": "empty", "because.en": "tooLong" },
    ],
  ];
  test.each(rows)("%s", (_what, rules, faults) => expect(ruleFaults(rules, 0)).toEqual(faults));
  test("advice without an example", () =>
    expect(adviceFaults({ ...advice, example: { ru: "", en: "e" } })).toEqual({ "example.ru": "empty" }));
});

test("who keeps silent has no speaker, posture or deadline; who answers again has them", () => {
  const silent = withResponse(rule("a").answer, "monitor");
  expect(silent).toMatchObject({ speaker: "none", posture: "none", channel: "none", deadlineMinutes: null });
  expect(ruleFaults([rule("a", { answer: withResponse(silent, "respond") })], 0)).toEqual({});
});

test("a copy stands above its rule under a free name", () => {
  const rules = copyOf([rule("a"), rule("a-2"), rule("b")], 0);
  expect(rules.map(({ id }) => id)).toEqual(["a-3", "a", "a-2", "b"]);
});

test("two playbooks differ by rule, field and order", () => {
  const before = playbook([rule("a"), rule("b"), rule("c"), rule("d")]);
  const other = rule("a", { line: { ru: "иначе", en: "words" } });
  const after = playbook([rule("n"), other, rule("d"), rule("b")]);
  after.tactics = { accident: { ...advice, use: { ru: "теперь", en: "words" } } } as never;
  expect(differences(before, after)).toEqual([
    { section: "rules", name: "n", kind: "added", fields: [] },
    {
      section: "rules",
      name: "a",
      kind: "changed",
      fields: [{ field: "line.ru", from: "слова", to: "иначе" }],
    },
    { section: "rules", name: "c", kind: "removed", fields: [] },
    { section: "rules", name: "b", kind: "moved", fields: [] },
    {
      section: "tactics",
      name: "accident",
      kind: "changed",
      fields: [{ field: "use.ru", from: "слова", to: "теперь" }],
    },
  ]);
  expect(differences(before, structuredClone(before))).toEqual([]);
});
