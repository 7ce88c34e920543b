/** Longest name of a host. */
const hostLengthMax = 253;

/**
 * The host that a person means by a site: an address, or a name with or without "www."; in small letters. Null when it is none.
 * "t.me" and other places where everybody writes are refused by `isShared`.
 */
export function readHost(typed: string): string | null {
  const rest = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^[^/?#@]*@/, "");
  const host = rest.split(/[/?#:]/, 1)[0]?.replace(/^www\./, "") ?? "";
  const isHost =
    host.length <= hostLengthMax && /^(?:[\p{L}\p{Nd}_-]{1,63}\.)+[\p{L}\p{Nd}-]{2,63}$/u.test(host);
  return isHost ? host : null;
}

/** Hosts where very many people write: a block of one would hide a whole network. */
const sharedHosts = [
  "vk.com",
  "vk.ru",
  "t.me",
  "telegram.me",
  "x.com",
  "twitter.com",
  "bsky.app",
  "mastodon.social",
  "youtube.com",
  "youtu.be",
  "reddit.com",
  "news.ycombinator.com",
  "habr.com",
  "linkedin.com",
  "instagram.com",
  "facebook.com",
  "threads.net",
  "threads.com",
  "tiktok.com",
  "ok.ru",
  "dzen.ru",
  "max.ru",
  "livejournal.com",
  "pikabu.ru",
] as const;

/** Whether a host is a network where everybody writes, or part of one that belongs to nobody in particular. */
export function isShared(host: string): boolean {
  return sharedHosts.some((shared) => host === shared || host === `m.${shared}`);
}
