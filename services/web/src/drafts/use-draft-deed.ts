import { draftsKey } from "../api/drafts.ts";
import { useDeed, type Deed } from "../app/use-deed.ts";

const keys = [draftsKey];

/** What is done with a draft: the next deed begins from what this one left. */
export function useDraftDeed(): Deed {
  return useDeed(keys, { isAwaited: true });
}
