import type { Colleague, colleagueListSchema } from "@earshot/contract/colleague";
import type { addTagSchema, Tag, TagCounts, tagListSchema } from "@earshot/contract/tag";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

/** Who works here or did, by name. */
export const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: async ({ signal }): Promise<Colleague[]> =>
    (await request<z.infer<typeof colleagueListSchema>>("GET", "/api/v1/colleagues", { signal })).colleagues,
  staleTime: 60_000,
});

/** All tags, retired ones too, by name. */
export const tagsQuery = queryOptions({
  queryKey: ["tags"],
  queryFn: async ({ signal }): Promise<Tag[]> =>
    (await request<z.infer<typeof tagListSchema>>("GET", "/api/v1/tags", { signal })).tags,
  staleTime: 60_000,
});

export const tagCountsQuery = queryOptions({
  queryKey: ["tags", "counts"],
  queryFn: async ({ signal }): Promise<TagCounts["counts"]> =>
    (await request<TagCounts>("GET", "/api/v1/tags/counts", { signal })).counts,
});

export function addTag(tag: z.input<typeof addTagSchema>): Promise<Tag> {
  return request<Tag>("POST", "/api/v1/tags", { body: tag });
}

export function changeTag(
  tagId: number,
  change: { name?: string; colour?: Tag["colour"]; isRetired?: boolean },
): Promise<Tag> {
  return request<Tag>("PATCH", `/api/v1/tags/${tagId}`, { body: change });
}

export function mergeTag(tagId: number, intoId: number): Promise<{ postCount: number }> {
  return request("POST", `/api/v1/tags/${tagId}/merge`, { body: { intoId } });
}
