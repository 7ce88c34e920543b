import { optionalElement } from "./markup.ts";
import type { WorldPost } from "./world-post.ts";

/** RFC 4685, Atom Threading Extensions. */
export const threadNamespace = "http://purl.org/syndication/thread/1.0";

/** Ours: counters and author facts that feeds have no words for. */
export const engagementNamespace = "https://earshot.example/ns/engagement";

/** `eng:likes`, `eng:comments`, `eng:shares`, `eng:views`, each only where the platform gives it. */
export function counterElements(post: WorldPost): string {
  const { likes, comments, shares, views } = post.engagement;
  return [
    optionalElement("eng:likes", likes),
    optionalElement("eng:comments", comments),
    optionalElement("eng:shares", shares),
    optionalElement("eng:views", views),
  ].join("");
}

/** `eng:handle`, `eng:followers`, `eng:bio`: inside the author in Atom, beside it in RSS. */
export function authorElements(post: WorldPost): string {
  return [
    optionalElement("eng:handle", post.author.handle),
    optionalElement("eng:followers", post.author.followers),
    optionalElement("eng:bio", post.author.bio),
  ].join("");
}
