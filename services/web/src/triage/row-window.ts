/** Rows over and under the screen that are drawn with it. */
const overscan = 4;
/** Rows are taken in and let go by so many: each time costs something of its own. */
const step = 4;

export interface RowWindow {
  /** The first row that is drawn, and the one after the last. */
  first: number;
  end: number;
  /** The same of those that are seen. */
  seenFirst: number;
  seenEnd: number;
}

/** The rows of a list that are drawn when so many pixels of it are scrolled away and so many are seen. */
export function rowWindow(
  { top, height }: { top: number; height: number },
  count: number,
  rowHeight: number,
): RowWindow {
  const seenFirst = Math.min(count, Math.max(0, Math.floor(top / rowHeight)));
  const seenEnd = Math.min(count, Math.max(0, Math.ceil((top + height) / rowHeight)));
  return {
    first: Math.max(0, Math.floor(seenFirst / step) * step - overscan),
    end: Math.min(count, Math.ceil(seenEnd / step) * step + overscan),
    seenFirst,
    seenEnd,
  };
}
