import type { Engagement } from "@earshot/core/collect/post";
import { childText, childrenOf, type FeedElement, wholeNumber } from "./feed-element.ts";

/**
 * Counters of an entry, null where none is given: our `eng:` extension, `slash:comments`, `thr:total` and `thr:count` (RFC 4685), and the
 * ratings and views that YouTube puts into Media RSS.
 */
export function readEngagement(entry: FeedElement): Engagement {
  const groups = childrenOf(entry, "media:group");
  const communities = [entry, ...groups].flatMap((element) => childrenOf(element, "media:community"));
  const statistics = [entry, ...communities].flatMap((element) => childrenOf(element, "media:statistics"));
  const ratings = communities.flatMap((element) => childrenOf(element, "media:starrating"));
  return {
    likes: counter(entry, "eng:likes") ?? wholeNumber(ratings[0]?.attributes.get("count")),
    comments: counter(entry, "eng:comments") ?? counter(entry, "slash:comments") ?? readReplies(entry),
    shares: counter(entry, "eng:shares"),
    // YouTube writes 0 until it has counted, so a 0 there is "not known yet".
    views: counter(entry, "eng:views") ?? (wholeNumber(statistics[0]?.attributes.get("views")) || null),
    isApproximate: false,
  };
}

function counter(entry: FeedElement, name: string): number | null {
  return wholeNumber(childText(entry, name));
}

function readReplies(entry: FeedElement): number | null {
  const total = counter(entry, "thr:total");
  if (total !== null) return total;
  const replies = childrenOf(entry, "link", "atom:link").find(
    (link) => link.attributes.get("rel") === "replies",
  );
  return wholeNumber(replies?.attributes.get("thr:count"));
}
