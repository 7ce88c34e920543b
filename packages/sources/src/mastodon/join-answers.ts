import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import type { Instance } from "./ask-instance.ts";
import type { Status } from "./read-status.ts";
import { readAll } from "./timeline.ts";

/** Statuses that one request may ask for: what a guest is given. */
export const idsMax = 20;

/** As much of a status as its answers need. */
export interface KnownStatus {
  id: string;
  answersId: string | null;
  uri: string;
}

export function asKnown({ id, answersId, post }: Status): KnownStatus {
  return { id, answersId, uri: post.externalId };
}

/** The posts with the ids of those that they answer, as far as all these statuses tell. */
export function joinAnswers(
  statuses: readonly Status[],
  around: readonly KnownStatus[] = [],
): CollectedPost[] {
  const known = new Map([...around, ...statuses.map(asKnown)].map((status) => [status.id, status]));
  return statuses.map(({ post, answersId }) => {
    if (answersId === null) return post;
    const parent = known.get(answersId)?.uri ?? null;
    return { ...post, parentExternalId: parent, rootExternalId: rootOf(answersId, known) };
  });
}

/** Null when the first post of the thread is not among them. */
function rootOf(answersId: string, known: ReadonlyMap<string, KnownStatus>): string | null {
  const seen = new Set<string>();
  for (let id = answersId; !seen.has(id);) {
    seen.add(id);
    const status = known.get(id);
    if (status === undefined) return null;
    if (status.answersId === null) return status.uri;
    id = status.answersId;
  }
  return null;
}

/** A status names what it answers by the instance's own id only: those that are not at hand are looked up, in one request. */
export async function askParents(
  source: PollSource,
  instance: Instance,
  statuses: readonly Status[],
  now: Date,
): Promise<KnownStatus[]> {
  const known = new Set(statuses.map((status) => status.id));
  const missing = new Set(
    statuses.flatMap(({ answersId }) => (answersId === null || known.has(answersId) ? [] : answersId)),
  );
  if (missing.size === 0) return [];
  const ids = [...missing].slice(0, idsMax);
  const asked = await instance.ask(`/api/v1/statuses?${idList(ids)}`);
  // Before Mastodon 4.3 there is no such list, and an answer without its parent is still an answer.
  return asked.ok ? readAll(asked.value, source, instance.host, now).map(asKnown) : [];
}

export function idList(ids: readonly string[]): string {
  return ids.map((id) => `id[]=${encodeURIComponent(id)}`).join("&");
}
