import type { Recognition } from "./recognition.ts";

/** An address cut up for the rules: host without `www.` and `m.`, decoded parts of the path. */
export interface PastedAddress {
  url: URL;
  host: string;
  parts: readonly string[];
}

/** What one site makes of its addresses; null leaves it to the search for feeds in the page. */
export interface SiteRule {
  /** Exact hosts; a leading dot takes all names below it too. */
  hosts: readonly string[];
  read: (address: PastedAddress) => Recognition | null;
}

export function cutAddress(url: URL): PastedAddress {
  const parts = url.pathname
    .split("/")
    .filter((part) => part !== "")
    .map(decodePart);
  return { url, host: url.hostname.toLowerCase().replace(/^(?:www|m|mobile)\./, ""), parts };
}

export function isHostOf(rule: SiteRule, host: string): boolean {
  return rule.hosts.some((each) =>
    each.startsWith(".") ? host === each.slice(1) || host.endsWith(each) : host === each,
  );
}

/** A part of a path for an address that is made anew. */
export function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll("%40", "@").replaceAll("%3A", ":");
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
