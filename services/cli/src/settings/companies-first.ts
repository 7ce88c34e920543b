/** What belongs to something comes after it, however deep; the rest stays in order. Chains must not go in a circle. */
export function companiesFirst<E extends { key: string; company?: string | null | undefined }>(
  entities: readonly E[],
): E[] {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const ordered = new Set<E>();
  function add(entity: E): void {
    const company = entity.company ? byKey.get(entity.company) : undefined;
    if (company) add(company);
    ordered.add(entity);
  }
  entities.forEach(add);
  return [...ordered];
}

/** Keys of the entities that belong, over others, to themselves. */
export function keysInCircles(
  entities: readonly { key: string; company?: string | null | undefined }[],
): string[] {
  const companyOf = new Map(entities.map(({ key, company }) => [key, company]));
  return entities
    .map(({ key }) => key)
    .filter((key) => {
      const seen = new Set<string>();
      for (let next = companyOf.get(key); next && !seen.has(next); next = companyOf.get(next)) {
        if (next === key) return true;
        seen.add(next);
      }
      return false;
    });
}
