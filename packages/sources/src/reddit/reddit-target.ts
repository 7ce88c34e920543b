/** What of Reddit is read. */
export type RedditTarget =
  | { kind: "posts"; sub: string }
  | { kind: "comments"; sub: string }
  | { kind: "user"; name: string }
  /** `sub` is null for all of Reddit. */
  | { kind: "search"; phrase: string; sub: string | null };

const hostPattern = /^(?:(?:www|old|new|np|m|oauth)\.)?reddit\.com$/;
const subPattern = /^[A-Za-z0-9_]{2,24}(?:\+[A-Za-z0-9_]{2,24}){0,20}$/;
const namePattern = /^[\w-]{2,24}$/;

/** Reads the address of a community, its comments, an account or a search; null for anything else. */
export function readRedditTarget(address: string): RedditTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !hostPattern.test(url.hostname)) return null;
  const parts = url.pathname
    .replace(/\.(?:rss|json)$/, "")
    .split("/")
    .filter((part) => part !== "");
  const [first = "", second = "", third = "", fourth = ""] = parts;
  const phrase = url.searchParams.get("q")?.trim() ?? "";
  if (first === "search") return phrase === "" ? null : { kind: "search", phrase, sub: null };
  if (first === "user" || first === "u")
    return namePattern.test(second) ? { kind: "user", name: second } : null;
  if (first !== "r" || !subPattern.test(second)) return null;
  if (third === "search") return phrase === "" ? null : { kind: "search", phrase, sub: second };
  // "/r/x/comments/<id>/…" is one thread, not the community's comments.
  if (third === "comments" && fourth !== "" && fourth !== ".rss") return null;
  return { kind: third === "comments" ? "comments" : "posts", sub: second };
}

/** Path and parameters of the listing, newest first, without paging. */
export function listingOf(target: RedditTarget): { path: string; params: Record<string, string> } {
  switch (target.kind) {
    case "posts":
      return { path: `/r/${target.sub}/new`, params: {} };
    case "comments":
      return { path: `/r/${target.sub}/comments`, params: {} };
    case "user":
      return { path: `/user/${target.name}`, params: { sort: "new" } };
    case "search": {
      const params = { q: target.phrase, sort: "new", type: "link" };
      return target.sub === null
        ? { path: "/search", params }
        : { path: `/r/${target.sub}/search`, params: { ...params, restrict_sr: "1" } };
    }
  }
}
