/** What an attacker writes where a text, a name or an address is expected. `beacon` is an address that tells when it is asked. */
export function hostileTexts(beacon: string): string[] {
  return [
    "<script>window.pwned=1</script>",
    "</title></script><script>window.pwned=1</script>",
    `"'><img src=x onerror="window.pwned=1">`,
    `<img src="${beacon}/pixel.gif" srcset="${beacon}/set.gif 2x">`,
    "<svg><script>window.pwned=1</script></svg><svg onload=window.pwned=1>",
    `<a href="javascript:window.pwned=1">go</a> <a href=" jAvAsCrIpT&#58;window.pwned=1">go</a>`,
    "[go](javascript:window.pwned=1) ![pixel](" + beacon + "/markdown.png) `code`",
    `<iframe srcdoc="<script>parent.pwned=1</script>" src="${beacon}/frame"></iframe>`,
    `<style>@import url(${beacon}/style.css); body{background:url(${beacon}/body.png)}</style>`,
    `<link rel=stylesheet href="${beacon}/link.css"><base href="${beacon}/">`,
    `<meta http-equiv="refresh" content="0;url=${beacon}/refresh">`,
    `<form action="${beacon}/form"><input autofocus onfocus=window.pwned=1><button>x</button></form>`,
    "&lt;script&gt;window.pwned=1&lt;/script&gt; &amp;lt;img src=x onerror=window.pwned=1&amp;gt;",
    "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1} $t(frame.newTab) {{- x}}",
    "<math><mtext></form><form><mglyph><style></math><img src=x onerror=window.pwned=1>",
    `<video poster="${beacon}/poster"><source onerror=window.pwned=1></video><object data="${beacon}/object">`,
    "__proto__",
  ];
}

const word = "Заслонка";
const quoted = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const bare = (text: string) => `<![CDATA[${text}]]>`;

/** RSS whose every field carries one of the texts: escaped where the number is even, as CDATA where it is odd. */
export function hostileRss(texts: readonly string[]): string {
  const items = texts.map((text, n) => {
    const say = n % 2 === 0 ? quoted : bare;
    return `<item><title>${say(`${word} ${text}`)}</title><link>javascript:window.pwned=1//${n}</link>
      <guid isPermaLink="true">javascript:window.pwned=1//${n}</guid>
      <pubDate>${new Date(Date.now() - n * 60_000).toUTCString()}</pubDate>
      <description>${say(`${word}: ${text}`)}</description>
      <content:encoded>${say(`<p>${word}: ${text}</p>`)}</content:encoded>
      <dc:creator>${say(text)}</dc:creator><author>${say(text)}</author><category>${say(text)}</category>
      <comments>javascript:window.pwned=1</comments><source url="javascript:window.pwned=1">${say(text)}</source>
      <enclosure url="javascript:window.pwned=1" type="image/png" length="1"/></item>`;
  });
  const name = quoted(texts[0] ?? "");
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${name}</title>
    <link>javascript:window.pwned=1</link><description>${name}</description>${items.join("")}</channel></rss>`;
}

/** The same as JSON Feed, which needs no escaping and names the author's address and picture. */
export function hostileJson(texts: readonly string[], beacon: string): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: texts[2],
    home_page_url: "javascript:window.pwned=1",
    icon: `${beacon}/icon.png`,
    items: texts.map((text, n) => ({
      id: `json-${n}-${text}`,
      url:
        n % 2 === 0
          ? "data:text/html,<script>opener.pwned=1</script>"
          : `https://news.example/"onclick="x/${n}`,
      title: `${word} ${text}`,
      [n % 2 === 0 ? "content_html" : "content_text"]: `${word}: ${text}`,
      image: `${beacon}/image.png`,
      date_published: new Date(Date.now() - n * 61_000).toISOString(),
      authors: [{ name: text, url: "javascript:window.pwned=1", avatar: `${beacon}/avatar.png` }],
      tags: [text],
    })),
  });
}

/** The same as Atom: authors with an address, labels of categories, the post that is answered, the feed it was taken from. */
export function hostileAtom(texts: readonly string[], beacon: string): string {
  const entries = texts.map((text, n) => {
    const said = quoted(text);
    const type = n % 2 === 0 ? "html" : "text";
    const href = ["javascript:window.pwned=1", "data:text/html,<b>", `${beacon}/"onclick="x`][n % 3] ?? "";
    return `<entry><id>javascript:window.pwned=1//${n}${said}</id><title type="html">${said} ${word} ${said}</title>
      <link rel="alternate" href="${quoted(href)}/${n}"/><link rel="enclosure" type="image/png" href="${beacon}/e.png"/>
      <link rel="replies" href="javascript:window.pwned=1" thr:count="3"/>
      <published>${new Date(Date.now() - n * 62_000).toISOString()}</published>
      <updated>${new Date(Date.now() - n * 62_000).toISOString()}</updated>
      <author><name>${said}</name><uri>javascript:window.pwned=1</uri><email>${said}</email></author>
      <contributor><name>${said}</name></contributor><rights type="html">${said}</rights>
      <category term="${said}" scheme="javascript:window.pwned=1" label="${said}"/>
      <thr:in-reply-to ref="javascript:window.pwned=1//${(n + 1) % texts.length}${said}" href="javascript:window.pwned=1"/>
      <source><id>x</id><title>${said}</title><link href="javascript:window.pwned=1"/></source>
      <content type="${type}">${quoted(`${word}: ${text}`)}</content></entry>`;
  });
  const name = quoted(texts[1] ?? "");
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"
    xmlns:thr="http://purl.org/syndication/thread/1.0"><id>x</id><title type="html">${name}</title>
    <subtitle>${name}</subtitle><icon>${beacon}/icon.png</icon><logo>${beacon}/logo.png</logo>
    <generator uri="javascript:window.pwned=1">${name}</generator><updated>${new Date().toISOString()}</updated>
    <link href="javascript:window.pwned=1"/><link rel="hub" href="javascript:window.pwned=1"/>${entries.join("")}</feed>`;
}
