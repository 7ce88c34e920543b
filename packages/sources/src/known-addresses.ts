import { addressKey } from "./address-key.ts";

/** A source that there is or was. */
export interface KnownAddress {
  sourceId: number;
  name: string;
  url: string;
  /** Where permanent redirects lead; null when nowhere else. */
  movedTo: string | null;
  isRetired: boolean;
}

export type KnownAs = Pick<KnownAddress, "sourceId" | "name" | "isRetired">;

/**
 * Tells of addresses whether one of them is a source already, however it is spelt; a source that is read goes before a
 * retired one.
 */
export function findKnown(known: readonly KnownAddress[]): (...urls: string[]) => KnownAs | null {
  const byKey = new Map<string, KnownAddress>();
  for (const each of known) {
    for (const url of each.movedTo === null ? [each.url] : [each.url, each.movedTo]) {
      const key = addressKey(url);
      if (key !== null && (byKey.get(key)?.isRetired ?? true)) byKey.set(key, each);
    }
  }
  return (...urls) => {
    for (const url of urls) {
      const found = byKey.get(addressKey(url) ?? "");
      if (found) return { sourceId: found.sourceId, name: found.name, isRetired: found.isRetired };
    }
    return null;
  };
}
