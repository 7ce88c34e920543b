import type { Mail, MailList, mailAttemptsSchema, queuedMailSchema } from "@earshot/contract/mail";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const mailsQuery = infiniteQueryOptions({
  queryKey: ["mails"],
  queryFn: ({ signal, pageParam }) =>
    request<MailList>("GET", "/api/v1/mails", {
      signal,
      query: pageParam === null ? null : new URLSearchParams({ before: String(pageParam) }),
    }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next,
  // While something is on its way, one watches it leave.
  refetchInterval: ({ state }) => {
    const counts = state.data?.pages[0]?.counts;
    return counts && counts.waiting + counts.sending > 0 ? 2_000 : 30_000;
  },
});

export function attemptsQuery(outboxId: number) {
  return queryOptions({
    queryKey: ["mails", outboxId, "attempts"],
    queryFn: ({ signal }) =>
      request<z.infer<typeof mailAttemptsSchema>>("GET", `/api/v1/mails/${outboxId}/attempts`, { signal }),
  });
}

export function repeatMail({ outboxId }: Mail): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/mails/${outboxId}/repeat`);
}

/** Answers with the masked address that it goes to. */
export function sendTestMail(): Promise<z.infer<typeof queuedMailSchema>> {
  return request<z.infer<typeof queuedMailSchema>>("POST", "/api/v1/mails/test");
}
