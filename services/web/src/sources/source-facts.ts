import type { Source } from "@earshot/contract/source";
import type { Platform } from "@earshot/core/collect/platform";

export type Tier = 1 | 2 | 3;

export function readTier(value: number | string): Tier {
  const tier = Number(value);
  return tier === 1 || tier === 3 ? tier : 2;
}

/** What the form of a source holds, as texts where people type. */
export interface SourceFacts {
  name: string;
  tier: Tier;
  audience: string;
  folder: string;
  tags: string[];
  platform: Platform;
  language: string;
  note: string;
  readsComments: boolean;
  ownerEntityId: number | null;
}

export function factsOf(
  source: Pick<
    Source,
    | "name"
    | "tier"
    | "audience"
    | "folder"
    | "tags"
    | "platform"
    | "language"
    | "note"
    | "readsComments"
    | "ownerEntityId"
  >,
): SourceFacts {
  return {
    name: source.name,
    tier: readTier(source.tier),
    audience: source.audience === null ? "" : String(source.audience),
    folder: source.folder ?? "",
    tags: source.tags,
    platform: source.platform,
    language: source.language ?? "",
    note: source.note ?? "",
    readsComments: source.readsComments,
    ownerEntityId: source.ownerEntityId,
  };
}

export function sameFacts(a: SourceFacts, b: SourceFacts): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** "12 500" is a number; nothing is unknown (null), which is not 0; undefined for what is no number. */
export function readAudience(typed: string): number | null | undefined {
  const digits = typed.replace(/[\s.,\u00a0\u202f]/g, "");
  if (digits === "") return null;
  return /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
}
