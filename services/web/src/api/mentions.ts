import type {
  Changed,
  correctSchema,
  MentionDetail,
  MentionFilter,
  MentionList,
} from "@earshot/contract/mention";
import type { Status } from "@earshot/core/triage/status";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { writeFilter } from "../triage/filter-address.ts";
import { request } from "./client.ts";

export type Correction = Omit<z.input<typeof correctSchema>, "version">;

/** Rows fetched at once: two to three screens. */
const pageSize = 60;

export const mentionListKey = ["mentions"] as const;

export function mentionListQuery(filter: MentionFilter) {
  const address = new URLSearchParams(writeFilter(filter));
  return infiniteQueryOptions({
    queryKey: [...mentionListKey, address.toString()],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(address);
      query.set("limit", String(pageSize));
      if (pageParam !== null) query.set("cursor", pageParam);
      return request<MentionList>("GET", "/api/v1/mentions", { query, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function mentionQuery(postId: number) {
  return queryOptions({
    queryKey: ["mention", postId],
    queryFn: ({ signal }) => request<MentionDetail>("GET", `/api/v1/mentions/${postId}`, { signal }),
    staleTime: 30_000,
  });
}

export function changeStatus(
  postId: number,
  change: { version: number; status: Status; reason?: string },
): Promise<Changed> {
  return request<Changed>("POST", `/api/v1/mentions/${postId}/status`, { body: change });
}

export function correct(postId: number, change: Correction & { version: number }): Promise<Changed> {
  return request<Changed>("POST", `/api/v1/mentions/${postId}/correct`, { body: change });
}

/** Undoes one event of a post; without `eventId` the person's newest there. */
export function undoChange(postId: number, eventId: number | null): Promise<Changed> {
  return request<Changed>("POST", `/api/v1/mentions/${postId}/undo`, {
    body: eventId === null ? {} : { eventId },
  });
}
