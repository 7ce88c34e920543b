import { describe, expect, test } from "vitest";
import { recognise as recogniseAll } from "./recognise.ts";
import { serviceWithTerms } from "./service-with-terms.ts";

/** As a version would that reads feeds alone: other kinds are in recognise-kinds.test.ts. */
const recognise = (pasted: string) => recogniseAll(pasted, (kind) => kind === "feed");

const youtube = "https://www.youtube.com/feeds/videos.xml";
const uc = "UC_x5XG1OV2P6uZZ5FSM9Ttw";
const habr = "https://habr.com/ru/rss";
const reddit = "https://www.reddit.com";

describe("profiles and pages of sites that have feeds", () => {
  test.each<[pasted: string, site: string, what: string | null, feeds: string[]]>([
    [`https://www.youtube.com/channel/${uc}/videos`, "YouTube", uc, [`${youtube}?channel_id=${uc}`]],
    ["m.youtube.com/playlist?list=PL123_-x", "YouTube", "PL123_-x", [`${youtube}?playlist_id=PL123_-x`]],
    [`${youtube}?channel_id=${uc}`, "YouTube", null, [`${youtube}?channel_id=${uc}`]],
    ["https://youtube.com/@zaslonka/featured", "YouTube", "@zaslonka", []],
    ["https://youtu.be/dQw4w9WgXcQ?t=3", "YouTube", null, []],
    ["https://www.youtube.com/c/Zaslonka", "YouTube", "Zaslonka", []],
    [
      "https://habr.com/ru/companies/zaslonka/articles/812345/",
      "Habr",
      "zaslonka",
      [`${habr}/companies/zaslonka/articles/`],
    ],
    [
      "https://habr.com/ru/company/zaslonka/blog/",
      "Habr",
      "zaslonka",
      [`${habr}/companies/zaslonka/articles/`],
    ],
    ["habr.com/ru/hubs/pr/", "Habr", "pr", [`${habr}/hubs/pr/articles/all/`]],
    ["https://habr.com/ru/users/anna/", "Habr", "anna", [`${habr}/users/anna/publications/articles/`]],
    [
      "https://habr.com/en/search/?q=чай&target_type=posts",
      "Habr",
      "чай",
      [`${habr}/search/?q=%D1%87%D0%B0%D0%B9&target_type=posts&order=date&fl=ru`],
    ],
    ["https://habr.com/ru/news/", "Habr", null, [`${habr}/news/?fl=ru`]],
    ["habr.com", "Habr", null, [`${habr}/articles/`]],
    ["https://vc.ru/u/123-anna", "vc.ru", "u", ["https://vc.ru/rss"]],
    ["dtf.ru", "dtf.ru", null, ["https://dtf.ru/rss"]],
    [
      "https://old.reddit.com/r/Pies/comments/1abc/x/",
      "Reddit",
      "r/Pies",
      [`${reddit}/r/Pies/new/.rss`, `${reddit}/r/Pies/comments/.rss`],
    ],
    ["reddit.com/u/anna", "Reddit", "u/anna", [`${reddit}/user/anna/.rss`]],
    [
      "https://www.reddit.com/search/?q=pies+moscow",
      "Reddit",
      "pies moscow",
      [`${reddit}/search.rss?q=pies%20moscow&sort=new`],
    ],
    [
      "https://pies.example/@zaslonka",
      "Mastodon",
      "@zaslonka@pies.example",
      ["https://pies.example/@zaslonka.rss"],
    ],
    [
      "https://pies.example/@zaslonka/1123581321",
      "Mastodon",
      "@zaslonka@pies.example",
      ["https://pies.example/@zaslonka.rss"],
    ],
    [
      "https://pies.example/@anna@other.example",
      "Mastodon",
      "@anna@other.example",
      ["https://other.example/@anna.rss"],
    ],
    ["https://pies.example/users/anna", "Mastodon", "@anna@pies.example", ["https://pies.example/@anna.rss"]],
    [
      "https://pies.example/tags/пироги",
      "Mastodon",
      "#пироги",
      ["https://pies.example/tags/%D0%BF%D0%B8%D1%80%D0%BE%D0%B3%D0%B8.rss"],
    ],
    ["@zaslonka@pies.example", "Mastodon", "@zaslonka@pies.example", ["https://pies.example/@zaslonka.rss"]],
    [
      "https://bsky.app/profile/zaslonka.example/post/3k",
      "Bluesky",
      "@zaslonka.example",
      ["https://bsky.app/profile/zaslonka.example/rss"],
    ],
    [
      "https://bsky.app/profile/did:plc:abc",
      "Bluesky",
      "@did:plc:abc",
      ["https://bsky.app/profile/did:plc:abc/rss"],
    ],
    [
      "@zaslonka.bsky.social",
      "Bluesky",
      "@zaslonka.bsky.social",
      ["https://bsky.app/profile/zaslonka.bsky.social/rss"],
    ],
    [
      "https://github.com/anna/pies",
      "GitHub",
      "anna/pies",
      ["https://github.com/anna/pies/releases.atom", "https://github.com/anna/pies/commits.atom"],
    ],
    [
      "https://github.com/anna/pies/commits/main",
      "GitHub",
      "anna/pies",
      ["https://github.com/anna/pies/commits/main.atom"],
    ],
    ["github.com/anna", "GitHub", "anna", ["https://github.com/anna.atom"]],
    ["https://medium.com/@anna/how-to-bake-1234", "Medium", "@anna", ["https://medium.com/feed/@anna"]],
    ["https://medium.com/tag/pies", "Medium", "pies", ["https://medium.com/feed/tag/pies"]],
    ["https://anna.medium.com/x", "Medium", "anna", ["https://anna.medium.com/feed"]],
    [
      "https://anna.livejournal.com/12345.html",
      "LiveJournal",
      "anna",
      ["https://anna.livejournal.com/data/rss", "https://anna.livejournal.com/data/atom"],
    ],
    [
      "https://users.livejournal.com/_anna_/",
      "LiveJournal",
      "_anna_",
      ["https://users.livejournal.com/_anna_/data/rss", "https://users.livejournal.com/_anna_/data/atom"],
    ],
    ["https://news.ycombinator.com/item?id=1", "Hacker News", null, ["https://news.ycombinator.com/rss"]],
    ["https://pikabu.ru/@anna", "Pikabu", null, ["https://pikabu.ru/xmlfeeds.php?cmd=popular"]],
    [
      "https://apps.apple.com/ru/app/pies/id123456789",
      "App Store",
      "ru · 123456789",
      ["https://itunes.apple.com/ru/rss/customerreviews/page=1/id=123456789/sortby=mostrecent/xml"],
    ],
  ])("%s", (pasted, site, what, feeds) => {
    const found = recognise(pasted);
    expect([found.support, found.site, found.what]).toEqual(["now", site, what]);
    expect(found.feeds.map(({ url }) => url)).toEqual(feeds);
  });

  test.each(["https://youtube.com/@zaslonka", "https://youtu.be/dQw4w9WgXcQ", "youtube.com/user/anna"])(
    "%s is asked for its channel",
    (pasted) =>
      expect(recognise(pasted)).toMatchObject({ isYouTube: true, page: expect.stringContaining("http") }),
  );

  test("what covers more than was asked says so", () => {
    expect(recognise("https://vc.ru/u/123-anna").feeds[0]?.covers).toBe("site");
    expect(recognise("reddit.com/r/pies")).toMatchObject({
      isOftenBusy: true,
      feeds: [{ covers: "asked" }, { covers: "comments" }],
    });
  });
});

test.each<[pasted: string, support: string, site: string, what: string | null]>([
  ["https://t.me/zaslonka_ru", "later", "Telegram", "@zaslonka_ru"],
  ["https://vk.com/zaslonka", "later", "VK", "@zaslonka"],
  ["https://x.com/zaslonka/status/1", "later", "X", "@zaslonka"],
  ["https://bsky.app/search?q=pies", "later", "Bluesky", "pies"],
  ["https://www.youtube.com/results?search_query=pies", "later", "YouTube", "pies"],
  ["https://hn.algolia.com/?q=pies", "later", "Hacker News", "pies"],
  ["https://www.threads.net/@anna", "later", "Threads", "@anna"],
  ["https://play.google.com/store/apps/details?id=x", "later", "Google Play", null],
  ["https://t.me/+AbCdEf", "never", "Telegram", null],
  ["https://t.me/c/1234/5", "never", "Telegram", null],
  ["https://vk.com/feed", "never", "VK", null],
  ["https://x.com/home", "never", "X", null],
  ["https://dzen.ru/anna", "never", "Дзен", "@anna"],
  ["https://ru.linkedin.com/in/anna", "never", "LinkedIn", "@anna"],
  ["instagram.com/anna", "never", "Instagram", "@anna"],
  ["https://telegra.ph/Pies-11-20", "never", "Telegraph", "@Pies-11-20"],
  ["https://max.ru/anna", "never", "MAX", "@anna"],
  ["https://tenchat.ru/anna", "never", "TenChat", "@anna"],
])("%s: %s", (pasted, support, site, what) => {
  expect(recognise(pasted)).toMatchObject({ support, site, what, feeds: [], page: null });
});

test.each<[pasted: string, page: string]>([
  ["kommersant.example", "https://kommersant.example/"],
  ["www.site.example/news?id=1", "https://www.site.example/news?id=1"],
  ["http://site.example:8080/x", "http://site.example:8080/x"],
  ["127.0.0.1:4000/s/versta/", "http://127.0.0.1:4000/s/versta/"],
  ["feed:https://site.example/rss", "https://site.example/rss"],
  ["feed://site.example/rss", "https://site.example/rss"],
  ["rss:site.example/rss", "https://site.example/rss"],
  ["view-source:https://site.example/", "https://site.example/"],
  ["//site.example/rss", "https://site.example/rss"],
  ["<https://site.example/a>", "https://site.example/a"],
  ["«https://site.example/a»", "https://site.example/a"],
  ["[Верста](https://site.example/a)", "https://site.example/a"],
  ["Городская верста: https://site.example/a.", "https://site.example/a"],
  ["пример.рф/лента", "https://xn--e1afmkfd.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"],
  ["https://anna.substack.com/p/pies", "https://anna.substack.com/p/pies"],
])("a page: %s", (pasted, page) => {
  expect(recognise(pasted)).toMatchObject({ support: "now", site: null, page, feeds: [], trouble: null });
});

test.each<[pasted: string, services: (string | null)[]]>([
  ["чай «Дымок» отзывы", ["Habr", "Reddit", "Bing News", "Google News"]],
  ["smoked tea", ["Reddit", "Bing News", "Google News"]],
  ["https://news.google.com/search?q=tea&hl=en", ["Reddit", "Bing News", "Google News"]],
  ["https://www.bing.com/news/search?q=tea", ["Reddit", "Bing News", "Google News"]],
])("a phrase: %s", (pasted, services) => {
  const found = recognise(pasted);
  expect(found.feeds.map(({ service }) => service)).toEqual(services);
  expect(found.feeds.filter(({ isPersonalUseOnly }) => isPersonalUseOnly)).toHaveLength(2);
  expect(found.page).toBeNull();
});

test.each([
  ["https://news.google.com/rss/search?q=tea&hl=en-US", "Google News"],
  ["https://news.google.com/rss/topics/CAAq?hl=ru", "Google News"],
  ["https://www.bing.com/news/search?q=tea&format=rss", "Bing News"],
])("a feed of a news search keeps the terms of its provider: %s", (pasted, service) => {
  expect(recognise(pasted)).toMatchObject({
    site: service,
    feeds: [{ url: pasted, service, isPersonalUseOnly: true }],
    page: null,
  });
  expect(serviceWithTerms(pasted)).toBe(service);
});

test.each(["https://news.google.com/search?q=tea", "https://habr.com/ru/rss/articles/", "https://bing.com/"])(
  "an address without terms of its own: %s",
  (address) => expect(serviceWithTerms(address)).toBeNull(),
);

test.each([
  ["", "empty"],
  ["x".repeat(2_001), "too_long"],
  ["https://anna:secret@site.example/rss", "credentials"],
  ["anna@site.example", "email"],
  ["mailto:anna@site.example", "email"],
  ["@anna", "handle"],
  ["/etc/passwd", "file"],
  ["file:///etc/passwd", "file"],
  ["C:\\feeds\\x.xml", "file"],
  ["saved.xml", "file"],
  ["gopher://site.example/1", "scheme"],
  ["javascript:alert(1)", "scheme"],
])("nothing to read: %s", (pasted, trouble) => {
  expect(recognise(pasted)).toMatchObject({ support: "none", trouble, feeds: [], page: null });
});
