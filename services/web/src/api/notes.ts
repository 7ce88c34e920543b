import type { Inbox, savedNoteSchema } from "@earshot/contract/note";
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

type SavedNote = z.infer<typeof savedNoteSchema>;

export const inboxKey = ["inbox"] as const;

/** Notes that speak to whoever is signed in, newest first, and how many of them were not read. */
export const inboxQuery = infiniteQueryOptions({
  queryKey: inboxKey,
  initialPageParam: null as number | null,
  queryFn: ({ pageParam, signal }) => {
    const query = pageParam === null ? null : new URLSearchParams({ before: String(pageParam) });
    return request<Inbox>("GET", "/api/v1/inbox", { query, signal });
  },
  getNextPageParam: (page) => page.nextBefore,
  staleTime: 60_000,
});

/** Marks these notes as read or not; all of them without `mentionIds`. */
export function markRead(isRead: boolean, mentionIds?: number[]): Promise<undefined> {
  const body = mentionIds === undefined ? { isRead } : { isRead, mentionIds };
  return request<undefined>("POST", "/api/v1/inbox/read", { body });
}

/** `requestKey`: a note that is sent again with it, because no answer came, stands once. */
export function addNote(postId: number, text: string, requestKey: string): Promise<SavedNote> {
  return request<SavedNote>("POST", `/api/v1/mentions/${postId}/notes`, { body: { text, requestKey } });
}

export function editNote(noteId: number, text: string): Promise<SavedNote> {
  return request<SavedNote>("PUT", `/api/v1/notes/${noteId}`, { body: { text } });
}

export function deleteNote(noteId: number): Promise<SavedNote> {
  return request<SavedNote>("DELETE", `/api/v1/notes/${noteId}`);
}

export function restoreNote(noteId: number): Promise<SavedNote> {
  return request<SavedNote>("POST", `/api/v1/notes/${noteId}/restore`);
}
