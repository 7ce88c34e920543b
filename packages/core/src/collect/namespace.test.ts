import { expect, test } from "vitest";
import { namespaceOf } from "./namespace.ts";
import type { SourceKind } from "./source.ts";

const rows: [kind: SourceKind, key: string, expected: string][] = [
  ["feed", "feed/https://news.example/rss", "feed:feed/https://news.example/rss"],
  ["telegram", "telegram/https://t.me/s/zaslonka", "telegram"],
  ["bluesky", "a", "at"],
  ["jetstream", "b", "at"],
  ["import", "import/june", "import:import/june"],
];
test.each(rows)("ids of %s %s are issued by %s", (kind, key, expected) => {
  expect(namespaceOf(kind, key)).toBe(expected);
});
