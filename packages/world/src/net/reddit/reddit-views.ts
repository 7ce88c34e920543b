import type { WorldPost } from "../../world-post.ts";
import { hasQuirk, ownTags } from "../quirks.ts";
import type { Held } from "../held-posts.ts";
import type { NetWorld } from "../protocol.ts";
import { bareIdOf, nameOf, subOf } from "./reddit-shelf.ts";
import type { RedditShelf } from "./reddit-shelf.ts";

/** Answers to one comment that the tree shows, and how deep it goes; what is beyond is only named. */
const answersShown = 3;
const depthShown = 3;

type Json = Record<string, unknown>;

export function listing(children: readonly unknown[], after: string | null = null): Json {
  return { kind: "Listing", data: { after, before: null, dist: children.length, children } };
}

export function permalink(shelf: RedditShelf, post: WorldPost): string {
  const link = shelf.linkOf(post);
  const start = `/r/${subOf(shelf, post)}/comments/${bareIdOf(link.id)}/title/`;
  return link === post ? start : `${start}${bareIdOf(post.id)}/`;
}

/** A link or a comment; replies are left empty. */
export function thingView(world: NetWorld, shelf: RedditShelf, { post, isDeleted }: Held): Json {
  const sub = subOf(shelf, post);
  const times = {
    created_utc: post.publishedAt.getTime() / 1000,
    edited: post.editedAt === null ? false : post.editedAt.getTime() / 1000,
  };
  const place = {
    id: bareIdOf(post.id),
    name: nameOf(post),
    subreddit: sub,
    subreddit_name_prefixed: `r/${sub}`,
    permalink: permalink(shelf, post),
    author: isDeleted ? "[deleted]" : post.author.handle.replace(/^@/, ""),
    score: post.engagement.likes ?? 1,
    ...times,
  };
  if (post.parentId === null) return { kind: "t3", data: { ...place, ...linkFields(post, isDeleted) } };
  const parent = world.byId(post.parentId) ?? shelf.all.find((held) => held.post.id === post.parentId)?.post;
  return {
    kind: "t1",
    data: {
      ...place,
      body: isDeleted ? "[deleted]" : post.text,
      parent_id: parent === undefined ? null : nameOf(parent),
      link_id: nameOf(shelf.linkOf(post)),
      score_hidden: post.engagement.likes === null,
      replies: "",
    },
  };
}

function linkFields(post: WorldPost, isDeleted: boolean): Json {
  const isRemoved = hasQuirk(post, "removed-by-moderator");
  const target = /^https?:\/\/\S+$/.test(post.text) ? post.text : null;
  return {
    title: isDeleted ? "[deleted by user]" : (post.title ?? ""),
    selftext: isDeleted ? "[deleted]" : isRemoved ? "[removed]" : target === null ? post.text : "",
    removed_by_category: isRemoved ? "moderator" : isDeleted ? "deleted" : null,
    is_self: target === null,
    url: target ?? "https://www.reddit.com/self",
    num_comments: post.engagement.comments ?? 0,
    num_crossposts: post.engagement.shares ?? 0,
    link_flair_text: ownTags(post).find((tag) => !tag.startsWith("r/")) ?? null,
    over_18: false,
  };
}

/** The comments below a post as a tree, with "more" where it is cut. */
export function treeView(world: NetWorld, shelf: RedditShelf, post: WorldPost, depth = 0): Json[] {
  const answers = shelf.answers(post);
  if (answers.length === 0) return [];
  if (depth >= depthShown) return [moreView(post, [], depth)];
  const shown = answers.slice(0, answersShown).map((held) => {
    const view = thingView(world, shelf, held);
    const below = treeView(world, shelf, held.post, depth + 1);
    const replies = below.length === 0 ? "" : listing(below);
    return { ...view, data: { ...(view["data"] as Json), replies, depth } };
  });
  const hidden = answers.slice(answersShown).map((held) => bareIdOf(held.post.id));
  return hidden.length === 0 ? shown : [...shown, moreView(post, hidden, depth)];
}

/** Named comments to load, or none: then the thread goes on elsewhere. */
export function moreView(parent: WorldPost, children: readonly string[], depth: number): Json {
  const id = children[0] ?? "_";
  const data = { count: children.length, name: `t1_${id}`, id, parent_id: nameOf(parent), depth, children };
  return { kind: "more", data };
}
