import { expect, test } from "vitest";
import { readPostRecord } from "./post-record.ts";

const uri = "https://news.example/very/long/path";

/** A facet over `piece` of `text`, counted as the network does. */
function facet(text: string, piece: string, feature: object, moved = 0) {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(piece))) + moved;
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(piece) }, features: [feature] };
}
const link = (to: string) => ({ $type: "app.bsky.richtext.facet#link", uri: to });

const cyrillic = "Пирог 🥧 тут: news.example/very/lo... вот";

test.each([
  {
    name: "behind Cyrillic letters and an emoji",
    text: cyrillic,
    facets: [facet(cyrillic, "news.example/very/lo...", link(uri))],
    read: `Пирог 🥧 тут: ${uri} вот`,
  },
  {
    name: "with an ellipsis",
    text: "news.example/very…",
    facets: [facet("news.example/very…", "news.example/very…", link(uri))],
    read: uri,
  },
  {
    name: "words that were made a link",
    text: "read this",
    facets: [facet("read this", "this", link(uri))],
    read: "read this",
  },
  {
    name: "another address than is shown",
    text: "bank.example",
    facets: [facet("bank.example", "bank.example", link("https://evil.example/"))],
    read: "bank.example",
  },
  {
    name: "a place inside of a letter",
    text: cyrillic,
    facets: [facet(cyrillic, "news.example/very/lo...", link(uri), -14)],
    read: cyrillic,
  },
  {
    name: "a place beyond the end",
    text: "a",
    facets: [{ index: { byteStart: 0, byteEnd: 99 }, features: [link(uri)] }],
    read: "a",
  },
  {
    name: "an end before its start",
    text: "abc",
    facets: [{ index: { byteStart: 2, byteEnd: 1 }, features: [link(uri)] }],
    read: "abc",
  },
  {
    name: "no numbers",
    text: "abc",
    facets: [{ index: { byteStart: "0", byteEnd: 1.5 }, features: [link(uri)] }, null, 7],
    read: "abc",
  },
  {
    name: "facets that overlap",
    text: "news.example/very...",
    facets: [
      facet("news.example/very...", "news.example/very...", link(uri)),
      facet("news.example/very...", "example/very...", link("https://example/very/other")),
    ],
    read: uri,
  },
])("a facet with $name", ({ text, facets, read }) => {
  expect(readPostRecord({ text, facets })?.text).toBe(read);
});

test("tags stand in facets and beside the text", () => {
  const text = "вкусно #Пирог";
  const tag = facet(text, "#Пирог", { $type: "app.bsky.richtext.facet#tag", tag: "Пирог" });
  expect(readPostRecord({ text, facets: [tag], tags: ["Пирог", "еда", 5] })?.tags).toEqual(["Пирог", "еда"]);
});

test("a post answers posts only, and a mere link speaks through its card", () => {
  const reply = {
    root: { uri: "at://did:plc:a/app.bsky.feed.post/1" },
    parent: { uri: "at://anna.example/app.bsky.feed.post/2" },
  };
  expect(readPostRecord({ text: "a", reply })).toMatchObject({ rootUri: reply.root.uri, parentUri: null });
  const embed = { $type: "app.bsky.embed.external", external: { uri, title: "Pies are back" } };
  expect(readPostRecord({ text: "", embed })?.text).toBe("Pies are back");
});

test("what is no record of a post is none", () => {
  for (const value of [null, "x", [], {}, { text: 5 }]) expect(readPostRecord(value)).toBeNull();
});
