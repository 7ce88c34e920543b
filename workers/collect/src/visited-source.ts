import type { VisitedSource } from "@earshot/core/collect/decide-visit";
import { namespaceOf } from "@earshot/core/collect/namespace";
import { readRhythm, writeRhythm } from "@earshot/core/collect/rhythm";
import type { Rhythm } from "@earshot/core/collect/rhythm";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { hostAndPort } from "@earshot/runtime/safe-fetch/url-policy";
import type { Access } from "@earshot/sources/access";
import type { PollFailure, PollOutcome, PollSource } from "@earshot/sources/connector";

/** The row of a source as a connector takes it. Its key names it for good, whatever its address becomes. */
export function toPoll(source: CollectSource, access: Access): PollSource {
  const { kind, url, platform, etag, lastModified, bodyHash, readsComments, key } = source;
  const facts = { kind, url, platform, etag, lastModified, bodyHash, access, readsComments };
  return { ...facts, namespace: namespaceOf(kind, key), cursor: cursorOf(source)["connector"] ?? null };
}

/** The row of a source as the decision takes it. */
export function toVisited(source: CollectSource): VisitedSource {
  const { state, stateSince, reasonCode, errorCount, lastSuccessAt, movedTo, movedCount } = source;
  const reason = reasonCode === null ? null : readSourceReason(reasonCode);
  // X takes money for what it is asked.
  const isOwn = source.ownerEntityId !== null && source.kind !== "x";
  const health = { state, since: stateSince, reason, raw: null, errorCount, lastSuccessAt };
  return { ...health, movedTo, movedCount, isOwn };
}

export function rhythmOf(source: CollectSource): Rhythm {
  return readRhythm(cursorOf(source)["rhythm"] ?? null);
}

/** What is kept from visit to visit: the rhythm of the source beside what its connector left. */
function cursorOf({ cursor }: CollectSource): Record<string, unknown> {
  return typeof cursor === "object" && cursor !== null ? { ...cursor } : {};
}

/** As it is to be kept after a visit. */
export function nextCursor(source: CollectSource, rhythm: Rhythm, polled: PollOutcome): unknown {
  const left = polled.ok && polled.cursor !== undefined ? polled.cursor : cursorOf(source)["connector"];
  return { rhythm: writeRhythm(rhythm), ...(left === undefined ? {} : { connector: left }) };
}

/** Host and port that a pace is kept for; null when the address cannot be read. */
export function hostOf(url: string): string | null {
  return URL.canParse(url) ? hostAndPort(new URL(url)) : null;
}

/** A visit whose posts could not be saved, told as a failure, so that people see it on the source. */
export function brokenVisit(polled: PollOutcome, error: unknown): PollFailure {
  const message = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  const { httpStatus, ms, bytes } = polled;
  return { ok: false, code: "reader_failed", message, retryAfterMs: null, httpStatus, ms, bytes };
}
