import type { Platform } from "../collect/platform.ts";
import type { AlertKind } from "./alert-rules.ts";
import { found } from "./finding.ts";
import type { AlertSignal } from "./next-alert.ts";
import type { Observation } from "./observe-system.ts";
import type { PlatformFacts, SourceStops, StoppedSource } from "./system-facts.ts";

/** Fewer sources of a platform say nothing about it. */
const platformSourcesMin = 3;
/** Shares of a platform's sources that fail together: the first raises, the second lets go. */
const platformShare = { raise: 0.5, clear: 0.3 };
/** Beyond this share of all that fail, one platform is the cause. */
const concentratedShare = 0.8;

export interface WiderCauses {
  /** Nobody collects. */
  collector: AlertSignal;
  /** Sources fail together, wherever they are. */
  sources: AlertSignal;
}

/**
 * Which platform is the cause when many sources fail: nearly all of the failing are its own while others can be read. Then it is the
 * platform that is told of, and not the installation as a whole.
 */
export function platformAtFault(platforms: readonly PlatformFacts[]): Platform | null {
  const failing = platforms.reduce((sum, each) => sum + each.failing, 0);
  const worst = platforms.find((each) => each.failing > 0 && each.failing >= failing * concentratedShare);
  if (worst === undefined || signalOf(worst) !== "bad") return null;
  return platforms.some((each) => each !== worst && each.failing < each.count) ? worst.platform : null;
}

/**
 * Platforms and single sources that stopped. The widest cause alone is told: sources of a platform that is down, or of a collector that
 * stands still, raise nothing of their own, and what was raised already waits.
 */
export function observeStops(stops: SourceStops, wider: WiderCauses, now: Date): Observation[] {
  const atFault = platformAtFault(stops.platforms);
  const isGeneral = wider.collector !== "good" || (wider.sources === "bad" && atFault === null);
  const platforms = stops.platforms.map((each) => {
    const signal = signalOf(each);
    return observePlatform(each, signal === "bad" && isGeneral ? "between" : signal);
  });
  const down = new Set(
    stops.platforms.filter((each) => signalOf(each) !== "good").map((each) => each.platform),
  );
  const sources = stops.stopped.map((each) =>
    observeSource(each, isGeneral || down.has(each.platform) ? "between" : "bad", now),
  );
  return [...platforms, ...sources, ...recovered(stops, [...platforms, ...sources])];
}

function signalOf({ count, failing }: PlatformFacts): AlertSignal {
  if (count < platformSourcesMin || failing <= count * platformShare.clear) return "good";
  return failing > count * platformShare.raise ? "bad" : "between";
}

function observePlatform(facts: PlatformFacts, signal: AlertSignal): Observation {
  const { platform, failing, count, commonReason, names } = facts;
  const params = {
    platform,
    failing,
    count,
    reason: commonReason ?? "internal",
    names: names.join(", "),
  };
  const finding = found("sources", "fail", "platform_stopped", params);
  return { key: `platform_stopped:${platform}`, kind: "platform_stopped", signal, finding };
}

function observeSource(stopped: StoppedSource, signal: AlertSignal, now: Date): Observation {
  const { sourceId, name, state, reason, since } = stopped;
  const sinceMs = Math.max(0, now.getTime() - since.getTime());
  const finding = found("sources", "warn", "source_stopped", { sourceId, name, state, reason, sinceMs });
  return { key: `source_stopped:${sourceId}`, kind: "source_stopped", signal, finding };
}

/** What an alert stands about and nothing is wrong with any more, for instance because it was retired. */
function recovered(stops: SourceStops, seen: readonly Observation[]): Observation[] {
  const known = new Set(seen.map(({ key }) => key));
  return stops.alertKeys
    .filter((key) => !known.has(key))
    .map((key) => {
      const kind: AlertKind = key.startsWith("platform_stopped:") ? "platform_stopped" : "source_stopped";
      // What gets well keeps the words of its trouble: these are never written.
      return { key, kind, signal: "good", finding: found("sources", "ok", "sources_well", { count: 0 }) };
    });
}
