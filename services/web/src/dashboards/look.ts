import { useSyncExternalStore } from "react";
import { tokenOf, type Tone } from "./tones.ts";

/** Colours and letters of the page as a chart needs them: drawings know no custom properties. */
export interface Look {
  scheme: "light" | "dark";
  ink: string;
  quiet: string;
  line: string;
  surface: string;
  hatch: string;
  font: string;
  colour(tone: Tone): string;
  /** Nothing moves. */
  isStill: boolean;
}

let kept: Look | null = null;

function readLook(): Look {
  const root = document.documentElement;
  const scheme = root.dataset["mantineColorScheme"] === "dark" ? "dark" : "light";
  if (kept?.scheme === scheme) return kept;
  const style = window.getComputedStyle(root);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  kept = {
    scheme,
    ink: read("--ink"),
    quiet: read("--ink-2"),
    line: read("--line"),
    surface: read("--surface"),
    hatch: read("--chart-hatch"),
    font: window.getComputedStyle(document.body).fontFamily,
    colour: (tone) => read(tokenOf(tone)) || read("--chart-muted"),
    isStill: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
  return kept;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  return () => observer.disconnect();
}

/** The look of the page now; charts are drawn anew when it changes. */
export function useLook(): Look {
  return useSyncExternalStore(subscribe, readLook);
}
