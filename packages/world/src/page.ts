import type { WorldSource } from "./content.ts";
import { demoNotice } from "./feed-view.ts";
import { escapeMarkup, textToHtml } from "./markup.ts";
import { postUrl } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}" +
  ".demo{background:#fff3bf;padding:.4rem .8rem;border-radius:.3rem}.by{color:#555}" +
  ".answer{border-left:3px solid #ccc;padding-left:1rem;margin:1rem 0}td,th{text-align:left;padding:.2rem .8rem .2rem 0}";

function page(title: string, lang: string, body: string, head = ""): string {
  return (
    `<!doctype html>\n<html lang="${escapeMarkup(lang)}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">` +
    `<title>${escapeMarkup(title)} · demo</title><style>${style}</style>${head}</head>` +
    `<body><p class="demo">${escapeMarkup(demoNotice)}</p>${body}</body></html>\n`
  );
}

function moscowTime(at: Date): string {
  const date = at.toLocaleString("en-GB", {
    timeZone: "Europe/Moscow",
    dateStyle: "medium",
    timeStyle: "short",
  });
  return `<time datetime="${at.toISOString()}">${escapeMarkup(date)} MSK</time>`;
}

function byline(post: WorldPost): string {
  const edited = post.editedAt === null ? "" : `, edited ${moscowTime(post.editedAt)}`;
  const name = escapeMarkup(`${post.author.name} (${post.author.handle})`);
  return `<p class="by">${name}, ${moscowTime(post.publishedAt)}${edited}</p>`;
}

function counters(post: WorldPost): string {
  const given = Object.entries(post.engagement).filter(([, count]) => count !== null);
  return `<p class="by">${given.map(([name, count]) => `${name} ${count}`).join(" · ")}</p>`;
}

const feedTypes = { atom: "atom+xml", rss: "rss+xml", json: "feed+json" } as const;

/** The links by which a page names the feeds of its source, in all three formats. */
function feedLinks(base: string, source: WorldSource): string {
  const title = escapeMarkup(source.title);
  return Object.entries(feedTypes)
    .map(
      ([ending, type]) =>
        `<link rel="alternate" type="application/${type}" title="${title}" href="${base}/feeds/${source.id}.${ending}">`,
    )
    .join("");
}

/** The front of a source: its newest posts, and in its head the addresses of its feeds. */
export function homePage(base: string, source: WorldSource, posts: readonly WorldPost[]): string {
  const rows = posts.map(
    (post) =>
      `<li><a href="${escapeMarkup(postUrl(base, post))}">${escapeMarkup(post.title ?? post.text.slice(0, 80))}</a></li>`,
  );
  const body = `<h1>${escapeMarkup(source.title)}</h1><ul>${rows.join("")}</ul>`;
  return page(source.title, source.lang, body, feedLinks(base, source));
}

/** A post as a person would read it on the platform, with what was answered to it. */
export function postPage(
  base: string,
  source: WorldSource,
  post: WorldPost,
  parent: WorldPost | null,
  thread: readonly WorldPost[],
): string {
  const answers = thread.map(
    (answer) =>
      `<article class="answer" lang="${escapeMarkup(answer.lang)}">${byline(answer)}${textToHtml(answer.text)}${counters(answer)}</article>`,
  );
  const up =
    parent === null
      ? ""
      : `<p>In answer to <a href="${escapeMarkup(postUrl(base, parent))}">this post</a></p>`;
  return page(
    post.title ?? source.title,
    post.lang,
    `<p><a href="${base}/">${escapeMarkup(source.title)}</a></p>${up}` +
      `<article><h1>${escapeMarkup(post.title ?? post.author.name)}</h1>${byline(post)}${textToHtml(post.text)}${counters(post)}</article>` +
      (answers.length === 0 ? "" : `<h2>Comments: ${answers.length}</h2>${answers.join("")}`),
    feedLinks(base, source),
  );
}

/** The list of all feeds. */
export function frontPage(feeds: readonly { source: WorldSource; url: string; encoding: string }[]): string {
  const rows = feeds.map(
    ({ source, url, encoding }) =>
      `<tr><td>${escapeMarkup(source.title)}</td><td>${source.platform}</td>` +
      `<td><a href="${escapeMarkup(url)}">${escapeMarkup(new URL(url).pathname)}</a></td><td>${encoding}</td></tr>`,
  );
  return page(
    "The demo world",
    "en",
    `<h1>The demo world</h1><table><tr><th>Source</th><th>Platform</th><th>Feed</th><th>Encoding</th></tr>${rows.join("")}</table>` +
      `<p>Bad input for tests: <a href="/hostile/">/hostile/</a></p>`,
  );
}
