import type { BulkProgress, NewestBulk, StartBulk } from "@earshot/contract/bulk-change";
import { request } from "./client.ts";

export type { BulkProgress, StartBulk };

const path = "/api/v1/bulk-changes";

/** Begins a change of many posts; the answer has made its first batch. */
export function startBulk(given: StartBulk): Promise<BulkProgress> {
  return request<BulkProgress>("POST", path, { body: given });
}

export function stepBulk(bulkChangeId: number): Promise<BulkProgress> {
  return request<BulkProgress>("POST", `${path}/${bulkChangeId}/step`);
}

export function stopBulk(bulkChangeId: number): Promise<BulkProgress> {
  return request<BulkProgress>("POST", `${path}/${bulkChangeId}/stop`);
}

export function undoBulk(bulkChangeId: number, requestKey: string): Promise<BulkProgress> {
  return request<BulkProgress>("POST", `${path}/${bulkChangeId}/undo`, { body: { requestKey } });
}

/** One's newest change of many posts that is not undone. */
export async function newestBulk(): Promise<BulkProgress | null> {
  return (await request<NewestBulk>("GET", `${path}/newest`)).newest;
}

/** A change of many posts of today that broke off, because its page was closed; null when there is none. */
export async function unfinishedBulk(): Promise<BulkProgress | null> {
  return (await request<NewestBulk>("GET", `${path}/newest`)).unfinished;
}
