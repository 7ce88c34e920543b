/** What a source of this kind reads, and where it is asked. */
export type MastodonTarget = {
  /** Host of the instance that is asked, with its port where it has one. */
  host: string;
  isSecure: boolean;
  /** Posts of accounts that call themselves bots are left out. */
  isWithoutBots: boolean;
  /** Posts of people who ask not to be indexed are read as well. */
  isWithUnlisted: boolean;
} & (
  | { what: "tag"; tag: string; any: string[]; all: string[]; none: string[] }
  | { what: "account"; acct: string }
);

const name = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?`;
const tagPath = new RegExp(
  String.raw`^(?:/web|/deck)?(?:/timelines/tag|/tags)/([\p{L}\p{M}\p{N}_·]+)/?$`,
  "u",
);
const accountPath = new RegExp(
  String.raw`^(?:/web|/deck)?/(?:@|users/|accounts/@)(${name})(?:@([\p{L}\p{N}.-]+(?::\d+)?))?(?:/(?:with_replies|media|featured))?/?$`,
  "u",
);
const handle = new RegExp(String.raw`^@?(${name})@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$`, "u");

/**
 * Reads the address of a tag ("https://instance/tags/pies") or of an account ("https://instance/@name", "@name@instance"). An account
 * of another instance ("https://instance/@name@other") is asked for where the address leads. Further tags of a timeline follow as `any`, `all` and
 * `none`; `bots=0` leaves bots out, `noindex=1` reads also those who ask not to be indexed.
 */
export function readMastodonTarget(url: string): MastodonTarget | null {
  const pasted = handle.exec(url.trim());
  if (pasted?.[1] !== undefined && pasted[2] !== undefined) {
    return { ...usual, host: pasted[2].toLowerCase(), isSecure: true, what: "account", acct: pasted[1] };
  }
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, searchParams } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return null;
  const path = decodePath(pathname);
  const asked = {
    host,
    isSecure: protocol === "https:",
    isWithoutBots: searchParams.get("bots") === "0",
    isWithUnlisted: searchParams.get("noindex") === "1",
  };
  const tag = tagPath.exec(path)?.[1];
  if (tag !== undefined) {
    const [any, all, none] = ["any", "all", "none"].map((list) => further(searchParams, list));
    return { ...asked, what: "tag", tag, any: any ?? [], all: all ?? [], none: none ?? [] };
  }
  const account = accountPath.exec(path);
  if (account?.[1] === undefined) return null;
  const other = account[2]?.toLowerCase();
  const acct = other === undefined || other === host ? account[1] : `${account[1]}@${other}`;
  return { ...asked, what: "account", acct };
}

const usual = { isWithoutBots: false, isWithUnlisted: false };

/** Mastodon takes four tags beside the first one. */
function further(query: URLSearchParams, list: string): string[] {
  const given = [...query.getAll(list), ...query.getAll(`${list}[]`)];
  return given
    .map((tag) => tag.trim().replace(/^#/, ""))
    .filter(Boolean)
    .slice(0, 4);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
