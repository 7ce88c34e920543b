/**
 * The host of an address that may stand in a link; null for anything but http and https, so that a feed cannot
 * put `javascript:` under a click.
 */
export function readHost(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, host } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? host.replace(/^www\./, "") : null;
}
