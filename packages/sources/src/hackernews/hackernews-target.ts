/** What of Hacker News is read; `tags` narrow a search as its index does ("story", "author_pg"). */
export type HackerNewsTarget =
  | { kind: "search"; phrase: string; tags: string; isUrlOnly: boolean }
  | { kind: "thread"; id: string };

const both = "(story,comment)";

/** Reads the address of a search, an account, a site or a thread of Hacker News; null for anything else. */
export function readHackerNewsTarget(address: string): HackerNewsTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return null;
  const query = (name: string) => url.searchParams.get(name)?.trim() ?? "";
  if (url.hostname === "hn.algolia.com") {
    const phrase = query("q") || query("query");
    const type = query("type");
    const tags = type === "story" || type === "comment" ? type : both;
    return phrase === "" ? null : { kind: "search", phrase, tags, isUrlOnly: false };
  }
  if (url.hostname !== "news.ycombinator.com") return null;
  const name = query("id");
  if (url.pathname === "/item") return /^\d{1,12}$/.test(name) ? { kind: "thread", id: name } : null;
  if (["/user", "/submitted", "/threads"].includes(url.pathname)) {
    if (!/^[\w-]{2,32}$/.test(name)) return null;
    const what = { "/submitted": "story,", "/threads": "comment," }[url.pathname] ?? `${both},`;
    return { kind: "search", phrase: "", tags: `${what}author_${name}`, isUrlOnly: false };
  }
  const site = query("site");
  return url.pathname === "/from" && site !== ""
    ? { kind: "search", phrase: site, tags: "story", isUrlOnly: true }
    : null;
}
