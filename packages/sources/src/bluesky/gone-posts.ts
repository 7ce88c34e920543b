import { fieldsOf, stringOf } from "../json-fields.ts";
import { parseJson } from "../ask.ts";
import { askPublic, type AppView } from "./ask-appview.ts";
import { readPostUri } from "./at-uri.ts";

/** Authors asked about in one go; of the posts of others nothing is said until the next time. */
const authorsMax = 10;

/** Accounts that may come back with everything they wrote: their owner switched them off, or the network did for a while. */
const away: ReadonlySet<string> = new Set(["AccountDeactivated", "AccountSuspended"]);

/**
 * Of posts that are not shown any more, those that are gone for good. A post is not shown either while its author's account is switched off: that is no
 * deletion, and its text would be lost for nothing. Where nobody can tell, nothing is gone.
 */
export async function gonePosts(view: AppView, uris: readonly string[]): Promise<string[]> {
  const authors = [...new Set(uris.flatMap((uri) => readPostUri(uri)?.did ?? []))];
  const closed = new Set<string>();
  for (const did of authors.slice(0, authorsMax)) if (await isHereOrClosed(view, did)) closed.add(did);
  return uris.filter((uri) => closed.has(readPostUri(uri)?.did ?? ""));
}

/** Docs: lexicon `app.bsky.actor.getProfile`. An account that is there has deleted the post itself; one that is closed is closed for good. */
async function isHereOrClosed(view: AppView, did: string): Promise<boolean> {
  const asked = await askPublic(view, `/xrpc/app.bsky.actor.getProfile?actor=${encodeURIComponent(did)}`);
  if (asked.ok) return true;
  if (asked.response?.status !== 400) return false;
  const error = stringOf(fieldsOf(parseJson(asked.response))["error"]);
  return error === null || !away.has(error);
}
