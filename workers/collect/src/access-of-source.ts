import type { CollectSource } from "@earshot/db/queries/due-sources";
import { demoAccess, openAccess, type Access } from "@earshot/sources/access";

/** How the services of a source are reached. */
export function accessOf({ kind, serviceRoot }: Pick<CollectSource, "kind" | "serviceRoot">): Access {
  return serviceRoot === null ? openAccess(kind) : demoAccess(kind, serviceRoot);
}
