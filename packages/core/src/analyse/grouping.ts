/** Disjoint groups of ids that can be joined unless they are kept apart. */
export interface Grouping {
  /** One id of the group that `id` is in, the same for all of them as long as none is joined. */
  of(id: number): number;
  /** Makes one group of two; false, and nothing happens, where they are kept apart. */
  join(left: number, right: number): boolean;
  /** From now on the two groups are never joined; no effect where they are one already. */
  keepApart(left: number, right: number): void;
}

/**
 * Union-find by size with path halving (R. Tarjan and J. van Leeuwen, "Worst-case analysis of set union algorithms", 1984), and beside each
 * group those that it may never be joined with (K. Wagstaff et al., "Constrained k-means clustering with background knowledge", 2001).
 */
export function createGrouping(): Grouping {
  const above = new Map<number, number>();
  const sizes = new Map<number, number>();
  const apart = new Map<number, Set<number>>();

  function of(id: number): number {
    let at = id;
    for (let up = above.get(at); up !== undefined && up !== at; up = above.get(at)) {
      const next = above.get(up) ?? up;
      above.set(at, next);
      at = next;
    }
    return at;
  }

  function join(left: number, right: number): boolean {
    const [a, b] = [of(left), of(right)];
    if (a === b) return true;
    if (apart.get(a)?.has(b)) return false;
    const isLarger = (sizes.get(a) ?? 1) >= (sizes.get(b) ?? 1);
    const [root, joined] = isLarger ? [a, b] : [b, a];
    above.set(joined, root);
    sizes.set(root, (sizes.get(a) ?? 1) + (sizes.get(b) ?? 1));
    for (const other of apart.get(joined) ?? []) {
      apart.get(other)?.delete(joined);
      note(other, root);
      note(root, other);
    }
    apart.delete(joined);
    return true;
  }

  function note(group: number, other: number): void {
    const others = apart.get(group);
    if (others) others.add(other);
    else apart.set(group, new Set([other]));
  }

  return {
    of,
    join,
    keepApart(left, right) {
      const [a, b] = [of(left), of(right)];
      if (a === b) return;
      note(a, b);
      note(b, a);
    },
  };
}
