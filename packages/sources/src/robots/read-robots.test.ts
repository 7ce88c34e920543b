import { describe, expect, test } from "vitest";
import { isAllowed, readRobots } from "./read-robots.ts";

const site = "https://site.example";

function may(robots: string[], path: string): boolean {
  return isAllowed(readRobots(robots.join("\n"), "Earshot"), site + path);
}

describe("whom a file speaks to", () => {
  test.each<[name: string, robots: string[], isAllowed: boolean]>([
    ["nobody", [], true],
    ["everybody", ["User-agent: *", "Disallow: /"], false],
    ["somebody else", ["User-agent: other", "Disallow: /"], true],
    ["us by name", ["User-agent: earshot", "Disallow: /a"], false],
    ["us with a version", ["User-agent: Earshot/0.1", "Disallow: /a"], false],
    ["a longer name than ours", ["User-agent: EarshotX", "Disallow: /a"], true],
    [
      "us, more kindly than others",
      ["User-agent: *", "Disallow: /", "User-agent: Earshot", "Disallow:"],
      true,
    ],
    [
      "us in two groups",
      ["User-agent: Earshot", "Allow: /b", "", "User-agent: Earshot", "Disallow: /a"],
      false,
    ],
    ["several at once", ["User-agent: other", "User-agent: Earshot", "Disallow: /a"], false],
    [
      "several, parted by a line that means nothing",
      ["User-agent: Earshot", "Crawl-delay: 1", "User-agent: other", "Disallow: /a"],
      false,
    ],
    [
      "a group that rules have ended",
      ["User-agent: Earshot", "Disallow: /b", "User-agent: other", "Disallow: /a"],
      true,
    ],
    ["nobody, before any name", ["Disallow: /", "User-agent: other", "Disallow: /"], true],
    ["everybody, with comments and odd spaces", ["  USER-AGENT :  * # all", " disallow:/a # this"], false],
    ["everybody, after a byte order mark", ["\uFEFFUser-agent: *", "Disallow: /a"], false],
    ["a page in its place", ["<!doctype html><title>Nothing</title>"], true],
  ])("%s", (_name, robots, expected) => {
    expect(may(robots, "/a")).toBe(expected);
  });
});

describe("what a rule covers", () => {
  test.each<[rules: string[], path: string, isAllowed: boolean]>([
    [["Disallow: /a"], "/abc", false],
    [["Disallow: /a/"], "/a", true],
    [["Disallow: /A"], "/a", true],
    [["Disallow: /s", "Allow: /s/news"], "/s/news/1", true],
    [["Allow: /s", "Disallow: /s/news"], "/s/news/1", false],
    [["Disallow: /a", "Allow: /a"], "/a", true],
    [["Disallow: /*.php"], "/x/y.php?z=1", false],
    [["Disallow: /*.php$"], "/x/y.php?z=1", true],
    [["Disallow: /*.php$"], "/x.php/y.php", false],
    [["Disallow: *"], "/", false],
    [["Disallow: /a*b*c"], "/a-b-b", true],
    [["Disallow: /a*b*c"], "/a-b-c-d", false],
    [["Disallow: /a$"], "/ab", true],
    [["Disallow: /a$"], "/a", false],
    [["Disallow: /a$b"], "/a$b", false],
    [["Disallow: /a%2Ab"], "/a*b", false],
    [["Disallow: /a%2ab"], "/aXb", true],
    [["Disallow: /новости"], "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8", false],
    [["Disallow: /%d0%bd"], "/новости", false],
    [["Disallow: /%7Ejoe"], "/~joe", false],
    [["Disallow: /a%2Fb"], "/a/b", true],
    [["Disallow: /?q="], "/?q=x", false],
    [["Disallow: /"], "/robots.txt", true],
    [["Allow: /p", "Disallow: /"], "/page", true],
    [["Allow: /$", "Disallow: /"], "/", true],
    [["Allow: /$", "Disallow: /"], "/page.htm", false],
  ])("%j %s: %s", (rules, path, expected) => {
    expect(may(["User-agent: *", ...rules], path)).toBe(expected);
  });
});

test("a file made to be slow is not", () => {
  const star = `Disallow: /${"*a".repeat(490)}`;
  const rules = readRobots(
    ["User-agent: *", ...Array.from({ length: 3_000 }, () => star)].join("\n"),
    "Earshot",
  );
  expect(rules).toHaveLength(2_000);
  // What went back and forth would take longer than a test may.
  expect(isAllowed(rules, `${site}/${"b".repeat(8_000)}`)).toBe(true);
  expect(isAllowed(rules, `${site}/${"a".repeat(480)}b`)).toBe(true);
});
