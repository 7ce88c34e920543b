import type { Platform } from "@earshot/core/collect/platform";
import type { SourceTier } from "@earshot/core/collect/source";

/** One feed of a list, with what Earshot keeps of it. Null and empty where the list does not say. */
export interface OpmlFeed {
  name: string;
  url: string;
  siteUrl: string | null;
  /** A path, "СМИ/Регионы", from the outlines around it. */
  folder: string | null;
  tags: string[];
  language: string | null;
  platform: Platform | null;
  tier: SourceTier | null;
  audience: number | null;
  note: string | null;
  isPaused: boolean;
}

/** Why an outline is no source that we can read. */
export const opmlRefusals = [
  "no_address",
  "bad_address",
  "credentials",
  "no_connector",
  "no_way",
  "not_a_feed",
  // Its provider gives it for personal use only: a person says for each that this fits.
  "own_terms",
] as const;
export type OpmlRefusal = (typeof opmlRefusals)[number];

export interface OpmlLine {
  feed: OpmlFeed;
  /** Null when it can be taken. */
  refusal: OpmlRefusal | null;
}

/** Why a whole file is refused. */
export const opmlTroubles = ["too_large", "not_opml", "doctype", "too_many", "too_deep", "empty"] as const;
export type OpmlTrouble = (typeof opmlTroubles)[number];

export type OpmlReading =
  | { ok: true; title: string | null; lines: OpmlLine[]; isCutOff: boolean }
  | { ok: false; trouble: OpmlTrouble };

export const opmlLimits = {
  bytes: 5 * 1024 * 1024,
  outlines: 2_000,
  depth: 32,
  nameChars: 200,
  noteChars: 2_000,
} as const;

/** Of the attributes that other readers do not know. */
export const opmlNamespace = "https://earshot.example/ns/opml";
