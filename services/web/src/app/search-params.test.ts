import { expect, test } from "vitest";
import { parseSearch, stringifySearch, type Search } from "./search-params.ts";

const rows: [name: string, address: string, search: Search][] = [
  ["nothing", "", {}],
  ["one value", "?status=new", { status: "new" }],
  ["several values", "?status=new&status=waiting&q=a", { status: ["new", "waiting"], q: "a" }],
  ["Russian and spaces", "?q=%D1%87%D0%B0%D0%B9+%26", { q: "чай &" }],
  ["a name of every object", "?constructor=1", { constructor: "1" }],
];

test.each(rows)("%s", (_name, address, search) => {
  expect(parseSearch(address)).toEqual(search);
  expect(stringifySearch(search)).toBe(address);
});

test("what is empty leaves no trace", () => {
  expect(stringifySearch({ a: undefined, b: null, c: "", d: [], e: 5, f: true })).toBe("?e=5&f=true");
});
