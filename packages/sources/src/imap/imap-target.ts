/** A folder of a mailbox, and whose mail in it is read. */
export interface ImapTarget {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  isSecure: boolean;
  user: string;
  folder: string;
  /** Addresses, or "@domain" for all of one, in lower case. */
  senders: string[];
  /** Name under which the receiving server says in Authentication-Results what it checked, or the domain of that name. */
  checkedBy: string;
}

/**
 * Reads "imaps://user%40example.com@imap.example.com/INBOX?from=news@pies.example,@google.com&by=mx.example.com". Null for anything
 * else, and where nobody is named whose mail may be read. A password has no place in it.
 */
export function readImapTarget(address: string): ImapTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^imaps?:$/.test(url.protocol) || url.password !== "") return null;
  const senders = (url.searchParams.get("from") ?? "")
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((each) => /^(?:[^@\s]+)?@[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(each));
  const user = decode(url.username);
  if (senders.length === 0 || user === "" || url.hostname === "") return null;
  const isSecure = url.protocol === "imaps:";
  const folder = decode(url.pathname.slice(1)) || "INBOX";
  const checkedBy = (url.searchParams.get("by") ?? "").trim().toLowerCase() || usualChecker(url.hostname);
  const port = url.port === "" ? (isSecure ? 993 : 143) : Number(url.port);
  return { host: url.hostname.toLowerCase(), port, isSecure, user, folder, senders, checkedBy };
}

/** How a mailbox is written as the address of a source. */
export function imapAddress(given: Omit<ImapTarget, "checkedBy"> & { checkedBy: string | null }): string {
  const { host, port, isSecure, user, folder, senders, checkedBy } = given;
  const usualPort = isSecure ? 993 : 143;
  const at = `${encodeURIComponent(user)}@${host}${port === usualPort ? "" : `:${port}`}`;
  const by = checkedBy === null ? "" : `&by=${encodeURIComponent(checkedBy)}`;
  const from = senders.map((each) => encodeURIComponent(each).replaceAll("%40", "@")).join(",");
  return `${isSecure ? "imaps" : "imap"}://${at}/${encodeURIComponent(folder)}?from=${from}${by}`;
}

/** Large services check under another name than the one their mailboxes are read at. */
const checkers: readonly [host: RegExp, name: string][] = [
  [/(?:^|\.)(?:gmail|googlemail)\.com$/, "mx.google.com"],
  [/(?:^|\.)yandex\.(?:ru|com|net)$/, "yandex.net"],
  [/(?:^|\.)(?:outlook|office365)\.com$/, "protection.outlook.com"],
];

/** Elsewhere a server of the same domain as a rule. */
function usualChecker(host: string): string {
  const known = checkers.find(([pattern]) => pattern.test(host));
  return known?.[1] ?? host.split(".").slice(-2).join(".");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
