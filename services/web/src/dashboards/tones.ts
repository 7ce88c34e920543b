import { directions } from "@earshot/core/analyse/label";
import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import { mediaTypes } from "@earshot/core/report/metrics/media-type";
import { platforms } from "@earshot/core/collect/platform";
import { restKey } from "./group-names.ts";

/** Name of a colour among the tokens of the page. */
export type Tone =
  | "accent"
  | "muted"
  | "positive"
  | "negative"
  | `severity-${number}`
  | `direction-${string}`
  | `series-${number}`;

/** Colours of things that mean nothing by themselves; told apart by pattern too. */
export const seriesColours = 8;

/** The colour of a thing, the same in every chart. `at`: its place, for what has neither meaning nor number. */
export function toneOf(group: FigureGroup, key: string, at: number): Tone {
  if (key === "unknown" || key === restKey) return "muted";
  switch (group) {
    case "sentiment":
      return key === "positive" || key === "negative" ? key : "muted";
    case "severity":
      return `severity-${Number(key)}`;
    case "direction":
      return (directions as readonly string[]).includes(key) ? `direction-${key}` : "muted";
    case "entity":
    case "source":
    case "author":
    case "story":
      // By number: an entity keeps its colour whoever stands beside it.
      return `series-${Math.abs(Number(key) || 0) % seriesColours}`;
    case "platform":
      return `series-${Math.max(0, (platforms as readonly string[]).indexOf(key)) % seriesColours}`;
    case "media":
      return `series-${Math.max(0, (mediaTypes as readonly string[]).indexOf(key)) % seriesColours}`;
    case "lang":
      return `series-${hash(key) % seriesColours}`;
    case "tier":
      return `series-${Number(key) || 0}`;
    case "none":
    case "time":
      return at === 0 ? "accent" : `series-${at % seriesColours}`;
  }
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}

/** Custom property of `tokens.css` that holds a colour. */
export function tokenOf(tone: Tone): string {
  if (tone === "accent" || tone === "positive" || tone === "negative") return `--${tone}`;
  if (tone === "muted") return "--chart-muted";
  if (tone.startsWith("severity-")) return `--${tone}`;
  return `--chart-${tone.replaceAll("_", "-")}`;
}
