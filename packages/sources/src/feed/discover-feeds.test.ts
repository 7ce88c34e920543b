import { describe, expect, it } from "vitest";
import { discoverFeeds } from "./discover-feeds.ts";
import { describeNotAFeed } from "./not-a-feed.ts";

const page = "https://site.example/a/b.html";
const link = (attributes: string): string => `<html><head><link ${attributes}></head></html>`;

describe("discoverFeeds", () => {
  const rows: [name: string, html: string, expected: string[]][] = [
    ["RSS", link('rel="alternate" type="application/rss+xml" href="/feed"'), ["https://site.example/feed"]],
    [
      "Atom, relative, capitals",
      link("REL=ALTERNATE TYPE=application/atom+xml HREF=atom.xml"),
      ["https://site.example/a/atom.xml"],
    ],
    [
      "JSON Feed",
      link('href="/f.json" rel="alternate" type="application/feed+json"'),
      ["https://site.example/f.json"],
    ],
    [
      "several words in rel",
      link('rel="home alternate" type="application/rss+xml" href="/feed"'),
      ["https://site.example/feed"],
    ],
    [
      "base",
      `<base href="https://other.example/">${link('rel=alternate type="application/rss+xml" href=feed')}`,
      ["https://other.example/feed"],
    ],
    ["another language", link('rel="alternate" hreflang="en" href="/en"'), []],
    ["oEmbed", link('rel=alternate type="application/json+oembed" href="/oembed?url=x"'), []],
    [
      "interface of WordPress",
      link('rel=alternate type="application/json" href="/wp-json/wp/v2/posts/1"'),
      [],
    ],
    ["style sheet", link('rel="stylesheet" type="text/css" href="/s.css"'), []],
    ["script address", link('rel="alternate" type="application/rss+xml" href="javascript:x"'), []],
    [
      "named twice",
      link('rel=alternate type="application/rss+xml" href=/f').repeat(2),
      ["https://site.example/f"],
    ],
    ["no tags", "plain", []],
  ];
  it.each(rows)("%s", (_name, html, expected) => {
    expect(discoverFeeds(html, page).map((feed) => feed.url)).toEqual(expected);
  });
});

describe("describeNotAFeed", () => {
  const rows: [name: string, text: string, expected: string][] = [
    ["nothing", " \n", "The address answered with an empty document."],
    [
      "page without feeds",
      "<html><title>Hi</title></html>",
      "The address answered with a web page («Hi»), not with a feed, and the page names no feed of its own.",
    ],
    [
      "OPML",
      "<?xml version='1.0'?><!-- list --><opml version='2.0'><head><title>x</title></head></opml>",
      "This is an OPML list of feeds, not a feed: import it as a list of sources.",
    ],
    ["sitemap", "<urlset><url/></urlset>", "This is a sitemap, not a feed."],
    ["JSON", '{"error":1}', "The address answered with JSON that is not a JSON Feed."],
    ["PDF", "%PDF-1.7", "This is a PDF document, not a feed."],
    ["other XML", "<a/>", "The address answered with XML that is neither RSS nor Atom."],
    ["text", "Forbidden", "The address answered with something that is neither RSS, Atom nor JSON Feed."],
  ];
  it.each(rows)("%s", (_name, text, expected) => {
    expect(describeNotAFeed(text, page)).toBe(expected);
  });
});
