/** What a source of kind `vk` reads: the wall of a page, or what a search over open posts finds. */
export type VkTarget =
  /** `owner` as VK numbers walls: persons above zero, communities below; null where only the name is known. */
  { kind: "wall"; owner: number | null; domain: string } | { kind: "search"; query: string };

const hosts: ReadonlySet<string> = new Set(["vk.com", "vk.ru", "vkontakte.ru"]);

/** First steps of paths that are no names of pages. */
const otherPaths: ReadonlySet<string> = new Set(
  "away.php feed im market search stories video audio apps docs games login settings".split(" "),
);

/**
 * Reads the target out of an address as people have it: `https://vk.com/name`, `/club1`, `/public1`, `/id1`, `/wall-1_2`;
 * `https://vk.com/search?c[q]=…&c[section]=statuses`, `/search/statuses?q=…`, `/feed?section=search&q=…`. Null for anything else.
 */
export function readVkTarget(address: string): VkTarget | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (!hosts.has(url.hostname.replace(/^(?:www|m|new)\./, ""))) return null;
  const [, first = ""] = url.pathname.toLowerCase().split("/");
  if (first === "search" || first === "feed") {
    const query = (url.searchParams.get("c[q]") ?? url.searchParams.get("q") ?? "").trim();
    return query === "" ? null : { kind: "search", query };
  }
  const [, wall] = /^wall(-?\d{1,12})(?:_\d+)?$/.exec(first) ?? [];
  if (wall !== undefined) return wallOf(Number(wall), first);
  const [, kind, number] = /^(club|public|event|id)(\d{1,12})$/.exec(first) ?? [];
  if (number !== undefined) return wallOf(kind === "id" ? Number(number) : -Number(number), first);
  if (otherPaths.has(first) || !/^[a-z\d_.]{2,64}$/.test(first)) return null;
  return { kind: "wall", owner: null, domain: first };
}

function wallOf(owner: number, domain: string): VkTarget | null {
  return owner === 0 ? null : { kind: "wall", owner, domain };
}

export interface VkId {
  owner: number;
  post: number;
  /** Null for a post. */
  comment: number | null;
}

/** `-1_2` for a post, as VK writes it; `-1_2_r5` for comment 5 below it, since VK's own names of comments leave the post out. */
export function vkId({ owner, post, comment }: VkId): string {
  return comment === null ? `${owner}_${post}` : `${owner}_${post}_r${comment}`;
}

/** Null for what is no id of ours. */
export function readVkId(text: string): VkId | null {
  const found = /^(-?\d{1,12})_(\d{1,12})(?:_r(\d{1,12}))?$/.exec(text);
  if (found === null) return null;
  const [, owner, post, comment] = found;
  return {
    owner: Number(owner),
    post: Number(post),
    comment: comment === undefined ? null : Number(comment),
  };
}
