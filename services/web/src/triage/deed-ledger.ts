import type { StartBulk } from "../api/bulk.ts";
import type { Deed } from "./change.ts";

/** What a person did and the server has not answered yet, as it can be sent again after the page was closed. */
export type KeptDeed =
  /** `version`: of the row that the person saw. */
  | { kind: "change"; key: string; postId: number; version: number; change: Deed }
  /** `of`: key of the deed whose event is taken back, as long as that event is not known. */
  | { kind: "undo"; key: string; postId: number; eventId: number | null; of: string | null }
  | { kind: "note"; key: string; postId: number; text: string }
  /** A change of many posts that the server has not begun. */
  | KeptBulk;
export type KeptBulk = { kind: "bulk"; key: string; given: StartBulk };
/** What was done to one post. */
export type KeptOfPost = Exclude<KeptDeed, KeptBulk>;

/** Keeps deeds of one person beyond the page; several pages of the same browser keep theirs beside each other. */
export interface DeedLedger {
  keep(deed: KeptDeed): void;
  /** The server has answered: with an event, which the undo of the deed needs, or with a refusal. */
  answered(key: string, eventId: number | null): void;
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
    answered(key, eventId) {
      const rest = all().flatMap((each): KeptDeed[] => {
        if (each.key === key) return [];
        if (each.kind !== "undo" || each.of !== key) return [each];
        return eventId === null ? [] : [{ ...each, eventId, of: null }];
      });
      write(rest);
    },
    all,
  };
}

/** The browser's own places; null where it forbids them. */
export function browserPlaces(): Places | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function isDeed(value: unknown): value is KeptDeed {
  if (typeof value !== "object" || value === null) return false;
  const { kind, key, postId, given } = value as Partial<Record<string, unknown>>;
  if (kind === "bulk") return typeof key === "string" && typeof given === "object" && given !== null;
  return typeof key === "string" && typeof postId === "number" && /^(?:change|undo|note)$/.test(String(kind));
}
