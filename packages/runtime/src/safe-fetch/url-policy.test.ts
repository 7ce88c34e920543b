import { expect, test } from "vitest";
import { checkUrl, readAllowedHost } from "./url-policy.ts";

const nothing: ReadonlySet<string> = new Set();

const refused: [name: string, url: string][] = [
  ["loopback by number", "http://127.0.0.1/"],
  ["decimal", "http://2130706433/"],
  ["octal", "http://0177.0.0.1/"],
  ["hex", "http://0x7f.0.0.1/"],
  ["hex in one piece", "http://0x7f000001/"],
  ["short", "http://127.1/"],
  ["single zero", "http://0/"],
  ["full-width digits", "http://１２７.０.０.１/"],
  ["percent-encoded", "http://%31%32%37.0.0.1/"],
  ["trailing dot on a number", "http://127.0.0.1./"],
  ["IPv6 loopback", "http://[::1]/"],
  ["IPv6 unspecified", "http://[::]/"],
  ["IPv4-mapped", "http://[::ffff:127.0.0.1]/"],
  ["IPv4-mapped in hex", "http://[::ffff:7f00:1]/"],
  ["NAT64", "http://[64:ff9b::10.0.0.1]/"],
  ["metadata", "http://169.254.169.254/latest/meta-data/"],
  ["metadata by name", "http://metadata.google.internal/computeMetadata/v1/"],
  ["localhost", "http://localhost/"],
  ["localhost in capitals", "http://LOCALHOST/"],
  ["under localhost", "http://feeds.localhost/"],
  ["trailing dot on localhost", "http://localhost./"],
  ["trailing dot on a name", "http://example.com./"],
  [".local", "http://printer.local/"],
  [".internal", "https://wiki.corp.internal/"],
  ["a name before @", "http://user@example.com/"],
  ["a password before @", "http://user:secret@example.com/"],
  ["a public name before @", "http://example.com@127.0.0.1/"],
  ["ftp", "ftp://example.com/feed.xml"],
  ["file", "file:///etc/passwd"],
  ["gopher", "gopher://127.0.0.1:6379/_INFO"],
  ["javascript", "javascript:alert(1)"],
  ["data", "data:text/xml,<rss/>"],
  ["the port of ssh", "http://example.com:22/"],
  ["the port of Redis", "http://example.com:6379/"],
  ["the port of mail", "https://example.com:25/"],
];

test.each(refused)("refuses %s", (_name, url) => {
  expect(checkUrl(url, nothing)).toMatchObject({ ok: false, code: "refused_address" });
});

test.each([
  ["empty", ""],
  ["a word", "feed"],
  ["no host", "http://"],
  ["a broken IPv6", "http://[::1/"],
  ["a zone", "http://[fe80::1%25eth0]/"],
  ["port out of range", "http://example.com:99999/"],
  ["a number too large", "http://256.256.256.256/"],
])("cannot read %s", (_name, url) => {
  expect(checkUrl(url, nothing)).toMatchObject({ ok: false, code: "bad_url" });
});

test.each([
  ["https", "https://example.com/feed.xml", "https://example.com/feed.xml"],
  ["a usual other port", "http://example.com:8080/rss", "http://example.com:8080/rss"],
  ["a public number", "http://8.8.8.8/", "http://8.8.8.8/"],
  [
    "a Russian name",
    "https://пример.рф/лента",
    "https://xn--e1afmkfd.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0",
  ],
  ["a fragment, dropped", "https://example.com/feed#top", "https://example.com/feed"],
])("lets through %s", (_name, url, href) => {
  const checked = checkUrl(url, nothing);
  expect(checked.ok && { href: checked.url.href, isAllowed: checked.isAllowed }).toEqual({
    href,
    isAllowed: false,
  });
});

test.each([
  ["host and port as listed", "127.0.0.1:8080", "http://127.0.0.1:8080/", true],
  ["another spelling of the host", "127.0.0.1:8080", "http://0x7f.1:8080/", true],
  ["another port", "127.0.0.1:8080", "http://127.0.0.1:8081/", false],
  ["the default port", "intranet:443", "https://intranet/feed", true],
  ["a name in capitals", "Intranet:80", "http://intranet/feed", true],
  ["IPv6", "[::1]:3000", "http://[::1]:3000/", true],
  ["a name and its number", "localhost:8080", "http://127.0.0.1:8080/", false],
  ["credentials in spite of the list", "127.0.0.1:8080", "http://a:b@127.0.0.1:8080/", false],
])("allow list: %s", (_name, entry, url, isAllowed) => {
  const host = readAllowedHost(entry);
  expect(host).not.toBeNull();
  const checked = checkUrl(url, new Set([host ?? ""]));
  expect(checked.ok && checked.isAllowed).toBe(isAllowed);
});

test.each(["", "127.0.0.1", "http://127.0.0.1:80", "a b:80", "host:port", "host:123456", "u@host:80"])(
  "%j is no entry of an allow list",
  (entry) => {
    expect(readAllowedHost(entry)).toBeNull();
  },
);
