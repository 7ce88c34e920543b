import { describe, expect, it } from "vitest";
import { readDocument } from "../read-document.ts";
import { withoutOutlet } from "./news-search.ts";
import { unwrapLink } from "./unwrap-link.ts";

const alerts = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:idx="urn:atom-extension:indexing">
  <id>tag:google.com,2005:reader/user/1/state/com.google/alerts/2</id>
  <title>Google Alert - пироги</title>
  <link href="https://www.google.com/alerts/feeds/1/2" rel="self"/>
  <entry>
    <id>tag:google.com,2013:googlealerts/feed:77</id>
    <title type="html">Новые &lt;b&gt;пироги&lt;/b&gt; в городе</title>
    <link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://kama.example/news/1%3Fa%3D1%26b%3D2&amp;ct=ga&amp;cd=x"/>
    <published>2026-11-20T10:00:00Z</published>
    <updated>2026-11-20T10:00:00Z</updated>
    <content type="html">Открыли кафе с &lt;b&gt;пирогами&lt;/b&gt;&amp;nbsp;...</content>
    <author><name></name></author>
  </entry>
</feed>`;

const googleNews = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><generator>NFE/5.0</generator><title>"pies" - Google News</title><link>https://news.google.com/search?q=pies</link><item><title>Pies - a history - The Courier</title><link>https://news.google.com/rss/articles/CBMi1?oc=5</link><guid isPermaLink="false">CBMi1</guid><pubDate>Fri, 20 Nov 2026 13:53:48 GMT</pubDate><description>&lt;ol&gt;&lt;li&gt;&lt;a href="https://news.google.com/rss/articles/CBMi1"&gt;Pies - a history&lt;/a&gt;&lt;/li&gt;&lt;li&gt;&lt;a href="x"&gt;Soup&lt;/a&gt;&lt;/li&gt;&lt;/ol&gt;</description><source url="https://www.courier.example">The Courier</source></item></channel></rss>`;

function bingNews(prefix: string, namespace: string): string {
  return `<?xml version="1.0" encoding="utf-8" ?><rss version="2.0" xmlns:${prefix}="${namespace}"><channel><title>x</title><item><title>Pies again</title><link>http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;aid=&amp;tid=1&amp;url=https%3a%2f%2fwww.courier.example%2fread%2fpies&amp;c=1&amp;mkt=en-us</link><description>They are back.</description><pubDate>Fri, 20 Nov 2026 06:07:00 GMT</pubDate><${prefix}:Source>The Courier</${prefix}:Source></item></channel></rss>`;
}

async function read(xml: string, mode: "ordinary" | "tolerant") {
  const input = {
    bytes: new TextEncoder().encode(xml),
    contentType: null,
    url: "https://feed.example/",
    now: new Date("2026-11-22T12:00:00Z"),
    namespace: "feed:x",
  };
  const reading = await readDocument(input, mode);
  if (!reading.ok) throw new Error(reading.message);
  return reading.posts;
}

describe.each(["ordinary", "tolerant"] as const)("%s reader", (mode) => {
  it("opens the links of Google Alerts", async () => {
    expect(await read(alerts, mode)).toMatchObject([
      {
        externalId: "tag:google.com,2013:googlealerts/feed:77",
        url: "https://kama.example/news/1?a=1&b=2",
        title: "Новые пироги в городе",
        text: "Открыли кафе с пирогами ...",
        author: null,
      },
    ]);
  });

  it("takes the outlet from the headline of Google News", async () => {
    expect(await read(googleNews, mode)).toMatchObject([
      {
        externalId: "CBMi1",
        url: "https://news.google.com/rss/articles/CBMi1?oc=5",
        title: "Pies - a history",
        text: "",
        author: { name: "The Courier", url: "https://www.courier.example/" },
      },
    ]);
  });

  it.each([
    ["the search itself", "News", "https://www.bing.com/news/search?q=pies&amp;format=rss"],
    ["another prefix", "n", "https://cn.bing.com/news/search?q=tea&amp;format=rss"],
    ["an unknown namespace", "News", "urn:anything"],
  ])("knows the outlets of Bing by their name: %s", async (_name, prefix, namespace) => {
    expect(await read(bingNews(prefix, namespace), mode)).toMatchObject([
      {
        externalId: "https://www.courier.example/read/pies",
        url: "https://www.courier.example/read/pies",
        title: "Pies again",
        text: "They are back.",
        author: { name: "The Courier" },
      },
    ]);
  });
});

it.each([
  ["https://www.google.com/url?sa=t&url=https://a.example/b&ct=ga", "https://a.example/b"],
  ["https://www.google.co.uk/url?q=https%3A%2F%2Fa.example%2F", "https://a.example/"],
  [
    "https://www.google.com/url?url=javascript:alert(1)",
    "https://www.google.com/url?url=javascript:alert(1)",
  ],
  ["https://www.google.com/url?sa=t", "https://www.google.com/url?sa=t"],
  [
    "https://www.google.com.evil.example/url?url=https://a.example/",
    "https://www.google.com.evil.example/url?url=https://a.example/",
  ],
  ["http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fa.example", "https://a.example/"],
  ["https://www.bing.com/search?url=https://a.example", "https://www.bing.com/search?url=https://a.example"],
  ["https://a.example/url?url=https://b.example/", "https://a.example/url?url=https://b.example/"],
  ["not an address", "not an address"],
])("%s", (address, opened) => {
  expect(unwrapLink(address)).toBe(opened);
});

it.each([
  ["Pies - The Courier", "The Courier", "Pies"],
  ["Pies - The Courier", "Courier", "Pies - The Courier"],
  ["Pies", "The Courier", "Pies"],
  ["Pies - The Courier", null, "Pies - The Courier"],
  [null, "The Courier", null],
])("headline %j of %j", (title, outlet, headline) => {
  expect(withoutOutlet(title, outlet)).toBe(headline);
});
