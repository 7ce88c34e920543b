import { describe, expect, it } from "vitest";
import { canonicalLink, resolveBase, resolveLink } from "./resolve-link.ts";

const base = "https://site.example/news/feed.xml";

describe("resolveLink", () => {
  const rows: [href: string | null, expected: string | null][] = [
    ["https://other.example/x?a=1&b=2", "https://other.example/x?a=1&b=2"],
    ["HTTP://Other.Example", "http://other.example/"],
    ["/x", "https://site.example/x"],
    ["x", "https://site.example/news/x"],
    ["?p=1", "https://site.example/news/feed.xml?p=1"],
    ["//cdn.example/x", "https://cdn.example/x"],
    ["  /a\n  b ", "https://site.example/a%20%20b"],
    ["/статья", "https://site.example/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F"],
    ["", null],
    [null, null],
    ["javascript:alert(1)", null],
    [" java\nscript:alert(1)", null],
    ["data:text/html,x", null],
    ["ftp://x.example/", null],
    ["mailto:a@x.example", null],
    ["http://", null],
    [`/${"x".repeat(5_000)}`, null],
  ];
  it.each(rows)("%s → %s", (href, expected) => {
    expect(resolveLink(href, base)).toBe(expected);
  });
});

describe("resolveBase", () => {
  const rows: [href: string | undefined, expected: string][] = [
    [undefined, base],
    ["https://other.example/", "https://other.example/"],
    ["sub/", "https://site.example/news/sub/"],
    ["javascript:x", base],
  ];
  it.each(rows)("%s → %s", (href, expected) => {
    expect(resolveBase(href, base)).toBe(expected);
  });
});

describe("canonicalLink", () => {
  const rows: [link: string, expected: string][] = [
    ["http://site.example/a/", "https://site.example/a"],
    ["https://site.example/a?utm_source=x&id=1&yclid=2#c", "https://site.example/a?id=1"],
    ["https://site.example/", "https://site.example"],
  ];
  it.each(rows)("%s → %s", (link, expected) => {
    expect(canonicalLink(link)).toBe(expected);
  });
});
