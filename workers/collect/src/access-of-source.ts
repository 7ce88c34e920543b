import type { CollectSource } from "@earshot/db/queries/due-sources";
import { accessBy, demoAccess, type Access } from "@earshot/sources/access";
import type { CollectDeps } from "./deps.ts";

/** How the services of a source are reached: those of the demo in its world, others as the settings say. */
export async function accessOf(
  { connections }: Pick<CollectDeps, "connections">,
  source: Pick<CollectSource, "sourceId" | "kind" | "url" | "serviceRoot">,
): Promise<Access> {
  const { kind, serviceRoot, sourceId } = source;
  if (serviceRoot !== null) return demoAccess(kind, serviceRoot);
  return accessBy(await connections.of(kind, sourceId), source);
}
