import type { Shift } from "@earshot/contract/shift";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

/** The desk now, and what earlier shifts handed over. */
export const shiftQuery = queryOptions({
  queryKey: ["shift"],
  queryFn: ({ signal }) => request<Shift>("GET", "/api/v1/shift", { signal }),
  staleTime: 60_000,
  refetchInterval: 5 * 60_000,
});

export function writeShiftNote(text: string): Promise<{ shiftNoteId: number }> {
  return request("POST", "/api/v1/shift/notes", { body: { text } });
}

/** Takes back a note of one's own; its text comes back to go on with. */
export function takeBackShiftNote(shiftNoteId: number): Promise<{ text: string }> {
  return request("POST", `/api/v1/shift/notes/${shiftNoteId}/take-back`, { body: {} });
}

export function readShiftNote(shiftNoteId: number): Promise<void> {
  return request<undefined>("POST", `/api/v1/shift/notes/${shiftNoteId}/read`, { body: {} });
}
