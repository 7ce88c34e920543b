import type { SourceKind } from "@earshot/core/collect/source";
import { describe, expect, test } from "vitest";
import { recognise as recogniseAll } from "./recognise.ts";
import type { FeedCover } from "./recognition.ts";

/** As a version would that has every connector. */
const recognise = (pasted: string) => recogniseAll(pasted, () => true);

const uc = "UC_x5XG1OV2P6uZZ5FSM9Ttw";
const vkSearch = (q: string) => `https://vk.com/search?c%5Bq%5D=${q}&c%5Bsection%5D=statuses`;

describe("profiles, channels and searches become sources of their true kind", () => {
  test.each<[pasted: string, kind: SourceKind, url: string, covers: FeedCover, what: string]>([
    ["https://t.me/Zaslonka_ru", "telegram", "https://t.me/s/zaslonka_ru", "asked", "@Zaslonka_ru"],
    ["t.me/s/zaslonka_ru/42?embed=1", "telegram", "https://t.me/s/zaslonka_ru", "asked", "@zaslonka_ru"],
    ["https://zaslonka_ru.t.me/7", "telegram", "https://t.me/s/zaslonka_ru", "asked", "@zaslonka_ru"],
    ["telegram.me/zaslonka_ru", "telegram", "https://t.me/s/zaslonka_ru", "asked", "@zaslonka_ru"],
    [
      "https://web.telegram.org/k/#@zaslonka_ru",
      "telegram",
      "https://t.me/s/zaslonka_ru",
      "asked",
      "@zaslonka_ru",
    ],
    [
      "tg://resolve?domain=zaslonka_ru&post=4",
      "telegram",
      "https://t.me/s/zaslonka_ru",
      "asked",
      "@zaslonka_ru",
    ],
    [
      "t.me/s/zaslonka_ru?q=pies",
      "telegram",
      "https://t.me/s/zaslonka_ru?q=pies",
      "search",
      "@zaslonka_ru: pies",
    ],
    ["https://vk.com/zaslonka?from=groups", "vk", "https://vk.com/zaslonka", "asked", "@zaslonka"],
    ["https://m.vk.ru/wall-1_2", "vk", "https://vk.com/club1", "asked", "@club1"],
    ["https://vk.com/wall15_2?reply=3", "vk", "https://vk.com/id15", "asked", "@id15"],
    ["https://vk.com/anna.pie?w=wall-7_9", "vk", "https://vk.com/club7", "asked", "@club7"],
    ["https://vk.com/search?c[q]=pies&c[section]=statuses", "vk", vkSearch("pies"), "search", "pies"],
    ["https://vk.com/feed?q=pies&section=search", "vk", vkSearch("pies"), "search", "pies"],
    [`youtube.com/channel/${uc}/videos`, "youtube", `https://www.youtube.com/channel/${uc}`, "asked", uc],
    ["https://m.youtube.com/@Pies/shorts", "youtube", "https://www.youtube.com/@Pies", "asked", "@Pies"],
    ["https://www.youtube.com/c/Pies/about", "youtube", "https://www.youtube.com/c/Pies", "asked", "Pies"],
    [
      "https://www.youtube.com/playlist?list=PL1",
      "youtube",
      "https://www.youtube.com/playlist?list=PL1",
      "asked",
      "PL1",
    ],
    [
      "https://www.youtube.com/results?search_query=smoked+tea",
      "youtube",
      "https://www.youtube.com/results?search_query=smoked%20tea",
      "search",
      "smoked tea",
    ],
    [
      "https://pies.example/@anna/112358",
      "mastodon",
      "https://pies.example/@anna",
      "asked",
      "@anna@pies.example",
    ],
    [
      "https://pies.example/@anna@other.example",
      "mastodon",
      "https://other.example/@anna",
      "asked",
      "@anna@other.example",
    ],
    ["@anna@pies.example", "mastodon", "https://pies.example/@anna", "asked", "@anna@pies.example"],
    ["https://pies.example/tags/tea", "mastodon", "https://pies.example/tags/tea", "search", "#tea"],
    [
      "https://bsky.app/profile/anna.example/post/3k",
      "bluesky",
      "https://bsky.app/profile/anna.example",
      "asked",
      "@anna.example",
    ],
    [
      "@anna.bsky.social",
      "bluesky",
      "https://bsky.app/profile/anna.bsky.social",
      "asked",
      "@anna.bsky.social",
    ],
    [
      "https://bsky.app/search?q=smoked+tea",
      "bluesky",
      "https://bsky.app/search?q=smoked%20tea",
      "search",
      "smoked tea",
    ],
    ["https://bsky.app/hashtag/tea", "bluesky", "https://bsky.app/search?q=%23tea", "search", "#tea"],
    ["reddit.com/r/tea/comments/1x/title", "reddit", "https://www.reddit.com/r/tea", "asked", "r/tea"],
    ["https://old.reddit.com/u/anna", "reddit", "https://www.reddit.com/user/anna", "asked", "u/anna"],
    [
      "https://www.reddit.com/search/?q=tea",
      "reddit",
      "https://www.reddit.com/search?q=tea&sort=new",
      "search",
      "tea",
    ],
    [
      "https://hn.algolia.com/?q=tea&sort=byDate",
      "hackernews",
      "https://hn.algolia.com/?q=tea",
      "search",
      "tea",
    ],
    [
      "https://apps.apple.com/ru/app/pies/id123456789",
      "appstore",
      "https://apps.apple.com/ru/app/id123456789",
      "comments",
      "ru · 123456789",
    ],
    [
      "https://api.gdeltproject.org/api/v2/doc/doc?query=tea&mode=artlist",
      "gdelt",
      "https://api.gdeltproject.org/api/v2/doc/doc?query=tea",
      "search",
      "tea",
    ],
    ["https://twitter.com/anna/status/1", "x", "https://x.com/anna", "asked", "@anna"],
    [
      "https://x.com/search?q=tea%20-coffee&src=typed",
      "x",
      "https://x.com/search?q=tea%20-coffee&f=live",
      "search",
      "tea -coffee",
    ],
    ["https://x.com/hashtag/tea", "x", "https://x.com/search?q=%23tea&f=live", "search", "#tea"],
  ])("%s", (pasted, kind, url, covers, what) => {
    const found = recognise(pasted);
    expect(found).toMatchObject({ support: "now", what });
    expect(found.feeds).toEqual([expect.objectContaining({ kind, url, covers })]);
  });
});

test.each([
  `https://www.youtube.com/feeds/videos.xml?channel_id=${uc}`,
  "https://www.reddit.com/r/tea/new/.rss",
  "https://pies.example/@anna.rss",
  "https://pies.example/tags/tea.rss",
  "https://bsky.app/profile/anna.example/rss",
])("the address of a feed stays one: %s", (pasted) => {
  expect(recognise(pasted).feeds).toEqual([expect.objectContaining({ kind: "feed", url: pasted })]);
});

test("a name alone asks which network is meant", () => {
  const { feeds, trouble } = recognise("@anna_pies");
  expect(trouble).toBeNull();
  expect(feeds.map(({ service }) => service)).toEqual([
    "Telegram",
    "VK",
    "YouTube",
    "X",
    "Bluesky",
    "Mastodon",
    "Reddit",
  ]);
  expect(feeds[0]).toMatchObject({ kind: "telegram", url: "https://t.me/s/anna_pies" });
});

test.each<[phrase: string, services: string[]]>([
  [
    "чай «Дымок» отзывы",
    ["VK", "Habr", "Reddit", "Bluesky", "Hacker News", "GDELT", "YouTube", "X", "Bing News", "Google News"],
  ],
  [
    "#tea",
    [
      "Mastodon",
      "Reddit",
      "Bluesky",
      "Hacker News",
      "GDELT",
      "YouTube",
      "VK",
      "X",
      "Bing News",
      "Google News",
    ],
  ],
])("a phrase is offered to every search: %s", (phrase, services) => {
  const { feeds } = recognise(phrase);
  expect(feeds.map(({ service }) => service)).toEqual(services);
  expect(feeds.every(({ covers }) => covers === "search")).toBe(true);
  expect(feeds.filter(({ isPersonalUseOnly }) => isPersonalUseOnly).map(({ service }) => service)).toEqual([
    "Bing News",
    "Google News",
  ]);
});
