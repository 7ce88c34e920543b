import { gzipSync } from "node:zlib";
import { encodeXml } from "./encode-text.ts";
import * as feeds from "./hostile-feeds.ts";
import { textReply } from "./reply.ts";
import type { Reply } from "./reply.ts";

interface HostileCase {
  about: string;
  reply(query: URLSearchParams): Reply;
}

const xml = "application/rss+xml";
const chunk = Buffer.alloc(1_048_576, " ");
const opening = Buffer.from(`<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Hostile</title>`);

function document(about: string, write: (query: URLSearchParams) => string): HostileCase {
  return { about, reply: (query) => textReply(200, xml, write(query)) };
}

function bytes(about: string, contentType: string, write: () => Uint8Array): HostileCase {
  return { about, reply: () => ({ status: 200, headers: { "content-type": contentType }, body: write() }) };
}

function redirect(about: string, location: string, status = 302): HostileCase {
  return { about, reply: () => ({ status, headers: { location }, body: Buffer.alloc(0) }) };
}

function failure(about: string, status: number, headers: Record<string, string> = {}): HostileCase {
  return { about, reply: () => ({ status, headers, body: Buffer.from(`${status}\n`) }) };
}

function* blanks(chunks: number): Generator<Uint8Array> {
  yield opening;
  for (let sent = 0; sent < chunks; sent += 1) yield chunk;
}

function stream(about: string, chunks: number, more: Omit<Reply, "status" | "body">): HostileCase {
  return { about, reply: () => ({ status: 200, ...more, body: () => blanks(chunks) }) };
}

const halfGigabyte = 512;
const feedHeaders = { "content-type": xml };

const streams: Record<string, HostileCase> = {
  endless: stream("a body that never ends", Infinity, { headers: feedHeaders }),
  huge: stream("500 MB, with the length stated", 500, {
    headers: { ...feedHeaders, "content-length": String(opening.length + 500 * chunk.length) },
  }),
  "gzip-bomb": stream("half a megabyte that inflates to 512 MB", halfGigabyte, {
    headers: { ...feedHeaders, "content-encoding": "gzip" },
    isGzipped: true,
  }),
  "gzip-endless": stream("gzip that inflates without end", Infinity, {
    headers: { ...feedHeaders, "content-encoding": "gzip" },
    isGzipped: true,
  }),
  stalled: stream("the beginning of a body, then silence on an open connection", 0, {
    headers: feedHeaders,
    ending: "silence",
  }),
  dropped: stream("the connection breaks in the middle of the body", 1, {
    headers: { ...feedHeaders, "content-length": String(2 * chunk.length) },
    ending: "break",
  }),
};

const documents: Record<string, HostileCase> = {
  "entity-bomb": document("nested entities, a billion laughs", feeds.entityBomb),
  "external-entity": document("an entity that names a local file", feeds.externalEntity),
  "deep-nesting": document("100,000 nested elements", feeds.deepNesting),
  "many-items": document("100,000 posts", feeds.manyItems),
  "many-attributes": document("100,000 attributes on one element", feeds.manyAttributes),
  "bare-angles": document("200,000 bare < in a text", feeds.bareAngles),
  "escaped-angles": document("200,000 escaped < in a text", feeds.escapedAngles),
  malformed: document("junk before the declaration, bare &, an unclosed tag", feeds.malformed),
  truncated: document("cut off inside the second post", feeds.truncated),
  "html-everywhere": document("live markup in every field", feeds.htmlEverywhere),
  "long-text": document("one text of 1,000,000 characters", feeds.longText),
  "nul-bytes": document("NUL and other control characters", feeds.nulBytes),
  surrogates: document("halves of surrogate pairs as character references", feeds.surrogateReferences),
  dates: document("dates in 1246 and 2999, impossible, wordy, without zone, absent", feeds.dates),
  "duplicate-ids": document("one id with two texts; ?version= changes the first", (query) =>
    feeds.duplicateIds(query.get("version") ?? "1"),
  ),
  "no-ids": document("posts without id, link, title or anything", feeds.noIds),
  "surrogates-json": {
    about: "halves of surrogate pairs in a JSON Feed",
    reply: () => textReply(200, "application/feed+json", feeds.surrogateJson()),
  },
  "error-page": {
    about: "status 200 with an HTML error page",
    reply: () => textReply(200, "text/html", feeds.errorPage()),
  },
  "error-page-as-feed": document("the same page, called a feed by its Content-Type", feeds.errorPage),
};

const cyrillic = "Заслонка открылась: пироги и чай, ёлка, съёмка";

const byteCases: Record<string, HostileCase> = {
  empty: bytes("status 200 and no bytes", xml, () => Buffer.alloc(0)),
  binary: bytes("a picture called a feed", xml, () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
  "charset-lie": bytes("windows-1251 that says utf-8 everywhere", `${xml}; charset=utf-8`, () =>
    encodeXml(feeds.rssDocument(feeds.rssPost("lie", cyrillic)), "windows-1251"),
  ),
  "charset-unknown": bytes("an encoding that does not exist", `${xml}; charset=x-nonsense`, () =>
    Buffer.from(
      feeds.rssDocument(feeds.rssPost("unknown", cyrillic), `<?xml version="1.0" encoding="x-nonsense"?>`),
    ),
  ),
  "charset-broken": bytes("utf-8 with a few broken bytes", `${xml}; charset=utf-8`, () => {
    const [before = "", after = ""] = feeds.rssDocument(feeds.rssPost("broken", `${cyrillic}|!`)).split("|");
    return Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(after)]);
  }),
  "gzip-lie": {
    about: "says gzip and is not",
    reply: () => ({
      status: 200,
      headers: { ...feedHeaders, "content-encoding": "gzip" },
      body: Buffer.from(feeds.rssDocument(feeds.rssPost("plain", "not gzipped"))),
    }),
  },
  "gzip-truncated": {
    about: "gzip that breaks off",
    reply: () => {
      const whole = gzipSync(feeds.rssDocument(feeds.rssPost("cut", cyrillic)));
      return {
        status: 200,
        headers: { ...feedHeaders, "content-encoding": "gzip" },
        body: whole.subarray(0, whole.length - 20),
      };
    },
  },
};

const redirects: Record<string, HostileCase> = {
  "redirect-metadata": redirect("to a cloud's metadata address", "http://169.254.169.254/latest/meta-data/"),
  "redirect-private": redirect("into a private network", "http://192.168.0.1/feed"),
  "redirect-decimal": redirect("to loopback as one decimal number", "http://2130706433:1/feed"),
  "redirect-octal": redirect("to loopback in octal", "http://0177.0.0.1:1/feed"),
  "redirect-mapped": redirect(
    "to loopback as an IPv4-mapped IPv6 address",
    "http://[::ffff:127.0.0.1]:1/feed",
  ),
  "redirect-any": redirect("to the unspecified address", "http://[::]:1/feed"),
  "redirect-file": redirect("to a local file", "file:///etc/passwd"),
  "redirect-credentials": redirect(
    "to an address with a password in it",
    "http://user:secret@127.0.0.1:1/feed",
  ),
  "redirect-loop": redirect("to itself", "/hostile/redirect-loop"),
  "redirect-nowhere": redirect("with an address that is none", "http://"),
  "redirect-moved": redirect("moved for good to a feed in order", "/feeds/rubl.rss", 301),
};

const failures: Record<string, HostileCase> = {
  forbidden: failure("403", 403),
  missing: failure("404", 404),
  gone: failure("410", 410),
  "too-many": failure("429 with Retry-After in seconds", 429, { "retry-after": "120" }),
  unavailable: failure("503 with Retry-After as a date", 503, {
    "retry-after": "Wed, 01 Jan 2070 00:00:00 GMT",
  }),
  broken: failure("500", 500),
};

const cases: ReadonlyMap<string, HostileCase> = new Map(
  Object.entries({ ...documents, ...byteCases, ...streams, ...redirects, ...failures }),
);

/** Every kind of bad input, with what is bad about it. Served under `/hostile/<name>`. */
export const hostileNames: readonly { name: string; about: string }[] = [...cases].map(([name, one]) => ({
  name,
  about: one.about,
}));

/** The bad answer of that name, or null when there is none. */
export function hostileReply(name: string, query: URLSearchParams): Reply | null {
  return cases.get(name)?.reply(query) ?? null;
}
