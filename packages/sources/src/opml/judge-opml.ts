import { folderLevels, joinFolder } from "@earshot/core/collect/folder";
import type { Platform } from "@earshot/core/collect/platform";
import type { SourceTier } from "@earshot/core/collect/source";
import { addressKey } from "../address-key.ts";
import { findKnown, type KnownAddress, type KnownAs } from "../known-addresses.ts";
import type { OpmlFeed, OpmlLine, OpmlRefusal } from "./opml-outline.ts";

/** What an import would do with one line. `doubled`: an earlier line of the file has the same address. */
export type OpmlVerdict = "new" | "exists" | "retired" | "doubled" | "refused";

export interface JudgedLine {
  /** Its place in the file, from 0. */
  index: number;
  feed: OpmlFeed;
  verdict: OpmlVerdict;
  refusal: OpmlRefusal | null;
  existing: KnownAs | null;
}

/** Holds the lines of a file against the sources that there are and were, and against each other. */
export function judgeOpml(lines: readonly OpmlLine[], known: readonly KnownAddress[]): JudgedLine[] {
  const knownAs = findKnown(known);
  const seen = new Set<string>();
  return lines.map(({ feed, refusal }, index) => {
    const key = addressKey(feed.url);
    const existing = refusal === null ? knownAs(feed.url) : null;
    const isDoubled = refusal === null && key !== null && seen.has(key);
    if (key !== null && refusal === null) seen.add(key);
    return { index, feed, refusal, existing, verdict: verdictOf(refusal, isDoubled, existing) };
  });
}

function verdictOf(refusal: OpmlRefusal | null, isDoubled: boolean, existing: KnownAs | null): OpmlVerdict {
  if (refusal !== null) return "refused";
  if (isDoubled) return "doubled";
  if (existing === null) return "new";
  return existing.isRetired ? "retired" : "exists";
}

/** A line as the source that it becomes; `into` is a folder that the folders of the file go into. */
export function sourceOfOpml(feed: OpmlFeed, into: string | null) {
  return {
    kind: "feed" as const,
    name: feed.name,
    url: feed.url,
    siteUrl: feed.siteUrl,
    platform: feed.platform ?? ("news" satisfies Platform),
    tier: feed.tier ?? (2 satisfies SourceTier),
    audience: feed.audience,
    folder: joinFolder([...folderLevels(into), ...folderLevels(feed.folder)]),
    tags: feed.tags,
    note: feed.note,
    language: feed.language,
    isPaused: feed.isPaused,
  };
}

/** A source as a line of a file. */
export function opmlOfSource(source: Omit<OpmlFeed, "isPaused"> & { state: string }): OpmlFeed {
  const { state, name, ...facts } = source;
  return { ...facts, name: name.replace(/\s+/gu, " "), isPaused: state === "paused" };
}
