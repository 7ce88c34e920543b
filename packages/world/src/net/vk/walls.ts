import type { WorldSource } from "../../content.ts";
import type { WorldPost } from "../../world-post.ts";
import type { NetWorld } from "../protocol.ts";
import { handleOf } from "./members.ts";

/** A comment below a post of a wall. */
export interface WallComment {
  number: number;
  /** Null where it was deleted and only its branch is left. */
  post: WorldPost | null;
  publishedAt: Date;
  /** What it answers, when that is a comment. */
  answers: number | null;
  /** Branch below it, oldest first; comments of a branch have none of their own. */
  branch: WallComment[];
}

export interface WallPost {
  post: WorldPost;
  /** Handle of whose wall it is. */
  owner: string;
  number: number;
  /** First level, oldest first. */
  comments: WallComment[];
  /** Comments that came after the month, which no counter of it knows. */
  laterComments: number;
}

/** Seconds are counted from here, so that numbers of later posts lie above those of the month and of earlier runs. */
const numbersFrom = Date.UTC(2026, 0, 1);

/** A path with the number that the post has in the month; repeats carry more. */
const numberedPath = /^\/wall\/\w+_(\d+)(?:\?reply=(\d+))?$/;

/** The walls of the world: posts with the comments below them, under numbers that stay. Newest posts first. */
export function createWalls(world: NetWorld): () => WallPost[] {
  const numbers = new Map<string, number>();
  const last = new Map<string, number>();
  const single = new Map(world.sources.map((source) => [source.id, singleOwner(world, source)]));

  function ownerOf(post: WorldPost): string {
    return ownerInPath(post) ?? single.get(post.sourceId) ?? handleOf(post.author);
  }

  function numberOf(post: WorldPost, owner: string): number {
    const known = numbers.get(post.id);
    if (known !== undefined) return known;
    const month = monthNumber(post);
    const seconds = Math.floor((post.publishedAt.getTime() - numbersFrom) / 1_000);
    const number = month ?? Math.max((last.get(owner) ?? 0) + 1, seconds);
    numbers.set(post.id, number);
    last.set(owner, Math.max(number, last.get(owner) ?? 0));
    return number;
  }

  return () => {
    const there = world.sources
      .flatMap((source) => world.newest(source.id, Number.MAX_SAFE_INTEGER))
      .toSorted(inOrder);
    const gone = world.sources.flatMap((source) => world.removed(source.id).map(({ post }) => post));
    const known = new Map([...gone, ...there].map((post) => [post.id, post]));
    const goneIds = new Set(gone.map(({ id }) => id));
    const roots = new Map<string, WallPost>();
    for (const post of there.filter(({ parentId }) => parentId === null)) {
      const owner = ownerOf(post);
      roots.set(post.id, { post, owner, number: numberOf(post, owner), comments: [], laterComments: 0 });
    }
    const comments = new Map<string, { comment: WallComment; top: WallComment }>();
    for (const post of [...gone, ...there].toSorted(inOrder)) {
      if (post.parentId === null) continue;
      const root = roots.get(rootOf(post, known).id);
      if (root === undefined) continue;
      const isGone = goneIds.has(post.id);
      const above = comments.get(post.parentId) ?? null;
      const comment: WallComment = {
        number: numberOf(post, root.owner),
        post: isGone ? null : post,
        publishedAt: post.publishedAt,
        answers: above?.comment.number ?? null,
        branch: [],
      };
      comments.set(post.id, { comment, top: above?.top ?? comment });
      if (!isGone && monthNumber(post) === null) root.laterComments += 1;
      (above?.top.branch ?? root.comments).push(comment);
    }
    for (const root of roots.values()) root.comments = root.comments.flatMap(withoutGone);
    return [...roots.values()].toReversed();
  };
}

/** A deleted comment is told as deleted for as long as somebody has answered it; in a branch it just is not there. */
function withoutGone(comment: WallComment): WallComment[] {
  const branch = comment.branch.filter(({ post }) => post !== null);
  return comment.post === null && branch.length === 0 ? [] : [{ ...comment, branch }];
}

/** Of posts of one instant that with the lower number in its id was published first. */
function inOrder(a: WorldPost, b: WorldPost): number {
  const ms = a.publishedAt.getTime() - b.publishedAt.getTime();
  return ms === 0 ? a.id.localeCompare(b.id, "en", { numeric: true }) : ms;
}

function rootOf(post: WorldPost, known: ReadonlyMap<string, WorldPost>): WorldPost {
  let root = post;
  while (root.parentId !== null) {
    const above = known.get(root.parentId);
    if (above === undefined) return root;
    root = above;
  }
  return root;
}

/** The number that the post has in the month; null for later ones. */
function monthNumber(post: WorldPost): number | null {
  const found = numberedPath.exec(post.urlPath);
  return found === null ? null : Number(found[2] ?? found[1]);
}

function ownerInPath({ urlPath }: WorldPost): string | null {
  return /^\/wall\/(\w+)_\d+/.exec(urlPath)?.[1] ?? null;
}

/** The wall that all posts of the source stand on; null for a source of many. */
function singleOwner(world: NetWorld, source: WorldSource): string | null {
  const posts = world.newest(source.id, Number.MAX_SAFE_INTEGER).filter(({ parentId }) => parentId === null);
  const owners = new Set(posts.map(ownerInPath));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** Walls that are sources by themselves; what stands on others is found by searching. */
export function ownWalls(world: NetWorld): ReadonlyMap<string, WorldSource> {
  const named = world.sources.map((source) => [singleOwner(world, source), source] as const);
  return new Map(named.flatMap(([owner, source]) => (owner === null ? [] : [[owner, source]])));
}
