import { windowReach } from "@earshot/core/collect/window-reach";
import type { Visit } from "./visit-gap.ts";
import type { SavedVisit } from "./saved-visit.ts";
import { nextCursor } from "./visited-source.ts";

/** A visit as the log of its source keeps it, with what changes of the source. */
export function checkOf(visit: Visit, brought: SavedVisit, refusals: readonly string[]) {
  const { source, polled, decision, now } = visit;
  const warnings = polled.ok && polled.isModified ? polled.warnings : [];
  return {
    sourceId: source.sourceId,
    at: now,
    outcome: polled.ok
      ? polled.isModified
        ? ("ok" as const)
        : ("not_modified" as const)
      : ("failed" as const),
    httpStatus: polled.httpStatus,
    tookMs: Math.max(0, Math.round(polled.ms)),
    received: brought.received,
    added: brought.added.length,
    edited: brought.edited.length,
    refused: brought.refused,
    reasonCode: decision.reason,
    reasonRaw: decision.raw,
    warnings: [...warnings, ...refusals].slice(0, 50),
    state: decision.state,
    nextCheckAt: decision.nextCheckAt,
    changes: changesOf(visit),
  };
}

function changesOf({ source, polled, rhythm, decision, now }: Visit) {
  const moved = { movedTo: decision.movedTo, movedCount: decision.movedCount };
  if (!polled.ok) return moved;
  const channel = polled.isModified ? polled.channel : null;
  return {
    ...moved,
    ...polled.validators,
    cursor: nextCursor(source, rhythm, polled),
    ...(source.lastSuccessAt === null && polled.isModified
      ? {
          heardSince: windowReach(
            polled.posts.map(({ publishedAt }) => publishedAt),
            now,
          ),
        }
      : {}),
    ...(decision.adoptUrl === null ? {} : { url: decision.adoptUrl }),
    ...(source.siteUrl === null && channel?.link ? { siteUrl: channel.link } : {}),
    ...(source.language === null && channel?.language ? { language: channel.language } : {}),
    ...(source.audience === null && channel?.audience ? { audience: channel.audience } : {}),
  };
}
