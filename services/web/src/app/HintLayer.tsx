import { useEffect, useState, type CSSProperties } from "react";
import classes from "./HintLayer.module.css";

const afterMs = 350;
/** Room that a hint of two lines needs. */
const roomPx = 56;
const widthMaxPx = 320;

interface Shown {
  text: string;
  style: CSSProperties;
}

/**
 * The drawn hint of whatever is pointed at, or has the focus of the keyboard, and has the attribute `data-hint`: one for the whole
 * page instead of one beside every button. It repeats the name of its element, so that a screen reader need not know of it.
 */
export function HintLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isByKey = false;
    const hide = (): void => {
      clearTimeout(timer);
      setShown(null);
    };
    const show = (target: EventTarget | null): void => {
      hide();
      const named = target instanceof Element ? target.closest<HTMLElement>("[data-hint]") : null;
      const text = named?.dataset["hint"] ?? "";
      if (named === null || text === "") return;
      timer = setTimeout(() => {
        // It may have left meanwhile, or have unfolded what says more than a hint.
        if (!named.isConnected || named.getAttribute("aria-expanded") === "true") return;
        setShown({ text, style: placeBeside(named) });
      }, afterMs);
    };
    const point = (event: PointerEvent): void => {
      if (event.pointerType === "mouse") show(event.target);
    };
    const focus = (event: FocusEvent): void => {
      if (isByKey) show(event.target);
    };
    const press = (event: Event): void => {
      isByKey = event instanceof KeyboardEvent && event.code === "Tab";
      hide();
    };
    const listened: [type: string, listener: (event: never) => void][] = [
      ["pointerover", point],
      ["focusin", focus],
      ["pointerdown", press],
      ["keydown", press],
      ["scroll", hide],
    ];
    for (const [type, listener] of listened)
      document.addEventListener(type, listener as EventListener, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const [type, listener] of listened)
        document.removeEventListener(type, listener as EventListener, { capture: true });
    };
  }, []);
  return (
    shown !== null && (
      <div role="tooltip" className={classes["hint"]} style={shown.style}>
        {shown.text}
      </div>
    )
  );
}

/** Under the element, over it where there is no room; beside it where it asks for that by `data-hint-side`. */
function placeBeside(element: HTMLElement): CSSProperties {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  if (element.dataset["hintSide"] === "right")
    return { left: right + 8, top: top + height / 2, translate: "0 -50%" };
  const isLow = bottom + roomPx > window.innerHeight;
  const vertical = isLow ? { bottom: window.innerHeight - top + 6 } : { top: bottom + 6 };
  const centre = left + width / 2;
  if (centre + widthMaxPx / 2 > window.innerWidth)
    return { ...vertical, right: Math.max(8, window.innerWidth - right) };
  if (centre - widthMaxPx / 2 < 0) return { ...vertical, left: Math.max(8, left) };
  return { ...vertical, left: centre, translate: "-50% 0" };
}
