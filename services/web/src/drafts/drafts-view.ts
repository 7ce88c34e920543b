import { draftChannels, type DraftChannel } from "@earshot/core/respond/draft/draft";
import type { DraftScope } from "../api/drafts.ts";

/** In the order in which they are offered. */
export const draftScopes = ["all", "mine", "waiting", "published"] as const satisfies readonly DraftScope[];

/** Which drafts the address asks for; what does not fit is left out. */
export function readDraftsView(search: Record<string, unknown>): { scope?: DraftScope } {
  const scope = draftScopes.find((each) => each === search["scope"]);
  return scope === undefined ? {} : { scope };
}

/** Which post a new draft answers, with which words, and where if not as suggested. */
export interface NewDraftSearch {
  post?: number;
  text?: string;
  channel?: DraftChannel;
}

/** What the address says of a new draft; what does not fit is left out. */
export function readNewDraft(search: Record<string, unknown>): NewDraftSearch {
  const post = Number(search["post"]);
  const text = search["text"];
  const channel = draftChannels.find((each) => each === search["channel"]);
  return {
    ...(Number.isSafeInteger(post) && post > 0 ? { post } : {}),
    ...(typeof text === "string" && text !== "" ? { text: text.slice(0, 2_000) } : {}),
    ...(channel === undefined ? {} : { channel }),
  };
}
