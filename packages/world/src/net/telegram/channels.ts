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
  discussions: ReadonlyMap<number, readonly Message[]>;
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

  function channelPosts(there: readonly WorldPost[], rootOf: RootOf, messages: Map<string, Built>): Channels {
    const channels: Channels = new Map();
    for (const post of there.filter((each) => rootOf(each) === each)) {
      const name = channelName(post);
      const source = world.source(post.sourceId);
      if (source === null) continue;
      const message = { post, channel: name, number: numberOf(post, name), root: null, answers: null };
      messages.set(post.id, message);
      const channel = channels.get(name) ?? emptyChannel(name, source);
      channel.messages.push(message);
      channels.set(name, channel);
    }
    for (const channel of channels.values()) channel.messages.sort((a, b) => a.number - b.number);
    return channels;
  }

  return () => {
    const there = world.sources
      .flatMap((source) => world.newest(source.id, Number.MAX_SAFE_INTEGER))
      .toSorted(inOrder);
    const gone = world.sources.flatMap((source) => world.removed(source.id).map(({ post }) => post));
    const known = new Map([...gone, ...there].map((post) => [post.id, post]));
    const messages = new Map<string, Built>();
    const rootOf: RootOf = (post) => findRoot(post, known);
    const channels = channelPosts(there, rootOf, messages);
    for (const post of there) {
      // What was said below a post goes with it.
      const root = messages.get(rootOf(post).id);
      if (root === undefined || messages.has(post.id)) continue;
      const number = numberOf(post, root.channel);
      const message = { post, channel: root.channel, number, root, answers: null };
      messages.set(post.id, message);
      const discussions = channels.get(root.channel)?.discussions;
      discussions?.set(root.number, [...(discussions.get(root.number) ?? []), message]);
    }
    for (const message of messages.values())
      message.answers = messages.get(message.post.parentId ?? "") ?? null;
    return channels;
  };
}

/** Of posts of one instant that with the lower number in its id was published first. */
function inOrder(a: WorldPost, b: WorldPost): number {
  const ms = a.publishedAt.getTime() - b.publishedAt.getTime();
  return ms === 0 ? a.id.localeCompare(b.id, "en", { numeric: true }) : ms;
}

type RootOf = (post: WorldPost) => WorldPost;
type Channels = Map<string, BuiltChannel>;

function emptyChannel(name: string, source: WorldSource): BuiltChannel {
  return { name, source, messages: [], discussions: new Map() };
}

/** The post of the channel that an answer stands below, perhaps gone; the post itself when it is one. */
function findRoot(post: WorldPost, known: ReadonlyMap<string, WorldPost>): WorldPost {
  let root = post;
  while (root.parentId !== null && !isOfChannel(root)) {
    const above = known.get(root.parentId);
    if (above === undefined) return root;
    root = above;
  }
  return root;
}

type Built = Omit<Message, "answers"> & { answers: Message | null };
type BuiltChannel = Omit<Channel, "discussions"> & { discussions: Map<number, Message[]> };

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
