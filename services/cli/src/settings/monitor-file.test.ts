import { expect, test } from "vitest";
import { companiesFirst } from "./companies-first.ts";
import { readMonitorFile } from "./monitor-file.ts";
import { writeMonitorFile } from "./write-monitor-file.ts";

test("a term may be given as plain text", () => {
  const file = readMonitorFile(
    "entities:\n  - {key: z, kind: company, name: Z, terms: [Заслонка]}",
    "x.yaml",
  );
  expect(file.entities[0]?.terms).toEqual([
    { text: "Заслонка", kind: "word", needsContext: false, caseSensitive: false },
  ]);
});

test("an unknown platform is read as other", () => {
  const file = readMonitorFile(
    "sources:\n  - {key: a, url: 'https://a.example/f', name: A, platform: myspace}",
    "x.yaml",
  );
  expect(file.sources[0]?.platform).toBe("other");
});

test("folder and tags are tidied as in the page", () => {
  const file = readMonitorFile(
    "sources:\n  - {key: a, url: 'https://a.example/f', name: A, folder: ' СМИ / Регионы/', tags: [Хлеб, 'хлеб', ' a  b ']}",
    "x.yaml",
  );
  expect(file.sources[0]).toMatchObject({ folder: "СМИ/Регионы", tags: ["Хлеб", "a b"] });
});

const broken: [name: string, text: string, message: RegExp][] = [
  ["not YAML", "entities: [", /x\.yaml: /],
  ["a list at the top", "- a", /\(file\)/],
  ["an unknown field", "entities: []\nsurces: []", /surces/],
  [
    "a kind that does not exist",
    "entities: [{key: a, kind: firm, name: A, terms: [aa]}]",
    /entities\.0\.kind/,
  ],
  ["no terms", "entities: [{key: a, kind: company, name: A, terms: []}]", /entities\.0\.terms/],
  [
    "a key that ends in a space",
    "entities: [{key: 'a ', kind: company, name: A, terms: [aa]}]",
    /entities\.0\.key/,
  ],
  [
    "a key of the demo",
    "entities: [{key: 'demo:a', kind: company, name: A, terms: [aa]}]",
    /entities\.0\.key/,
  ],
  [
    "a company that is not there",
    "entities: [{key: a, kind: brand, name: A, company: q, terms: [aa]}]",
    /entities\.0\.company/,
  ],
  [
    "the same key twice",
    "sources: [{key: a, url: 'http://a.b/1', name: A}, {key: a, url: 'http://a.b/2', name: B}]",
    /sources\.1\.key/,
  ],
  ["a tier of 4", "sources: [{key: a, url: 'http://a.b', name: A, tier: 4}]", /sources\.0\.tier/],
  [
    "an address without http",
    "sources: [{key: a, url: a.example/feed, name: A}]",
    /sources\.0\.url: use a whole/,
  ],
  [
    "the same address twice",
    "sources: [{key: a, url: 'http://a.b/1', name: A}, {key: b, url: 'http://a.b/1', name: B}]",
    /sources\.1\.url/,
  ],
  [
    "the line of a field",
    "sources:\n  - key: a\n    url: http://a.b/1\n    name: A\n    tier: 4",
    /  line 5, sources\.0\.tier: use 1, 2 or 3/,
  ],
  ["the line of what lacks a field", "sources:\n  - key: a\n    name: A", /  line 2, sources\.0\.url: /],
  [
    "a setting that does not exist",
    "settings:\n  mail.hots: x",
    /line 2, settings\.mail\.hots: there is no such setting; there are team\.name/,
  ],
  [
    "a setting out of bounds",
    "settings: { mail.port: 0 }",
    /settings\.mail\.port: use a whole number from 1 to 65535/,
  ],
  [
    "a secret in clear",
    "settings: { mail.password: hunter2 }",
    /settings\.mail\.password: a secret does not belong into a file; write \{ env: EARSHOT_MAIL_PASSWORD \}/,
  ],
  ["the same tag twice", "tags: [Ёлка, елка]", /tags\.1\.name: елка is used twice/],
  [
    "a company that belongs to its own brand",
    "entities: [{key: a, kind: company, company: b, name: A, terms: [aa]}, {key: b, kind: brand, company: a, name: B, terms: [bb]}]",
    /entities\.0\.company: a would belong to itself\n.*entities\.1/,
  ],
];

test.each(broken)("refuses %s and names the field", (_name, text, message) => {
  expect(() => readMonitorFile(text, "x.yaml")).toThrow(message);
  expect(() => readMonitorFile(text, "x.yaml")).not.toThrow(/hunter2/);
});

test("what init writes can be applied", () => {
  const answers = {
    company: "Кофе: и точка",
    aliases: ["#Kofe", "@kofe", "Kofe"],
    executives: ["Анна О'Нил"],
    feeds: ["https://a.example/f?x=1"],
  };
  const file = readMonitorFile(writeMonitorFile(answers), "init.yaml");
  expect(file.entities.map(({ name, company }) => [name, company])).toEqual([
    ["Кофе: и точка", undefined],
    ["Анна О'Нил", "company"],
  ]);
  expect(file.entities[0]?.terms.map(({ kind }) => kind)).toEqual(["word", "hashtag", "handle", "word"]);
  expect(file.sources[0]).toMatchObject({ url: "https://a.example/f?x=1", name: "a.example" });
});

test("what belongs to something is applied after it", () => {
  const entities = [
    { key: "pie", company: "bakery" },
    { key: "rival", company: null },
    { key: "bakery", company: "holding" },
    { key: "holding" },
  ];
  expect(companiesFirst(entities).map(({ key }) => key)).toEqual(["holding", "bakery", "pie", "rival"]);
});
