import type {
  AuthorChanged,
  AuthorDetail,
  AuthorList,
  authorBlockedSchema,
  authorJudgedSchema,
  judgeAccountSchema,
} from "@earshot/contract/author";
import type { Erased, ErasurePreview, erasureListSchema } from "@earshot/contract/erasure";
import type { AuthorOrder } from "@earshot/core/triage/author/author-order";
import type { Standing } from "@earshot/core/triage/author/standing";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const authorsKey = ["authors"] as const;

export interface AuthorFilter {
  search?: string;
  standing?: Standing;
  only?: "blocked" | "suspected" | "proposed";
  sort?: AuthorOrder;
}

export function authorListQuery(filter: AuthorFilter) {
  return infiniteQueryOptions({
    queryKey: [...authorsKey, "list", filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filter });
      if (pageParam !== null) query.set("cursor", pageParam);
      return request<AuthorList>("GET", "/api/v1/authors", { query, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    // Cards are reckoned every quarter of a minute.
    refetchInterval: 30_000,
  });
}

export function authorQuery(cardId: number) {
  return queryOptions({
    queryKey: [...authorsKey, "card", cardId],
    queryFn: ({ signal }) => request<AuthorDetail>("GET", `/api/v1/authors/${cardId}`, { signal }),
    retry: false,
  });
}

/** A change of a card; `path` goes on after the resource. */
export function changeAuthor(
  method: "POST" | "PUT",
  path: string,
  body: object = {},
): Promise<AuthorChanged> {
  return request<AuthorChanged>(method, `/api/v1/${path}`, { body });
}

export function undoAuthorEvent(eventId: number): Promise<AuthorChanged> {
  return request<AuthorChanged>("POST", `/api/v1/author-events/${eventId}/undo`);
}

export function blockAuthor(
  cardId: number,
  body: { reason: string | null; isForOpen: boolean },
): Promise<z.infer<typeof authorBlockedSchema>> {
  return request("POST", `/api/v1/authors/${cardId}/block`, { body });
}

export function unblockAuthor(cardId: number): Promise<z.infer<typeof authorBlockedSchema>> {
  return request("POST", `/api/v1/authors/${cardId}/unblock`);
}

export function judgeAccount(
  authorId: number,
  body: z.input<typeof judgeAccountSchema>,
): Promise<z.infer<typeof authorJudgedSchema>> {
  return request("POST", `/api/v1/author-accounts/${authorId}/verdict`, { body });
}

export function erasurePreviewQuery(cardId: number) {
  return queryOptions({
    queryKey: [...authorsKey, "erasure", cardId],
    queryFn: ({ signal }) => request<ErasurePreview>("GET", `/api/v1/authors/${cardId}/erasure`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function eraseAuthor(cardId: number, body: { expected: number; typed: string }): Promise<Erased> {
  return request<Erased>("POST", `/api/v1/authors/${cardId}/erase`, { body });
}

/** Everything that is stored of a person, as a file. */
export async function exportAuthor(cardId: number): Promise<Blob> {
  const stored = await request<object>("POST", `/api/v1/authors/${cardId}/export`);
  return new Blob([JSON.stringify(stored, null, 2)], { type: "application/json" });
}

export const erasuresQuery = queryOptions({
  queryKey: [...authorsKey, "erasures"],
  queryFn: ({ signal }) => request<z.infer<typeof erasureListSchema>>("GET", "/api/v1/erasures", { signal }),
});

export function liftErasure(erasureId: number): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/erasures/${erasureId}/lift`);
}
