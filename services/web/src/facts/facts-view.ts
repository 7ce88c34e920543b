import { factStandings, type FactStanding } from "@earshot/core/respond/fact-standing";

/** What the address of the page may say. */
export interface FactsView {
  q?: string;
  standing?: FactStanding;
  /** The card that is shown alone, as links of prompts and drafts lead to it. */
  fact?: number;
}

export function readFactsView(search: Record<string, unknown>): FactsView {
  const q = typeof search["q"] === "string" ? search["q"].slice(0, 200) : "";
  const standing = factStandings.find((each) => each === search["standing"]);
  const fact = Number(search["fact"]);
  return {
    ...(q.trim() !== "" && { q }),
    ...(standing && { standing }),
    ...(Number.isSafeInteger(fact) && fact > 0 && { fact }),
  };
}
