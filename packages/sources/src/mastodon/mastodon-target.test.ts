import { expect, test } from "vitest";
import { readMastodonTarget } from "./mastodon-target.ts";

test.each([
  {
    url: "https://mastodon.social/tags/%D0%BF%D0%B8%D1%80%D0%BE%D0%B3%D0%B8",
    what: "tag",
    host: "mastodon.social",
    tag: "пироги",
  },
  {
    url: "https://pies.example:8443/web/timelines/tag/Pies/",
    what: "tag",
    host: "pies.example:8443",
    tag: "Pies",
  },
  {
    url: "https://pies.example/tags/pies?any=cake&any[]=%23tart&none=cars",
    what: "tag",
    any: ["cake", "tart"],
    all: [],
    none: ["cars"],
  },
  { url: "https://pies.example/@anna", what: "account", acct: "anna" },
  { url: "https://pies.example/@anna/with_replies", what: "account", acct: "anna" },
  { url: "https://pies.example/users/anna", what: "account", acct: "anna" },
  { url: "https://pies.example/@anna@pies.example", what: "account", acct: "anna" },
  {
    url: "https://pies.example/@anna@Else.example?bots=0",
    what: "account",
    acct: "anna@else.example",
    isWithoutBots: true,
  },
  { url: "@anna@pies.example", what: "account", host: "pies.example", acct: "anna", isSecure: true },
  { url: "http://pies.example/tags/pies?noindex=1", what: "tag", isSecure: false, isWithUnlisted: true },
])("$url is a target", ({ url, ...expected }) => {
  expect(readMastodonTarget(url)).toMatchObject(expected);
});

test.each([
  "https://pies.example/",
  "https://pies.example/@anna/113240205038109500",
  "https://pies.example/tags/",
  "https://pies.example/tags/a b",
  "https://pies.example/tags/%E0%A4%A",
  "ftp://pies.example/@anna",
  "anna@localhost",
  "@anna",
  "",
])("%s is none", (url) => {
  expect(readMastodonTarget(url)).toBeNull();
});
