import { resolveLink } from "../resolve-link.ts";

/** Addresses that lead on to another one which they carry: host, path, and where it stands. */
const wrappers: readonly { host: RegExp; path: RegExp; parameters: readonly string[] }[] = [
  // Alerts of Google, in feeds and in mail.
  { host: /^(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?$/, path: /^\/url$/, parameters: ["url", "q"] },
  // Bing's news.
  { host: /^(?:[a-z]+\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameters: ["url"] },
];

/** The address that a counting link of a news search leads to; any other address as it is. */
export function unwrapLink(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const wrapper = wrappers.find(
    ({ host, path }) => url !== null && host.test(url.hostname) && path.test(url.pathname),
  );
  for (const name of wrapper?.parameters ?? []) {
    const target = resolveLink(url?.searchParams.get(name), null);
    if (target !== null) return target;
  }
  return address;
}
