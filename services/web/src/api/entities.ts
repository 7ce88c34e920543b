import type { entityListSchema, saveEntitySchema, WatchedEntity } from "@earshot/contract/entity";
import type { EntityPreview, previewEntitySchema } from "@earshot/contract/entity-preview";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type SavedEntity = z.output<typeof saveEntitySchema>;
export type DraftEntity = z.output<typeof previewEntitySchema>;

export const entitiesQuery = queryOptions({
  queryKey: ["entities"],
  queryFn: ({ signal }): Promise<WatchedEntity[]> => loadEntities("/api/v1/entities", signal),
  staleTime: 60_000,
});

/** What is watched no longer. */
export const retiredQuery = queryOptions({
  queryKey: ["entities", "retired"],
  queryFn: ({ signal }): Promise<WatchedEntity[]> => loadEntities("/api/v1/entities/retired", signal),
});

async function loadEntities(path: string, signal: AbortSignal): Promise<WatchedEntity[]> {
  return (await request<z.infer<typeof entityListSchema>>("GET", path, { signal })).entities;
}

/** Adds an entity, or changes the one with this id together with all its terms; 409 when `version` is not the newest. */
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

export function restoreEntity(entityId: number): Promise<{ entityId: number }> {
  return request("POST", `/api/v1/entities/${entityId}/restore`);
}

/** What a draft would find. The last answer stays until the next one comes; one that nobody waits for is given up. */
export function previewQuery(draft: DraftEntity) {
  return queryOptions({
    queryKey: ["entity-preview", draft],
    queryFn: ({ signal }): Promise<EntityPreview> =>
      request("POST", "/api/v1/entities/preview", { body: draft, signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
}
