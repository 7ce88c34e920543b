import { expect, test } from "vitest";
import { readBlueskyTarget } from "./bluesky-target.ts";

test.each([
  {
    url: "https://bsky.app/profile/Anna.bsky.social",
    target: { what: "account", actor: "anna.bsky.social" },
  },
  {
    url: "https://bsky.app/profile/did:plc:2a7ygipkrbh544aqhcav53oy/",
    target: { what: "account", actor: "did:plc:2a7ygipkrbh544aqhcav53oy" },
  },
  { url: "https://bsky.app/profile/@anna.example", target: { what: "account", actor: "anna.example" } },
  {
    url: "https://bsky.app/search?q=%D0%BF%D0%B8%D1%80%D0%BE%D0%B3+lang:ru",
    target: { what: "search", query: "пирог lang:ru" },
  },
  { url: "https://bsky.app/hashtag/pies", target: { what: "search", query: "#pies" } },
])("$url", ({ url, target }) => {
  expect(readBlueskyTarget(url)).toEqual(target);
});

test.each([
  "https://bsky.app/",
  "https://bsky.app/search?q=+",
  "https://bsky.app/profile/anna.example/post/3m5032d0ea2a2",
  "https://bsky.app/profile/anna.example/feed/pies",
  "https://bsky.app/profile/anna",
  "https://else.example/profile/anna.example",
  "ftp://bsky.app/profile/anna.example",
  "anna.example",
])("%s is none", (url) => {
  expect(readBlueskyTarget(url)).toBeNull();
});
