import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "../app/lazy-part.tsx";
import { offeredCommands, type Command } from "./commands.ts";

const Palette = lazyPart(async () => (await import("./Palette.tsx")).Palette);

/** Opens the palette by Ctrl or ⌘ and the key of K, in every layout and wherever the focus is. */
export function PaletteHost() {
  // Asked for by the press: a page must not be asked what it offers while the palette is drawn.
  const [offered, setOffered] = useState<readonly Command[] | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isAsked = event.code === "KeyK" && (event.ctrlKey || event.metaKey);
      if (!isAsked || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOffered(offeredCommands());
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <Suspense>{offered !== null && <Palette offered={offered} onClose={() => setOffered(null)} />}</Suspense>
  );
}
