import type { IncomingMessage, ServerResponse } from "node:http";
import { serve } from "../fetch/loopback-server.ts";
import type { LoopbackServer } from "../fetch/loopback-server.ts";

export interface PublishedPost {
  id: string;
  title: string;
  text?: string;
  /** ISO 8601. */
  at: string;
  comments?: number;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A site whose answers a test sets, path by path. */
export interface Site extends LoopbackServer {
  answer: (path: string, answer: Answer) => void;
}

export async function openSite(): Promise<Site> {
  const answers = new Map<string, Answer>();
  const server = await serve((request, response) => {
    const answer = answers.get(request.url ?? "/");
    if (!answer) return response.writeHead(404).end();
    return answer(request, response);
  });
  return { ...server, answer: (path, answer) => void answers.set(path, answer) };
}

/** RSS 2.0 of these posts. */
export function rss(posts: readonly PublishedPost[], channel = ""): string {
  const entries = posts.map(
    (post) =>
      `<item><guid isPermaLink="false">${post.id}</guid><title>${post.title}</title>` +
      `<link>https://news.example/${post.id}</link><pubDate>${new Date(post.at).toUTCString()}</pubDate>` +
      (post.comments === undefined ? "" : `<slash:comments>${post.comments}</slash:comments>`) +
      `<description>${post.text ?? ""}</description></item>`,
  );
  return (
    `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" ` +
    `xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>Новости</title>` +
    `<link>https://news.example/</link><description>x</description>${channel}${entries.join("")}</channel></rss>`
  );
}

/** Answers with a feed. */
export function feed(posts: readonly PublishedPost[], headers: Record<string, string> = {}): Answer {
  return (_request, response) =>
    response.writeHead(200, { "content-type": "application/rss+xml", ...headers }).end(rss(posts));
}

/** Answers with a status and nothing that could be read. */
export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(code, headers).end("no");
}
