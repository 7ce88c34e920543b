import type { SeriesTone } from "@earshot/core/report/document/document";

/** Colours of charts on white; a page that is dark puts others in their place (`write-html`). Blue and orange differ for everybody. */
export const chartColours = {
  ink: "#1c1c1a",
  quiet: "#575651",
  line: "#e7e6e3",
  surface: "#ffffff",
  hatch: "#b9b6ab",
  accent: "#0f766e",
  muted: "#a3a29b",
  positive: "#1f5fb0",
  negative: "#a84b00",
} as const;

/** For series that mean nothing by themselves: told apart by lightness too (after P. Tol's "muted"). */
export const rowOfColours = [
  "#0f766e",
  "#332288",
  "#cc6677",
  "#ddaa33",
  "#88ccee",
  "#aa4499",
  "#999933",
] as const;

export function colourOf(tone: SeriesTone): string {
  if (typeof tone === "number") return rowOfColours[tone % rowOfColours.length] ?? chartColours.accent;
  return tone === "neutral" ? chartColours.muted : chartColours[tone];
}

/** The same colours where the page is dark. */
export const darkColours: Readonly<Record<string, string>> = {
  [chartColours.ink]: "#ececef",
  [chartColours.quiet]: "#b1b1b9",
  [chartColours.line]: "#34343a",
  [chartColours.surface]: "#18181b",
  [chartColours.hatch]: "#66665f",
  [chartColours.accent]: "#35b3a5",
  [chartColours.muted]: "#7d7d78",
  [chartColours.positive]: "#85b4f2",
  [chartColours.negative]: "#f0a664",
  "#332288": "#a396f0",
  "#cc6677": "#e08a98",
  "#aa4499": "#d27cc4",
  "#999933": "#b9b955",
};
