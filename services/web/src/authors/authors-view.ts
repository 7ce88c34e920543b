import { authorOrders, type AuthorOrder } from "@earshot/core/triage/author/author-order";
import { standings, type Standing } from "@earshot/core/triage/author/standing";
import type { AuthorFilter } from "../api/authors.ts";

export const onlyChoices = ["suspected", "proposed", "blocked"] as const;

/** What the address of the list may say. */
export function readAuthorsView(search: Record<string, unknown>): AuthorFilter {
  const words = typeof search["search"] === "string" ? search["search"].slice(0, 200) : "";
  const standing: Standing | undefined = standings.find((each) => each === search["standing"]);
  const only = onlyChoices.find((each) => each === search["only"]);
  const sort: AuthorOrder | undefined = authorOrders.find((each) => each === search["sort"]);
  return {
    ...(words !== "" && { search: words }),
    ...(standing && { standing }),
    ...(only && { only }),
    ...(sort && sort !== "posts" && { sort }),
  };
}
