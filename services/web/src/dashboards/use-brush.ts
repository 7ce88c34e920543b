import type { EChartsType } from "echarts/core";
import { useMemo, useRef, useState, type PointerEvent, type RefObject } from "react";

interface Brush {
  /** What is being drawn over, in pixels of the chart. */
  band: { left: number; width: number } | null;
  handlers: {
    onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove?: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp?: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel?: () => void;
  };
  /** The press that follows was the end of a drawing. */
  hasJustBrushed: () => boolean;
}

/** Shorter than this it was a press with an unsteady hand. */
const pixelsMin = 8;

/**
 * Drawing over a time chart with the mouse or a pen; a finger scrolls the page, and has the dates of the filter bar instead.
 * @param onBrush is given the first and the last category; without it nothing is drawn
 */
export function useBrush(
  chart: RefObject<EChartsType | null>,
  onBrush: ((first: number, last: number) => void) | undefined,
): Brush {
  const start = useRef<number | null>(null);
  const brushedAt = useRef(0);
  const latest = useRef(onBrush);
  latest.current = onBrush;
  const [band, setBand] = useState<Brush["band"]>(null);
  const isOn = onBrush !== undefined;

  const fixed = useMemo(() => {
    const handlers: Brush["handlers"] = {
      onPointerDown(event) {
        const x = event.nativeEvent.offsetX;
        const isWithin = chart.current?.containPixel({ gridIndex: 0 }, [x, event.nativeEvent.offsetY]);
        if (event.pointerType !== "touch" && event.button === 0 && isWithin === true)
          start.current = xOf(event);
      },
      onPointerMove(event) {
        if (start.current === null) return;
        const [left, right] = [start.current, xOf(event)].sort((a, b) => a - b) as [number, number];
        if (right - left < pixelsMin) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setBand({ left, width: right - left });
      },
      onPointerUp(event) {
        const from = start.current;
        start.current = null;
        setBand(null);
        const [left, right] = [from ?? 0, xOf(event)].sort((a, b) => a - b) as [number, number];
        const drawn = chart.current;
        if (from === null || drawn === null || right - left < pixelsMin) return;
        brushedAt.current = performance.now();
        const first = drawn.convertFromPixel({ xAxisIndex: 0 }, left);
        const last = drawn.convertFromPixel({ xAxisIndex: 0 }, right);
        latest.current?.(Math.min(first, last), Math.max(first, last));
      },
      onPointerCancel() {
        start.current = null;
        setBand(null);
      },
    };
    return { handlers, hasJustBrushed: () => performance.now() - brushedAt.current < 300 };
  }, [chart]);

  return useMemo(
    () => ({ band, handlers: isOn ? fixed.handlers : {}, hasJustBrushed: fixed.hasJustBrushed }),
    [band, isOn, fixed],
  );
}

function xOf(event: PointerEvent<HTMLElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}
