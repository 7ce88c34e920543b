import { recognise } from "./recognise.ts";

/** Name of the service that gives the feed at this address for personal use only; null for any other address. */
export function serviceWithTerms(url: string): string | null {
  const own = recognise(url).feeds.find((feed) => feed.isPersonalUseOnly && feed.url === new URL(url).href);
  return own?.service ?? null;
}
