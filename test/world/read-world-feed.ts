import { parseFeed } from "feedsmith";

/** A post as an independent reader (feedsmith) sees it. */
export interface ReadPost {
  id: string;
  url: string;
  title: string;
  html: string;
  author: string;
  publishedAt: string;
  parentId: string | null;
}

/** Text of the bytes by what they declare: mark, then HTTP header, then XML declaration, then UTF-8. */
export function decodeDeclared(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const inHeader = /charset=([\w-]+)/.exec(contentType)?.[1];
  const inXml = /encoding="([\w-]+)"/.exec(start)?.[1];
  return new TextDecoder(isUtf16 ? "utf-16le" : (inHeader ?? inXml ?? "utf-8"), { fatal: true }).decode(
    bytes,
  );
}

function instant(date: string | undefined): string {
  return new Date(date ?? "").toISOString();
}

function readText(text: string): ReadPost[] {
  const parsed = parseFeed(text);
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map((post) => ({
      id: post.id ?? "",
      url: post.links?.[0]?.href ?? "",
      title: post.title?.value ?? "",
      html: post.content?.value ?? "",
      author: post.authors?.[0]?.name ?? "",
      publishedAt: instant(post.published),
      parentId: post.thr?.inReplyTos?.[0]?.ref ?? null,
    }));
  }
  if (parsed.format === "rss") {
    return (parsed.feed.items ?? []).map((post) => ({
      id: post.guid?.value ?? "",
      url: post.link ?? "",
      title: post.title ?? "",
      html: post.description ?? "",
      author: post.dc?.creators?.[0] ?? "",
      publishedAt: instant(post.pubDate),
      parentId: post.thr?.inReplyTos?.[0]?.ref ?? null,
    }));
  }
  if (parsed.format !== "json") throw new Error(`a format the world has not: ${parsed.format}`);
  const replies = new Map<string, string>();
  for (const item of (JSON.parse(text) as JsonDocument).items) {
    if (item._earshot.in_reply_to !== undefined) replies.set(item.id, item._earshot.in_reply_to.ref);
  }
  return (parsed.feed.items ?? []).map((post) => ({
    id: post.id ?? "",
    url: post.url ?? "",
    title: post.title ?? "",
    html: post.content_html ?? "",
    author: post.authors?.[0]?.name ?? "",
    publishedAt: instant(post.date_published),
    parentId: replies.get(post.id ?? "") ?? null,
  }));
}

interface JsonDocument {
  items: { id: string; _earshot: { in_reply_to?: { ref: string } } }[];
}

/** Fetches and reads one feed of the world. */
export async function readWorldFeed(url: string): Promise<{ posts: ReadPost[]; text: string }> {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = decodeDeclared(bytes, response.headers.get("content-type") ?? "");
  return { posts: readText(text), text };
}
