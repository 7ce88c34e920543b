/** Words that somebody typed into a draft and has not saved, with the version that they were typed on. */
export interface UnsavedText {
  base: { version: number; number: number; text: string };
  text: string;
}

type Places = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps what one person typed into one draft beyond the page: until it is saved, a lost connection and a closed tab take nothing along. */
export function createUnsavedText(places: Places | null, personId: number, draftId: number) {
  const place = `earshot.unsaved.${personId}.${draftId}`;
  /** Another tab with the same draft may have kept what stands there. */
  let isOurs = false;
  return {
    /** Null where nothing is kept. */
    read(): UnsavedText | null {
      try {
        const found = JSON.parse(places?.getItem(place) ?? "null") as Partial<UnsavedText> | null;
        const isWhole = typeof found?.text === "string" && typeof found.base?.version === "number";
        isOurs ||= isWhole;
        return isWhole ? (found as UnsavedText) : null;
      } catch {
        return null;
      }
    },
    /** Null: it was saved, or is again what it was. */
    keep(unsaved: UnsavedText | null): void {
      try {
        if (unsaved !== null) places?.setItem(place, JSON.stringify(unsaved));
        else if (isOurs) places?.removeItem(place);
        isOurs = unsaved !== null;
      } catch {
        // A browser that keeps nothing loses with the page what was not saved; it asks before it leaves.
      }
    },
  };
}
