import type { authorNamesSchema, ListChoice, QueryPreview } from "@earshot/contract/mention-list";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";
import { ownZone } from "../words/own-zone.ts";

/** How many posts of each day fit a query. */
export function queryPreviewQuery(q: string) {
  return queryOptions({
    queryKey: ["query-preview", q],
    queryFn: ({ signal }) =>
      request<QueryPreview>("GET", "/api/v1/mentions/preview", {
        query: new URLSearchParams({ q, zone: ownZone() }),
        signal,
      }),
    staleTime: 60_000,
    retry: false,
  });
}

/** Authors that are called so. */
export function authorNamesQuery(begun: string) {
  return queryOptions({
    queryKey: ["author-names", begun],
    queryFn: ({ signal }) =>
      request<z.infer<typeof authorNamesSchema>>("GET", "/api/v1/authors/names", {
        query: new URLSearchParams({ begun }),
        signal,
      }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

/** How this person wants the list to look. */
export const listChoiceQuery = queryOptions({
  queryKey: ["list-choice"],
  queryFn: ({ signal }) => request<ListChoice>("GET", "/api/v1/me/list", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export function saveListChoice(choice: ListChoice): Promise<void> {
  return request<undefined>("PUT", "/api/v1/me/list", { body: choice });
}
