/** Where a link of a mail leads: Google wraps the true address in one of its own. */
export function unwrapLink(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null || !/(?:^|\.)google\.[a-z.]+$/.test(url.hostname) || url.pathname !== "/url") return link;
  const inner = url.searchParams.get("url") ?? url.searchParams.get("q") ?? "";
  return /^https?:\/\//i.test(inner) && URL.canParse(inner) ? inner : link;
}

const housekeeping =
  /unsubscribe|optout|opt-out|preferences|otpis|alerts\/(?:edit|remove|feedback|share)|google\.[a-z.]+\/alerts/i;

/** Addresses that a mail leads to, unwrapped, each once, without those that only manage the subscription. */
export function mailLinks(html: string): string[] {
  const links = [
    ...html.slice(0, 500_000).matchAll(/<a\b[^>]{0,2000}?\bhref\s*=\s*["']?(https?:[^"'\s>]+)/gi),
  ]
    .map(([, href = ""]) => unwrapLink(href.replaceAll("&amp;", "&")))
    .filter((link) => !housekeeping.test(link));
  return [...new Set(links)];
}
