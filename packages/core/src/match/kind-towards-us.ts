import type { EntityKind } from "./entity.ts";

/** What an entity is to us: whoever and whatever belongs to a competitor is the competitor. */
export function kindTowardsUs(kind: EntityKind, companyKind: EntityKind | null): EntityKind {
  return companyKind === "competitor" ? "competitor" : kind;
}

const ours: ReadonlySet<EntityKind> = new Set(["company", "brand", "product", "executive"]);

/** Whether praise or anger towards it is praise or anger towards us. Takes the kind as `kindTowardsUs` gives it. */
export function isOurs(kind: EntityKind): boolean {
  return ours.has(kind);
}
