import { writeFilter } from "@earshot/contract/filter-address";
import type {
  foundInPostSchema,
  historyPageSchema,
  MentionDetail,
  MentionList,
  PostCount,
} from "@earshot/contract/mention";
import type { Changed, correctSchema } from "@earshot/contract/mention-change";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { MentionIds, MentionRows } from "@earshot/contract/mention-list";
import { periodStart } from "@earshot/core/triage/period";
import type { DeskChange } from "@earshot/core/triage/desk-change";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";
import { ownZone } from "../words/own-zone.ts";

export type Correction = Omit<z.input<typeof correctSchema>, "version">;
export type HistoryPage = z.infer<typeof historyPageSchema>;
export type FoundInPost = z.infer<typeof foundInPostSchema>;

/** Rows fetched at once: two to three screens. */
const pageSize = 60;

export const mentionListKey = ["mentions"] as const;

/** The filter as the API takes it: a period that goes along with the day becomes the instant where it begins now. */
export function askedFilter({ period, ...filter }: MentionFilter): URLSearchParams {
  const since =
    period === undefined || period === "shift" ? filter.since : periodStart(period, new Date()).toISOString();
  const query = new URLSearchParams(writeFilter({ ...filter, ...(since === undefined ? {} : { since }) }));
  if (period === "shift") query.set("shift", "true");
  if (filter.q !== undefined) query.set("zone", ownZone());
  return query;
}

export const exportFormats = ["csv", "xlsx", "jsonl"] as const;

/** Where a browser takes the list from as a file; spreadsheets of Russian settings expect semicolons. */
export function exportAddress(
  filter: MentionFilter,
  format: (typeof exportFormats)[number],
  language: "ru" | "en",
): string {
  const query = askedFilter(filter);
  if (format !== "jsonl") query.set("language", language);
  if (format === "csv" && language === "ru") query.set("separator", "semicolon");
  return `/api/v1/mentions.${format}?${query.toString()}`;
}

/** The first rows of a list, with how many there are. */
export function mentionListQuery(filter: MentionFilter) {
  return queryOptions({
    queryKey: [...mentionListKey, new URLSearchParams(writeFilter(filter)).toString()],
    queryFn: ({ signal }) => {
      const query = askedFilter(filter);
      query.set("limit", String(pageSize));
      return request<MentionList>("GET", "/api/v1/mentions", { query, signal });
    },
  });
}

/** Numbers of posts fetched first and then: the order of a whole list costs less than a screen of its rows. */
const orderSizes = { first: 1_000, next: 20_000 };

export const mentionOrderKey = ["mention-order"] as const;

/** The order of a list without its rows, part by part. */
export function mentionOrderQuery(filter: MentionFilter) {
  return infiniteQueryOptions({
    queryKey: [...mentionOrderKey, new URLSearchParams(writeFilter(filter)).toString()],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = askedFilter(filter);
      query.set("limit", String(pageParam === null ? orderSizes.first : orderSizes.next));
      if (pageParam !== null) query.set("cursor", pageParam);
      return request<MentionIds>("GET", "/api/v1/mentions/ids", { query, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** Rows by number, with what they show of a search. */
export function loadRows(
  postIds: readonly number[],
  q: string | undefined,
  signal: AbortSignal,
): Promise<MentionRows> {
  const query = new URLSearchParams({ ids: postIds.join(","), ...(q === undefined ? {} : { q }) });
  return request<MentionRows>("GET", "/api/v1/mentions/rows", { query, signal });
}

/** That this person has opened a post. */
export function markRead(postId: number): Promise<void> {
  return request<undefined>("POST", `/api/v1/mentions/${postId}/read`, { body: {} });
}

export function mentionQuery(postId: number) {
  return queryOptions({
    queryKey: ["mention", postId],
    queryFn: ({ signal }) => request<MentionDetail>("GET", `/api/v1/mentions/${postId}`, { signal }),
    staleTime: 30_000,
  });
}

/** How many posts a view holds. */
export function countQuery(filter: MentionFilter) {
  return queryOptions({
    queryKey: ["mentions-count", new URLSearchParams(writeFilter(filter)).toString()],
    queryFn: ({ signal }) =>
      request<PostCount>("GET", "/api/v1/mentions/count", { query: askedFilter(filter), signal }),
    staleTime: 15_000,
  });
}

/** Where a post shows the words searched for. */
export function foundQuery(postId: number, q: string) {
  return queryOptions({
    queryKey: ["mention", postId, "found", q],
    queryFn: ({ signal }) =>
      request<FoundInPost>("GET", `/api/v1/mentions/${postId}/found`, {
        query: new URLSearchParams({ q }),
        signal,
      }),
    staleTime: 60_000,
  });
}

/** Events of a post before one of them. */
export function loadHistory(postId: number, before: number): Promise<HistoryPage> {
  return request<HistoryPage>("GET", `/api/v1/mentions/${postId}/history`, {
    query: new URLSearchParams({ before: String(before) }),
  });
}

/** Makes a change of a post; sent again with the same key it is made once. */
export function changePost(
  postId: number,
  given: { version: number; change: DeskChange; requestKey: string },
): Promise<Changed> {
  return request<Changed>("POST", `/api/v1/mentions/${postId}/changes`, { body: given });
}

/** Undoes one event of a post; without `eventId` the person's newest there. */
export function undoChange(postId: number, eventId: number | null, requestKey: string): Promise<Changed> {
  return request<Changed>("POST", `/api/v1/mentions/${postId}/undo`, {
    body: { requestKey, ...(eventId !== null && { eventId }) },
  });
}
