import { useEffect } from "react";
import { markRead } from "../api/mentions.ts";
import type { RowStore } from "./row-store.ts";

/** A post that only flies by under the arrow keys was not opened. */
const openedAfterMs = 700;

/** Remembers which posts this person has opened. */
export function useMarkRead(rows: RowStore, selected: number | null): void {
  useEffect(() => {
    if (selected === null) return;
    const timer = setTimeout(() => {
      const row = rows.confirmed(selected);
      if (row?.isRead === true) return;
      if (row) rows.note([{ ...row, isRead: true }]);
      // It is asked for again some other time; nothing depends on it.
      void markRead(selected).catch(() => undefined);
    }, openedAfterMs);
    return () => clearTimeout(timer);
  }, [rows, selected]);
}
