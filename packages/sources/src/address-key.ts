import { canonicalLink } from "./feed/resolve-link.ts";

/**
 * One spelling for addresses that lead to the same feed: http or https, with or without `www.`, a trailing slash, tracking
 * parameters. Only for comparing; null for what is no web address.
 */
export function addressKey(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return null;
  if (parsed.hostname.startsWith("www.")) parsed.hostname = parsed.hostname.slice(4);
  return canonicalLink(parsed.href);
}
