import { Suspense, useEffect, useState } from "react";
import { lazyPart } from "../app/lazy-part.tsx";

const Palette = lazyPart(async () => (await import("./Palette.tsx")).Palette);

/** Opens the palette by Ctrl or ⌘ and the key of K, in every layout and wherever the focus is. */
export function PaletteHost() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isAsked = event.code === "KeyK" && (event.ctrlKey || event.metaKey);
      if (!isAsked || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return <Suspense>{isOpen && <Palette onClose={() => setIsOpen(false)} />}</Suspense>;
}
