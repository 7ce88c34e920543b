import { canonicalAddress, filterNames, readFilter, writeFilter } from "@earshot/contract/filter-address";
import { mentionFilterSchema, type MentionFilter } from "@earshot/contract/mention-filter";
import { expect, test } from "vitest";
import { toggleFilter, withoutFilter } from "./filter-address.ts";

const reading: [name: string, search: Record<string, unknown>, filter: MentionFilter][] = [
  ["nothing", {}, {}],
  ["one value is a list", { status: "new" }, { status: ["new"] }],
  ["numbers", { severity: ["4", "5"], entity: "7" }, { severity: [4, 5], entity: [7] }],
  ["what the router hands over", { unsure: true, severity: [4] }, { unsure: true, severity: [4] }],
  ["a wrong value goes, the others stay", { severity: "9", status: "new" }, { status: ["new"] }],
  ["one wrong value spoils its name", { status: ["new", "odd"], q: "чай" }, { q: "чай" }],
  ["words without words", { q: "   " }, {}],
  ["names that are no filters", { post: "4", toString: "1" }, {}],
  ["a time", { since: "2026-11-01T00:00:00Z" }, { since: "2026-11-01T00:00:00Z" }],
  ["no time", { since: "yesterday" }, {}],
  ["people", { assignee: ["me", "7", "nobody"] }, { assignee: ["me", 7, "nobody"] }],
  ["a person who is none", { assignee: "everybody" }, {}],
  ["a period", { period: "week", noted: "true" }, { period: "week", noted: true }],
  ["no period", { period: "century", tag: ["1", "x"], tier: "4", noted: "perhaps" }, {}],
];

test.each(reading)("reads %s", (_name, search, filter) => {
  expect(readFilter(search)).toEqual(filter);
});

/** Such as the API takes for one name or another, and such as it refuses: the page must read the same without its schema. */
const written = [
  ["new", "dismissed", "crisis", "negative", "telegram", "me", "nobody", "story", "newest", "week", "ru"],
  ["0", "1", "3", "5", "6", "-2", "2147483647", "2147483648", "9007199254740993", "1.5", "x"],
  ["true", "No", "perhaps", "2026-11-01T00:00:00Z", "2026-11-01T10:00Z", "2026-02-30T00:00:00Z"],
  ["0000-01-01T00:00:00Z", "2026-11-01", "2026-11-01T00:00:00+03:00", "жб", "a".repeat(201), " чай "],
].flat();

test.each(filterNames)("%s is read as the API reads it", (name) => {
  const schema = mentionFilterSchema.shape[name];
  const byApi = written.map((value) => schema.safeParse(value)).map(({ data }) => data);
  expect(written.map((value) => readFilter({ [name]: value })[name])).toEqual(byApi);
});

test("every filter of the API stands in an address, in its order", () => {
  expect(filterNames).toEqual(Object.keys(mentionFilterSchema.shape));
});

test("one view has one address", () => {
  const filter: MentionFilter = { q: "чай", severity: [5, 4], unsure: true };
  const pairs = [
    ["severity", "4"],
    ["severity", "5"],
    ["unsure", "true"],
    ["q", "чай"],
  ];
  expect(writeFilter(filter)).toEqual(pairs);
  expect(writeFilter({ unsure: true, severity: [4, 5], q: "чай" })).toEqual(pairs);
});

test.each([
  [
    "another order",
    "q=%D1%87%D0%B0%D0%B9&severity=5&severity=4",
    "severity=4&severity=5&q=%D1%87%D0%B0%D0%B9",
  ],
  ["a value twice", "tag=1&tag=1", "tag=1"],
  ["what is no filter", "post=4&__proto__=1&toString=2&unsure=perhaps", ""],
  ["nothing", "", ""],
])("one address for one view: %s", (_name, address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});

const changing: [name: string, changed: MentionFilter, filter: MentionFilter][] = [
  ["on", toggleFilter({}, "severity", 5), { severity: [5] }],
  ["on beside another", toggleFilter({ severity: [4] }, "severity", 5), { severity: [4, 5] }],
  ["off", toggleFilter({ severity: [4, 5] }, "severity", 5), { severity: [4] }],
  ["the last one off", toggleFilter({ severity: [5], q: "a" }, "severity", 5), { q: "a" }],
  ["a whole name", withoutFilter({ severity: [4, 5], q: "a" }, "severity"), { q: "a" }],
  ["a name without a list", withoutFilter({ unsure: true, q: "a" }, "unsure"), { q: "a" }],
];

test.each(changing)("switches %s", (_name, changed, filter) => {
  expect(changed).toEqual(filter);
});
