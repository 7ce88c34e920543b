import type { Source } from "@earshot/contract/source";
import { ailingStates } from "@earshot/core/collect/source-state-names";
import type { SourceState } from "@earshot/core/collect/source";

const ranks: ReadonlyMap<SourceState, number> = new Map(ailingStates.map((state, rank) => [state, rank]));

/** Whether a source waits for a person or at least for a look. */
export function isAiling(source: Pick<Source, "state">): boolean {
  return ranks.has(source.state);
}

/** Sources in trouble first, the worst of them on top; the others by name. */
export function orderSources(sources: readonly Source[], language: string): Source[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const rank = ({ state }: Source): number => ranks.get(state) ?? ranks.size;
  return [...sources].sort((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}

/** Sources whose name, address or folder holds the words. */
export function findSources(sources: readonly Source[], words: string): Source[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [...sources];
  return sources.filter(({ name, url, folder }) =>
    [name, url, folder ?? ""].some((text) => text.toLowerCase().includes(wanted)),
  );
}
