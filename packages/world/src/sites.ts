import { encodeXml } from "./encode-text.ts";
import { textReply, type Reply } from "./reply.ts";

/** A feed of the world under an address that some other site would give it. */
interface BorrowedFeed {
  sourceId: string;
  ending: "atom" | "rss" | "json";
}

export type SiteAnswer = { feed: BorrowedFeed } | { reply: Reply };

const channel = "UCzaslonkaPieAndTea00001";

function feed(sourceId: string, ending: BorrowedFeed["ending"] = "rss"): SiteAnswer {
  return { feed: { sourceId, ending } };
}

function page(title: string, head: string, body = ""): SiteAnswer {
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`;
  return { reply: textReply(200, "text/html", html) };
}

function alternate(type: string, href: string, title = ""): string {
  return `<link rel="alternate" type="application/${type}" title="${title}" href="${href}">`;
}

/**
 * Sites that the world stands in for: what networks and the software of sites answer at the addresses where they keep their
 * feeds. The key is host and path, with the query where it decides.
 */
const answers: ReadonlyMap<string, SiteAnswer> = new Map<string, SiteAnswer>([
  [
    "www.youtube.com/@zaslonka",
    page("Заслонка - YouTube", "", `<script>{"metadata":{"externalId":"${channel}"}}</script>`),
  ],
  [
    "www.youtube.com/c/Zaslonka",
    page("Заслонка - YouTube", `<link rel="canonical" href="https://www.youtube.com/channel/${channel}">`),
  ],
  ["www.youtube.com/watch?v=pie", page("Пирог", "", `<meta itemprop="channelId" content="${channel}">`)],
  ["www.youtube.com/@nobody", page("YouTube", "")],
  [`www.youtube.com/feeds/videos.xml?channel_id=${channel}`, feed("tg_zaslonka", "atom")],
  ["habr.com/ru/rss/companies/zaslonka/articles/", feed("rubl")],
  ["habr.com/ru/rss/hubs/pr/articles/all/", feed("kama")],
  ["habr.com/ru/rss/users/anna/publications/articles/", feed("tg_marzha")],
  ["habr.com/ru/rss/articles/", feed("svodka")],
  ["vc.ru/rss", feed("rubl")],
  ["vc.ru/zaslonka", page("Заслонка на vc.ru", "")],
  ["dtf.ru/rss", feed("kama")],
  ["www.reddit.com/r/pies/new/.rss", feed("sava", "atom")],
  ["www.reddit.com/r/pies/comments/.rss", feed("crumb", "atom")],
  ["www.reddit.com/user/anna/.rss", feed("gulf", "atom")],
  ["pies.example/@zaslonka.rss", feed("tg_zaslonka")],
  ["pies.example/tags/pies.rss", feed("gulf")],
  ["bsky.app/profile/zaslonka.example/rss", feed("tg_zaslonka")],
  ["github.com/zaslonka/pies/releases.atom", feed("crumb", "atom")],
  ["github.com/zaslonka/pies/commits.atom", feed("gulf", "atom")],
  ["github.com/zaslonka.atom", feed("sava", "atom")],
  ["medium.com/feed/@anna", feed("crumb")],
  ["anna.livejournal.com/data/rss", feed("tg_marzha")],
  ["anna.livejournal.com/data/atom", feed("tg_marzha", "atom")],
  ["pikabu.ru/xmlfeeds.php?cmd=popular", feed("svodka")],
  ["news.ycombinator.com/rss", feed("sava")],
  [
    "itunes.apple.com/ru/rss/customerreviews/page=1/id=123456789/sortby=mostrecent/xml",
    feed("crumb", "atom"),
  ],

  [
    "wordpress.example/",
    page(
      "Блог пекаря",
      alternate("rss+xml", "feed/", "Блог пекаря") +
        alternate("rss+xml", "comments/feed/", "Блог пекаря: комментарии") +
        alternate("json+oembed", "/wp-json/oembed/1.0/embed?url=x") +
        alternate("json", "/wp-json/wp/v2/pages/1"),
    ),
  ],
  ["wordpress.example/feed/", feed("versta")],
  ["wordpress.example/comments/feed/", feed("kama")],
  [
    "formats.example/",
    page(
      "В трёх видах",
      alternate("feed+json", "f.json") + alternate("rss+xml", "f.rss") + alternate("atom+xml", "f.atom"),
    ),
  ],
  ["formats.example/f.json", feed("versta", "json")],
  ["formats.example/f.rss", feed("versta")],
  ["formats.example/f.atom", feed("versta", "atom")],
  [
    "anchors.example/news/pies.html",
    page(
      "Новость без лент",
      "",
      `<a href="/">Главная</a> <a href="../export/all.xml"><img alt="RSS" src="x"></a>`,
    ),
  ],
  ["anchors.example/export/all.xml", feed("versta")],
  ["list.example/", page("Газета", "", `<a href="/rss/">Все RSS</a>`)],
  [
    "list.example/rss/",
    page("Наши ленты", "", `<a href="/rss/city.xml">Город</a> <a href="/rss/money.xml">Деньги</a>`),
  ],
  ["list.example/rss/city.xml", feed("versta")],
  ["list.example/rss/money.xml", feed("rubl")],
  ["silent.example/about", page("О нас", "")],
  ["silent.example/", page("Тихий сайт", "")],
  ["silent.example/rss.xml", feed("kama")],
  [
    "base.example/a/b.html",
    page("С основой", `<base href="https://base.example/x/">${alternate("atom+xml", "feed.atom")}`),
  ],
  ["base.example/x/feed.atom", feed("versta", "atom")],
  [
    "stale.example/",
    page("Ссылка в никуда", alternate("rss+xml", "/old.xml"), `<a href="/new/feed.xml">RSS</a>`),
  ],
  ["stale.example/new/feed.xml", feed("versta")],
  ["none.example/", page("Без лент", "", `<a href="/about">О нас</a>`)],
  [
    "old.example/",
    {
      reply: {
        status: 200,
        headers: { "content-type": "text/html" },
        body: encodeXml(
          `<html><head><meta charset="windows-1251"><title>Старая газета</title>${alternate("rss+xml", "/rss", "Новости")}</head></html>`,
          "windows-1251",
        ),
      },
    },
  ],
  ["old.example/rss", feed("svodka")],
]);

/** What stands at a path of a site that the world stands in for (`/sites/<host><path>`); null when nothing does. */
export function siteAnswer(host: string, path: string, search: string): SiteAnswer | null {
  const address = host + path;
  return answers.get(address + search) ?? (search === "" ? null : answers.get(address)) ?? null;
}
