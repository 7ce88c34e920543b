import type { StartBulk } from "../api/bulk.ts";
import type { Deed } from "./change.ts";

/** What a person did and the server has not answered yet, as it can be sent again after the page was closed. */
export type KeptDeed =
  /** `version`: of the row that the person saw. */
  | { kind: "change"; key: string; postId: number; version: number; change: Deed }
  /** `of`: key of the deed whose event is taken back, as long as that event is not known. */
  | { kind: "undo"; key: string; postId: number; eventId: number | null; of: string | null }
  | { kind: "note"; key: string; postId: number; text: string }
  | KeptBulk;
export type KeptBulk =
  /** A change of many posts that the server has not begun. */
  | { kind: "bulk"; key: string; given: StartBulk }
  /** Its undo; `of`: key of the change that is taken back, as long as its number is not known. */
  | { kind: "bulk_undo"; key: string; bulkChangeId: number | null; of: string | null };
/** What was done to one post. */
export type KeptOfPost = Exclude<KeptDeed, KeptBulk>;

/** Keeps deeds of one person beyond the page; several pages of the same browser keep theirs beside each other. */
export interface DeedLedger {
  keep(deed: KeptDeed): void;
  /** The server has answered: with the number of an event or of a change of many posts, which the undo of the deed needs, or with a refusal. */
  answered(key: string, id: number | null): void;
  /** In the order in which they were done. */
  all(): KeptDeed[];
}

type Places = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** `places` may be a browser's that keeps nothing, or none: then nothing outlives the page. */
export function createDeedLedger(places: Places | null, personId: number): DeedLedger {
  const place = `earshot.deeds.${personId}`;

  function all(): KeptDeed[] {
    try {
      const kept: unknown = JSON.parse(places?.getItem(place) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isDeed) : [];
    } catch {
      return [];
    }
  }
  function write(deeds: readonly KeptDeed[]): void {
    try {
      if (deeds.length === 0) places?.removeItem(place);
      else places?.setItem(place, JSON.stringify(deeds));
    } catch {
      // A browser that keeps nothing loses with the page what it could not send.
    }
  }
  return {
    keep: (deed) => write([...all().filter(({ key }) => key !== deed.key), deed]),
    answered(key, id) {
      const refused = new Set(id === null ? [key] : []);
      const rest = all().flatMap((each): KeptDeed[] => {
        if (each.key === key) return [];
        if (each.kind !== "undo" && each.kind !== "bulk_undo") return [each];
        if (each.of !== null && refused.has(each.of)) {
          refused.add(each.key);
          return [];
        }
        if (each.of !== key) return [each];
        return [
          each.kind === "undo" ? { ...each, eventId: id, of: null } : { ...each, bulkChangeId: id, of: null },
        ];
      });
      write(rest);
    },
    all,
  };
}

export function isBulk(deed: KeptDeed): deed is KeptBulk {
  return deed.kind === "bulk" || deed.kind === "bulk_undo";
}

/** The browser's own places; null where it forbids them. */
export function browserPlaces(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function isDeed(value: unknown): value is KeptDeed {
  if (typeof value !== "object" || value === null) return false;
  const { kind, key, postId, given, bulkChangeId, of } = value as Partial<Record<string, unknown>>;
  if (typeof key !== "string") return false;
  if (kind === "bulk") return typeof given === "object" && given !== null;
  if (kind === "bulk_undo") return typeof bulkChangeId === "number" || typeof of === "string";
  return typeof postId === "number" && /^(?:change|undo|note)$/.test(String(kind));
}
