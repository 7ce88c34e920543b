import { expect, test } from "vitest";
import { readStatus } from "./read-status.ts";
import { readMastodonTarget } from "./mastodon-target.ts";
import { isKept, timelinePath } from "./timeline.ts";

const account = "https://pies.example/@anna";
const tag = "https://pies.example/tags/pies";
const boost = { content: "", reblog: { id: "113240205038109400" } };
const bot = { account: { acct: "anna", url: account, bot: true } };
const unlisted = { account: { acct: "anna", url: account, noindex: true } };

// An instance may send what it was asked to leave out: old versions and other software know few of the parameters.
test.each([
  ["a post of an account", account, {}, true],
  ["a post with a tag", tag, {}, true],
  ["a boost by an account", account, boost, false],
  ["a boost with a tag", tag, boost, false],
  ["a boost, where nobody is left out", `${tag}?noindex=1`, boost, false],
  ["a bot with a tag", tag, bot, true],
  ["a bot, where bots are left out", `${tag}?bots=0`, bot, false],
  ["who asks not to be indexed, with a tag", tag, unlisted, false],
  ["the same, where such people are read too", `${tag}?noindex=1`, unlisted, true],
  ["the same, whose account was added itself", account, unlisted, true],
])("%s", (_name, url, change, isExpected) => {
  const target = readMastodonTarget(url);
  const sent = {
    id: "113240205038109500",
    uri: `${account}/113240205038109500`,
    created_at: "2026-11-01T10:00:00.000Z",
    content: "<p>Pies</p>",
    account: { acct: "anna", url: account },
    ...change,
  };
  const status = readStatus(sent, "activitypub", "pies.example", new Date("2026-11-01T12:00:00Z"));
  expect(target && status && isKept(target, status)).toBe(isExpected);
});

test("an instance is asked for no boosts of an account", () => {
  const target = readMastodonTarget(account);
  expect(target && timelinePath(target, "1")).toContain("exclude_reblogs=true");
});
