import { useSyncExternalStore } from "react";

/** Desk: rail with names, list and detail. Tablet: rail of icons, list and detail. Phone: one pane and a bottom bar. */
export type Screen = "desk" | "tablet" | "phone";

/** The width of `phone` is written in Frame.module.css too. Made once: every key press asks. */
const phone = window.matchMedia("(max-width: 47.99em)");
const desk = window.matchMedia("(min-width: 75em)");

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, current);
}

function current(): Screen {
  if (phone.matches) return "phone";
  return desk.matches ? "desk" : "tablet";
}

function subscribe(listener: () => void): () => void {
  for (const query of [phone, desk]) query.addEventListener("change", listener);
  return () => {
    for (const query of [phone, desk]) query.removeEventListener("change", listener);
  };
}
