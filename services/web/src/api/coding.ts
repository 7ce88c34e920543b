import type { Code, Coding, OwnCoding } from "@earshot/contract/coding";
import type { Direction } from "@earshot/core/analyse/label";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export const codingKey = ["coding"] as const;

/** Figures of the last samples. */
export function codingQuery(rounds: number) {
  return queryOptions({
    queryKey: [...codingKey, "figures", rounds],
    queryFn: ({ signal }) =>
      request<Coding>("GET", "/api/v1/coding", {
        query: new URLSearchParams({ rounds: String(rounds) }),
        signal,
      }),
  });
}

/** What is mine to code. */
export const ownCodingQuery = queryOptions({
  queryKey: [...codingKey, "own"],
  queryFn: ({ signal }) => request<OwnCoding>("GET", "/api/v1/coding/own", { signal }),
});

interface CodedPost {
  codingRoundId: number;
  postId: number;
}

function pathOf({ codingRoundId, postId }: CodedPost): string {
  return `/api/v1/coding/rounds/${codingRoundId}/posts/${postId}`;
}

/** Keeps my answer and gives the next post. */
export function saveCode(post: CodedPost, code: Code): Promise<OwnCoding> {
  return request<OwnCoding>("PUT", `${pathOf(post)}/code`, { body: code });
}

export function settleCode(post: CodedPost, direction: Direction): Promise<undefined> {
  return request<undefined>("PUT", `${pathOf(post)}/settled`, { body: { direction } });
}

export function chooseCoders(personIds: readonly number[]): Promise<undefined> {
  return request<undefined>("PUT", "/api/v1/coding/coders", { body: { personIds } });
}

export function drawSample(): Promise<{ posts: number }> {
  return request<{ posts: number }>("POST", "/api/v1/coding/rounds");
}
