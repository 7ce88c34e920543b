import { expect, test } from "vitest";
import { folderLevel, joinFolder, readFolder, readTags } from "./folder.ts";

test.each([
  ["as it is", "СМИ", "СМИ"],
  ["two levels, untidy", "  СМИ /  Регионы/ ", "СМИ/Регионы"],
  ["nothing", "  ", null],
  ["only slashes", "//", null],
  ["not given", null, null],
  ["line breaks", "а\nб", "а б"],
  ["too many levels", "1/2/3/4/5/6/7/8", "1/2/3/4/5/6 7 8"],
  ["too long", "я".repeat(300), "я".repeat(200)],
])("folder: %s", (_name, typed, folder) => {
  expect(readFolder(typed)).toBe(folder);
});

test("a name with a slash from elsewhere stays one level", () => {
  expect(joinFolder(["СМИ", folderLevel("TV/Radio")])).toBe("СМИ/TV∕Radio");
});

test.each<[string, string[], string[]]>([
  ["each once, whatever its case", ["Пресса", "пресса", "блог"], ["Пресса", "блог"]],
  ["commas part", ["a, b,,c"], ["a", "b", "c"]],
  ["a leading slash goes", ["/a/b"], ["a/b"]],
  ["long", ["x".repeat(60)], ["x".repeat(40)]],
  [
    "at most twenty",
    Array.from({ length: 30 }, (_, n) => `t${n}`),
    Array.from({ length: 20 }, (_, n) => `t${n}`),
  ],
])("tags: %s", (_name, given, tags) => {
  expect(readTags(given)).toEqual(tags);
});
