/** Hosts of the platforms whose profile addresses carry the account's name, and what may stand before it. */
const profileHosts = new Map<string, RegExp>([
  ...["t.me", "telegram.me", "telegram.dog"].map((host) => [host, /^\/(?:s\/)?([\w]{3,64})/] as const),
  ...[
    "vk.com",
    "vk.ru",
    "x.com",
    "twitter.com",
    "ok.ru",
    "max.ru",
    "facebook.com",
    "instagram.com",
    "dzen.ru",
  ].map((host) => [host, /^\/@?([\w.]{2,64})/] as const),
  ...["youtube.com", "tiktok.com", "threads.net", "threads.com", "medium.com"].map(
    (host) => [host, /^\/(?:@|c\/|user\/)([\w.-]{2,64})/] as const,
  ),
  ["linkedin.com", /^\/(?:in|company)\/([\p{L}\p{N}_-]{2,100})/u],
  ["bsky.app", /^\/profile\/([\w.:-]{2,100})/],
  ["habr.com", /^\/(?:\w\w\/)?(?:users|companies|company)\/([\w-]{2,64})/],
  ["reddit.com", /^\/(?:user|u)\/([\w-]{2,64})/],
]);

const address = /^(?:https?:\/\/)?([^/?#:]+)(?::\d+)?(\/[^?#]*)?/;

/**
 * The account that an address on a known platform leads to, in lower case without @: `t.me/x/12` → "x",
 * `https://pies.example/@v/1` (Mastodon) → "v@pies.example"; null for any other address.
 */
export function accountOfLink(url: string): string | null {
  const found = address.exec(url.toLowerCase());
  const host = found?.[1]?.replace(/^(?:www|m|mobile|old|web)\./, "");
  const path = found?.[2] ?? "";
  if (host === undefined) return null;
  const pattern = profileHosts.get(host);
  if (pattern !== undefined) return pattern.exec(path)?.[1] ?? null;
  const federated = /^\/@(\w{1,64})(?:@([\w.-]{1,253}))?(?:\/|$)/.exec(path);
  return federated === null ? null : `${federated[1]}@${federated[2] ?? host}`;
}

/** The host of a site as it is compared: `https://www.Zaslonka.example/menu` → "zaslonka.example"; null without a dot. */
export function hostOfSite(site: string): string | null {
  const host = address
    .exec(site.trim().toLowerCase())?.[1]
    ?.replace(/^www\./, "")
    .replace(/\.$/, "");
  return host === undefined || !host.includes(".") || /[\s@]/.test(host) ? null : host;
}

/** An account's name as it is compared: lower case, without @ in front. */
export function normalizeHandle(handle: string): string {
  return handle.trim().toLowerCase().replace(/^@/, "");
}
