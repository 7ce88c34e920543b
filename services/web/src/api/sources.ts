import type {
  addSourceSchema,
  changeSourceSchema,
  Source,
  sourceChecksSchema,
  sourceListSchema,
} from "@earshot/contract/source";
import type { SourcePreview } from "@earshot/contract/source-find";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type SourceCheck = z.infer<typeof sourceChecksSchema>["checks"][number];
export type { SourcePreview };
export type AddedSource = z.input<typeof addSourceSchema>;
export type SourceChange = z.input<typeof changeSourceSchema>;

export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: async ({ signal }): Promise<Source[]> =>
    (await request<z.infer<typeof sourceListSchema>>("GET", "/api/v1/sources", { signal })).sources,
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

export function previewSource(url: string): Promise<SourcePreview> {
  return request<SourcePreview>("POST", "/api/v1/sources/preview", { body: { url } });
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

export function retireSource(sourceId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/sources/${sourceId}`);
}
