/** What a source of kind `telegram` reads: a public channel, or what a search inside it finds. */
export interface TelegramTarget {
  /** Name of the channel in lower case: Telegram tells no cases apart. */
  channel: string;
  /** Words searched for inside the channel; null for all of it. */
  query: string | null;
}

const hosts: ReadonlySet<string> = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** First steps of paths that lead to something else than a channel with a public name. */
const otherPaths: ReadonlySet<string> = new Set([
  ..."addemoji addlist addstickers addtheme bg boost c call confirmphone contact giftcode".split(" "),
  ..."invoice iv joinchat k login m nft proxy setlanguage share socks".split(" "),
]);

/** 4 to 32 letters, digits and underscores, a letter first (names of 4 are sold by auction). */
const channelName = /^[a-z]\w{3,31}$/;

/**
 * Reads the public channel out of an address as people have it: `https://t.me/s/name`, `https://t.me/name/123`,
 * `https://name.t.me`, `tg://resolve?domain=name`, with `?q=` for a search inside. Null for anything else: invitations and
 * private channels have no public page.
 */
export function readTelegramTarget(address: string): TelegramTarget | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const name = nameOf(url)?.toLowerCase() ?? "";
  if (!channelName.test(name)) return null;
  const query = url.searchParams.get("q")?.trim() ?? "";
  return { channel: name, query: query === "" ? null : query };
}

function nameOf(url: URL): string | null {
  if (url.protocol === "tg:") return url.host === "resolve" ? url.searchParams.get("domain") : null;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const host = url.hostname.replace(/^www\./, "");
  const [, own] = /^([a-z]\w+)\.t\.me$/.exec(host) ?? [];
  if (own !== undefined) return own;
  if (!hosts.has(host)) return null;
  const [, first = "", second = ""] = url.pathname.split("/");
  const name = first === "s" ? second : first;
  return otherPaths.has(name.toLowerCase()) ? null : name;
}

/** Id of a post as the network knows it: `channel/123`. */
export function postId(channel: string, number: number): string {
  return `${channel.toLowerCase()}/${number}`;
}

/**
 * Id of a comment: `channel/123?comment=45`, the address that Telegram gives it below the post. The group of the discussion,
 * whose message it is, may have no public name.
 */
export function commentId(rootId: string, number: number): string {
  return `${rootId}?comment=${number}`;
}

export interface TelegramId {
  channel: string;
  number: number;
  /** Null for a post of the channel. */
  comment: number | null;
}

/** Takes apart an id of ours, or the end of an address such as `https://t.me/name/123?comment=45`. */
export function readTelegramId(text: string): TelegramId | null {
  const found =
    /(?:^|\/)([a-z]\w{3,31})\/(\d{1,12})(?:\?(?:[\w=&-]*&)?comment=(\d{1,12}))?(?:[?&#].*)?$/i.exec(text);
  if (found === null) return null;
  const [, channel = "", number, comment] = found;
  return {
    channel: channel.toLowerCase(),
    number: Number(number),
    comment: comment === undefined ? null : Number(comment),
  };
}
