import type {
  addBlockSchema,
  blockedSchema,
  blockListSchema,
  BlockPreview,
  BlockTarget,
} from "@earshot/contract/block";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const blocksKey = ["blocks"] as const;

/** Blocked authors and sites. */
export const blocksQuery = queryOptions({
  queryKey: blocksKey,
  queryFn: ({ signal }) => request<z.infer<typeof blockListSchema>>("GET", "/api/v1/blocks", { signal }),
  staleTime: 30_000,
});

/** What a block would hide; asked for once there is something to block. */
export function blockPreviewQuery(target: BlockTarget | null) {
  return queryOptions({
    queryKey: [...blocksKey, "preview", target],
    queryFn: ({ signal }) =>
      request<BlockPreview>("POST", "/api/v1/blocks/preview", { body: { target }, signal }),
    enabled: target !== null,
    staleTime: 30_000,
  });
}

export function addBlock(given: z.input<typeof addBlockSchema>): Promise<z.infer<typeof blockedSchema>> {
  return request("POST", "/api/v1/blocks", { body: given });
}

export function endBlock(blockId: number, givesBack: boolean): Promise<z.infer<typeof blockedSchema>> {
  return request("POST", `/api/v1/blocks/${blockId}/end`, { body: { givesBack } });
}
