import { useEffect, useReducer, useRef, type RefObject } from "react";
import { flushSync } from "react-dom";
import { rowWindow } from "./row-window.ts";

/** Where the list was told to stand: asking the page for it would have it laid out once more. */
export interface Sight {
  /** Pixels over the first row that is seen. */
  top: number;
  /** Pixels that are seen of the list. */
  height: number;
}

/**
 * Which rows of one height are drawn. They change some at a time, not with every row that comes into sight, and at once only where somebody would see
 * that one is missing.
 * @param rowHeight pixels
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { first: number; end: number; sight: RefObject<Sight> } {
  const sight = useRef<Sight>({ top: 0, height: 0 });
  const drawn = useRef({ first: 0, end: 0 });
  const [, drawAgain] = useReducer((turn: number) => turn + 1, 0);
  const { first, end } = rowWindow(sight.current, count, rowHeight);

  useEffect(() => {
    drawn.current = { first, end };
  }, [first, end]);

  useEffect(() => {
    const pane = scroller.current;
    if (pane === null) return;
    function look(): void {
      const next = rowWindow(sight.current, count, rowHeight);
      const { first, end } = drawn.current;
      if (next.first === first && next.end === end) return;
      if (next.seenFirst < first || next.seenEnd > end) flushSync(drawAgain);
      else drawAgain();
    }
    function scrolled(): void {
      if (pane === null) return;
      sight.current = { ...sight.current, top: pane.scrollTop };
      look();
    }
    function resized([entry]: ResizeObserverEntry[]): void {
      sight.current = { ...sight.current, height: entry?.contentRect.height ?? 0 };
      look();
    }
    sight.current = { top: pane.scrollTop, height: pane.clientHeight };
    look();
    pane.addEventListener("scroll", scrolled, { passive: true });
    const observer = new ResizeObserver(resized);
    observer.observe(pane);
    return () => {
      pane.removeEventListener("scroll", scrolled);
      observer.disconnect();
    };
  }, [scroller, count, rowHeight]);
  return { first, end, sight };
}
