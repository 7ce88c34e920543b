import { expect, test } from "vitest";
import { nextHop, permittedHeaders, readHeaders } from "./hop.ts";
import type { Hop } from "./hop.ts";

const from = new URL("https://example.com/news/feed");
const get: Hop = {
  url: from.href,
  method: "GET",
  headers: { authorization: "x", accept: "y" },
  body: undefined,
};
const post: Hop = { ...get, method: "POST", headers: { "content-type": "text/plain" }, body: "b" };

test.each<[string, Hop, number, string | undefined, Partial<Hop> | null]>([
  ["200 is final", get, 200, "/x", null],
  ["304 is final", get, 304, "/x", null],
  ["300 is final", get, 300, "/x", null],
  ["no Location", get, 301, undefined, null],
  ["empty Location", get, 301, " ", null],
  ["relative", get, 302, "rss", { url: "https://example.com/news/rss", headers: get.headers }],
  ["another origin drops secrets", get, 301, "https://other.com/", { headers: { accept: "y" } }],
  ["a downgrade drops secrets", get, 301, "http://example.com/", { headers: { accept: "y" } }],
  [
    "UTF-8 bytes",
    get,
    301,
    Buffer.from("/лента").toString("latin1"),
    { url: encodeURI("https://example.com/лента") },
  ],
  ["latin1 bytes", get, 301, "/caf\u00e9", { url: "https://example.com/caf%C3%A9" }],
  ["POST and 302 becomes GET", post, 302, "/x", { method: "GET", body: undefined, headers: {} }],
  ["POST and 307 stays", post, 307, "/x", { method: "POST", body: "b" }],
  ["an unreadable target is passed on to be refused", get, 301, "http://[", { url: "http://[" }],
])("%s", (_name, hop, status, location, expected) => {
  const next = nextHop(hop, from, status, location);
  if (expected === null) expect(next).toBeNull();
  else expect(next).toMatchObject(expected);
});

test("cookies, Referer and Host are never sent", () => {
  expect(permittedHeaders({ Cookie: "a", Referer: "b", Host: "c", "If-None-Match": '"d"' })).toEqual({
    "if-none-match": '"d"',
  });
});

test("repeated headers: validators are never joined, Set-Cookie is dropped", () => {
  const raw = { etag: ['"a"', '"b"'], vary: ["x", "y"], "set-cookie": ["s"], date: undefined };
  expect(readHeaders(raw)).toEqual({ etag: '"a"', vary: "x, y" });
});
