import { knownSource, recognition, type KnownFeed } from "./recognition.ts";
import { encodePart, type SiteRule } from "./site-rule.ts";

/** Addresses as people write them, of networks that have no feeds. */
export const telegramChannel = (name: string): string => `https://t.me/s/${name.toLowerCase()}`;
export const vkPage = (name: string): string => `https://vk.com/${encodePart(name)}`;
export const xProfile = (name: string): string => `https://x.com/${encodePart(name)}`;
export const vkSearch = (phrase: string): string =>
  `https://vk.com/search?c%5Bq%5D=${encodeURIComponent(phrase)}&c%5Bsection%5D=statuses`;
export const xSearch = (phrase: string): string =>
  `https://x.com/search?q=${encodeURIComponent(phrase)}&f=live`;

const telegramName = /^[a-z]\w{3,31}$/i;
/** What stands in place of a channel: invitations, private chats, sets of stickers and the like. */
const telegramOther =
  /^(?:\+.*|add\w+|bg|boost|c|confirmphone|contact|giftcode|invoice|iv|joinchat|k|a|login|m|nft|proxy|setlanguage|share|socks)$/i;
const xOther = /^(?:home|explore|i|intent|share|login|settings|messages|notifications|compose|tos|privacy)$/;
const vkOther =
  /^(?:feed|video|photo|album|audio|clip|topic|doc|app|away|im|market|story)s?(?:-?\d.*|\.php)?$/;

/** Telegram, VK and X: channels, pages, profiles and searches. */
export const socialRules: readonly SiteRule[] = [
  {
    hosts: [".t.me", "telegram.me", "telegram.dog", "web.telegram.org"],
    read({ url, host, parts }) {
      const found = { site: "Telegram", platform: "telegram" as const };
      const own = /^(\w+)\.t\.me$/.exec(host)?.[1];
      const named = parts[0] === "s" ? parts[1] : parts[0];
      // The web client names its channel behind "#@", in front of which no path says anything.
      const name = own ?? (host === "web.telegram.org" ? /^#@(\w+)/.exec(url.hash)?.[1] : named);
      if (name === undefined || !telegramName.test(name) || telegramOther.test(name))
        return recognition({ ...found, support: "never" });
      const phrase = url.searchParams.get("q")?.trim() ?? "";
      const search = phrase === "" ? "" : `?q=${encodeURIComponent(phrase)}`;
      const covers = phrase === "" ? "asked" : "search";
      const channel = knownSource("telegram", telegramChannel(name) + search, { covers });
      return recognition({
        ...found,
        what: phrase === "" ? `@${name}` : `@${name}: ${phrase}`,
        feeds: [channel],
      });
    },
  },
  {
    hosts: ["vk.com", "vk.ru", "vkontakte.ru"],
    read({ url, parts }) {
      const found = { site: "VK", platform: "vk" as const };
      const [first = ""] = parts;
      const query = url.searchParams;
      const phrase = (query.get("c[q]") ?? query.get("q") ?? "").trim();
      if (/^(?:search|feed)$/.test(first) && phrase !== "")
        return recognition({
          ...found,
          what: phrase,
          feeds: searchOnly(knownSource("vk", vkSearch(phrase))),
        });
      const owner = /^wall(-?)(\d+)/.exec(first) ?? /^wall(-?)(\d+)/.exec(query.get("w") ?? "");
      const name = owner === null ? first : `${owner[1] === "-" ? "club" : "id"}${owner[2] ?? ""}`;
      if (name === "" || (owner === null && (vkOther.test(name) || !/^[\w.]{2,64}$/.test(name))))
        return recognition({ ...found, support: "never" });
      return recognition({ ...found, what: `@${name}`, feeds: [knownSource("vk", vkPage(name))] });
    },
  },
  {
    hosts: ["vkvideo.ru"],
    read: () => recognition({ site: "VK", platform: "vk", support: "never" }),
  },
  {
    hosts: ["x.com", "twitter.com"],
    read({ url, parts }) {
      const found = { site: "X", platform: "x" as const };
      const [first = "", second = ""] = parts;
      const tag = first === "hashtag" && second !== "" ? `#${second}` : null;
      const phrase = tag ?? (first === "search" ? (url.searchParams.get("q")?.trim() ?? "") : "");
      if (phrase !== "")
        return recognition({ ...found, what: phrase, feeds: searchOnly(knownSource("x", xSearch(phrase))) });
      const name = first.replace(/^@/, "");
      if (!/^\w{1,15}$/.test(name) || xOther.test(name) || first === "search")
        return recognition({ ...found, support: "never" });
      return recognition({ ...found, what: `@${name}`, feeds: [knownSource("x", xProfile(name))] });
    },
  },
];

function searchOnly(feed: KnownFeed): KnownFeed[] {
  return [{ ...feed, covers: "search" }];
}

/** A bare "@name" may be anybody's: the networks where it could be, to choose from. */
export function sourcesOfHandle(name: string): KnownFeed[] {
  return [
    ...(telegramName.test(name)
      ? [knownSource("telegram", telegramChannel(name), { service: "Telegram" })]
      : []),
    ...(/^[\w.]{2,64}$/.test(name) ? [knownSource("vk", vkPage(name), { service: "VK" })] : []),
    knownSource("youtube", `https://www.youtube.com/@${encodePart(name)}`, { service: "YouTube" }),
    ...(/^\w{1,15}$/.test(name) ? [knownSource("x", xProfile(name), { service: "X" })] : []),
    knownSource("bluesky", `https://bsky.app/profile/${encodePart(name)}.bsky.social`, {
      service: "Bluesky",
    }),
    knownSource("mastodon", `https://mastodon.social/@${encodePart(name)}`, { service: "Mastodon" }),
    ...(/^[\w-]{3,20}$/.test(name)
      ? [knownSource("reddit", `https://www.reddit.com/user/${name}`, { service: "Reddit" })]
      : []),
  ];
}
