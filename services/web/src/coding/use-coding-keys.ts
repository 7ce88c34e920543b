import { directions, type Direction } from "@earshot/core/analyse/label";
import { useEffect, useRef } from "react";

interface CodingKeys {
  onDirection: (direction: Direction) => void;
  onSave: () => void;
}

/** 1 to 7 choose the direction, Enter saves; by place on the keyboard, whatever its layout. Fields and buttons keep their own keys. */
export function useCodingKeys(keys: CodingKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const direction = place === undefined ? undefined : directions[Number(place) - 1];
      if (direction !== undefined) latest.current.onDirection(direction);
      else if (event.code === "Enter") latest.current.onSave();
    };
    document.addEventListener("keydown", take);
    return () => document.removeEventListener("keydown", take);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isChoice = target instanceof HTMLInputElement && target.type === "radio";
  return !isChoice && target.closest("input, textarea, select, button, a, [contenteditable]") !== null;
}
