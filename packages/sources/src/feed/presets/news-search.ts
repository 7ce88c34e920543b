import type { PostAuthor } from "@earshot/core/collect/post";
import type { EntryDraft } from "../entry-draft.ts";
import { childrenOf } from "../feed-element.ts";
import type { FeedElement } from "../feed-element.ts";
import { htmlToLine } from "../html-to-text.ts";
import { feedLimits } from "../limits.ts";
import { resolveLink } from "../resolve-link.ts";
import { unwrapLink } from "./unwrap-link.ts";

/**
 * An entry of a news search as the outlet published it: the search's own link is opened, its suffix taken from the headline, and the
 * outlet named as the author. Google's description only says headlines again, its own or those of others, so it is no text.
 */
export function fromNewsSearch(draft: EntryDraft, entry: FeedElement): EntryDraft {
  if (draft.link === null) return draft;
  const link = unwrapLink(draft.link);
  const isGoogle = new URL(draft.link).hostname === "news.google.com";
  const outlet = isGoogle
    ? outletOf(entry, "source")
    : link === draft.link
      ? null
      : outletOf(entry, "news:source");
  const named = { ...draft, link, author: outlet ?? draft.author };
  if (!isGoogle) return named;
  return { ...named, title: withoutOutlet(draft.title, outlet?.name ?? null), text: "" };
}

function outletOf(entry: FeedElement, element: string): PostAuthor | null {
  const [source] = childrenOf(entry, element);
  const name = htmlToLine(source?.text ?? "", feedLimits.nameChars);
  if (name === "") return null;
  return {
    handle: null,
    name,
    url: resolveLink(source?.attributes.get("url"), null),
    bio: null,
    followers: null,
  };
}

/** "Headline - Outlet" → "Headline". */
export function withoutOutlet(title: string | null, outlet: string | null): string | null {
  const ending = ` - ${outlet ?? ""}`;
  return outlet !== null && title !== null && title.endsWith(ending)
    ? title.slice(0, -ending.length).trim()
    : title;
}
