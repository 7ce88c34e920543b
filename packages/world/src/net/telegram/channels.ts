import type { WorldSource } from "../../content.ts";
import type { WorldPost } from "../../world-post.ts";
import type { NetWorld } from "../protocol.ts";

/** A post as a message: of a channel, or of the discussion below one of its posts. */
export interface Message {
  post: WorldPost;
  channel: string;
  number: number;
  /** The message of the channel below which it stands; null for those of the channel itself. */
  root: Message | null;
  /** What it answers, where that is still there. */
  answers: Message | null;
}

export interface Channel {
  name: string;
  source: WorldSource;
  /** Oldest first. */
  messages: Message[];
  /** Messages of the discussion by the number of the post, oldest first. */
  discussions: ReadonlyMap<number, Message[]>;
}

/** Seconds are counted from here, so that numbers of later posts lie above those of the month and of earlier runs. */
const numbersFrom = Date.UTC(2026, 0, 1);

/** A path with the number that the post has in the month, `/name/12` or `/name/12?comment=34`; repeats carry more. */
const numberedPath = /^\/(\w+)\/(\d+)(?:\?comment=(\d+))?$/;

/**
 * Reads channels, discussions and numbers out of the posts of the world. Numbers rise with time within a channel and are the
 * same for as long as this runs; those of the month are the same at every start.
 */
export function createChannels(world: NetWorld): () => ReadonlyMap<string, Channel> {
  const numbers = new Map<string, number>();
  const last = new Map<string, number>();
  const ownChannel = new Map(world.sources.map((source) => [source.id, nameOfSource(world, source)]));

  function channelName(post: WorldPost): string {
    return /^\/(\w+)\/\d+/.exec(post.urlPath)?.[1] ?? ownChannel.get(post.sourceId) ?? post.sourceId;
  }

  function numberOf(post: WorldPost, channel: string): number {
    const known = numbers.get(post.id);
    if (known !== undefined) return known;
    const [, name, own, comment] = numberedPath.exec(post.urlPath) ?? [];
    const seconds = Math.floor((post.publishedAt.getTime() - numbersFrom) / 1_000);
    const number =
      name === undefined
        ? Math.max((last.get(channel) ?? 0) + 1, seconds)
        : Number(post.parentId === null || comment === undefined ? own : comment);
    numbers.set(post.id, number);
    last.set(channel, Math.max(number, last.get(channel) ?? 0));
    return number;
  }

  return () => {
    const there = world.sources.flatMap((source) => world.newest(source.id, Number.MAX_SAFE_INTEGER));
    const gone = world.sources.flatMap((source) => world.removed(source.id).map(({ post }) => post));
    const known = new Map([...gone, ...there].map((post) => [post.id, post]));
    const rootOf = (post: WorldPost): WorldPost => {
      let root = post;
      for (let up = parentOf(root); up !== null; up = parentOf(root)) root = up;
      return root;
    };
    const parentOf = (post: WorldPost): WorldPost | null =>
      post.parentId === null || isOfChannel(post) ? null : (known.get(post.parentId) ?? null);
    const byId = new Map<string, Message>();
    const channels = new Map<string, Channel & { discussions: Map<number, Message[]> }>();
    for (const post of there.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())) {
      const rootPost = rootOf(post);
      const name = channelName(rootPost);
      const root = rootPost === post ? null : (byId.get(rootPost.id) ?? null);
      // What was said below a post goes with it.
      if (rootPost !== post && root === null) continue;
      const answers = post.parentId === null ? null : (byId.get(post.parentId) ?? null);
      const message: Message = { post, channel: name, number: numberOf(post, name), root, answers };
      byId.set(post.id, message);
      const source = world.source(rootPost.sourceId);
      if (source === null) continue;
      const channel = channels.get(name) ?? { name, source, messages: [], discussions: new Map() };
      channels.set(name, channel);
      if (root === null) channel.messages.push(message);
      else channel.discussions.set(root.number, [...(channel.discussions.get(root.number) ?? []), message]);
    }
    for (const { messages } of channels.values()) messages.sort((a, b) => a.number - b.number);
    return channels;
  };
}

/** An answer that has a number of the channel's own stands in the channel and not below the post. */
function isOfChannel(post: WorldPost): boolean {
  const [, name, , comment] = numberedPath.exec(post.urlPath) ?? [];
  return name !== undefined && comment === undefined;
}

/** The channel that most of the source's posts are of. */
function nameOfSource(world: NetWorld, source: WorldSource): string {
  const counts = new Map<string, number>();
  for (const post of world.newest(source.id, Number.MAX_SAFE_INTEGER)) {
    const name = /^\/(\w+)\/\d+/.exec(post.urlPath)?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? source.id;
}
