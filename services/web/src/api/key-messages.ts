import type {
  KeyMessage,
  KeyMessageChange,
  KeyMessageList,
  NewKeyMessage,
  PullThrough,
} from "@earshot/contract/key-message";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { KeyMessage, PullThrough };

export const keyMessagesKey = ["key-messages"] as const;
const path = "/api/v1/key-messages";

export function keyMessagesQuery(asked: { from: string; till: string; isRetired: boolean }) {
  const { from, till, isRetired } = asked;
  const query = new URLSearchParams({ from, till, retired: String(isRetired) });
  return queryOptions({
    queryKey: [...keyMessagesKey, query.toString()],
    queryFn: ({ signal }) => request<KeyMessageList>("GET", path, { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function addKeyMessage(fields: NewKeyMessage): Promise<KeyMessage> {
  return request("POST", path, { body: fields });
}

export function changeKeyMessage(
  { keyMessageId, version }: KeyMessage,
  fields: Omit<KeyMessageChange, "version">,
): Promise<KeyMessage> {
  return request("PATCH", `${path}/${keyMessageId}`, { body: { ...fields, version } });
}
