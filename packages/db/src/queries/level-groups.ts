/** Levels of the list are what `search_level` says in the migrations: 0 to 95 for open posts, and from here for all others. */
export const closedLevel = 200;

const levelTop = 95;

/** A post stands in the index of words at its true level or at most so many above, which the trigger on `triage` sees to. */
export const levelsHeld = 10;

/** How large a part of all posts stands at a level. */
export type LevelShares = ReadonlyMap<number, number>;

/** The first levels hold a thousandth of the list; the next as much again as all that were read. */
const firstShare = 0.001;

/**
 * Levels of one list from the top down, in groups that are read one after another until a page is full. Each is so large that few of them
 * lead to the end of the list, and small enough that a word which begins somewhere in it is not found a hundred times too often.
 * @param firstLevel true level of the place after which the page begins; null for the top of the list
 */
export function groupLevels(shares: LevelShares, isOpen: boolean, firstLevel: number | null): number[][] {
  const base = isOpen ? 0 : closedLevel;
  const isOfList = (level: number): boolean => level >= base && level <= base + levelTop + levelsHeld;
  const whole = [...shares].reduce((sum, [level, share]) => (isOfList(level) ? sum + share : sum), 0);
  const first = firstLevel ?? base + levelTop;
  const groups: number[][] = [];
  let group: number[] = [];
  let [read, size] = [0, 0];
  for (let level = first + levelsHeld; level >= base; level -= 1) {
    group.push(level);
    size += shares.get(level) ?? 0;
    if (level > first || size === 0 || size < Math.max(firstShare * whole, read)) continue;
    groups.push(group);
    group = [];
    read += size;
    size = 0;
  }
  return group.length > 0 ? [...groups, group] : groups;
}
