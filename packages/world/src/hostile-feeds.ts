/** Documents that are wrong in what they say. Each is built on request, so that none costs memory before. */

const now = "Thu, 19 Nov 2026 12:00:00 GMT";

export function rssDocument(items: string, prolog = `<?xml version="1.0" encoding="UTF-8"?>`): string {
  return (
    `${prolog}\n<rss version="2.0"><channel><title>Hostile</title><link>https://hostile.example/</link>` +
    `<description>Bad input for tests</description>${items}</channel></rss>\n`
  );
}

export function rssPost(id: string, text: string, more = ""): string {
  return (
    `<item><guid isPermaLink="false">hostile-${id}</guid><title>Post ${id}</title>` +
    `<link>https://hostile.example/${id}</link><pubDate>${now}</pubDate>${more}<description>${text}</description></item>`
  );
}

/** Ten entities, each ten of the one before: a kilobyte that wants to be gigabytes. */
export function entityBomb(): string {
  const levels = Array.from({ length: 10 }, (_, level) => {
    const value = level === 0 ? "boom" : `&e${level - 1};`.repeat(10);
    return `<!ENTITY e${level} "${value}">`;
  });
  return rssDocument(rssPost("bomb", "&e9;"), `<?xml version="1.0"?>\n<!DOCTYPE rss [${levels.join("")}]>`);
}

export function externalEntity(): string {
  const prolog = `<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`;
  return rssDocument(rssPost("external", "Secret: &secret;"), prolog);
}

export function deepNesting(): string {
  const depth = 100_000;
  return rssDocument(rssPost("deep", `${"<d>".repeat(depth)}bottom${"</d>".repeat(depth)}`));
}

export function manyItems(): string {
  return rssDocument(Array.from({ length: 100_000 }, (_, at) => rssPost(String(at), "many")).join(""));
}

export function manyAttributes(): string {
  const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}="${at}"`).join(" ");
  return rssDocument(rssPost("attributes", "many attributes", `<source ${attributes}>x</source>`));
}

export function bareAngles(): string {
  return rssDocument(rssPost("angles", "<".repeat(200_000)));
}

export function escapedAngles(): string {
  return rssDocument(rssPost("escaped-angles", "&lt;".repeat(200_000)));
}

export function malformed(): string {
  return rssDocument(
    `${rssPost("ampersand", "Fish & chips & more")}<item><guid>hostile-unclosed</guid><title>Unclosed <b>tag</title>` +
      `<description>Text after it</item>${rssPost("after", "The last one is in order")}`,
    `junk before the declaration\n<?xml version="1.0"?>`,
  );
}

export function truncated(): string {
  const whole = rssDocument(
    rssPost("first", "The first is whole") + rssPost("second", "The second is cut off here"),
  );
  return whole.slice(0, whole.indexOf("cut off"));
}

/** Markup that would run, in every field that a page might show. */
export function htmlEverywhere(): string {
  const live = `&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;`;
  const twice = live.replaceAll("&", "&amp;");
  const cdata = `<![CDATA[<svg onload=alert(3)><a href="javascript:alert(4)">link</a>visible words]]>`;
  return rssDocument(
    `<language>${live}</language><image><title>${live}</title><url>javascript:alert(5)</url></image>` +
      `<item><guid isPermaLink="false">${live}</guid><title>${live}visible title</title>` +
      `<link>javascript:alert(6)</link><pubDate>${now}</pubDate><author>${live}</author><category>${live}</category>` +
      `<comments>data:text/html,${live}</comments><description>${cdata}</description></item>` +
      `<item><guid isPermaLink="false">hostile-twice</guid><title>${twice}</title>` +
      `<link>https://hostile.example/"onmouseover="alert(7)</link><pubDate>${now}</pubDate>` +
      `<description>${twice}visible words</description></item>`,
  );
}

/** One text of 1,000,000 characters, in words. */
export function longText(): string {
  return rssDocument(rssPost("long", "Заслонка ".repeat(111_112).slice(0, 1_000_000)));
}

export function nulBytes(): string {
  return rssDocument(rssPost("nul", "before\u0000after \u0001\u0008\u001F &#0; &#8; end"));
}

/** Halves of surrogate pairs as references, beside a whole emoji. */
export function surrogateReferences(): string {
  return rssDocument(rssPost("surrogates", "low &#xDE00; high &#xD83D; whole 😀 family 👨‍👩‍👧 end"));
}

/** The same in JSON, where an escape may name half a pair. */
export function surrogateJson(): string {
  const text = String.raw`"low \ude00 high \ud83d whole 😀 end"`;
  return (
    `{"version":"https://jsonfeed.org/version/1.1","title":"Hostile","items":[` +
    `{"id":"hostile-surrogates","url":"https://hostile.example/s","content_text":${text},` +
    `"date_published":"2026-11-19T12:00:00Z"}]}`
  );
}

const dateRows: readonly [string, string][] = [
  ["year-1246", "Sat, 01 Jan 1246 00:00:00 GMT"],
  ["year-2999", "Tue, 01 Jan 2999 00:00:00 GMT"],
  ["year-0", "0000-01-01T00:00:00Z"],
  ["year-275761", "+275761-01-01T00:00:00Z"],
  ["february-30", "Mon, 30 Feb 2026 10:00:00 GMT"],
  ["words", "вчера вечером"],
  ["russian", "Чт, 19 ноября 2026 15:00:00 +0300"],
  ["dotted", "06.01.2025 10:00"],
  ["no-zone", "2026-11-19 15:00:00"],
  ["unix", "1795089600"],
  ["empty", ""],
];

export function dates(): string {
  const posts = dateRows.map(
    ([id, date]) =>
      `<item><guid isPermaLink="false">hostile-${id}</guid><title>${id}</title>` +
      `<link>https://hostile.example/${id}</link><pubDate>${date}</pubDate><description>Dated ${id}</description></item>`,
  );
  const undated = `<item><guid isPermaLink="false">hostile-undated</guid><title>undated</title><description>No date</description></item>`;
  return rssDocument(posts.join("") + undated);
}

/** One id with two texts in one document; the first text also differs by `version`, from request to request. */
export function duplicateIds(version: string): string {
  return rssDocument(
    rssPost("same", `Text of version ${version}`) + rssPost("same", "A second text under the same id"),
  );
}

export function noIds(): string {
  return rssDocument(
    `<item><title>No id and no link</title><description>First</description></item>` +
      `<item><description>Not even a title</description></item><item/>`,
  );
}

export function errorPage(): string {
  return `<!doctype html><html><head><title>Technical works</title></head><body><h1>Мы скоро вернёмся</h1><p>Error 500<br></body></html>`;
}
