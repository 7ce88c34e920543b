import type { WatchedEntity } from "@earshot/contract/entity";
import type { EntityKind } from "@earshot/core/match/entity";

/** Companies first, then who speaks for them, what they make, and the world around. */
export const kindOrder: readonly EntityKind[] = [
  "company",
  "executive",
  "brand",
  "product",
  "topic",
  "competitor",
  "opinion_leader",
];

const fold = (text: string): string => text.toLowerCase().replaceAll("ё", "е");

/** The entities whose name, position or terms hold the words, by kind; those spoken of most come first. */
export function groupByKind(
  entities: readonly WatchedEntity[],
  { words, kind }: { words: string; kind: EntityKind | null },
): { kind: EntityKind; entities: WatchedEntity[] }[] {
  const wanted = fold(words.trim());
  const found = entities.filter(
    (entity) =>
      (kind === null || entity.kind === kind) &&
      (wanted === "" ||
        [entity.name, entity.position ?? "", ...entity.terms.map(({ text }) => text)].some((text) =>
          fold(text).includes(wanted),
        )),
  );
  return kindOrder.flatMap((each) => {
    const group = found
      .filter((entity) => entity.kind === each)
      .sort((a, b) => b.recentCount - a.recentCount || a.name.localeCompare(b.name));
    return group.length === 0 ? [] : [{ kind: each, entities: group }];
  });
}
