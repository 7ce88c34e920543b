import { feedLimits } from "./limits.ts";

/** Resolves an address against its base; null unless the result is http or https. */
export function resolveLink(href: string | null | undefined, base: string | null): string | null {
  const text = (href ?? "").trim().replace(/[\t\r\n]/g, "");
  if (text === "" || text.length > feedLimits.urlChars) return null;
  const url = parseUrl(text, base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  return url.href.length > feedLimits.urlChars ? null : url.href.toWellFormed();
}

/** `xml:base` may itself be relative. */
export function resolveBase(href: string | undefined, base: string): string {
  return href === undefined ? base : (resolveLink(href, base) ?? base);
}

const trackingParameter = /^(?:utm_|yclid$|gclid$|fbclid$|_openstat$|ysclid$)/i;

/**
 * The same page under one spelling: no fragment, no tracking parameters, no trailing slash. Only for comparing and for
 * ids; people get the link as it was given.
 */
export function canonicalLink(link: string): string {
  const url = new URL(link);
  url.hash = "";
  // Touching the parameters rewrites them all, so it is done only where there is something to remove.
  const isTracked = Array.from(url.search.matchAll(/[?&]([^=&]+)/g)).some(([, name]) =>
    trackingParameter.test(name ?? ""),
  );
  if (isTracked) {
    for (const name of Array.from(url.searchParams.keys())) {
      if (trackingParameter.test(name)) url.searchParams.delete(name);
    }
  }
  url.protocol = "https:";
  return url.href.replace(/\/$/, "");
}

function parseUrl(text: string, base: string | null): URL | null {
  try {
    return new URL(text, base ?? undefined);
  } catch {
    return null;
  }
}
