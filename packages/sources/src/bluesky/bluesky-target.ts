/** What a source of this kind reads: the posts of an account, or what a search finds. */
export type BlueskyTarget = { what: "account"; actor: string } | { what: "search"; query: string };

const domain = String.raw`(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?\.)+[\p{L}\p{N}-]{2,}`;
const actorName = new RegExp(String.raw`^@?(did:[a-z]+:[\w.:%-]+|${domain})$`, "u");

/**
 * Reads the address of a profile ("https://bsky.app/profile/anna.bsky.social", with a DID too), of a search ("https://bsky.app/search?q=pies")
 * or of a hashtag ("https://bsky.app/hashtag/pies"). Lists, feeds and single posts are none of them.
 */
export function readBlueskyTarget(url: string): BlueskyTarget | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  if (!/^https?:$/.test(protocol) || !/^(?:www\.)?bsky\.app$/.test(hostname)) return null;
  const [, folder = "", name = "", ...rest] = decodePath(pathname).replace(/\/$/, "").split("/");
  if (folder === "profile" && rest.length === 0) {
    const actor = actorName.exec(name)?.[1];
    return actor === undefined
      ? null
      : { what: "account", actor: actor.startsWith("did:") ? actor : actor.toLowerCase() };
  }
  if (folder === "hashtag" && rest.length === 0 && name !== "") return { what: "search", query: `#${name}` };
  const query = searchParams.get("q")?.trim() ?? "";
  return folder === "search" && name === "" && query !== "" ? { what: "search", query } : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
