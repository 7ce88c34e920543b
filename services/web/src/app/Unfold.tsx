import type { FloatingPosition } from "@mantine/core";
import { cloneElement, Suspense, useState, type ReactElement, type ReactNode } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { useSettled } from "./settled.ts";

export const Unfolded = lazyPart(async () => (await import("./Unfolded.tsx")).Unfolded);

export interface UnfoldProps {
  /** Pressed, it unfolds. */
  button: ReactElement<Record<string, unknown>>;
  /** Choices, or something to read. */
  kind: "menu" | "note";
  position: FloatingPosition;
  /** Pixels, or whatever CSS takes as a width. */
  width?: number | string | undefined;
  /** Several may be chosen one after the other. */
  staysOpen?: boolean | undefined;
  children: ReactNode;
}

/**
 * A button with a menu or a note. What unfolds needs more code than the list itself, so that it comes after the list; until then the
 * button stands alone, and a press on it is kept.
 */
export function Unfold(props: UnfoldProps) {
  const { button, kind } = props;
  const isSettled = useSettled();
  const [isWanted, setIsWanted] = useState(false);
  const standIn = cloneElement(button, {
    "aria-haspopup": kind === "menu" ? "menu" : "dialog",
    "aria-expanded": false,
    onClick: () => setIsWanted(true),
  });
  if (!isWanted && !(isSettled && Unfolded.isLoaded())) return standIn;
  return (
    <Suspense fallback={standIn}>
      <Unfolded {...props} isOpenAtFirst={isWanted} />
    </Suspense>
  );
}
