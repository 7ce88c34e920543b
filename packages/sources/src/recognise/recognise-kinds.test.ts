import { describe, expect, test } from "vitest";
import { recognise as recogniseAll } from "./recognise.ts";

/** As a version would that has every connector. */
const recognise = (pasted: string) => recogniseAll(pasted, () => true);

const uc = "UC_x5XG1OV2P6uZZ5FSM9Ttw";

/** Kind, what it covers, address of the source, what the page calls it, and what was pasted. */
const sources = `
  telegram | asked | https://t.me/s/zaslonka_ru | @Zaslonka_ru | https://t.me/Zaslonka_ru
  telegram | asked | https://t.me/s/zaslonka_ru | @zaslonka_ru | t.me/s/zaslonka_ru/42?embed=1
  telegram | asked | https://t.me/s/zaslonka_ru | @zaslonka_ru | https://zaslonka_ru.t.me/7
  telegram | asked | https://t.me/s/zaslonka_ru | @zaslonka_ru | telegram.me/zaslonka_ru
  telegram | asked | https://t.me/s/zaslonka_ru | @zaslonka_ru | https://web.telegram.org/k/#@zaslonka_ru
  telegram | asked | https://t.me/s/zaslonka_ru | @zaslonka_ru | tg://resolve?domain=zaslonka_ru&post=4
  telegram | search | https://t.me/s/zaslonka_ru?q=pies | @zaslonka_ru: pies | t.me/s/zaslonka_ru?q=pies
  vk | asked | https://vk.com/zaslonka | @zaslonka | https://vk.com/zaslonka?from=groups
  vk | asked | https://vk.com/club1 | @club1 | https://m.vk.ru/wall-1_2
  vk | asked | https://vk.com/id15 | @id15 | https://vk.com/wall15_2?reply=3
  vk | asked | https://vk.com/club7 | @club7 | https://vk.com/anna.pie?w=wall-7_9
  vk | search | https://vk.com/search?c%5Bq%5D=pies&c%5Bsection%5D=statuses | pies | https://vk.com/search?c[q]=pies&c[section]=statuses
  vk | search | https://vk.com/search?c%5Bq%5D=pies&c%5Bsection%5D=statuses | pies | https://vk.com/feed?q=pies&section=search
  youtube | asked | https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw | UC_x5XG1OV2P6uZZ5FSM9Ttw | youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw/videos
  youtube | asked | https://www.youtube.com/@Pies | @Pies | https://m.youtube.com/@Pies/shorts
  youtube | asked | https://www.youtube.com/c/Pies | Pies | https://www.youtube.com/c/Pies/about
  youtube | asked | https://www.youtube.com/playlist?list=PL1 | PL1 | https://www.youtube.com/playlist?list=PL1
  youtube | search | https://www.youtube.com/results?search_query=smoked%20tea | smoked tea | https://www.youtube.com/results?search_query=smoked+tea
  mastodon | asked | https://pies.example/@anna | @anna@pies.example | https://pies.example/@anna/112358
  mastodon | asked | https://other.example/@anna | @anna@other.example | https://pies.example/@anna@other.example
  mastodon | asked | https://pies.example/@anna | @anna@pies.example | @anna@pies.example
  mastodon | search | https://pies.example/tags/tea | #tea | https://pies.example/tags/tea
  bluesky | asked | https://bsky.app/profile/anna.example | @anna.example | https://bsky.app/profile/anna.example/post/3k
  bluesky | asked | https://bsky.app/profile/anna.bsky.social | @anna.bsky.social | @anna.bsky.social
  bluesky | search | https://bsky.app/search?q=smoked%20tea | smoked tea | https://bsky.app/search?q=smoked+tea
  bluesky | search | https://bsky.app/search?q=%23tea | #tea | https://bsky.app/hashtag/tea
  reddit | asked | https://www.reddit.com/r/tea | r/tea | reddit.com/r/tea/comments/1x/title
  reddit | asked | https://www.reddit.com/user/anna | u/anna | https://old.reddit.com/u/anna
  reddit | asked | https://www.reddit.com/r/tea | r/tea | r/tea
  reddit | asked | https://www.reddit.com/user/anna | u/anna | /u/anna
  jetstream | site | https://jetstream2.us-east.bsky.network/ | jetstream2.us-east.bsky.network | jetstream2.us-east.bsky.network
  reddit | search | https://www.reddit.com/search?q=tea&sort=new | tea | https://www.reddit.com/search/?q=tea
  hackernews | search | https://hn.algolia.com/?q=tea | tea | https://hn.algolia.com/?q=tea&sort=byDate
  appstore | comments | https://apps.apple.com/ru/app/id123456789 | ru · 123456789 | https://apps.apple.com/ru/app/pies/id123456789
  gdelt | search | https://api.gdeltproject.org/api/v2/doc/doc?query=tea | tea | https://api.gdeltproject.org/api/v2/doc/doc?query=tea&mode=artlist
  x | asked | https://x.com/anna | @anna | https://twitter.com/anna/status/1
  x | search | https://x.com/search?q=tea%20-coffee&f=live | tea -coffee | https://x.com/search?q=tea%20-coffee&src=typed
  x | search | https://x.com/search?q=%23tea&f=live | #tea | https://x.com/hashtag/tea
`;

describe("profiles, channels and searches become sources of their true kind", () => {
  const rows = sources
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" | "));
  test.each(rows)("%s, %s: %s, %s ← %s", (kind, covers, url, what, pasted = "") => {
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
