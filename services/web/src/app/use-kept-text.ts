import { useState } from "react";
import { usePerson } from "./person.ts";

/**
 * What one person is typing, kept in this tab till it is sent: a closed drawer and another post take no words along.
 * Whoever uses it is drawn anew (`key`) for another place.
 * @param place what is typed there, unlike any other: `shift`, `note.17`; null keeps nothing beyond the field
 * @returns what was typed, null where nothing was yet; and how to set it: empty is kept no longer
 */
export function useKeptText(place: string | null): [text: string | null, set: (text: string) => void] {
  const { person } = usePerson();
  const key = place === null ? null : `earshot.typed.${person?.personId ?? 0}.${place}`;
  const [text, setText] = useState(() => readKept(key));
  const set = (next: string): void => {
    setText(next);
    keep(key, next);
  };
  return [text, set];
}

function readKept(key: string | null): string | null {
  try {
    return key === null ? null : sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string | null, text: string): void {
  if (key === null) return;
  try {
    if (text === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // A browser that keeps nothing loses the words with the field, as any page does.
  }
}
