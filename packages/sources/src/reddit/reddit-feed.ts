import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import type { PollDeps, PollOutcome, PollSource } from "../connector.ts";
import { pollFeed } from "../poll-feed.ts";
import { redditPage } from "./read-thing.ts";
import { listingOf } from "./reddit-target.ts";
import type { RedditTarget } from "./reddit-target.ts";

export function redditFeedUrl({ access }: Pick<PollSource, "access">, target: RedditTarget): string {
  const { path, params } = listingOf(target);
  const query = new URLSearchParams(params).toString();
  const ending = path.endsWith("search") ? ".rss" : "/.rss";
  return `${serviceUrl(access, "site")}${path}${ending}${query === "" ? "" : `?${query}`}`;
}

/** What is open without an application: the 25 newest, without counters, and of comments not what they answer. */
export async function pollRedditFeed(
  source: PollSource,
  target: RedditTarget,
  deps: PollDeps,
): Promise<PollOutcome> {
  const outcome = await pollFeed({ ...source, url: redditFeedUrl(source, target) }, deps);
  if (!outcome.ok || !outcome.isModified) return outcome;
  const posts = outcome.posts.filter((post) => /^t[13]_[a-z0-9]+$/.test(post.externalId));
  return { ...outcome, posts: posts.map((post) => asThing(source, post)) };
}

function asThing(source: PollSource, post: CollectedPost): CollectedPost {
  const isComment = post.externalId.startsWith("t1_");
  const path = post.url === null ? null : new URL(post.url).pathname;
  const link = /\/comments\/([a-z0-9]{1,13})\//.exec(path ?? "")?.[1];
  return {
    ...post,
    url: path === null ? null : `${redditPage(source)}${path}`,
    // The title of a comment only says whose it is and below what.
    title: isComment ? null : post.title,
    text: withoutFooter(post.text),
    author: authorOf(source, post),
    rootExternalId: isComment && link !== undefined ? `t3_${link}` : null,
  };
}

/** Feeds end each link with who submitted it and where. */
export function withoutFooter(text: string): string {
  return text
    .replace(/\s*submitted by\s+\/u\/[\w-]+(?:\s+to\s+\S+)?\s*\[link\]\s*\[comments\]\s*$/i, "")
    .trim();
}

function authorOf(source: PollSource, { author }: CollectedPost): CollectedPost["author"] {
  const name = /^\/?u\/([\w-]{1,30})$/.exec(author?.name ?? "")?.[1];
  if (name === undefined) return null;
  return { handle: name, name: null, url: `${redditPage(source)}/user/${name}`, bio: null, followers: null };
}
