import type { DraftScope } from "../api/drafts.ts";

/** In the order in which they are offered. */
export const draftScopes = ["all", "mine", "waiting", "published"] as const satisfies readonly DraftScope[];

/** Which drafts the address asks for; what does not fit is left out. */
export function readDraftsView(search: Record<string, unknown>): { scope?: DraftScope } {
  const scope = draftScopes.find((each) => each === search["scope"]);
  return scope === undefined ? {} : { scope };
}

/** Which post a new draft answers. */
export function readNewDraft(search: Record<string, unknown>): { post?: number; text?: string } {
  const post = Number(search["post"]);
  const text = search["text"];
  return {
    ...(Number.isSafeInteger(post) && post > 0 ? { post } : {}),
    ...(typeof text === "string" && text !== "" ? { text: text.slice(0, 2_000) } : {}),
  };
}
