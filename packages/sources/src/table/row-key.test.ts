import { expect, test } from "vitest";
import { createRowKeys, type KeyFacts } from "./row-key.ts";

const row = (facts: Partial<KeyFacts>): KeyFacts => ({
  namespace: null,
  externalId: null,
  url: null,
  isAnswer: false,
  content: "text",
  ...facts,
});

test.each<[name: string, facts: Partial<KeyFacts>, namespace: string, externalId: RegExp]>([
  ["our own export", { namespace: "vk", externalId: "-1_2", url: "https://vk.com/wall-1_2" }, "vk", /^-1_2$/],
  ["an id of the export", { externalId: "77", url: "https://a.example" }, "import:youscan", /^77$/],
  ["an address", { url: "http://www.a.example/1/?utm_source=x" }, "url", /^https:\/\/a\.example\/1$/],
  ["an address with a comment", { url: "https://a.example/1#c15" }, "url", /^https:\/\/a\.example\/1#c15$/],
  [
    "a comment under an address",
    { url: "https://a.example/1", isAnswer: true },
    "url",
    /^https:\/\/a\.example\/1#.{24}$/,
  ],
  ["nothing but a text", {}, "import", /^.{24}$/],
])("%s", (_name, facts, namespace, externalId) => {
  const key = createRowKeys("youscan")(row(facts));
  expect(key.namespace).toBe(namespace);
  expect(key.externalId).toMatch(externalId);
});

test("rows that share an address are different posts, whenever the file is read", () => {
  const read = () => {
    const keyOf = createRowKeys("x");
    return ["a", "b", "a"].map((content) => keyOf(row({ url: "https://a.example/1", content })).externalId);
  };
  const [first, second, again] = read();
  expect(second).not.toBe(first);
  expect(again).toBe(first);
  expect(read()).toEqual([first, second, again]);
});
