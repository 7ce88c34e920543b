import type {
  addSourceSchema,
  changeSourceSchema,
  Source,
  sourceChecksSchema,
  sourceListSchema,
} from "@earshot/contract/source";
import type { FoundSource, previewRequestSchema, SourcePreview } from "@earshot/contract/source-find";
import type {
  changedSourcesSchema,
  changeSourcesSchema,
  ImportedOpml,
  OpmlPreview,
  sourceVolumesSchema,
} from "@earshot/contract/source-list";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type SourceCheck = z.infer<typeof sourceChecksSchema>["checks"][number];
export type AddedSource = z.input<typeof addSourceSchema>;
export type SourceChange = z.input<typeof changeSourceSchema>;
export type SourcesChange = z.input<typeof changeSourcesSchema>["change"];
export type ChangedSources = z.infer<typeof changedSourcesSchema>;
export type SourceVolume = z.infer<typeof sourceVolumesSchema>["volumes"][number];

export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: async ({ signal }): Promise<Source[]> =>
    (await request<z.infer<typeof sourceListSchema>>("GET", "/api/v1/sources", { signal })).sources,
});

/** Those that are no longer read. */
export const archiveQuery = queryOptions({
  queryKey: ["sources", "archive"],
  queryFn: async ({ signal }): Promise<Source[]> => {
    const query = new URLSearchParams({ archived: "true" });
    return (await request<z.infer<typeof sourceListSchema>>("GET", "/api/v1/sources", { query, signal }))
      .sources;
  },
});

/** What each source brought in the last 30 days, by its number. The server counts anew every few minutes. */
export const volumesQuery = queryOptions({
  queryKey: ["source-volumes"],
  staleTime: 120_000,
  queryFn: async ({ signal }): Promise<ReadonlyMap<number, SourceVolume>> => {
    const path = "/api/v1/sources/volumes";
    const { volumes } = await request<z.infer<typeof sourceVolumesSchema>>("GET", path, { signal });
    return new Map(volumes.map((volume) => [volume.sourceId, volume]));
  },
});

export function checksQuery(sourceId: number) {
  return queryOptions({
    queryKey: ["sources", sourceId, "checks"],
    queryFn: async ({ signal }): Promise<SourceCheck[]> => {
      const path = `/api/v1/sources/${sourceId}/checks`;
      return (await request<z.infer<typeof sourceChecksSchema>>("GET", path, { signal })).checks;
    },
  });
}

/** What a pasted line is, and the feeds behind it. */
export function findSource(line: string): Promise<FoundSource> {
  return request<FoundSource>("POST", "/api/v1/sources/find", { body: { line } });
}

export function previewSource(given: z.input<typeof previewRequestSchema>): Promise<SourcePreview> {
  return request<SourcePreview>("POST", "/api/v1/sources/preview", { body: given });
}

export function addSource(source: AddedSource): Promise<Source> {
  return request<Source>("POST", "/api/v1/sources", { body: source });
}

export function changeSource(sourceId: number, change: SourceChange): Promise<Source> {
  return request<Source>("PATCH", `/api/v1/sources/${sourceId}`, { body: change });
}

export function checkSource(sourceId: number): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/sources/${sourceId}/check`);
}

/** Sources that one request may name; more go in several. */
const idsAtOnce = 2_000;

export function changeSources(sourceIds: readonly number[], change: SourcesChange): Promise<ChangedSources> {
  return request("POST", "/api/v1/sources/change", {
    body: { sourceIds: sourceIds.slice(0, idsAtOnce), change },
  });
}

export function retireSources(sourceIds: readonly number[]): Promise<ChangedSources> {
  return request("POST", "/api/v1/sources/retire", { body: { sourceIds: sourceIds.slice(0, idsAtOnce) } });
}

export function restoreSources(sourceIds: readonly number[]): Promise<ChangedSources> {
  return request("POST", "/api/v1/sources/restore", { body: { sourceIds: sourceIds.slice(0, idsAtOnce) } });
}

export function previewOpml(base64: string): Promise<OpmlPreview> {
  return request<OpmlPreview>("POST", "/api/v1/sources/opml/preview", { body: { base64 } });
}

export function importOpml(base64: string, only: readonly number[], into: string): Promise<ImportedOpml> {
  return request<ImportedOpml>("POST", "/api/v1/sources/opml/import", { body: { base64, only, into } });
}

/** Where a browser takes the list of sources from. */
export const opmlAddress = "/api/v1/sources/opml";
