import type { VisitedSource } from "@earshot/core/collect/decide-visit";
import { readRhythm } from "@earshot/core/collect/rhythm";
import type { Rhythm } from "@earshot/core/collect/rhythm";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { hostAndPort } from "@earshot/runtime/safe-fetch/url-policy";
import type { PollFailure, PollOutcome, PollSource } from "@earshot/sources/connector";

/** The row of a source as a connector takes it. Its key names it for good, whatever its address becomes. */
export function toPoll(source: CollectSource): PollSource {
  const { kind, url, platform, etag, lastModified, bodyHash, key } = source;
  return { kind, url, platform, etag, lastModified, bodyHash, namespace: `feed:${key}` };
}

/** The row of a source as the decision takes it. */
export function toVisited(source: CollectSource): VisitedSource {
  const { state, stateSince, reasonCode, errorCount, lastSuccessAt, movedTo, movedCount } = source;
  const reason = reasonCode === null ? null : readSourceReason(reasonCode);
  return { state, since: stateSince, reason, raw: null, errorCount, lastSuccessAt, movedTo, movedCount };
}

export function rhythmOf(source: CollectSource): Rhythm {
  const { cursor } = source;
  const isObject = typeof cursor === "object" && cursor !== null;
  return readRhythm(isObject && "rhythm" in cursor ? cursor.rhythm : null);
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
