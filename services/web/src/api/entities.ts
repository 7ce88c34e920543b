import type { entityListSchema, saveEntitySchema, WatchedEntity } from "@earshot/contract/entity";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type SavedEntity = z.output<typeof saveEntitySchema>;

export const entitiesQuery = queryOptions({
  queryKey: ["entities"],
  queryFn: async ({ signal }): Promise<WatchedEntity[]> =>
    (await request<z.infer<typeof entityListSchema>>("GET", "/api/v1/entities", { signal })).entities,
  staleTime: 60_000,
});

/** Adds an entity, or changes the one with this id together with all its terms. */
export function saveEntity(
  entityId: number | null,
  version: number,
  entity: SavedEntity,
): Promise<{ entityId: number }> {
  if (entityId === null) return request("POST", "/api/v1/entities", { body: entity });
  return request("PUT", `/api/v1/entities/${entityId}`, { body: { ...entity, version } });
}

export function retireEntity(entityId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/entities/${entityId}`);
}
